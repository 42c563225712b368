import { createApprovals } from '../../../electron/core/approvals/approvals'
import { createNotices } from '../../../electron/core/notices'
import { createProofs } from '../../../electron/core/places/proofs'
import { loadProject } from '../../../electron/core/project/loadProject'
import type { Project } from '../../../electron/core/project/project'
import { createProjectState } from '../../../electron/core/project/projectState'
import type { Store } from '../../../electron/core/store'

export function inMemory<T>(): Store<T> {
  let held: T | null = null
  return { read: () => held, write: (value) => void (held = value), problem: () => null }
}

/** Opens a project as the app does, with a history that is in memory only, and without secrets. */
export async function openProject(root: string): Promise<Project> {
  const now = () => new Date()
  const state = createProjectState({ store: inMemory(), now })
  const world = {
    vault: { mayHold: () => false, renameCopies: async () => undefined, dropCopies: async () => undefined },
    approvals: createApprovals({ store: inMemory() }),
    proofs: createProofs({ store: inMemory() }),
    notices: createNotices(),
    preferences: { idAt: () => null },
    stateOf: () => state,
    now,
  }
  const project = await loadProject(world, root)
  await Promise.all([project.readTargets(), project.general.read()])
  return project
}
