import type { ServiceAt } from '../../../shared/schemas'
import type { PendingWrite, TargetView } from '../../../shared/view'
import { isOthers, keysIn, ownerOf, sharedWith } from '../../core/project/filesHold'
import type { Project } from '../../core/project/project'
import type { KnownTarget } from '../../core/targets/target'
import { wantedValues } from '../../core/project/values'

/** The game's files that receive something in this environment, and how each compares to what is saved. */
export function targetViews(project: Project, at: ServiceAt): TargetView[] {
  return project.targets(at).map((known) => targetView(project, at, known))
}

/** The writes that wait for the user's yes, and the environment whose values each would replace. */
export function pendingViews(project: Project, at: ServiceAt): PendingWrite[] {
  return project.run(at).pending.map(({ target, plan }) => {
    const { id, label } = target
    const known = project.targets(at).find((one) => one.target.id === id)
    const owner = known === undefined ? null : ownerOf(project, at, known)
    const replaces = owner === at.environment ? null : owner
    return { id, label, path: plan.path, diff: plan.diff, replaces, isAgain: project.isAccepted(target) }
  })
}

function targetView(project: Project, at: ServiceAt, known: KnownTarget): TargetView {
  const { declared, target, reading, ignoredByGit } = known
  const problem = project.run(at).problems.get(`target.${target.id}`)
  return {
    id: target.id,
    label: target.label,
    setting: 'setting' in declared.file ? declared.file.setting : null,
    ships: declared.ships,
    path: target.path,
    state: targetState(project, at, known),
    sharedWith: sharedWith(project, at, known),
    holds: ownerOf(project, at, known),
    why: problem ?? reading.why ?? null,
    ignoredByGit,
  }
}

function targetState(project: Project, at: ServiceAt, known: KnownTarget): TargetView['state'] {
  const { reading, target } = known
  if (reading.state === 'refused') return 'refused'
  if (isOthers(project, at, known)) return 'others'
  const wanted = wantedValues(project, at)
  if (wanted === null) return stateWithoutWish(at, known)
  if (reading.state === 'absent') return target.path === null ? 'absent' : 'differs'
  const entries = Object.entries(reading.values).filter(([name]) => name in wanted)
  return entries.every(([name, value]) => value === wanted[name]) ? 'up-to-date' : 'differs'
}

/** Nothing is saved yet: the page shows what the file holds, if it holds a key. */
function stateWithoutWish(at: ServiceAt, known: KnownTarget): TargetView['state'] {
  if (known.reading.state === 'absent') return 'absent'
  return keysIn(at, known).length > 0 ? 'found' : 'nothing-to-write'
}
