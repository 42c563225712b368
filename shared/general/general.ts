import { godotSections } from './godot'
import { plainSections } from './plain'
import type { Address, GeneralRow, GeneralSection } from './row'
import { unitySections } from './unity'
import { unrealSections } from './unreal'

export const engineKinds = ['unity', 'unreal', 'godot', 'plain'] as const
export type EngineKind = (typeof engineKinds)[number]

/** The General page of each engine. A new row of a known format is one entry in its engine's file. */
export const generalSections: Readonly<Record<EngineKind, readonly GeneralSection[]>> = {
  unity: unitySections,
  unreal: unrealSections,
  godot: godotSections,
  plain: plainSections,
}

export function generalRows(kind: EngineKind): readonly GeneralRow[] {
  return generalSections[kind].flatMap(({ rows }) => rows)
}

/** The class of all rows of an engine; null if they differ. */
export function commonClass(kind: EngineKind): GeneralRow['class'] | null {
  const [first, ...others] = new Set(generalRows(kind).map((row) => row.class))
  return others.length === 0 ? (first ?? null) : null
}

const rowsOfAll = new Map(engineKinds.flatMap(generalRows).map((row) => [row.id, row]))

/** A row of any engine. */
export const rowWith = (id: string): GeneralRow | undefined => rowsOfAll.get(id)

/** Every address at which some layout of its file has a row's value, today's first. */
export const addressesOf = ({ section, key, older = [] }: GeneralRow): readonly Address[] => [{ section, key }, ...older]

/** A row's key, as a person would look for it in the file. */
export function keyText({ format, section, key }: Pick<GeneralRow, 'format' | 'section' | 'key'>): string {
  if (section === undefined) return key
  if (format === 'ini') return `[${section}] ${key}`
  return format === 'presets' ? `${section}: ${key}` : `${section}/${key}`
}
