import type { Field } from '../../../shared/catalog/fields'
import { serviceOf } from '../../../shared/catalog/services'
import { overviewTexts } from '../../../shared/texts/overview'
import type { PlaceView } from '../../../shared/placeView'
import { environmentName, type Environment } from '../../../shared/values/environments'
import type { ServiceView, TargetView } from '../../../shared/view'
import { fileName, nothing, type Cell } from './cell'

const texts = overviewTexts.files

type Found = Pick<PlaceView, 'path' | 'ships' | 'state' | 'holds'>

/** Where a value is in the game's files, and of which environment it is there. */
export function filesCell(service: ServiceView, field: Field, environment: Environment): Cell {
  const there = placesOf(service, field, environment).filter(({ state }) => state !== 'absent')
  const of = (...states: readonly Found['state'][]) => there.filter(({ state }) => states.includes(state))
  const [secrets, differing, refused] = [of('secret'), of('differs'), of('refused')]
  const help = there.map(({ path }) => path).join('\n')
  if (secrets.length > 0) {
    return { text: counted(secrets), tone: secrets.some(({ ships }) => ships) ? 'error' : 'warning', help }
  }
  if (differing.length > 0) return { text: differs(differing, there), tone: 'warning', help }
  if (refused[0] !== undefined) return { text: texts.refused(fileName(refused[0].path)), tone: 'error', help }
  return {
    ...quiet(of('same'), of('others'), of('found'), field.perEnvironment ? environment : null),
    ...(help !== '' && { help }),
  }
}

function quiet(same: Found[], others: Found[], found: Found[], environment: Environment | null): Cell {
  if (same.length > 0) return { text: counted(same), tone: 'plain', ...leadOf(environment) }
  if (others.length > 0) return { text: counted(others), tone: 'plain', ...leadOf(others[0]?.holds ?? null) }
  return found.length > 0 ? { text: texts.found(counted(found)), tone: 'dim' } : nothing
}

const leadOf = (environment: Environment | null) => (environment === null ? {} : { lead: environmentName(environment) })

function differs(differing: readonly Found[], all: readonly Found[]): string {
  return all.length === 1 ? texts.differs(fileName(all[0]?.path ?? '')) : texts.someDiffer(differing.length, all.length)
}

function counted(found: readonly Found[]): string {
  return found.length === 1 ? fileName(found[0]?.path ?? '') : texts.places(found.length)
}

/** The places of a typed value or a secret; for a fetched one, the files that receive it. */
export function placesOf(service: ServiceView, { id, kind }: Field, environment: Environment): readonly Found[] {
  if (kind !== 'fetched') return service.places[id] ?? []
  const { places, fetch } = serviceOf(service.id)
  const ids = new Set(places.filter(({ values }) => id in values).map((place) => place.id))
  const receiving = service.targets.filter((target) => ids.has(target.id) && target.path !== null)
  return receiving.map((target) => ({
    ...foundIn(target),
    ...(id === fetch?.key && { state: stateOfKey(service, target, environment) }),
  }))
}

/** What differs in a file may be another value than the key: the file has this very key, or none is saved. */
function stateOfKey({ id, settings }: ServiceView, { state, holds }: TargetView, environment: Environment): Found['state'] {
  if (state !== 'differs') return states[state]
  if (holds === environment) return 'same'
  return settings[serviceOf(id).fetch?.key ?? '']?.value === '' ? 'absent' : 'differs'
}

const states: Record<TargetView['state'], Found['state']> = {
  'up-to-date': 'same',
  differs: 'differs',
  absent: 'absent',
  refused: 'refused',
  'nothing-to-write': 'absent',
  found: 'found',
  others: 'others',
}

function foundIn({ path, label, ships, state, holds }: TargetView): Found {
  return { path: path ?? label, ships, state: states[state], holds }
}
