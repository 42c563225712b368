import type { Known } from './data/schema'
import settings from './data/settings.json'
import { isSeen } from './versions'

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
  const files = Object.entries(settings)
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
