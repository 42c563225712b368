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
  const { project, at, known } = here
  const { target, declared, reading, own: owners } = known
  const own = owners?.[field]
  const isSecret = reading.secrets.includes(field)
  const state = isSecret ? 'secret' : stateOf(here, { field, held: reading.values[field], wanted: wanted[field] })
  return {
    target: target.id,
    path: target.path ?? target.label,
    key: nameOf(address),
    ships: declared.ships,
    state,
    theirs: reading.values[field] ?? null,
    holds: state === 'others' || (isSecret && isOthersSecret(project, at, known, field)) ? ownerOf(project, at, known) : null,
    why: project.run(at).problems.get(`target.${target.id}`) ?? reading.why ?? null,
    ...(own && { own: { scope: own.scope, id: own.id } }),
  }
}

/** What a value is called in its file; which entry of a list it is in is no part of that. */
function nameOf({ key, inside }: Address): string {
  const steps = inside?.split('/') ?? []
  return [key, ...steps.filter((step) => !step.startsWith('['))].join(' › ')
}

type Compared = { field: string; held: string | undefined; wanted: string | undefined }

function stateOf({ project, at, known }: Here, { field, held, wanted }: Compared): PlaceView['state'] {
  if (known.reading.state === 'refused') return 'refused'
  if (!known.reading.hasFile || (held === undefined && isOnlyIfThere(known))) return 'absent'
  if (isOthers(project, at, known)) return 'others'
  const theirs = held ?? ''
  if (wanted === undefined) return theirs === '' ? 'absent' : 'found'
  // No press could put it there: the engine, or the user, has to make its place first.
  if (held === undefined && !known.reading.takes.includes(field)) return 'absent'
  return theirs === wanted ? 'same' : 'differs'
}

/** Nothing is put where there is none, so that it does not differ. */
const isOnlyIfThere = ({ declared }: KnownTarget) => declared.ifThere === true || declared.format === 'source'
