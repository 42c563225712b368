import { z } from 'zod'

import settings from './data/settings.json'
import { isSeen } from './versions'

/** What is known of a setting. `scripts/unreal-settings.ts` makes the file; docs/engine-settings.md says from what. */
const Known = z.strictObject({
  /** Of each entry, if the setting is a list. */
  type: z.enum(['bool', 'int', 'float', 'enum', 'path', 'text']).optional(),
  /** Where it is not what the key says. */
  label: z.string().optional(),
  /** The foldout that it is in. */
  group: z.string().optional(),
  /** The members of an enumeration, or the numbers that stand for something. */
  choices: z.union([z.array(z.string()), z.record(z.string(), z.int())]).optional(),
  /**
   * What Unreal has without a line of its own, as it would write it, and the versions of Unreal that have the setting: only with
   * those is it shown without a line.
   */
  default: z.string().optional(),
  seenIn: z.string().optional(),
  /** What most projects have, where no default is known. */
  usual: z.string().optional(),
  /** Why it is not for hands. */
  fixed: z.enum(['id', 'redirects', 'engine-written']).optional(),
  secret: z.boolean().optional(),
  restart: z.boolean().optional(),
  /** Hardly any project has it. */
  rare: z.boolean().optional(),
})
export type Known = z.infer<typeof Known>

const Section = z.strictObject({
  /** The heading of its page in the tree, and the page. Left out where Unreal's window has none. */
  page: z.tuple([z.string(), z.string()]).optional(),
  settings: z.record(z.string(), Known),
})
const Table = z.record(z.string(), z.record(z.string(), Section))

/** `order` is its place in the window. */
export type KnownSetting = Known & { key: string; order: number }
export type KnownSection = {
  section: string
  order: number
  page: readonly [group: string, label: string] | undefined
  /** By its key, which ignores case. */
  settings: ReadonlyMap<string, KnownSetting>
}

export const fold = (name: string) => name.toLowerCase()

let all: ReadonlyMap<string, ReadonlyMap<string, KnownSection>> | null = null

/** The sections that are known of a file such as `DefaultEngine.ini`, by their name, which ignores case. */
export function sectionsOf(file: string): ReadonlyMap<string, KnownSection> {
  all ??= readTable()
  return all.get(file) ?? new Map()
}

function readTable() {
  const files = Object.entries(Table.parse(settings))
  return new Map(
    files.map(([file, sections], fileOrder) => [
      file,
      new Map(
        Object.entries(sections).map(([section, { page, settings: own }], order) => [
          fold(section),
          { section, order: fileOrder * 10_000 + order, page, settings: keyed(own) },
        ]),
      ),
    ]),
  )
}

function keyed(own: Readonly<Record<string, Known>>): ReadonlyMap<string, KnownSetting> {
  return new Map(Object.entries(own).map(([key, known], order) => [fold(key), { ...known, key, order }]))
}

/** What is known of a key; the parts of an array with numbers in brackets have one line of data. */
export function settingOf(section: KnownSection | undefined, key: string): KnownSetting | undefined {
  const name = fold(key)
  const known = section?.settings.get(name)
  if (known !== undefined || !name.endsWith(']')) return known
  return section?.settings.get(`${name.slice(0, name.indexOf('['))}[]`)
}

/** What Unreal uses where no file says anything. Only a version that has the setting at all has a default of it. */
export function defaultIn({ default: standard, seenIn }: Known, version: string | null): string | undefined {
  return standard !== undefined && seenIn !== undefined && isSeen(seenIn, version) ? standard : undefined
}
