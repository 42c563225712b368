import { createHash, randomUUID } from 'node:crypto'
import { realpath } from 'node:fs/promises'

import { projectTexts } from '../../../shared/texts'
import { createGeneral } from '../engines/general'
import type { Notices } from '../notices'
import { approveSpelling, knownIdAt, needsConsent, type Known } from '../approvals/folders'
import { detectEngine } from '../engines/engine'
import { createProject, type Project } from './project'
import { projectPath } from './projectDocument'
import { openProjectFile, type ProjectFile } from './projectFile'
import type { ProjectState } from './projectState'
import type { RecoveryWorld } from './recovery'

type World = Known & { notices: Notices; now(): Date; stateOf(projectId: string): ProjectState }

/** Reads a project folder without changing a byte of it. */
export async function loadProject(world: World, path: string): Promise<Project> {
  const { approvals, now } = world
  const engine = await detectEngine(path)
  const root = await realpath(path)
  const fresh = randomUUID()
  const file = await openProjectFile({ root, knownId: knownIdAt(world, root) ?? fresh, now })
  const id = file.id()
  // Where that can't be noted, it is asked.
  await approveSpelling(world, id, root).catch(() => undefined)
  // An id that was made just now stands nowhere else.
  const boundTo = () => (id !== fresh && needsConsent(world, id, root) ? approvals.foldersOf(id) : null)
  const state = world.stateOf(boundTo() === null ? id : unconfirmedName(id, root))
  reportDamage(world, file)
  const general = createGeneral({ root, kind: engine.kind, makeOurFile: () => file.update([]) })
  const tellCutOff = cutOffTeller(world, id)
  return createProject({ root, file, state, engine, boundTo, general, now, tellCutOff })
}

/**
 * A folder that may not be the project it says it is starts without that project's history and accepted files, and
 * without those of any other folder that says the same.
 */
const unconfirmedName = (id: string, root: string) => `${id}-unconfirmed-${createHash('sha256').update(root).digest('hex')}`

/** Says in the window what became of a step that was cut off, and until then what keeps it. */
function cutOffTeller({ notices }: Pick<World, 'notices'>, project: string): RecoveryWorld['tell'] {
  const ids = { over: `cut-off-${project}`, waiting: `cut-off-waiting-${project}` }
  return ({ words, isOver }) => {
    if (isOver) notices.dismiss(ids.waiting)
    if (words !== null) notices.add({ id: isOver ? ids.over : ids.waiting, tone: 'warning', text: words })
  }
}

/** Says that the team's file can't be read, and takes that back once it can. */
export function reportDamage({ notices }: Pick<World, 'notices'>, file: ProjectFile): void {
  const id = `damaged-${file.id()}`
  const damage = file.damage()
  if (damage === null) return notices.dismiss(id)
  notices.add({ id, tone: 'warning', text: projectTexts.damaged(projectPath, damage) })
}
