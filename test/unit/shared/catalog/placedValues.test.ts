import { afterAll, expect, test, vi } from 'vitest'

import type { Service } from '../../../../shared/catalog/service'
import { projectPath, startApp } from '../../world/appWorld'
import { temporaryFolder } from '../../world/folder'

// Values that the user types and that the game's files have too, and a secret that stands in one of them.
const { board } = vi.hoisted(() => {
  vi.resetModules()
  const service: Service = {
    version: 1,
    id: 'board',
    label: 'Board',
    summary: 'Leaderboards.',
    isOptional: true,
    environments: {},
    portal: { url: 'https://{titleId}.board.example', basePath: '' },
    links: { keys: { label: 'Open the dashboard', url: 'https://board.example/keys' } },
    places: [
      {
        id: 'godot',
        label: 'project.godot',
        engine: 'godot',
        ships: true,
        file: { path: 'project.godot' },
        format: 'godot',
        values: { titleId: { section: 'board', key: 'title_id' }, region: { section: 'board', key: 'region' } },
        secrets: { adminKey: { section: 'board', key: 'admin_key' } },
      },
      {
        id: 'settings',
        label: 'Settings file',
        ships: false,
        file: { path: 'addons/board/settings.cfg' },
        format: 'godot',
        values: { titleId: { section: 'board', key: 'title' } },
      },
    ],
    sections: [
      {
        id: 'keys',
        label: 'Keys',
        fields: [
          { id: 'titleId', kind: 'text', class: 'shared', label: 'Title Id', help: 'x', perEnvironment: true, default: '' },
          { id: 'region', kind: 'text', class: 'shared', label: 'Region', help: 'x', perEnvironment: true, default: '' },
          {
            id: 'adminKey',
            kind: 'secret',
            class: 'secret',
            label: 'Admin Key',
            help: 'x',
            perEnvironment: true,
            variable: 'BOARD_ADMIN_KEY',
            link: 'keys',
            doubts: [],
          },
        ],
      },
    ],
  }
  return { board: service }
})

vi.mock('../../../../shared/catalog/builtIn', async (load) => {
  const { builtIn } = await load<{ builtIn: readonly Service[] }>()
  return { builtIn: [...builtIn, board] }
})

afterAll(() => {
  vi.doUnmock('../../../../shared/catalog/builtIn')
  vi.resetModules()
})

const secret = 'ADMINKEYADMINKEYADMINKEY0'
const game = `config_version=5

[application]

config/name="Lantern"

[board]

title_id = "7C1E4" ; ours
admin_key="${secret}"
`
const settings = '[board]\n\ntitle="7C1E4"\n'
const at = { service: 'board', environment: 'test' } as const

async function start(files: Readonly<Record<string, string>> = { 'project.godot': game }) {
  const app = startApp()
  const project = temporaryFolder('plain-project')
  for (const [path, text] of Object.entries(files)) project.write(path, text)
  await app.call('project.open', { path: project.root })
  const service = () => app.view().project?.services.find(({ id }) => id === 'board') ?? expect.unreachable('No board.')
  const states = (field: string) =>
    (service().places[field] ?? []).map(({ target, state, theirs }) => ({ target, state, theirs }))
  const write = (field: string, value: string, environment = 'test') =>
    app.call('setting.write', { ...at, environment, field, value })
  const accept = (...ids: string[]) => app.call('targets.write', { ...at, ids })
  return { app, project, service, states, write, accept }
}

test('a value that only the game’s file has is shown, and nothing is saved or written for it', async () => {
  const { app, project, service, states } = await start()
  expect(service().settings['titleId']).toMatchObject({ value: '7C1E4', source: 'file', modified: false })
  expect(states('titleId')).toEqual([{ target: 'godot', state: 'found', theirs: '7C1E4' }])
  expect(app.view().project?.undo).toBe(null)
  expect(project.text('project.godot')).toBe(game)
})

test('editing it changes those bytes after the diff was seen, and undo gives them back', async () => {
  const { app, project, states, write, accept } = await start()
  await write('titleId', 'AAAA1')
  expect(project.text('project.godot')).toBe(game)
  expect(states('titleId')).toEqual([{ target: 'godot', state: 'differs', theirs: '7C1E4' }])
  await accept('godot')
  expect(project.text('project.godot')).toBe(game.replace('"7C1E4"', '"AAAA1"'))
  expect(states('titleId')).toEqual([{ target: 'godot', state: 'same', theirs: 'AAAA1' }])
  await write('titleId', 'BBBB2')
  expect(project.text('project.godot'), 'later ones do not ask').toBe(game.replace('"7C1E4"', '"BBBB2"'))
  while (app.view().project?.undo !== null) await app.call('history.undo', undefined)
  expect(project.text('project.godot')).toBe(game)
  expect(JSON.parse(project.text(projectPath)).services ?? {}).toEqual({})
})

test('a value is written into every place that has it, and each says if it differs, with both values', async () => {
  const { project, states, write, accept } = await start({ 'project.godot': game, 'addons/board/settings.cfg': settings })
  await write('titleId', 'AAAA1')
  await accept('godot', 'settings')
  expect(project.text('addons/board/settings.cfg')).toBe(settings.replace('7C1E4', 'AAAA1'))
  project.write('addons/board/settings.cfg', settings)
  await write('region', 'eu')
  expect(states('titleId')).toEqual([
    { target: 'godot', state: 'same', theirs: 'AAAA1' },
    { target: 'settings', state: 'differs', theirs: '7C1E4' },
  ])
})

test('a field that is emptied is empty in the files too, and reset gives the file’s own value back to the page', async () => {
  const { app, project, service, write, accept } = await start()
  await write('titleId', '')
  await accept('godot')
  expect(project.text('project.godot')).toBe(game.replace('"7C1E4"', '""'))
  await app.call('history.undo', undefined)
  await app.call('setting.reset', { ...at, field: 'titleId' })
  expect(service().settings['titleId']?.value).toBe('7C1E4')
})

test('a value that stands alone gets a place of its own beside the others', async () => {
  const { project, write, accept } = await start()
  await write('region', 'eu')
  await accept('godot')
  expect(project.text('project.godot')).toBe(game.replace(`"${secret}"\n`, `"${secret}"\nregion="eu"\n`))
})

test('what is in the files of one environment is not shown or written over for another', async () => {
  const { app, project, service, states, write, accept } = await start()
  await write('titleId', 'AAAA1')
  await accept('godot')
  await app.call('environment.select', { environment: 'live' })
  expect(service().settings['titleId']?.value).toBe('')
  await write('titleId', 'FFFF9', 'live')
  expect(states('titleId')).toEqual([{ target: 'godot', state: 'others', theirs: 'AAAA1' }])
  expect(project.text('project.godot')).toContain('"AAAA1"')
})

test('a secret in a file is told of, never sent to the page, and is moved to the vault with its place emptied', async () => {
  const { app, project, service, states } = await start()
  expect(states('adminKey')).toEqual([{ target: 'godot', state: 'secret', theirs: null }])
  expect(JSON.stringify(app.view())).not.toContain(secret)
  await app.call('secret.move', { ...at, field: 'adminKey', target: 'godot' })
  expect(project.text('project.godot')).toBe(game.replace(`"${secret}"`, '""'))
  expect(service()).toMatchObject({ secrets: { adminKey: { state: 'stored', origin: 'https://7c1e4.board.example' } } })
  expect(service().places['adminKey'] ?? []).toEqual([])
  expect(service().notes['adminKey']?.text).toContain('Renew it')
  expect((await app.call('secret.reveal', { ...at, field: 'adminKey' })).value).toBe(secret)
  expect(app.view().project?.undo, 'no step keeps what it was').toBe(null)
  expect(JSON.stringify(app.view())).not.toContain(secret)
})

test('a secret stays in its file while nothing can be stored, or when it is gone by then', async () => {
  const { app, project, service } = await start({ 'project.godot': game.replace('"7C1E4"', '""') })
  await app.call('secret.move', { ...at, field: 'adminKey', target: 'godot' })
  expect(service().problems['adminKey']?.message).toContain('Enter the Title Id first')
  expect(project.text('project.godot')).toContain(secret)
  project.write('project.godot', game.replace(`"${secret}"`, '""'))
  await expect(app.call('secret.move', { ...at, field: 'adminKey', target: 'godot' })).resolves.toBeUndefined()
  expect(service().secrets['adminKey']?.state).toBe('absent')
})
