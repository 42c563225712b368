import { afterAll, expect, test, vi } from 'vitest'

import type { Service } from '../../../../shared/catalog/service'
import { projectPath, startApp } from '../../world/appWorld'
import { temporaryFolder } from '../../world/folder'

// All that has to change for the app to know a fourth service: this declaration, and its name in the list of the catalog.
const { toy } = vi.hoisted(() => {
  // The files before this one have loaded the app without it, and those after this one are to load it without.
  vi.resetModules()
  const service: Service = {
    version: 1,
    id: 'toy',
    label: 'Toy',
    summary: 'Leaderboards.',
    environments: { live: 'Production' },
    links: {},
    places: [
      {
        id: 'godot',
        label: 'project.godot',
        engine: 'godot',
        ships: true,
        file: { path: 'project.godot' },
        format: 'godot',
        values: { appKey: { section: 'toy', key: 'app_key.{environment}' } },
      },
    ],
    sections: [
      {
        id: 'keys',
        label: 'Keys',
        shows: ['targets'],
        fields: [
          {
            id: 'appKey',
            kind: 'text',
            class: 'runtime',
            label: 'App Key',
            help: 'Names the game.',
            perEnvironment: true,
            default: '',
            rules: [{ pattern: '^(?:[0-9a-f]{8})?$', message: 'Eight characters, 0-9 and a-f.' }],
          },
        ],
      },
    ],
  }
  return { toy: service }
})

vi.mock('../../../../shared/catalog/builtIn', async (load) => {
  const { builtIn } = await load<{ builtIn: readonly Service[] }>()
  const places = toy.places.map((place) => ({ ...place, values: { appKey: { section: 'other', key: 'id.{environment}' } } }))
  const preset = { ...toy, id: 'preset', label: 'Preset', isOptional: true }
  return { builtIn: [...builtIn, toy, { ...toy, id: 'other', label: 'Other', places }, preset] }
})

afterAll(() => {
  vi.doUnmock('../../../../shared/catalog/builtIn')
  vi.resetModules()
})

const before = `config_version=5

[application]

config/name="Lantern"

[toy]

verbose=true

[other]

quiet=true
`
const key = (environment: string) => ({ service: 'toy', environment, field: 'appKey' }) as const

async function start() {
  const app = startApp()
  const project = temporaryFolder('plain-project')
  project.write('project.godot', before)
  project.write(projectPath, JSON.stringify({ version: 1, id: crypto.randomUUID(), environments: ['test', 'live', 'staging'] }))
  await app.call('project.open', { path: project.root })
  const service = (name = 'toy') =>
    app.view().project?.services.find(({ id }) => id === name) ?? expect.unreachable('There is no toy.')
  return { app, project, service }
}

test('a service that is one declaration has its key in a place of Godot, for each environment that the project names', async () => {
  const { app, project, service } = await start()
  await app.call('environment.select', { environment: 'staging' })
  await app.call('setting.write', { ...key('staging'), value: '0a1b2c3d' })
  expect(service().pendingWrites).toMatchObject([{ id: 'godot', path: 'project.godot' }])
  expect(project.text('project.godot'), 'the first write waits for a yes').toBe(before)
  await app.call('targets.write', { service: 'toy', environment: 'staging', ids: ['godot'] })
  expect(project.text('project.godot')).toBe(before.replace('verbose=true\n', 'verbose=true\napp_key.staging="0a1b2c3d"\n'))
  expect(service().targets).toMatchObject([{ id: 'godot', state: 'up-to-date', ships: true, holds: 'staging', sharedWith: [] }])
  expect(JSON.parse(project.text(projectPath))).toMatchObject({ services: { toy: { staging: { appKey: '0a1b2c3d' } } } })

  await app.call('environment.select', { environment: 'live' })
  await app.call('setting.write', { ...key('live'), value: 'ffffffff' })
  expect(project.text('project.godot'), 'later ones are not asked about').toContain('app_key.live="ffffffff"\n')
  await app.call('history.undo', undefined)
  await app.call('history.undo', undefined)
  expect(project.text('project.godot')).toBe(before)
  await app.call('history.redo', undefined)
  expect(project.text('project.godot')).toContain('app_key.staging="0a1b2c3d"\n')
})

test('its words, its checks and what stands in the game are shown as those of any other', async () => {
  const { app, project, service } = await start()
  project.write('project.godot', before.replace('verbose=true\n', 'verbose=true\napp_key.test="01234567"\n'))
  await app.call('project.open', { path: project.root })
  expect(service().targets).toMatchObject([{ state: 'found' }])
  await app.call('setting.write', { ...key('test'), value: 'no key' })
  expect(service().problems['appKey']?.message).toBe('Eight characters, 0-9 and a-f.')
  await expect(app.call('portal.fetch', { service: 'toy', environment: 'test' })).resolves.toBeUndefined()
  expect(service().problems['appKey']?.message).toContain('nothing to fetch')
})

test('a service that not every project shows is there when it is found, used or added, and can be hidden all the same', async () => {
  const { app, project } = await start()
  const isThere = (name: string) => app.view().project?.services.some(({ id }) => id === name)
  const isShown = () => isThere('preset')
  const setShown = (to: boolean) => app.call('service.show', { service: 'preset', isShown: to })
  const saved = () => JSON.parse(project.text(projectPath)).services
  expect([isShown(), isThere('toy')]).toEqual([false, true])
  await setShown(true)
  expect([isShown(), saved()]).toEqual([true, { preset: { all: { shown: true } } }])
  await setShown(false)
  expect([isShown(), saved()]).toEqual([false, {}])

  project.write('project.godot', before.replace('verbose=true\n', 'verbose=true\napp_key.test="01234567"\n'))
  await app.call('project.open', { path: project.root })
  expect(isShown(), 'its key is in the game').toBe(true)
  await setShown(false)
  expect([isShown(), saved()]).toEqual([false, { preset: { all: { shown: false } } }])
  await setShown(true)
  expect([isShown(), saved()]).toEqual([true, {}])

  project.write('project.godot', before)
  await app.call('project.open', { path: project.root })
  expect(isShown()).toBe(false)
  await app.call('setting.write', { ...key('test'), service: 'preset', value: '0a1b2c3d' })
  expect(isShown(), 'it holds a value').toBe(true)
})

test('a yes to one service’s key in a file of the engine is not a yes to another’s', async () => {
  const { app, project, service } = await start()
  await app.call('setting.write', { ...key('test'), value: '0a1b2c3d' })
  await app.call('targets.write', { service: 'toy', environment: 'test', ids: ['godot'] })
  const written = project.text('project.godot')
  await app.call('setting.write', { ...key('test'), service: 'other', value: 'ffffffff' })
  expect(service('other').pendingWrites).toMatchObject([{ path: 'project.godot' }])
  expect(project.text('project.godot')).toBe(written)
})

test('a stored secret is not taken for a value that ships', async () => {
  const { app, project, service } = await start()
  await app.call('secret.store', { service: 'plutu', environment: 'test', field: 'secretKey', value: '0a1b2c3d' })
  await app.call('setting.write', { ...key('test'), value: '0a1b2c3d' })
  expect(service().problems['appKey']?.message).toContain('This is a secret')
  expect([project.text(projectPath), project.text('project.godot')].join()).not.toContain('0a1b2c3d')
})
