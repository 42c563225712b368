import { expect, test } from 'vitest'

import { createNetAdapter } from '../../../../electron/app/net/netAdapter'
import { createApprovals } from '../../../../electron/core/approvals/approvals'
import { createNotices } from '../../../../electron/core/notices'
import { openCreated, keepCreated } from '../../../../electron/core/operations/createdSecrets'
import { fetchKey } from '../../../../electron/core/operations/fetchKey'
import { restoreGeneral, saveGeneral, stepsOfGeneral } from '../../../../electron/core/operations/generalSettings'
import { moveStep, restoreField, stepsOfField } from '../../../../electron/core/operations/history'
import { missingSecrets } from '../../../../electron/core/operations/missingSecrets'
import { saveFetched, saveSetting, saveTyped } from '../../../../electron/core/operations/saveValues'
import { approvePortal } from '../../../../electron/core/operations/secretPlaces'
import { openStored, storePasted } from '../../../../electron/core/operations/secrets'
import { takeOver } from '../../../../electron/core/operations/takeOver'
import { openAccount } from '../../../../electron/core/operations/tokenAccount'
import { createToken } from '../../../../electron/core/operations/tokens'
import { createProofs } from '../../../../electron/core/places/proofs'
import { loadProject } from '../../../../electron/core/project/loadProject'
import { createProjectState, type ProjectState } from '../../../../electron/core/project/projectState'
import { createServices } from '../../../../electron/core/services/modules'
import type { Store } from '../../../../electron/core/store'
import { createKeychain } from '../../../../electron/core/vault/keychain'
import { createVault } from '../../../../electron/core/vault/vault'
import { createSafeStorageFake } from '../../../safeStorageFake'
import { cheapCost } from '../../../storage/vault'
import { account } from '../../world/createdWorld'
import { at, portalOfTest, projectPath, tokenAt } from '../../world/appWorld'
import { failureOf, temporaryFolder } from '../../world/folder'
import { json, serve } from '../../world/loopback'
import { nodeRequest } from '../../world/nodeRequest'

const name = 'unity.productName'
const { signal } = new AbortController()

function inMemory<T>(): Store<T> {
  let held: T | null = null
  return { read: () => held, write: (value) => void (held = value), problem: () => null }
}

/**
 * What a terminal program would give to operations: no window and no session, and from the app only the way requests are
 * sent.
 */
function newProgram() {
  const now = () => new Date()
  const vault = createVault({
    store: inMemory(),
    marks: inMemory(),
    keychain: createKeychain(createSafeStorageFake('asynchronous')),
    cost: cheapCost,
    now,
  })
  const states = new Map<string, ProjectState>()
  const stateOf = (id: string) => {
    const state = states.get(id) ?? createProjectState({ store: inMemory(), now })
    states.set(id, state)
    return state
  }
  return {
    vault,
    approvals: createApprovals({ store: inMemory() }),
    proofs: createProofs({ store: inMemory() }),
    notices: createNotices(),
    services: createServices({ adapter: createNetAdapter({ request: nodeRequest }), version: '1.2.3', now }),
    preferences: { idAt: () => null },
    stateOf,
    now,
    openExternal: async () => expect.unreachable(),
    publishAll: () => undefined,
    unfinished: { finish: async <T>(work: Promise<T>) => work },
  }
}

async function openIn(program: ReturnType<typeof newProgram>) {
  const folder = temporaryFolder('unity-project')
  const project = await loadProject(program, folder.root)
  await Promise.all([project.readTargets(), project.general.read()])
  return { folder, project }
}

test('without a window a basic setting of the engine is saved, taken back, brought again and restored', async () => {
  const { project } = await openIn(newProgram())
  const before = project.general.value(name)
  expect(await saveGeneral(project, { id: name, value: 'First', base: before })).toBe('saved')
  expect(await saveGeneral(project, { id: name, value: 'First' })).toBe('unchanged')
  expect(await saveGeneral(project, { id: name, value: 'Second', base: 'something else' })).toBe('conflict')
  expect(await moveStep(project, 'undo')).toMatchObject({ isSkipped: false, left: [], row: { page: 'general' } })
  expect(project.general.value(name)).toBe(before)
  expect(await moveStep(project, 'undo')).toBeNull()
  expect(await moveStep(project, 'redo')).toMatchObject({ isSkipped: false, next: null })
  const [step] = stepsOfGeneral(project, name)
  if (step === undefined) return expect.unreachable('It has a history.')
  expect(await restoreGeneral(project, name, { step: step.step, at: step.at, side: 'before' })).toBe('saved')
  expect(project.general.value(name)).toBe(before)
})

test('without a window a setting is saved, refused where something else stands by now, and restored', async () => {
  const program = newProgram()
  const { project, folder } = await openIn(program)
  const field = { ...at, field: 'envFile' }
  expect(await saveTyped(program, project, { ...field, value: 'one.env' })).toEqual({ written: '' })
  expect(await saveTyped(program, project, { ...field, value: 'two.env', base: 'other.env' })).toBe('conflict')
  expect(await saveSetting(program, project, field, 'one.env')).toBeNull()
  const [step] = stepsOfField(program, project, field)
  if (step === undefined) return expect.unreachable('It has a history.')
  expect(await restoreField(project, field, { step: step.step, at: step.at, side: 'before' })).toBe('')
  expect(folder.text(projectPath)).not.toContain('one.env')
})

test('without a window a token is stored, its key fetched, saved and taken back', async () => {
  const portal = await portalOfTest()
  const program = newProgram()
  const { project } = await openIn(program)
  expect(missingSecrets(program, project, at)).toHaveLength(1)
  await saveSetting(program, project, { ...at, field: 'useCustomEndpoint' }, true)
  await saveSetting(program, project, { ...at, field: 'portalUrl' }, `${portal.http.origin}/v1/portal`)
  const store = () => storePasted(program, project, tokenAt, portal.first.portal_token)
  expect((await failureOf(store)).code).toBe('origin-unapproved')
  approvePortal(program, project, at, portal.http.origin)
  expect(await store()).toEqual({ isOnDisk: true, sameAs: null })
  expect(missingSecrets(program, project, at)).toEqual([])
  expect(await openStored(program, project, tokenAt)).toBe(portal.first.portal_token)
  const brought = await fetchKey(program, project, at, signal)
  if (!('fetched' in brought)) return expect.unreachable('There is nothing to choose.')
  expect(await saveFetched(program, project, at, brought.fetched)).toMatchObject({ isNew: true })
  const [step] = stepsOfField(program, project, { ...at, field: 'runtimeKey' })
  expect(step?.change?.to).toBe(portal.first.runtime_key)
  expect(await moveStep(project, 'undo')).toMatchObject({ put: [projectPath], row: { page: at.service } })
})

test('without a window a token is created, its secret kept, and taken over by another project', async () => {
  const { origin } = await serve((response, { path }) =>
    json(response, path.endsWith('/auth') ? { data: { token: 'jwt.of.sorts' } } : { data: { ...made, name: 'CI' } }),
  )
  const made = { id: 'b1', token: 'cldkctl_of0the0new0one1', created_at: null, expired_at: null }
  const program = newProgram()
  const { project } = await openIn(program)
  await saveSetting(program, project, { ...account, field: 'useCustomEndpoint' }, true)
  await saveSetting(program, project, { ...account, field: 'portalUrl' }, origin)
  approvePortal(program, project, account, origin)
  await storePasted(program, project, { ...account, field: 'accessToken' }, 'cldkctl_signs0in')
  const field = await createToken(program, await openAccount(program, project, account, signal), { name: 'CI', expiresOn: null })
  expect(await openCreated(program, project, { ...account, field })).toEqual({ text: made.token, isSafe: true })
  await keepCreated(program, project, { ...account, field })

  const other = await openIn(program)
  const ids = program.vault.list().filter((id) => id !== null)
  expect(await takeOver(program, other.project, ids)).toEqual({ taken: 2, left: 0, reasons: [] })
  expect(await openCreated(program, other.project, { ...account, field })).toMatchObject({ text: made.token })
  expect(missingSecrets(program, other.project, account)).toEqual([])
})
