import type { Address } from '../../../shared/general/row'
import type { PlaceView } from '../../../shared/placeView'
import type { ServiceAt } from '../../../shared/schemas'
import { fieldOf, serviceOf } from '../../core/catalog'
import { isOthers, ownerOf } from '../../core/project/filesHold'
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
  const { target, declared, reading } = known
  const isSecret = reading.secrets.includes(field)
  const state = isSecret ? 'secret' : stateOf(here, reading.values[field], wanted[field])
  return {
    target: target.id,
    path: target.path ?? target.label,
    key: [address.key, ...(address.inside?.split('/') ?? []).filter((step) => !step.startsWith('['))].join(' › '),
    ships: declared.ships,
    state,
    theirs: reading.values[field] ?? null,
    holds: state === 'others' ? ownerOf(project, at, known) : null,
    why: whyOf(here),
    ...ownOf(known, field),
  }
}

function whyOf({ project, at, known: { target, reading } }: Here): PlaceView['why'] {
  return project.run(at).problems.get(`target.${target.id}`) ?? reading.why ?? null
}

function ownOf({ own }: KnownTarget, field: string): Pick<PlaceView, 'own'> {
  const at = own?.[field]
  return at === undefined ? {} : { own: { scope: at.scope, id: at.id } }
}

function stateOf({ project, at, known }: Here, held: string | undefined, wanted: string | undefined): PlaceView['state'] {
  if (known.reading.state === 'refused') return 'refused'
  if (!hasRoom(known, held)) return 'absent'
  if (isOthers(project, at, known)) return 'others'
  if (wanted === undefined) return (held ?? '') === '' ? 'absent' : 'found'
  return (held ?? '') === wanted ? 'same' : 'differs'
}

/** A constant that is gone from its source is made by nobody but the user. */
const hasRoom = ({ reading, declared }: KnownTarget, held: string | undefined) =>
  reading.hasFile && (held !== undefined || declared.format !== 'source')
