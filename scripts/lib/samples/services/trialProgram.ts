import { createApprovals } from '../../../../electron/core/approvals/approvals'
import { createNotices } from '../../../../electron/core/notices'
import type { World } from '../../../../electron/core/operations/world'
import { createProofs } from '../../../../electron/core/places/proofs'
import { loadProject } from '../../../../electron/core/project/loadProject'
import { createProjectState } from '../../../../electron/core/project/projectState'
import { createServices } from '../../../../electron/core/services/modules'
import { createKeychain } from '../../../../electron/core/vault/keychain'
import { createVault } from '../../../../electron/core/vault/vault'
import { createSafeStorageFake } from '../../../../test/safeStorageFake'
import { inMemory } from '../program'

/** Opens a project as the app does, with a vault, a history and approvals of its own that are in memory only. No network. */
export async function openWithVault(root: string) {
  const now = () => new Date()
  const { safeStorage, platform } = createSafeStorageFake('asynchronous')
  const keychain = createKeychain({ safeStorage, platform })
  const vault = createVault({ store: inMemory(), marks: inMemory(), keychain, cost: { N: 2 ** 14, r: 1, p: 1 }, now })
  await vault.probe()
  const refuse = () => Promise.reject(new Error('The trial sends nothing.'))
  const world: World = {
    vault,
    approvals: createApprovals({ store: inMemory() }),
    services: createServices({ adapter: refuse, version: '0.0.0', now }),
    notices: createNotices(),
    now,
    openExternal: refuse,
    publishAll: () => undefined,
    unfinished: { finish: (work) => work },
  }
  const state = createProjectState({ store: inMemory(), now })
  const parts = { proofs: createProofs({ store: inMemory() }), preferences: { idAt: () => null }, stateOf: () => state }
  const project = await loadProject({ ...world, ...parts }, root)
  await Promise.all([project.readTargets(), project.general.read()])
  await project.lookFurther()
  return { world, project }
}
