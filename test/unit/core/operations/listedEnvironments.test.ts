import { expect, test } from 'vitest'

import { environmentsTexts as texts } from '../../../../shared/texts/environments'
import { at, portalOfTest, projectPath, startApp, startWithProject, type RunningApp } from '../../world/appWorld'
import { failureOf, temporaryFolder } from '../../world/folder'

// Environments are added, renamed, removed and put in order in the window. Each is one step, and nothing saved is lost.

const id = '6f1c4a52-3f0e-4f7a-9b57-0a54d0c2c001'
const key = '0123456789abcdef0123456789abcdef'

type Document = { environments?: unknown; services?: Record<string, Record<string, Record<string, unknown>>> }

const fileWith = (document: Document) => `${JSON.stringify({ version: 1, id, ...document }, null, 2)}\n`

async function startWith(document: Document | string) {
  const app = startApp()
  const project = temporaryFolder('plain-project')
  project.write(projectPath, typeof document === 'string' ? document : fileWith(document))
  await app.call('project.open', { path: project.root })
  return { ...app, project, read: () => JSON.parse(project.text(projectPath)) as Document }
}

const listed = (app: RunningApp) => app.view().project?.environments
const shown = (app: RunningApp) => app.view().project?.environment
const held = async (app: RunningApp, name: string) =>
  (await app.call('environment.read', undefined)).find((one) => one.id === name)

const coherence = { live: { envFile: 'b.env', runtimeKey: key }, test: { envFile: 'a.env' } }

test('one that is added is last, is in the file of the team, and can be used at once', async () => {
  const app = await startWith({ services: {} })
  await app.call('environment.add', { environment: 'staging' })
  expect(listed(app)).toEqual(['test', 'live', 'staging'])
  expect(app.read().environments).toEqual(['test', 'live', 'staging'])
  expect(app.view().said.text).toBe('Staging added')
  await app.call('environment.select', { environment: 'staging' })
  await app.call('setting.write', { ...at, environment: 'staging', field: 'envFile', value: 'c.env' })
  expect(app.value('envFile')).toBe('c.env')
})

test('in a project that has no file of the team yet, adding one makes it', async () => {
  const app = startApp()
  const project = temporaryFolder('plain-project')
  await app.call('project.open', { path: project.root })
  await app.call('environment.add', { environment: 'staging' })
  expect(JSON.parse(project.text(projectPath))).toMatchObject({ environments: ['test', 'live', 'staging'] })
})

test.each<[string, string, (app: RunningApp) => Promise<unknown>]>([
  ['adding', 'Add the environment Staging', (app) => app.call('environment.add', { environment: 'staging' })],
  ['renaming', 'Rename Live to Prod', (app) => app.call('environment.rename', { environment: 'live', to: 'prod' })],
  [
    'removing',
    'Remove the environment Live',
    (app) => app.call('environment.remove', { environment: 'live', withSettings: false }),
  ],
  [
    'removing with its settings',
    'Remove the environment Live',
    (app) => app.call('environment.remove', { environment: 'live', withSettings: true }),
  ],
  ['moving', 'Move the environment Live', (app) => app.call('environment.move', { environment: 'live', to: 0 })],
])('%s is one step with a name; one undo gives back the bytes of the file, and redo does it again', async (_, label, act) => {
  const strange = { theirs: { live: { deep: [1, { x: null }], filesHold: 'live' }, all: { filesHold: 'live' } } }
  const app = await startWith({ services: { coherence: { all: { filesHold: 'live' }, ...coherence }, ...strange } })
  await app.call('setting.write', { ...at, field: 'envVariable', value: 'KEY' })
  const before = app.project.text(projectPath)
  await act(app)
  const after = app.project.text(projectPath)
  expect(after).not.toBe(before)
  expect(app.view().project?.undo).toBe(label)

  await app.call('history.undo', undefined)
  expect(app.project.text(projectPath)).toBe(before)
  expect(listed(app)).toEqual(['test', 'live'])
  await app.call('history.redo', undefined)
  expect(app.project.text(projectPath)).toBe(after)
})

test('a renamed one has its values, those of services that this version does not know, and whose the game’s files are', async () => {
  const strange = { theirs: { live: { secretly: 1 }, all: { filesHold: 'live' } } }
  const app = await startWith({ services: { coherence: { all: { filesHold: 'live', kept: true }, ...coherence }, ...strange } })
  await app.call('environment.select', { environment: 'live' })
  await app.call('environment.rename', { environment: 'live', to: 'prod' })

  expect(listed(app)).toEqual(['test', 'prod'])
  expect(shown(app), 'the window goes on showing it').toBe('prod')
  expect(app.read()).toEqual({
    $schema: expect.any(String),
    version: 1,
    id,
    environments: ['test', 'prod'],
    services: {
      coherence: {
        all: { filesHold: 'prod', kept: true },
        test: { envFile: 'a.env' },
        prod: { envFile: 'b.env', runtimeKey: key },
      },
      theirs: { all: { filesHold: 'prod' }, prod: { secretly: 1 } },
    },
  })
  expect(app.value('runtimeKey')).toBe(key)
  await app.call('history.undo', undefined)
  expect(shown(app)).toBe('live')
})

test('numbers that JavaScript can’t hold are moved, deleted and brought back as the team wrote them', async () => {
  const numbers = '[12345678901234567890, 1e400, 0.10, -0]'
  const app = await startWith(
    `{"version": 1, "id": "${id}", "services": {"theirs": {"live": {"build": ${numbers}, "one": 1.0}}}}`,
  )
  const spelled = () => app.project.text(projectPath).replaceAll(/\s/g, '')
  const group = `{"build":${numbers.replaceAll(' ', '')},"one":1.0}`
  await app.call('environment.rename', { environment: 'live', to: 'prod' })
  expect(spelled()).toContain(`"prod":${group}`)
  await app.call('history.undo', undefined)
  expect(spelled()).toContain(`"live":${group}`)
  await app.call('environment.remove', { environment: 'live', withSettings: true })
  expect(spelled()).not.toContain('theirs')
  await app.call('history.undo', undefined)
  expect(spelled()).toContain(`"live":${group}`)
})

test('when a key was fetched is known of a renamed one, and not of another one that gets its old name', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  await app.call('secret.store', { ...at, field: 'portalToken', value: portal.first.portal_token })
  await app.call('portal.fetch', at)
  const fetched = app.service().fetched
  expect(fetched).not.toBeNull()
  await app.call('environment.rename', { environment: 'test', to: 'dev' })
  expect(app.service().fetched).toEqual({ ...fetched, isNewest: expect.any(Boolean) })
  expect(app.service().fetched?.isCurrent).toBe(true)
  expect(app.value('runtimeKey')).toBe(portal.first.runtime_key)
  await app.call('environment.add', { environment: 'test' })
  await app.call('environment.select', { environment: 'test' })
  expect(app.service().fetched).toBeNull()
  expect(app.value('runtimeKey')).toBe('')
})

test('a request under way in one that is renamed or removed is cancelled, and what it brings is not saved', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  await app.call('secret.store', { ...at, field: 'portalToken', value: portal.first.portal_token })
  for (const act of ['rename', 'remove'] as const) {
    portal.fail('stall-before-headers', 1)
    const asked = portal.asked('/project').length
    const environment = shown(app) ?? ''
    const fetching = app.call('portal.fetch', { ...at, environment })
    await expect.poll(() => portal.asked('/project').length).toBe(asked + 1)
    if (act === 'rename') await app.call('environment.rename', { environment, to: 'dev' })
    else await app.call('environment.remove', { environment, withSettings: false })
    await fetching
    expect(app.project.text(projectPath)).not.toContain('runtimeKey')
  }
})

test('a removed one keeps its values, and has them again when it is added, which is said before', async () => {
  const app = await startWith({
    environments: ['test', 'live', 'staging'],
    services: { coherence: { ...coherence, staging: { runtimeKey: key } } },
  })
  await app.call('environment.select', { environment: 'staging' })
  await app.call('environment.remove', { environment: 'staging', withSettings: false })
  expect(listed(app)).toEqual(['test', 'live'])
  expect(shown(app), 'the window shows the first one').toBe('test')
  expect(app.read().services).toMatchObject({ coherence: { staging: { runtimeKey: key } } })
  expect(await held(app, 'staging')).toEqual({ id: 'staging', isListed: false, settings: 1, secrets: [] })

  await app.call('environment.add', { environment: 'staging' })
  await app.call('environment.select', { environment: 'staging' })
  expect(app.value('runtimeKey')).toBe(key)
  expect(await held(app, 'staging')).toMatchObject({ isListed: true, settings: 1 })
})

test('with its settings deleted, one has none when it is added again; its secrets stay until they are cleared', async () => {
  const app = await startWith({ services: { coherence, theirs: { live: { one: 1 } } } })
  const live = { ...at, environment: 'live', field: 'portalToken' } as const
  await app.call('secret.store', { ...live, value: 'f0e1d2c3b4a5968778695a4b3c2d1e0f' })
  await app.call('environment.remove', { environment: 'live', withSettings: true })
  expect(app.read()).toMatchObject({ environments: ['test'], services: { coherence: { test: { envFile: 'a.env' } } } })
  expect(app.project.text(projectPath)).not.toMatch(/"live"|theirs/)
  expect(await held(app, 'live')).toEqual({ id: 'live', isListed: false, settings: 0, secrets: ['coherence Portal Token'] })
  await app.call('environment.add', { environment: 'live' })
  await app.call('environment.select', { environment: 'live' })
  expect(app.value('envFile')).not.toBe('b.env')
  expect(app.service().secrets['portalToken']?.state).toBe('stored')
})

test('the one that is moved to the front is the first, and each one keeps its values', async () => {
  const app = await startWith({ environments: ['test', 'live', 'staging'], services: { coherence } })
  await app.call('environment.move', { environment: 'staging', to: 0 })
  expect(listed(app)).toEqual(['staging', 'test', 'live'])
  await app.call('environment.move', { environment: 'staging', to: 2 })
  expect(listed(app)).toEqual(['test', 'live', 'staging'])
  await app.call('environment.move', { environment: 'test', to: 1 })
  expect(listed(app)).toEqual(['live', 'test', 'staging'])
  await app.call('environment.select', { environment: 'live' })
  expect(app.value('runtimeKey')).toBe(key)
})

const sixteen = Array.from({ length: 16 }, (_, index) => `e${index}`)

test.each<[string, string[], (app: RunningApp) => Promise<unknown>, string]>([
  ['a name twice', ['test', 'live'], (app) => app.call('environment.add', { environment: 'live' }), texts.twice('live')],
  ['one too many', sixteen, (app) => app.call('environment.add', { environment: 'more' }), texts.full],
  [
    'a new name that is another one’s',
    ['test', 'live'],
    (app) => app.call('environment.rename', { environment: 'live', to: 'test' }),
    texts.twice('test'),
  ],
  [
    'removing the last one',
    ['live'],
    (app) => app.call('environment.remove', { environment: 'live', withSettings: false }),
    texts.last,
  ],
  [
    'renaming one that is not there',
    ['test', 'live'],
    (app) => app.call('environment.rename', { environment: 'gone', to: 'x' }),
    'This project has no environment “gone”.',
  ],
  [
    'removing one that is not there',
    ['test', 'live'],
    (app) => app.call('environment.remove', { environment: 'gone', withSettings: true }),
    'This project has no environment “gone”.',
  ],
  [
    'moving one that is not there',
    ['test', 'live'],
    (app) => app.call('environment.move', { environment: 'gone', to: 0 }),
    'This project has no environment “gone”.',
  ],
])('%s is refused in words, and changes nothing', async (_, environments, act, words) => {
  const app = await startWith({ environments, services: { coherence } })
  const before = app.project.text(projectPath)
  expect(await failureOf(() => act(app))).toEqual({ code: 'invalid', message: words })
  expect(app.project.text(projectPath)).toBe(before)
  expect(app.view().project?.undo).toBeNull()
})

test.each(['all', 'Staging', '2nd', 'a b', '../x', '', '-a', 'a'.repeat(33)])(
  '%j is no name for an environment',
  async (name) => {
    const app = await startWith({ services: { coherence } })
    await expect(app.call('environment.add', { environment: name })).rejects.toThrow()
    await expect(app.call('environment.rename', { environment: 'live', to: name })).rejects.toThrow()
    expect(app.read().environments).toBeUndefined()
  },
)

test.each<[string, Document]>([
  ['values', { services: { coherence: { ...coherence, prod: { envFile: 'old.env' } } } }],
  ['values of a service that this version does not know', { services: { theirs: { prod: { one: 1 } } } }],
  ['the game’s files', { services: { coherence: { all: { filesHold: 'prod' } } } }],
])('nothing is renamed to a name that has %s from before, for the two would be mixed', async (_, document) => {
  const app = await startWith(document)
  const before = app.project.text(projectPath)
  expect((await failureOf(() => app.call('environment.rename', { environment: 'live', to: 'prod' }))).message).toBe(
    texts.usedBefore('prod'),
  )
  expect(app.project.text(projectPath)).toBe(before)
})

test('what a teammate changed a moment before is kept: values move along, and the list is the newest one', async () => {
  const app = await startWith({ services: { coherence } })
  const pulled = { coherence: { ...coherence, live: { envFile: 'theirs.env' } } }
  app.project.write(projectPath, fileWith({ environments: ['test', 'live', 'nightly'], services: pulled }))
  await app.call('environment.rename', { environment: 'live', to: 'prod' })
  expect(app.read()).toMatchObject({
    environments: ['test', 'prod', 'nightly'],
    services: { coherence: { prod: { envFile: 'theirs.env' } } },
  })

  const later = app.read()
  const services = { coherence: { ...later.services?.['coherence'], prod: { envFile: 'later.env' } } }
  app.project.write(projectPath, fileWith({ ...later, services }))
  await app.call('history.undo', undefined)
  expect(app.read()).toMatchObject({
    environments: ['test', 'live', 'nightly'],
    services: { coherence: { live: { envFile: 'later.env' } } },
  })
})

test('a rename of what a teammate has taken away, or to a name that came meanwhile, is refused', async () => {
  const app = await startWith({ services: { coherence } })
  app.project.write(projectPath, fileWith({ environments: ['test', 'prod'], services: { coherence } }))
  for (const [environment, to] of [
    ['live', 'other'],
    ['test', 'prod'],
  ] as const)
    expect((await failureOf(() => app.call('environment.rename', { environment, to }))).code).toBe('invalid')
  expect(app.read().environments).toEqual(['test', 'prod'])
  expect(listed(app), 'the window shows what is there').toEqual(['test', 'prod'])
})

test.each<[string, Document]>([
  ['another list', { environments: ['test', 'prod', 'theirs'], services: { coherence: { prod: { envFile: 'b.env' } } } }],
  [
    'values under the old name',
    { environments: ['test', 'prod'], services: { coherence: { prod: { envFile: 'b.env' }, live: { envFile: 'c.env' } } } },
  ],
])('undo leaves the file alone if a teammate wrote %s since', async (_, document) => {
  const app = await startWith({ services: { coherence } })
  await app.call('environment.rename', { environment: 'live', to: 'prod' })
  app.project.write(projectPath, fileWith(document))
  const before = app.project.text(projectPath)
  await app.call('history.undo', undefined)
  expect(app.project.text(projectPath)).toBe(before)
  expect(app.view().said.text).toContain('changed by someone else')
})

test('what is no name in the list, or one too many, is kept behind the names', async () => {
  const app = await startWith({ environments: ['prod', 'all', 7, { no: 'name' }, 'prod', 'test'], services: {} })
  await app.call('environment.move', { environment: 'test', to: 0 })
  await app.call('environment.rename', { environment: 'prod', to: 'live' })
  await app.call('environment.add', { environment: 'staging' })
  expect(app.read().environments).toEqual(['test', 'live', 'staging', 'all', 7, { no: 'name' }])
  await app.call('environment.remove', { environment: 'live', withSettings: false })
  expect(app.read().environments).toEqual(['test', 'staging', 'all', 7, { no: 'name' }])
})

test.each<[string, string]>([
  ['a list that is none', fileWith({ environments: { test: true }, services: {} })],
  ['a damaged file', '<<<<<<< ours\n'],
  ['a file of a newer version', `{"version": 2, "id": "${id}"}`],
])('%s stays as it is, with the reason', async (_, text) => {
  const app = await startWith(text)
  for (const act of [
    () => app.call('environment.add', { environment: 'staging' }),
    () => app.call('environment.rename', { environment: 'live', to: 'prod' }),
    () => app.call('environment.remove', { environment: 'live', withSettings: true }),
    () => app.call('environment.move', { environment: 'live', to: 0 }),
  ])
    expect((await failureOf(act)).code).toBe('file-refused')
  expect(app.project.text(projectPath)).toBe(text)
})

test('a note of such a step that others put into the history is used only if it is one', async () => {
  const app = await startWith({ services: { coherence } })
  await app.call('environment.rename', { environment: 'live', to: 'prod' })
  const state = `state/${id}.json`
  const noted = JSON.parse(app.user.text(state)) as { history: { edits: Record<string, unknown>[] }[] }
  const edit = noted.history[0]?.edits[0]
  for (const bad of [{ before: '{"not":"a list"}' }, { renamed: { from: 'live', to: 'all' } }, { file: '../outside.json' }]) {
    app.user.write(state, JSON.stringify({ ...noted, history: [{ ...noted.history[0], edits: [{ ...edit, ...bad }] }] }))
    const again = startApp(app.computer)
    await again.call('project.open', { path: app.project.root })
    await again.call('history.undo', undefined)
    expect(app.read().environments, JSON.stringify(bad)).toEqual(['test', 'prod'])
    again.end()
  }
})

test('the history of a renamed one goes back to before, and is not that of another one with its old name', async () => {
  const app = await startWith({ services: {} })
  const field = { service: 'coherence', field: 'envFile' } as const
  const write = (environment: string, value: string) => app.call('setting.write', { ...field, environment, value })
  const changes = async (environment: string) =>
    (await app.call('history.read', { ...field, environment })).map(({ change }) => change?.to)
  await write('live', 'one.env')
  await write('live', 'two.env')
  await app.call('environment.rename', { environment: 'live', to: 'prod' })
  await write('prod', 'three.env')
  await app.call('environment.add', { environment: 'live' })
  await write('live', 'other.env')
  expect(await changes('prod')).toEqual(['three.env', 'two.env', 'one.env'])
  expect(await changes('live')).toEqual(['other.env'])

  const [, , oldest] = await app.call('history.read', { ...field, environment: 'prod' })
  await app.call('history.restore', {
    ...field,
    environment: 'prod',
    step: oldest?.step ?? 0,
    at: oldest?.at ?? '',
    side: 'after',
  })
  expect(app.read().services?.['coherence']).toMatchObject({ prod: { envFile: 'one.env' }, live: { envFile: 'other.env' } })
})
