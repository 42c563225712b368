import { expect, test } from 'vitest'

import { declare } from '../../../../shared/catalog/services'
import { runtime } from '../../../../shared/catalog/presetFields'
import type { Service } from '../../../../shared/catalog/service'
import { detectEngine } from '../../../../electron/core/engines/engine'
import { findStandard, nameOf, none } from '../../../../electron/core/engines/findAssets'
import { findTargets } from '../../../../electron/core/project/findTargets'
import { openProjectFile } from '../../../../electron/core/project/projectFile'
import { hex } from '../../shared/catalog/gameParts'
import { startApp } from '../../world/appWorld'
import { temporaryFolder } from '../../world/folder'
import '../../world/declared'

// Places whose address names another field: which entry of a file is meant depends on what that field has.

const path = 'Assets/StreamingAssets/EOS/eos_product_config.json'
const client = (Name: string, ClientId: string) => ({ Name, Value: { ClientId, ClientSecret: 's', EncryptionKey: 'e' } })
const config = JSON.stringify(
  { ProductId: { Name: 'Lantern', Value: hex('1') }, Clients: [client('Server', 'theirs'), client('Client', 'ours')] },
  null,
  2,
)
const at = { service: 'epic', environment: 'test' } as const

async function open() {
  const app = startApp()
  const project = temporaryFolder('unity-project')
  project.write(path, config)
  await app.call('project.open', { path: project.root })
  const shown = (field: string) => app.view().project?.services.find(({ id }) => id === 'epic')?.settings[field]?.value
  return { ...app, project, shown }
}

test('what a field has by default chooses an entry of a file, and a typed value goes there', async () => {
  const app = await open()
  expect(app.shown('clientId')).toBe('ours')
  await app.call('setting.write', { ...at, field: 'clientId', value: 'new' })
  await app.call('targets.write', { ...at, ids: ['unity'] })
  expect(app.project.text(path)).toBe(config.replace('"ours"', '"new"'))
})

test('another name is saved, and the values of its entry are shown at once', async () => {
  const app = await open()
  await app.call('setting.write', { ...at, field: 'clientName', value: 'Server' })
  expect(app.shown('clientId')).toBe('theirs')
  await app.call('history.undo', undefined)
  expect(app.shown('clientId')).toBe('ours')
})

const script = '0a'.repeat(16)
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
const service: Service = {
  version: 1,
  id: 'two-realms',
  label: 'Two realms',
  summary: 'x',
  environments: {},
  links: {},
  places: [
    {
      id: 'unity',
      label: 'Unity asset',
      engine: 'unity',
      ships: true,
      file: { script, standard: 'Assets/Realms.asset' },
      format: 'unityTree',
      values: { key: { key: 'key_{environment}' }, realmKey: { key: 'Realms', inside: '[Name={realm}]/Key' } },
    },
  ],
  sections: [
    {
      id: 'keys',
      label: 'Keys',
      fields: [
        runtime({ id: 'key', label: 'Key', help: 'x', perEnvironment: true }),
        runtime({ id: 'realmKey', label: 'Realm Key', help: 'x', perEnvironment: true }),
        runtime({ id: 'realm', label: 'Realm', help: 'x', perEnvironment: true, default: 'Sand' }),
      ],
    },
  ],
}

test('an asset that holds the values of several environments gives each its own', async () => {
  declare([service])
  const { root, write } = temporaryFolder('unity-project')
  write('Assets/Realms.asset', asset)
  const file = await openProjectFile({ root, knownId: 'd0a5b7e2-0000-4000-8000-000000000000', now: () => new Date(0) })
  await file.update([{ place: { service: 'two-realms', environment: 'live', field: 'realm' }, from: null, to: 'Sea' }])
  const engine = await detectEngine(root)
  const foundOf = async (one: Parameters<typeof nameOf>[0]) => (await findStandard({ root }, [one])).get(nameOf(one)) ?? none
  const places = ['test', 'live'].map((environment) => ({ service: 'two-realms', environment }))
  const found = await findTargets({ root, file, engine, keptAt: () => [], foundOf }, places)
  expect(found.map((targets) => targets.map(({ reading }) => reading.values))).toEqual([
    [{ key: 'one', realmKey: 'three' }],
    [{ key: 'two', realmKey: 'four' }],
  ])
})
