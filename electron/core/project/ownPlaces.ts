import { createHash } from 'node:crypto'

import { z } from 'zod'

import type { Field } from '../../../shared/catalog/fields'
import type { Place } from '../../../shared/catalog/place'
import type { EngineKind } from '../../../shared/general/general'
import { ownAddress, OwnPlace } from '../../../shared/ownPlace'
import { ownPlaceTexts as texts } from '../../../shared/texts/ownPlaces'
import type { ServiceAt } from '../../../shared/schemas'
import { oneLine } from '../../../shared/values/oneLine'
import { fieldOf, knownServices, serviceOf, serviceWith } from '../catalog'
import { faultOfOwnPlace } from '../declarations/ownPlaceFaults'
import { keyName, layoutOf } from '../formats/keysLayout'
import { shipsFrom } from '../engines/ships'
import { isSecretKey } from '../engineSettings/rows/secrets'
import type { OwnAt } from './ownPlaceEntries'
import { projectPath } from './projectDocument'
import type { ProjectFile } from './projectFile'

/** The places that a team added to fields of a service, as one file that receives their values; or `why` one can't be used. */
export type OwnTarget = {
  /** The same in every environment. */
  id: string
  declared: Place
  /** Where in `project.json` the place of each field is. */
  owners: Readonly<Record<string, OwnAt>>
  why: string | null
}

type Judged = { at: OwnAt; field: Field; place: OwnPlace; why: null } | { at: OwnAt; field: Field; place: null; why: string }
type Good = Extract<Judged, { why: null }>

type Here = { file: Pick<ProjectFile, 'ownPlaces' | 'environments'>; engine: { kind: EngineKind } }

/** The files of places that a team added, in an environment. Whoever wrote them, each is judged before it counts. */
export function ownTargets(project: Here, at: ServiceAt): OwnTarget[] {
  const judged = ['all', at.environment].flatMap((scope) =>
    project.file
      .ownPlaces({ service: at.service, scope })
      .flatMap(([id, given]) => judgedEntry(project, at, { scope, id }, given)),
  )
  const good = judged.filter((one): one is Good => one.why === null)
  const bad = judged.flatMap((one) => (one.why === null ? [] : [refusedTarget(one.at, one.field, one.why)]))
  return [...grouped(good, at, project.engine.kind), ...bad]
}

function judgedEntry(project: Here, at: ServiceAt, { scope, id }: { scope: string; id: string }, given: unknown): Judged[] {
  const own: OwnAt = { service: at.service, scope, id }
  const named = z.looseObject({ field: z.string() }).safeParse(given).data?.field ?? ''
  const field = fieldOf(serviceOf(at.service), named)
  // Another version may know the field.
  if (field === undefined) return []
  const place = OwnPlace.safeParse(given).data
  const why = place === undefined ? texts.form : faultOf(project, at, { scope, field, place })
  return place === undefined || why !== null
    ? [{ at: own, field, place: null, why: why ?? texts.form }]
    : [{ at: own, field, place, why: null }]
}

type Entry = { scope: string; field: Field; place: OwnPlace }

/** Why a place can't be used in an environment, in words; null if it can. */
export function faultOf(project: Here, at: ServiceAt, { scope, field, place }: Entry): string | null {
  if (field.kind === 'secret') return texts.secret(field.label)
  if (!isPlaceable(field)) return texts.noValue(field.label)
  if (scope !== 'all' && !field.perEnvironment) return texts.otherEnvironments(field.label)
  const isKeys = place.format === 'keysFile'
  const misplaced = faultOfAddress(place, field)
  if (misplaced !== null) return misplaced
  const declared = placeWith([{ field, place }], at)
  return faultOfOwnPlace(serviceOf(at.service), declared) ?? (isKeys ? faultOfKey(project, at, field, place.file) : null)
}

function faultOfAddress({ format, key, section }: OwnPlace, field: Field): string | null {
  if (format !== 'keysFile') return key === undefined ? texts.noKey : faultOfVariable(format, key, field)
  return key === undefined && section === undefined ? null : texts.keyOfKeys
}

/** In a file of variables, what is called a secret is taken for one, unless the service's own tools call the field so. */
function faultOfVariable(format: OwnPlace['format'], key: string, field: Field): string | null {
  const isOwn = 'variable' in field && field.variable === key
  const isFileOfVariables = format === 'dotenv' || format === 'properties'
  return isFileOfVariables && !isOwn && isSecretKey(key) ? texts.secretName(key) : null
}

function faultOfKey(project: Here, { service, environment }: ServiceAt, field: Field, file: string): string | null {
  const layout = layoutOf(file)
  if (layout === null) return texts.language(oneLine(file))
  const name = keyName(file, service, field.id)
  if (!layout.mayName(name)) return texts.name(name, file)
  const other = firstOfName(project, file, name)
  if (other !== null && other !== `${service}/${field.id}`) return texts.twoOfOneName(name, labelOf(other), file)
  return field.perEnvironment && !['test', 'live'].includes(environment) ? texts.onlyTwo(environment, file) : null
}

/** The first field, in the order of the services, that has a name in a file of keys. */
function firstOfName({ file: project }: Here, file: string, name: string): string | null {
  const scopes = ['all', ...project.environments()]
  for (const service of knownServices()) {
    for (const [, given] of scopes.flatMap((scope) => project.ownPlaces({ service: service.id, scope }))) {
      const place = OwnPlace.safeParse(given).data
      if (place?.format !== 'keysFile' || place.file !== file || keyName(file, service.id, place.field) !== name) continue
      if (isPlaceable(fieldOf(service, place.field))) return `${service.id}/${place.field}`
    }
  }
  return null
}

/** Whether a file may hold the value of a field. */
export const isPlaceable = (field: Field | undefined): boolean => field?.kind === 'text' || field?.kind === 'fetched'

function labelOf(name: string): string {
  const [service = '', field = ''] = name.split('/')
  const declared = serviceWith(service)
  return declared === undefined ? name : `${declared.label} ${fieldOf(declared, field)?.label ?? field}`
}

type Placed = Pick<Good, 'field' | 'place'>

/** As a service would declare them. */
function placeWith(all: readonly Placed[], at: ServiceAt, id = 'own'): Place {
  const [{ place }] = all as [Placed]
  const values = all.map(({ field, place: each }) => [field.id, addressFor(at, field, each)])
  const { file, format } = place
  return { id, label: file, ships: true, file: { path: file }, format, values: Object.fromEntries(values) }
}

function addressFor({ service, environment }: ServiceAt, field: Field, place: OwnPlace) {
  if (place.format !== 'keysFile') return ownAddress(place)
  const key = keyName(place.file, service, field.id)
  return field.perEnvironment ? { section: environment, key } : { key }
}

/**
 * One target for each file, so that its values are written together. Those that environments share are apart: whose they are
 * is told by what is in them.
 */
function grouped(all: readonly Good[], at: ServiceAt, engine: EngineKind): OwnTarget[] {
  const groups = new Map<string, Good[]>()
  for (const one of all) {
    const { scope } = one.at
    const isShared = scope === 'all' && one.field.perEnvironment && one.place.format !== 'keysFile'
    const name = (count: number) => JSON.stringify([isShared, one.place.format, one.place.file, count])
    let count = 0
    while (groups.get(name(count))?.some(({ field }) => field === one.field)) count += 1
    groups.set(name(count), [...(groups.get(name(count)) ?? []), one])
  }
  return [...groups].map(([name, own]) => {
    // The first one tells whether environments share the place.
    const ordered = own.toSorted((one, other) => Number(other.field.perEnvironment) - Number(one.field.perEnvironment))
    const id = idOf(name)
    const declared = placeWith(ordered, at, id)
    const ships = shipsFrom(engine, declared.label, declared.format)
    return { id, declared: { ...declared, ships }, owners: ownersOf(ordered), why: null }
  })
}

const ownersOf = (all: readonly Pick<Judged, 'at' | 'field'>[]) => Object.fromEntries(all.map(({ at, field }) => [field.id, at]))

/** It names no file, so that none is looked at. */
function refusedTarget(at: OwnAt, field: Field, why: string): OwnTarget {
  const label = projectPath
  const declared: Place = {
    id: idOf(`${at.scope}/${at.id}`),
    label,
    ships: false,
    file: { path: label },
    format: 'jsonTree',
    values: { [field.id]: { key: at.id } },
  }
  return { id: declared.id, declared, owners: { [field.id]: at }, why }
}

const idOf = (name: string) => `own-${createHash('sha256').update(name).digest('hex').slice(0, 16)}`
