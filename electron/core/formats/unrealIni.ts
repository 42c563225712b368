import type { Address } from '../../../shared/general/row'
import { generalTexts } from '../../../shared/texts/general'
import { fold, placeOf, readBoth, roomFor, type Entry, type Reading } from './unrealEntries'
import { decode, encode, localised, quoted } from './unrealText'
import type { Format, Slot } from './format'

const texts = generalTexts.unreal

/** Default*.ini. Names ignore case, a section may occur several times, and the last line of a key without a mark is its value. */
export const unrealIni: Format = ({ text }, name) => {
  const { now, before, only } = readBoth(text)
  const newest = linesByName(now)
  const oldest = before === now ? newest : linesByName(before)

  function find(address: Address): Slot | null {
    const [newer, older] = [lastAt(newest(), address), lastAt(oldest(), address)]
    const found = newer ?? older
    if (found === null) return null
    const { start, end } = literalIn(text, found, address)
    const isOne = newer !== null && older !== null && placeOf(newer) === placeOf(older)
    const counting = { ...found, isList: found.isList || (older?.isList ?? false) }
    const read = isOne ? readValue(text.slice(start, end), counting, address.as) : 'varies'
    if (typeof read !== 'string') return { start, end, value: read.value }
    return { start: found.start, end: found.end, value: null, why: texts[read](address.key, name) }
  }

  return {
    find,
    all: () =>
      [...now.entries, ...only].map(({ section, op, key, start, end }) => [`${section} ${op}${key}`, text.slice(start, end)]),
    spell: (value, slot) => encode(value, slot !== null && text[slot.start] === '"'),
    room: ({ section = '', key, as }, raw) => roomFor(text, now, section, `${key}=${as === 'text' ? invariant(raw) : raw}`),
  }
}

/** A text of its own, or one with the namespace and the key of its translations, up to the quote that begins the text. */
const begin = /^(INVTEXT\(\s*|NSLOCTEXT\(\s*"(?:[^"\\]|\\.)*"\s*,\s*"(?:[^"\\]|\\.)*"\s*,\s*)"(?:[^"\\]|\\.)*"\s*\)$/

/**
 * Where the text itself is: of one that may be translated, the last piece in quotes. Unreal no longer uses a translation once
 * the text beside its key is another one.
 */
function literalIn(text: string, { start, end }: Pick<Entry, 'start' | 'end'>, { as }: Address) {
  const raw = text.slice(start, end)
  const lead = as === 'text' ? begin.exec(raw)?.[1]?.length : undefined
  return lead === undefined ? { start, end } : { start: start + lead, end: start + raw.lastIndexOf('"') + 1 }
}

/** A text that is the same in every language, from how it would be written alone. */
const invariant = (raw: string): string => `INVTEXT(${raw.startsWith('"') ? raw : quoted(raw)})`

/** The line that counts at an address, and whether others make a list of it. */
type Counting = Entry & { isList: boolean }

type Lines = ReadonlyMap<string, readonly Entry[]>

const nameOf = (section: string, key: string) => `${fold(section)}\n${fold(key)}`

/** Each row of the window asks for its lines, and there may be thousands of both: they are sorted at the first question. */
function linesByName({ entries }: Reading): () => Lines {
  let lines: Map<string, Entry[]> | null = null
  return () => {
    if (lines !== null) return lines
    lines = new Map()
    for (const entry of entries) {
      const name = nameOf(entry.section, entry.key)
      const same = lines.get(name)
      if (same === undefined) lines.set(name, [entry])
      else same.push(entry)
    }
    return lines
  }
}

function lastAt(lines: Lines, { section = '', key }: Address): Counting | null {
  const same = lines.get(nameOf(section, key)) ?? []
  const last = same.findLast(({ op }) => op === '') ?? same.at(-1)
  return last === undefined ? null : { ...last, isList: same.some(({ op }) => op !== '') }
}

/** The value, or what speaks against one. */
export function readValue(
  raw: string,
  { is, isList }: Pick<Counting, 'is' | 'isList'>,
  as?: Address['as'],
): { value: string } | keyof typeof texts {
  if (is === 'joined') return 'wraps'
  if (isList) return 'list'
  if (localised.test(raw)) return 'translated'
  const value = is === 'whole' ? decode(raw) : null
  if (value === null) return 'strange'
  return as === 'text' && localised.test(value) ? 'translated' : { value }
}
