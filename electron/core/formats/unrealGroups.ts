import { fold, placeOf, readBoth, type Entry, type Reading } from './unrealEntries'

/**
 * A line of an ini: `number` is its place among those of its key and mark, null for the one line of a key without any mark
 * that counts. `isOne`: all versions of Unreal see it there. `isList`: lines with a mark make a list of its key. `isOnly`:
 * without it, nothing would be left of its key.
 */
export type Counted = { entry: Entry; number: number | null; isOne: boolean; isList: boolean; isOnly: boolean }

export type Groups = {
  /** All lines in file order, those that do not count included. */
  lines: readonly Counted[]
  /** Those that count, of a section and a key with its mark. */
  at(section: string, key: string): readonly Counted[]
  /** Those that count, by section and key without its mark, in file order. */
  bySection: ReadonlyMap<string, ReadonlyMap<string, readonly Counted[]>>
  now: Reading
}

const nameOf = (section: string, key: string) => `${fold(section)}\n${fold(key)}`
const marked = ({ section, op, key }: Entry) => nameOf(section, op + key)
const plain = ({ section, key }: Entry) => nameOf(section, key)

/** The lines of a text, by what they are about. */
export function groupsOf(text: string): Groups {
  const { now, before, only } = readBoth(text)
  const [newer, older] = [gathered(now.entries, marked), gathered(before.entries, marked)]
  const isOlder = new Set(only)
  const ofKey = gathered([...now.entries, ...only], plain)
  const lists = new Set([...now.entries, ...before.entries].filter(({ op }) => op !== '').map(plain))

  function isSeenByAll(entry: Entry, number: number): boolean {
    const same = older.get(marked(entry)) ?? []
    const twin = lists.has(plain(entry)) ? same[number] : same.at(-1)
    return twin !== undefined && placeOf(twin) === placeOf(entry)
  }

  /** What only older versions see is numbered behind the others. */
  function counted(entries: readonly Entry[], first: (name: string) => number): Counted[] {
    const counts = new Map<string, number>()
    return entries.map((entry) => {
      const name = marked(entry)
      const number = counts.get(name) ?? first(name)
      counts.set(name, number + 1)
      const isList = lists.has(plain(entry))
      const isOne = isSeenByAll(entry, number) && !isOlder.has(entry)
      const isOnly = isOne && !isList && ofKey.get(plain(entry))?.length === 1
      return { entry, number: isList ? number : null, isOne, isList, isOnly }
    })
  }

  const lines = [...counted(now.entries, () => 0), ...counted(only, (name) => newer.get(name)?.length ?? 0)]
  const last = new Map(lines.map((line) => [marked(line.entry), line]))
  const counting = lines.filter((line) => line.isList || last.get(marked(line.entry)) === line)
  const byName = gathered(counting, ({ entry }) => marked(entry))
  return {
    lines,
    now,
    at: (section, key) => byName.get(nameOf(section, key)) ?? [],
    bySection: new Map(
      [...gathered(counting, ({ entry }) => entry.section)].map(([section, own]) => [
        section,
        gathered(own, ({ entry }) => fold(entry.key)),
      ]),
    ),
  }
}

function gathered<T>(all: readonly T[], nameOfOne: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const name = nameOfOne(one)
    const group = groups.get(name)
    if (group === undefined) groups.set(name, [one])
    else group.push(one)
  }
  return groups
}
