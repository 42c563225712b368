import { z } from 'zod'

import { defaultEnvironments, mostEnvironments } from '../../../shared/values/environments'
import { ownIn } from '../../../shared/values/own'
import type { SettingValue as Value } from '../../../shared/catalog/fields'
import { Environment, SettingValue } from '../../../shared/schemas'
import { builtInIds, fieldOf, fieldsOf, knownServices, ownFieldsOf, serviceOf } from '../catalog'
import { projectTexts as texts } from '../../../shared/texts/project'
import { withWrittenNumbers, type Elsewhere } from '../formats/writtenNumbers'
import { readJson, type Json } from '../json'
import { misfitAt, type Misfit, type Misfits } from './fieldValues'
import type { Side } from '../places/edit'
import { keyOf, type Change, type SettingAt, type Values } from './settingAt'

export const projectPath = '.latchkey/project.json'
export const schemaUrl = 'https://latchkey.dev/schemas/project-1.json'
const newestVersion = 1
/** How many entries of the list of environments are looked at. */
const mostLooked = 256

const Group = z.record(z.string(), z.unknown())
const List = z.array(z.unknown()).catch([])

/** In lower case: on a disk that ignores case, another spelling would be another project with the same files of ours. */
const Id = z.uuid().toLowerCase()

/** Loose on purpose: what a newer Latchkey or a teammate added is kept as it is. */
const Document = z.looseObject({
  version: z.int().min(1),
  id: Id,
  /** The project's environments, the one shown first in front. What is no valid name, or no list, is left as it is. */
  environments: z.unknown().optional(),
  services: z.record(z.string(), z.record(z.string(), Group)).optional(),
})
export type Document = z.infer<typeof Document>

type Read = { values: Values; misfits: Misfits }

export type Parsed = ({ is: 'ok' | 'newer'; document: Document } & Read) | { is: 'damaged'; why: string; id?: string | undefined }

/** Reads the team's file. A value that does not fit its field is left out on its own; the others count. */
export function parseDocument(bytes: Uint8Array): Parsed {
  const text = textOf(bytes)
  const json: Json = text === null ? { is: 'broken' } : readJson(text)
  if (json.is !== 'json') return { is: 'damaged', why: json.is === 'deep' ? texts.tooDeep : whyBroken(bytes) }
  const parsed = Document.safeParse(json.value)
  if (!parsed.success) {
    const { id } = z
      .object({ id: Id.optional().catch(undefined) })
      .catch({})
      .parse(json.value)
    return { is: 'damaged', why: texts.misfit(parsed.error.issues[0]?.path.join('.') ?? ''), id }
  }
  // The JSON itself, which fits the schema: the schema's own copy would leave out a key named `__proto__`.
  const document = { ...(json.value as Document), id: parsed.data.id }
  return parsedOf(document)
}

/** What a file with this document says. */
export function parsedOf(document: Document): Parsed {
  return { is: document.version > newestVersion ? 'newer' : 'ok', document, ...read(document) }
}

function whyBroken(bytes: Uint8Array): string {
  return Buffer.from(bytes).includes('<<<<<<<') ? texts.conflictMarkers : texts.notJson
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function read(document: Document): Read {
  const values = new Map<string, Value>()
  const misfits = new Map<string, Misfit>()
  for (const { place } of places(environmentsOf(document))) {
    const given = givenAt(document, place)
    if (given === undefined) continue
    const why = misfitAt(place, given)
    const value = SettingValue.safeParse(given)
    if (why !== null) misfits.set(keyOf(place), { written: JSON.stringify(given), why })
    else if (value.success) values.set(keyOf(place), value.data)
  }
  return { values, misfits }
}

function givenAt({ services: all }: Document, place: SettingAt): unknown {
  const groups = ownIn(all, place.service)
  const given = ownIn(ownIn(groups, place.environment), place.field)
  return given ?? (isTypedForEach(place) ? ownIn(ownIn(groups, 'all'), place.field) : undefined)
}

/** The environments the project names; the default ones if it names none. */
export function environmentsOf({ environments }: Pick<Document, 'environments'>): readonly string[] {
  const named = List.parse(environments)
    .slice(0, mostLooked)
    .flatMap((name) => Environment.safeParse(name).data ?? [])
  return named.length === 0 ? defaultEnvironments : [...new Set(named)].slice(0, mostEnvironments)
}

/** Every place a declared field can have. Secrets have none: they are never saved in the project. */
function* places(environments: readonly string[]): Generator<{ place: SettingAt }> {
  for (const service of knownServices()) {
    for (const environment of ['all', ...environments]) {
      for (const field of [...fieldsOf(service), ...ownFieldsOf(service)]) {
        if (field.kind === 'secret' || (environment === 'all') === field.perEnvironment) continue
        yield { place: { service: service.id, environment, field: field.id } }
      }
    }
  }
}

/** Whether each environment may have its own value. A value that a file gives once for all counts for each of them. */
function isTypedForEach({ service, environment, field }: SettingAt): boolean {
  const kind = fieldOf(serviceOf(service), field)?.kind
  return environment !== 'all' && (kind === 'text' || kind === 'switch')
}

export function emptyDocument(id: string): Document {
  return { version: newestVersion, id }
}

/** The document with the values on one side of the changes; everything else, unknown keys too, stays. */
export function applyChanges(document: Document, changes: readonly Change[], side: Side): Document {
  // Only what is changed is copied.
  const all = { ...document.services }
  for (const change of changes) {
    const { place } = change
    const value = valueOn(change, side)
    const groups = (all[place.service] = { ...ownIn(all, place.service) })
    if (isTypedForEach(place)) separate(groups, place.field, environmentsOf(document))
    const group = (groups[place.environment] = { ...ownIn(groups, place.environment) })
    if (value === null) delete group[place.field]
    else group[place.field] = value
    if (Object.keys(group).length === 0) delete groups[place.environment]
    if (Object.keys(groups).length === 0) delete all[place.service]
  }
  return { ...document, services: all }
}

function valueOn({ from, to, misfit }: Change, side: Side): unknown {
  if (side === 'after') return to
  const json = misfit === undefined ? null : readJson(misfit)
  return json?.is === 'json' ? json.value : from
}

/** Copies a value given once for all to each environment, before one of them gets another value. */
function separate(groups: Record<string, Record<string, unknown>>, field: string, environments: readonly string[]): void {
  const { [field]: forAll, ...others } = ownIn(groups, 'all') ?? {}
  if (forAll === undefined) return
  if (Object.keys(others).length === 0) delete groups['all']
  else groups['all'] = others
  for (const environment of environments) groups[environment] = { [field]: forAll, ...ownIn(groups, environment) }
}

/** One value per line in a stable order, so that the file merges well. Numbers are written as they are in `before`. */
export function serialize(
  { $schema, version, id, environments, services: all = {}, ...others }: Document,
  before: Uint8Array | null,
  numbers: Elsewhere = {},
): Uint8Array {
  const scopes = ['all', ...environmentsOf({ environments })]
  const ordered = sortKeys(
    all,
    // Those of teams by name: who has approved which must not move lines of the team's file.
    builtInIds,
    scopes,
  )
  const body = { $schema: $schema ?? schemaUrl, version, id, environments, services: ordered, ...others }
  const text = JSON.stringify(body, null, 2)
  return new TextEncoder().encode(`${withWrittenNumbers(text, (before && textOf(before)) ?? '', numbers)}\n`)
}

type Tree = { [key: string]: unknown }

function sortKeys(tree: Tree, first: readonly string[], scopes: readonly string[]): Tree {
  const others = Object.keys(tree).filter((key) => !first.includes(key))
  const keys = first.filter((key) => Object.hasOwn(tree, key)).concat(others.sort())
  return Object.fromEntries(keys.map((key) => [key, sortValue(tree[key], scopes)]))
}

function sortValue(value: unknown, scopes: readonly string[]): unknown {
  return isTree(value) ? sortKeys(value, scopes, scopes) : value
}

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value)
