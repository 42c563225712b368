import type { Address } from '../../../shared/general/row'
import type { PlaceView } from '../../../shared/placeView'
import type { ServiceAt } from '../../../shared/schemas'
import { fieldOf, serviceOf } from '../../core/catalog'
import { isOthers, isOthersSecret, ownerOf } from '../../core/project/filesHold'
import type { Project } from '../../core/project/project'
import { wantedValues } from '../../core/project/values'
import type { Values } from '../../core/targets/addresses'
import type { KnownTarget } from '../../core/targets/target'

/** Where the typed values and the secrets of a service are in the game's files, by field id. */
export function placeViews(project: Project, at: ServiceAt): Record<string, PlaceView[]> {
  const declared = serviceOf(at.service)
  const wanted = wantedValues(project, at) ?? {}
  const found = new Map<string, PlaceView[]>()
  for (const known of project.targets(at)) {
    for (const [field, address] of Object.entries(known.target.addresses)) {
      const kind = fieldOf(declared, field)?.kind
      if (kind !== 'text' && known.own?.[field] === undefined && !known.reading.secrets.includes(field)) continue
      const view = placeView({ project, at, known }, { field, address, wanted })
      found.set(field, [...(found.get(field) ?? []), view])
    }
  }
  return Object.fromEntries([...found].map(([field, views]) => [field, worthShowing(views)]))
}

/** A file that a project does not have is of interest only if it has no other one for the value, or was named by the team. */
function worthShowing(views: PlaceView[]): PlaceView[] {
  const there = views.filter(({ state, own }) => state !== 'absent' || own !== undefined)
  return there.length > 0 ? there : views.slice(0, 1)
}

type Here = { project: Project; at: ServiceAt; known: KnownTarget }
type Value = { field: string; address: Address; wanted: Values }

function placeView(here: Here, { field, address, wanted }: Value): PlaceView {
  const { known } = here
  const { target, declared, reading } = known
  const isSecret = reading.secrets.includes(field)
  const state = isSecret ? 'secret' : stateOf(here, { field, held: reading.values[field], wanted: wanted[field] })
  return {
    target: target.id,
    path: target.path ?? target.label,
    key: nameOf(address),
    ships: declared.ships,
    state,
    theirs: reading.values[field] ?? null,
    holds: holdsOf(here, field, state),
    why: whyOf(here),
    ...ownOf(known, field),
  }
}

/** The environment whose values are there; null if they are those of the shown one, or nobody can tell. */
function holdsOf({ project, at, known }: Here, field: string, state: PlaceView['state']): PlaceView['holds'] {
  const isOf = state === 'others' || (state === 'secret' && isOthersSecret(project, at, known, field))
  return isOf ? ownerOf(project, at, known) : null
}

function whyOf({ project, at, known: { target, reading } }: Here): PlaceView['why'] {
  return project.run(at).problems.get(`target.${target.id}`) ?? reading.why ?? null
}

function ownOf({ own }: KnownTarget, field: string): Pick<PlaceView, 'own'> {
  const at = own?.[field]
  return at === undefined ? {} : { own: { scope: at.scope, id: at.id } }
}

/** What a value is called in its file; which entry of a list it is in is no part of that. */
function nameOf({ key, inside }: Address): string {
  const steps = inside?.split('/') ?? []
  return [key, ...steps.filter((step) => !step.startsWith('['))].join(' › ')
}

type Compared = { field: string; held: string | undefined; wanted: string | undefined }

function stateOf({ project, at, known }: Here, compared: Compared): PlaceView['state'] {
  const { held = '', wanted } = compared
  if (known.reading.state === 'refused') return 'refused'
  if (!hasRoom(known, compared)) return 'absent'
  if (isOthers(project, at, known)) return 'others'
  if (wanted === undefined) return held === '' ? 'absent' : 'found'
  return held === wanted ? 'same' : 'differs'
}

/** Where a file has no entry for a value, and no press could put one there, the engine or the user has to make it first. */
function hasRoom({ reading, declared }: KnownTarget, { field, held, wanted }: Compared): boolean {
  if (!reading.hasFile) return false
  if (held !== undefined) return true
  if (declared.ifThere === true || declared.format === 'source') return false
  return wanted === undefined || reading.takes.includes(field)
}
