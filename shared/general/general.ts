import { godotSections } from './godot'
import { plainSections } from './plain'
import type { Found, GeneralFormat, GeneralRow, GeneralSection, Layout, Part } from './row'
import { unitySections } from './unity'
import { unrealSections } from './unreal'

export const engineKinds = ['unity', 'unreal', 'godot', 'plain'] as const
export type EngineKind = (typeof engineKinds)[number]

/** The General page of each engine. A new row of a known format is one entry in its engine's file. */
const generalSections: Readonly<Record<EngineKind, readonly GeneralSection[]>> = {
  unity: unitySections,
  unreal: unrealSections,
  godot: godotSections,
  plain: plainSections,
}

export const nothingFound: Found = { parts: [], descriptor: null }

/** The page of a project: what every project has first, then a section for each part, in the order of the file. */
export function sectionsFor(kind: EngineKind, { parts, descriptor }: Found): GeneralSection[] {
  const declared = generalSections[kind]
  const always = declared.flatMap(({ of, rows, ...section }) =>
    of === undefined ? { ...section, rows: rows.flatMap((row) => inProject(row, descriptor)) } : [],
  )
  const each = parts.flatMap((part) => declared.filter(({ of }) => of === part.of).map((section) => ofPart(section, part)))
  return [...always, ...each]
}

export function generalRows(kind: EngineKind, found: Found): readonly GeneralRow[] {
  return sectionsFor(kind, found).flatMap(({ rows }) => rows)
}

/** Every file with text that the page can be about, with its format. */
export function filesFor(kind: EngineKind, { descriptor }: Pick<Found, 'descriptor'>): ReadonlyMap<string, GeneralFormat> {
  const rows = generalSections[kind].flatMap((section) => section.rows).flatMap((row) => inProject(row, descriptor))
  return new Map(rows.filter((row) => row.kind !== 'icon').map(({ file, format }) => [file, format]))
}

function inProject(row: GeneralRow, descriptor: string | null): GeneralRow[] {
  if (!row.file.startsWith('*')) return [row]
  return descriptor === null ? [] : [{ ...row, file: descriptor }]
}

function ofPart({ id, rows }: GeneralSection, { id: part, of, name }: Part): GeneralSection {
  const label = name.includes(of) ? name : `${name} (${of})`.trim()
  return { id: `${id}#${part}`, label, of, rows: rows.map((row) => rowOfPart(row, part)) }
}

function rowOfPart(row: GeneralRow, part: string): GeneralRow {
  return { ...row, id: `${row.id}#${part}`, section: row.section?.replace('{part}', part) }
}

/** The class of all rows of an engine; null if they differ. */
export function commonClass(kind: EngineKind): GeneralRow['class'] | null {
  const rows = generalSections[kind].flatMap((section) => section.rows)
  const [first, ...others] = new Set(rows.map((row) => row.class))
  return others.length === 0 ? (first ?? null) : null
}

type Declared = { kind: EngineKind; of?: string | undefined; row: GeneralRow }

const rowsOfAll = new Map(
  engineKinds.flatMap((kind) =>
    generalSections[kind].flatMap(({ of, rows }) => rows.map((row): [string, Declared] => [row.id, { kind, of, row }])),
  ),
)

/**
 * A row of an engine, or of any. The id of a row that is there once for each part ends with the part's; without it, as older
 * versions noted it, the row's section is the kind of the part.
 */
export function rowWith(id: string, engine?: EngineKind): GeneralRow | undefined {
  const [name = '', part, ...rest] = id.split('#')
  const declared = rowsOfAll.get(name)
  if (declared === undefined || rest.length > 0 || (engine !== undefined && declared.kind !== engine)) return undefined
  const { of, row } = declared
  if (of === undefined) return part === undefined ? row : undefined
  if (part === undefined) return { ...row, section: of }
  return /^\d{1,6}$/.test(part) ? rowOfPart(row, part) : undefined
}

/** Whether a row may be in a file: the name of a descriptor is the project's own. */
export function isFileOf({ file }: GeneralRow, path: string): boolean {
  if (!file.startsWith('*')) return path === file
  return !path.includes('/') && path.toLowerCase().endsWith(file.slice(1))
}

/** Every address at which some layout of its file has a row's value, today's first. */
export const layoutsOf = (row: GeneralRow): readonly Layout[] => [row, ...(row.older ?? [])]

/** A row's key, as a person would look for it in the file. */
export function keyText({ format, section, key }: Pick<GeneralRow, 'format' | 'section' | 'key'>): string {
  if (section === undefined) return key
  return format === 'ini' || format === 'presets' ? `[${section}] ${key}` : `${section}/${key}`
}
