import { afterAll, expect, test, vi } from 'vitest'

import type { Service } from '../../../../shared/catalog/service'
import type { TextField } from '../../../../shared/catalog/fields'
import { hex } from '../../shared/catalog/gameParts'
import { startApp } from '../../world/appWorld'
import { temporaryFolder } from '../../world/folder'

// Places whose address names another field: which entry of a file is meant depends on what that field has.

const script = '0a'.repeat(16)

const { realms } = vi.hoisted(() => {
  vi.resetModules()
  const field = (id: string, standard = ''): TextField => ({
    id,
    kind: 'text',
    class: 'runtime',
    label: id,
    help: 'x',
    perEnvironment: true,
    default: standard,
  })
  const service: Service = {
    version: 1,
    id: 'realms',
    label: 'Realms',
    summary: 'x',
    environments: {},
    links: {},
    places: [
      {
        id: 'unity',
        label: 'Unity asset',
        engine: 'unity',
        ships: true,
        file: { script: '0a'.repeat(16), standard: 'Assets/Realms.asset' },
        format: 'unityTree',
        values: { key: { key: 'key_{environment}' }, realmKey: { key: 'Realms', inside: '[Name={realm}]/Key' } },
      },
    ],
    sections: [{ id: 'keys', label: 'Keys', fields: [field('key'), field('realmKey'), field('realm', 'Sand')] }],
  }
  return { realms: service }
})

vi.mock('../../../../shared/catalog/builtIn', async (load) => {
  const { builtIn } = await load<{ builtIn: readonly Service[] }>()
  return { builtIn: [...builtIn, realms] }
})

afterAll(() => {
  vi.doUnmock('../../../../shared/catalog/builtIn')
  vi.resetModules()
})

const path = 'Assets/StreamingAssets/EOS/eos_product_config.json'
const client = (Name: string, ClientId: string) => ({ Name, Value: { ClientId, ClientSecret: 's', EncryptionKey: 'e' } })
const config = JSON.stringify(
  { ProductId: { Name: 'Lantern', Value: hex('1') }, Clients: [client('Server', 'theirs'), client('Client', 'ours')] },
  null,
  2,
)
const at = { service: 'epic', environment: 'test' } as const

async function open(file: string, content: string) {
  const app = startApp()
  const project = temporaryFolder('unity-project')
  project.write(file, content)
  await app.call('project.open', { path: project.root })
  const shown = (service: string, field: string) =>
    app.view().project?.services.find(({ id }) => id === service)?.settings[field]?.value
  return { ...app, project, shown }
}

test('what a field has by default chooses an entry of a file, and a typed value goes there', async () => {
  const app = await open(path, config)
  expect(app.shown('epic', 'clientId')).toBe('ours')
  await app.call('setting.write', { ...at, field: 'clientId', value: 'new' })
  await app.call('targets.write', { ...at, ids: ['unity'] })
  expect(app.project.text(path)).toBe(config.replace('"ours"', '"new"'))
})

test('another name is saved, and the values of its entry are shown at once', async () => {
  const app = await open(path, config)
  await app.call('setting.write', { ...at, field: 'clientName', value: 'Server' })
  expect(app.shown('epic', 'clientId')).toBe('theirs')
  await app.call('history.undo', undefined)
  expect(app.shown('epic', 'clientId')).toBe('ours')
})

const asset = `%YAML 1.1
%TAG !u! tag:unity3d.com,2011:
--- !u!114 &1
MonoBehaviour:
  m_Script: {fileID: 11500000, guid: ${script}, type: 3}
  key_test: one
  key_live: two
  Realms:
  - Name: Sand
    Key: three
  - Name: Sea
    Key: four
`

test('an asset that holds the values of several environments gives each its own', async () => {
  const app = await open('Assets/Realms.asset', asset)
  const shown = () => [app.shown('realms', 'key'), app.shown('realms', 'realmKey')]
  expect(shown()).toEqual(['one', 'three'])
  await app.call('setting.write', { service: 'realms', environment: 'live', field: 'realm', value: 'Sea' })
  await app.call('environment.select', { environment: 'live' })
  expect(shown()).toEqual(['two', 'four'])
})
