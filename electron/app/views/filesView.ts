import type { Field } from '../../../shared/catalog/fields'
import { filesHold, ownerOf, sharedWith } from '../../core/project/filesHold'
import type { Project } from '../../core/project/project'
import { savedKey } from '../../core/project/values'
import type { FileView, PlaceView } from '../../../shared/placeView'
import type { ServiceAt } from '../../../shared/schemas'
import type { TargetView } from '../../../shared/view'
import { fieldsOf, serviceOf } from '../../core/catalog'
import { placeViews } from './placesView'
import { targetViews } from './targetsView'

type Views = { places: Readonly<Record<string, readonly PlaceView[]>>; targets: readonly TargetView[] }

/** In which files of the game each value of an environment stands, by field id: a fetched one in those that receive it. */
export function fileViews(project: Project, at: ServiceAt, { places, targets }: Views): Record<string, FileView[]> {
  const declared = serviceOf(at.service)
  const filesOf = ({ id, kind }: Field): FileView[] => {
    if (kind !== 'fetched') return (places[id] ?? []).map(({ path, ships, state, holds }) => ({ path, ships, state, holds }))
    const ids = declared.places.filter(({ values }) => id in values).map((place) => place.id)
    const receiving = targets.filter((target) => ids.includes(target.id) && target.path !== null)
    const isKey = id === declared.fetch?.key
    return receiving.map((target) => ({ ...ofTarget(target), ...(isKey && { state: stateOfKey(project, at, target) }) }))
  }
  const found = fieldsOf(declared).map((field) => [field.id, filesOf(field)] as const)
  return Object.fromEntries(found.filter(([, files]) => files.length > 0))
}

/** The same of an environment that is not shown, and of its own fields alone. */
export function filesElsewhere(project: Project, there: ServiceAt): Record<string, FileView[]> {
  const places = Object.fromEntries(
    Object.entries(placeViews(project, there)).map(([field, all]) => [field, all.filter((one) => isToldOf(project, there, one))]),
  )
  const targets = targetViews(project, there).filter(({ id: target, state }) => isToldOf(project, there, { target, state }))
  const all = fileViews(project, there, { places, targets })
  const own = fieldsOf(serviceOf(there.service)).filter(({ perEnvironment }) => perEnvironment)
  return Object.fromEntries(own.flatMap(({ id }) => (all[id] === undefined ? [] : [[id, all[id]]])))
}

type InFile = { target: string; state: PlaceView['state'] | TargetView['state'] }

/** What stands in a file that environments share may be of any of them: it is said of the one whose it is, if that is known. */
function isToldOf(project: Project, there: ServiceAt, { target, state }: InFile): boolean {
  const known = project.targets(there).find((one) => one.target.id === target)
  if (known === undefined || sharedWith(project, there, known).length === 0) return true
  if (state === 'secret') return ownerOf(project, there, known) === there.environment
  return !['differs', 'found'].includes(state) || filesHold(project, there.service) === there.environment
}

const states: Record<TargetView['state'], FileView['state']> = {
  'up-to-date': 'same',
  differs: 'differs',
  absent: 'absent',
  refused: 'refused',
  'nothing-to-write': 'absent',
  found: 'found',
  others: 'others',
}

/** What differs in a file may be another value than the key: the file has this very key, or none is saved. */
function stateOfKey(project: Project, at: ServiceAt, { state, holds }: TargetView): FileView['state'] {
  if (state !== 'differs') return states[state]
  if (holds === at.environment) return 'same'
  return savedKey(project, at) === '' ? 'absent' : 'differs'
}

function ofTarget({ path, label, ships, state, holds }: TargetView): FileView {
  return { path: path ?? label, ships, state: states[state], holds }
}
