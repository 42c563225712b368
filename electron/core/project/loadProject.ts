import { createHash, randomUUID } from 'node:crypto'
import { realpath } from 'node:fs/promises'

import { projectTexts } from '../../../shared/texts/project'
import { createGeneral } from '../engines/general'
import { createEngineSettings } from '../engineSettings/engineSettings'
import type { Notices } from '../notices'
import { approveSpelling, knownIdAt, needsConsent, type Known } from '../approvals/folders'
import { detectEngine } from '../engines/engine'
import { createProject, type Project } from './project'
import { projectPath } from './projectDocument'
import { openProjectFile, type ProjectFile } from './projectFile'
import type { Proofs } from '../places/proofs'
import type { ProjectState } from './projectState'
import type { RecoveryWorld } from './recovery'
import { createTeam } from '../teamServices/team'
import { renamedSecrets, type RenamingVault } from './renamedSecrets'

type World = Known & {
  vault: RenamingVault
  notices: Notices
  proofs: Proofs
  now(): Date
  stateOf(projectId: string): ProjectState
}

/** Reads a project folder without changing a byte of it. */
export async function loadProject(world: World, path: string): Promise<Project> {
  const { approvals, vault, proofs, now } = world
  const real = await realpath(path).catch(() => null)
  const engine = await detectEngine(path, real === null ? [] : approvals.linkedFrom(real))
  const root = await realpath(path)
  const fresh = randomUUID()
  const file = await openProjectFile({ root, knownId: knownIdAt(world, root) ?? fresh, now })
  const id = file.id()
  // If that can't be saved, the user is asked instead.
  await approveSpelling(world, id, root).catch(() => undefined)
  // An id that was made just now can't belong to another folder.
  const boundTo = () => (id !== fresh && needsConsent(world, id, root) ? approvals.foldersOf(id) : null)
  // A folder that may not be the project it claims to be starts without that project's history and accepted files, and without
  // those of another such folder.
  const state = world.stateOf(boundTo() === null ? id : `${id}-unconfirmed-${nameOf(root)}`)
  reportDamage(world, file)
  const general = createGeneral({ root, engine, makeOurFile: () => file.update([]) })
  const tellCutOff = cutOffTeller(world, id)
  const engineSettings = createEngineSettings({ root, engine })
  const team = createTeam({ root, approvals })
  if (await team.read(id)) file.judge()
  return createProject({
    root,
    team,
    file,
    state,
    engine,
    boundTo,
    general,
    engineSettings,
    proofs,
    secrets: renamedSecrets(vault, file, boundTo),
    now,
    tellCutOff,
  })
}

function nameOf(root: string): string {
  return createHash('sha256').update(root).digest('hex').slice(0, 32)
}

/** Shows a notice about a step that was cut off: what became of it, and until then what holds it up. */
function cutOffTeller({ notices }: Pick<World, 'notices'>, project: string): RecoveryWorld['tell'] {
  const ids = { over: `cut-off-${project}`, waiting: `cut-off-waiting-${project}` }
  return ({ words, isOver }) => {
    if (isOver) notices.dismiss(ids.waiting)
    if (words !== null) notices.add({ id: isOver ? ids.over : ids.waiting, tone: 'warning', text: words })
  }
}

/** Shows a notice while the team's file can't be read. */
export function reportDamage({ notices }: Pick<World, 'notices'>, file: ProjectFile): void {
  const id = `damaged-${file.id()}`
  const damage = file.damage()
  if (damage === null) return notices.dismiss(id)
  notices.add({ id, tone: 'warning', text: projectTexts.damaged(projectPath, damage) })
}
