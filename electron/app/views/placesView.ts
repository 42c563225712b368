import type { Address } from '../../../shared/general/row'
import type { PlaceView } from '../../../shared/placeView'
import type { ServiceAt } from '../../../shared/schemas'
import { oneLine } from '../../../shared/values/oneLine'
import { fieldOf, serviceOf } from '../../core/catalog'
import { mayHoldSecret } from '../../core/targets/namedSecrets'
import { isOthers, isOthersSecret, ownerOf } from '../../core/project/filesHold'
import type { Project } from '../../core/project/project'
import { wantedValues } from '../../core/project/values'
import type { Values } from '../../core/targets/addresses'
import { standsAt, type KnownTarget } from '../../core/targets/target'

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
    path: oneLine(target.path ?? target.label, longestPath),
    key: keyOf(standsAt(known, field) ?? address),
    ships: declared.ships,
    state,
    ...theirsOf(known, field, address),
    holds: isOthersAt(here, field, state) ? ownerOf(here.project, here.at, known) : null,
    why: whyOf(here),
    ...ownOf(known, field),
  }
}

/** Where `project.json` names the key, somebody may have named that of a secret. */
function theirsOf(
  { declared, reading, own }: KnownTarget,
  field: string,
  { key }: Address,
): Pick<PlaceView, 'theirs' | 'isHidden'> {
  const theirs = reading.values[field] ?? null
  const isNamedThere = own !== undefined || 'setting' in declared.file
  const isHidden = theirs !== null && theirs !== '' && isNamedThere && mayHoldSecret(declared.format, key, theirs)
  return isHidden ? { theirs: null, isHidden } : { theirs }
}

/** Others chose the name of the file: no character of it may move or hide what stands around it. */
const longestPath = 300

const keyOf = ({ key, inside }: Address): string =>
  [key, ...(inside?.split('/') ?? []).filter((step) => !step.startsWith('['))].join(' › ')

/** Whether what stands there is that of another environment. */
const isOthersAt = ({ project, at, known }: Here, field: string, state: PlaceView['state']): boolean =>
  state === 'others' || (state === 'secret' && isOthersSecret(project, at, known, field))

function whyOf({ project, at, known: { target, reading } }: Here): PlaceView['why'] {
  return project.run(at).problems.get(`target.${target.id}`) ?? reading.why ?? null
}

function ownOf({ own }: KnownTarget, field: string): Pick<PlaceView, 'own'> {
  const at = own?.[field]
  return at === undefined ? {} : { own: { scope: at.scope, id: at.id } }
}

type Compared = { field: string; held: string | undefined; wanted: string | undefined }

function stateOf({ project, at, known }: Here, value: Compared): PlaceView['state'] {
  const { reading } = known
  if (reading.state === 'refused') return 'refused'
  if (!reading.hasFile || (value.held === undefined && isOnlyIfThere(known))) return 'absent'
  // Our own file has nothing but what is saved.
  const wanted = value.wanted ?? (known.declared.format === 'keysFile' && value.held ? '' : undefined)
  const compared = { ...value, wanted }
  if (isOthers(project, at, known) && !isOfAll(at, compared)) return 'others'
  return comparedState(compared, reading.takes)
}

/** What is the same in every environment is no other one's. */
const isOfAll = ({ service }: ServiceAt, { field, held, wanted }: Compared): boolean =>
  fieldOf(serviceOf(service), field)?.perEnvironment === false && held === wanted

function comparedState({ field, held = '', wanted }: Compared, takes: readonly string[]): PlaceView['state'] {
  if (wanted === undefined) return held === '' ? 'absent' : 'found'
  if (held === wanted) return 'same'
  // No press could put it there: the engine, or the user, has to make its place first.
  return takes.includes(field) ? 'differs' : 'absent'
}

/** Nothing is put where there is none, so that it does not differ. */
const isOnlyIfThere = ({ declared }: KnownTarget) => declared.ifThere === true || declared.format === 'source'
