import { expect, test } from 'vitest'

import { someDeclaration } from '../declarations/someDeclaration'
import { startApp } from '../../world/appWorld'
import { json, serve } from '../../world/loopback'
import { approve, teamProject } from '../../world/teamProject'

// A file that Test and Live share may hold values of several kinds: a fetched key, and typed values that both have in common.
// Whose values they are is what the key says.

const at = { service: 'scores', environment: 'test' } as const
const live = { service: 'scores', environment: 'live' } as const
const file = 'project.godot'

/** Two keys of a portal, and a file with room for a key, a value that all environments have, and one that each has. */
async function shared(section = '[scores]\n\nkey=""\n') {
  const server = await serve((response, { headers }) =>
    json(response, { data: { key: headers['x-key'] === 'srv_of_live' ? '11111111' : 'aaaaaaaa' } }),
  )
  const declaration = someDeclaration()
  const { places, sections } = declaration
  Object.assign(declaration, {
    portal: { url: server.origin, basePath: '' },
    fetch: {
      secret: 'serverKey',
      key: 'gameKey',
      request: { method: 'GET', path: '/key', headers: { 'X-Key': '{serverKey}' } },
      answer: { gameKey: '/data/key' },
    },
    places: [
      {
        ...places[0],
        values: {
          gameKey: { section: 'scores', key: 'key' },
          season: { section: 'scores', key: 'season' },
          region: { section: 'scores', key: 'region' },
        },
      },
    ],
  })
  const typed = { kind: 'text', class: 'runtime', help: '', default: '' }
  sections[0]?.fields.push(
    { ...typed, id: 'season', label: 'Season', perEnvironment: false },
    { ...typed, id: 'region', label: 'Region', perEnvironment: true },
  )
  const project = teamProject(declaration)
  project.write(file, `config_version=5\n\n[application]\n\nconfig/name="Lantern"\n\n${section}`)
  const app = startApp()
  app.noteChosen(project.root)
  await app.call('project.open', { path: project.root })
  await approve(app)
  const show = (environment: string) => app.call('environment.select', { environment })
  const view = () => app.view().project?.services.find(({ id }) => id === 'scores') ?? expect.unreachable()
  const write = (field: string, value: string, where: typeof at | typeof live = at) =>
    app.call('setting.write', { ...where, field, value })
  const fetchFor = async (where: typeof at | typeof live) => {
    await app.call('secret.store', { ...where, field: 'serverKey', value: `srv_of_${where.environment}` })
    await app.call('portal.fetch', where)
  }
  const yes = async (where: typeof at | typeof live) =>
    app.call('targets.write', { ...where, ids: view().pendingWrites.map(({ id }) => id) })
  await write('season', '7')
  await write('region', 'eu')
  await write('region', 'eu', live)
  await fetchFor(at)
  await yes(at)
  expect(project.text(file)).toContain('key="aaaaaaaa"')
  expect(project.text(file)).toContain('season="7"')
  await fetchFor(live)
  await show('live')
  return { ...app, project, view, show, write, yes }
}

test('a file with the key of Test is not said to hold that of Live, whatever else both have in common', async () => {
  const { view } = await shared()
  expect(view().targets.find(({ path }) => path === file)).toMatchObject({ state: 'others', holds: 'test' })
})

test('a value that all environments have is the same in a file that is for another one', async () => {
  const { view } = await shared()
  expect(view().places['season']).toMatchObject([{ state: 'same', holds: null }])
  expect(view().places['region']).toMatchObject([{ state: 'others', holds: 'test' }])
})

test('putting Live into the game’s files takes a yes to the diff, also where the files share values with Test', async () => {
  const { call, project, view, yes } = await shared()
  await call('targets.put', live)
  expect(view().settings['filesHold']?.value).toBe('test')
  expect(view().pendingWrites).toMatchObject([{ path: file, replaces: 'test' }])
  await yes(live)
  expect(project.text(file)).toContain('key="11111111"')
  expect(view().targets.find(({ path }) => path === file)).toMatchObject({ state: 'up-to-date', holds: 'live' })
})

test('a value that all environments have is written whichever is shown, and the key of the other one stays', async () => {
  const { project, view, write } = await shared()
  await write('season', '8', live)
  expect(project.text(file)).toContain('season="8"')
  expect(project.text(file)).toContain('key="aaaaaaaa"')
  expect(view().places['season']).toMatchObject([{ state: 'same' }])
})

test('a fetched key gets a line of its own in a file that has none for it yet, also beside typed values', async () => {
  await expect(shared('')).resolves.toBeDefined()
})
