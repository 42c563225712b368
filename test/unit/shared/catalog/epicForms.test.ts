import { expect, test } from 'vitest'

import { startApp } from '../../world/appWorld'
import { temporaryFolder } from '../../world/folder'
import { hex, uuid } from './gameParts'

// The plugin for Unity wrote the product in another form before: both are in games of today.

const path = 'Assets/StreamingAssets/EOS/eos_product_config.json'
const at = { service: 'epic', environment: 'test' } as const
const clients = [{ Value: { ClientId: 'ours', ClientSecret: 's', EncryptionKey: null }, Name: 'Client' }]
const first = { ProductId: { Name: 'Lantern', Value: uuid('7') }, Clients: clients }
const later = { ProductName: 'Lantern', ProductId: hex('7'), ProductVersion: '1.0.0', Clients: clients, schemaVersion: '1.0' }

test.each([
  ['an object', first, uuid('7')],
  ['a text', later, hex('7')],
])('a product ID that is %s is read, and written where it stands', async (_, config, id) => {
  const app = startApp()
  const project = temporaryFolder('unity-project')
  const text = JSON.stringify(config, null, 2)
  project.write(path, text)
  await app.call('project.open', { path: project.root })
  const epic = () => app.view().project?.services.find((each) => each.id === 'epic')
  expect(epic()?.settings['productId']?.value).toBe(id)
  await app.call('setting.write', { ...at, field: 'productId', value: hex('9') })
  const pending = epic()?.pendingWrites ?? []
  await app.call('targets.write', { ...at, ids: pending.map(({ id: target }) => target) })
  expect(project.text(path)).toBe(text.replace(id, hex('9')))
  expect(epic()?.problems).toEqual({})
  const states = (epic()?.places['productId'] ?? []).map(({ state }) => state)
  expect(
    states.filter((state) => state !== 'absent'),
    'only one form is there',
  ).toEqual(['same'])
})

test('a null is an empty place: a key is written over it as a text, after its diff, and undo brings the null back', async () => {
  const app = startApp()
  const project = temporaryFolder('unity-project')
  const text = JSON.stringify(later, null, 2)
  project.write(path, text)
  await app.call('project.open', { path: project.root })
  const epic = () => app.view().project?.services.find((each) => each.id === 'epic')
  await app.call('setting.write', { ...at, field: 'encryptionKey', value: hex('8', 64) })
  const [write] = epic()?.pendingWrites ?? []
  expect(write?.diff.map(({ kind, text: line }) => `${kind} ${line.trim()}`)).toEqual(
    expect.arrayContaining(['removed "EncryptionKey": null', `added "EncryptionKey": "${hex('8', 64)}"`]),
  )
  await app.call('targets.write', { ...at, ids: [write?.id ?? ''] })
  expect(project.text(path)).toBe(text.replace('"EncryptionKey": null', `"EncryptionKey": "${hex('8', 64)}"`))
  expect(epic()?.problems).toEqual({})
  while (app.view().project?.undo != null) await app.call('history.undo', undefined)
  expect(project.text(path)).toBe(text)
})
