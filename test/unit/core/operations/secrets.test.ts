import { expect, test } from 'vitest'

import { changeStored, openStored } from '../../../../electron/core/operations/secrets'
import { at, projectPath, startApp, tokenAt } from '../../world/appWorld'
import { failureOf, temporaryFolder } from '../../world/folder'

const id = '6f1c4a52-3f0e-4f7a-9b57-0a54d0c2c001'
const plutu = { service: 'plutu', environment: 'test' } as const
const elsewhere = 'https://other.example'

async function opened() {
  const project = temporaryFolder('plain-project')
  project.write(projectPath, JSON.stringify({ version: 1, id }))
  const app = startApp()
  app.noteChosen(project.root)
  await app.call('project.open', { path: project.root })
  return { ...app, project, vault: app.session.shared.vault }
}

test('a secret that was kept for one portal is not copied to another environment for another portal', async () => {
  const app = await opened()
  await app.call('secret.store', { ...plutu, field: 'apiKey', value: 'aaaaaaaa-bbbb-cccc-dddd' })
  const all = { useCustomEndpoint: true, portalUrl: elsewhere }
  app.project.write(projectPath, JSON.stringify({ version: 1, id, services: { plutu: { all } } }))
  await app.call('project.open', { path: app.project.root })
  await app.call('portal.approve', { ...plutu, origin: elsewhere })

  await app.call('secret.share', { ...plutu, field: 'apiKey', to: 'live' })

  const service = app.view().project?.services.find((one) => one.id === 'plutu')
  expect(service?.problems['apiKey']?.code).toBe('other-origin')
  const live = { project: id, service: 'plutu', environment: 'live', field: 'apiKey' }
  expect(app.vault.describe(live).state).toBe('absent')
})

test('what no field declares as a secret is neither opened, copied nor destroyed, though the vault holds it', async () => {
  const app = await opened()
  await app.call('secret.store', { ...tokenAt, value: '0123456789abcdef0123456789abcdef' })
  const kept = { project: id, service: 'coherence', environment: 'test', field: 'signInToken' }
  await app.vault.store(kept, elsewhere, 'a token of a sign-in')
  const undeclared = { ...at, field: 'signInToken' }
  const { shared } = app.session
  const project = app.session.opened()

  for (const act of [
    () => openStored(shared, project, undeclared),
    () => changeStored(shared, project, undeclared, 'clear'),
    () => changeStored(shared, project, undeclared, 'restore'),
    () => app.call('secret.reveal', undeclared),
  ]) {
    expect((await failureOf(act)).code).toMatch(/^(invalid|unreadable)$/)
  }
  await app.call('secret.clear', undeclared)
  await app.call('secret.copy', { ...undeclared, form: 'value' })
  expect(app.clipboard.held.text).toBe('')
  expect(await app.vault.open(kept, elsewhere)).toBe('a token of a sign-in')
})
