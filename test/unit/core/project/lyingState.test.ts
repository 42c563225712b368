import { chmodSync, existsSync } from 'node:fs'

import { expect, test } from 'vitest'

import { assetPath, at, newComputer, projectPath, startApp, tokenAt } from '../../world/appWorld'
import { temporaryFolder } from '../../world/folder'

// A state file that someone else may have written: what it notes is done only where an honest step could have done it.

const id = '11111111-2222-4333-8444-555555555555'
const time = '2026-01-01T00:00:00.000Z'
const base = { version: 2, environment: 'test', savedAt: null, history: [], done: 0, fetched: {}, acceptedTargets: [] }

type Lie = { file: string; before: unknown; after: unknown; written?: { removed: string; inserted: string; lead: number } }

const edit = (file: string, format: string, key: string, owner: object, more: object = {}) => ({
  file,
  format,
  address: { key },
  before: '$(evil)',
  after: '1',
  for: owner,
  ...more,
})
const step = (edits: unknown[], more: object = {}) => ({ label: 'Change it', at: time, edits, ...more })

function plainProject(extra: object = {}, kind?: string) {
  const project = temporaryFolder(kind)
  project.write(projectPath, JSON.stringify({ version: 1, id, ...extra }))
  return project
}

type Project = ReturnType<typeof plainProject>

async function openPlain({ root }: Project, app = startApp()) {
  app.noteChosen(root)
  await app.call('project.open', { path: root })
  return app
}

async function openLied(project: Project, state: object) {
  const computer = newComputer()
  computer.user.write(`state/${id}.json`, JSON.stringify({ ...base, ...state }))
  const app = await openPlain(project, startApp(computer))
  const kept = () => JSON.parse(computer.user.text(`state/${id}.json`)) as { history: unknown[]; unfinished: unknown[] }
  return { ...app, kept, undo: () => app.call('history.undo', undefined), redo: () => app.call('history.redo', undefined) }
}

/** The ways in which a note is used, none of which takes more than one press. */
const ways: Readonly<Record<string, (project: Project, lie: Lie) => Promise<unknown>>> = {
  undo: async (project, lie) => (await openLied(project, { history: [step([lie])], done: 1 })).undo(),
  redo: async (project, lie) => (await openLied(project, { history: [step([flipped(lie)])] })).redo(),
  opening: (project, lie) => openLied(project, { unfinished: [step([lie], { kind: 'new', folder: project.root })] }),
}

function flipped({ before, after, written, ...rest }: Lie): Lie {
  const spans = written && { written: { removed: written.inserted, inserted: written.removed, lead: 0 } }
  return { ...rest, before: after, after: before, ...spans }
}

const name = { row: 'plain.name' }
const env = { target: 'env', service: 'coherence', environment: 'test' }
const variable = 'COHERENCE_RUNTIME_KEY'
const raw = (removed: string, inserted = '1') => ({ written: { removed, inserted, lead: 0 } })
const script = '#!/bin/sh\nA=1\n'

/** Text that a lie would change, and the lie. */
const lies: Readonly<Record<string, [text: string, lie: Lie]>> = {
  'a script, by a row of another file': [script, edit('run.sh', 'ini', 'A', name)],
  'another key of the file of a row': [
    JSON.stringify({ version: 1, id, scripts: { a: '1' } }),
    edit(projectPath, 'json', 'a', name, { address: { section: 'scripts', key: 'a' } }),
  ],
  'the environment file in another format': [`${variable}=1\n`, edit('.env', 'ini', variable, env)],
  'a variable that programs obey': ['PATH=1\n', edit('.env', 'dotenv', 'PATH', env)],
  'a variable of a row': ['BASH_ENV=1\n', edit('server/.env', 'dotenv', 'BASH_ENV', name)],
}

test.each(Object.entries(lies).flatMap(([what, lie]) => Object.keys(ways).map((way) => [what, way, ...lie] as const)))(
  'a note changes nothing where its row or place never writes: %s, by %s',
  async (_, way, text, lie) => {
    const project = plainProject()
    project.write(lie.file, text)
    if (text === script) chmodSync(project.at(lie.file), 0o755)
    await ways[way]?.(project, lie)
    expect(project.text(lie.file)).toBe(text)
  },
)

test('an asset that a note names is changed only if it belongs to the script of the place', async () => {
  const project = plainProject({}, 'unity-project')
  const other = project
    .text(assetPath)
    .replace('85b91f942a5214496b0e11eaedb54c36', '0'.repeat(32))
    .replace(/runtimeKey: .*/, 'runtimeKey: 1')
  project.write('Assets/Other.asset', other)
  const lie = edit('Assets/Other.asset', 'unityAsset', 'runtimeKey', { ...env, target: 'unity' }, { before: 'evil' })
  for (const way of Object.values(ways)) await way(project, lie)
  expect(project.text('Assets/Other.asset')).toBe(other)
})

test.each([
  ['a command', raw('$(evil)'), {}, `'$(evil)'`],
  ['a second line', raw('\nevil\n2'), { before: '2' }, '2'],
  [
    'a line before it',
    { written: { removed: `evil\n${variable}=2`, inserted: `${variable}=1`, lead: 22 } },
    { before: '2' },
    '2',
  ],
  ['a gap for a line behind it', raw('2', '1\n# of the team'), { before: '2' }, '2'],
])(
  'what a note says was written never puts %s into an environment file: there the value alone',
  async (_, written, more, now) => {
    for (const way of Object.values(ways)) {
      const project = plainProject()
      project.write('.env', `${variable}=1\n# of the team\n`)
      await way(project, edit('.env', 'dotenv', variable, env, { ...written, ...more }))
      expect(project.text('.env')).toBe(`${variable}=${now}\n# of the team\n`)
    }
  },
)

test('what a note says was written never puts a line beside the value of a row', async () => {
  const lie = edit('Config/DefaultGame.ini', 'ini', 'ProjectName', { row: 'unreal.projectName' })
  const section = '/Script/EngineSettings.GeneralProjectSettings'
  const written = { removed: '2\n; evil', inserted: '1', lead: 0 }
  const project = plainProject({}, 'unreal-project')
  const text = (value: string) => `[${section}]\nProjectName=${value}\n`
  project.write(lie.file, text('1'))
  const history = [step([{ ...lie, address: { section, key: 'ProjectName' }, before: '2', written }])]
  await (await openLied(project, { history, done: 1 })).undo()
  expect(project.text(lie.file)).toBe(text('2'))
})

const odd = [
  '$OTHER',
  '"${OTHER}-1"',
  '${A}-x',
  '<your key>',
  '`date`',
  '"$(date)"',
  'a b\\ c',
  '"`x`"  # c',
  '!x',
  '~/k',
  '"a!b"',
]

test.each(['a_b-1', `'put $(your) key here'`, '"your key"', ...odd])(
  'undo puts %s back into an environment file as the team had spelled it, after a restart too, and after a redo',
  async (spelled) => {
    const project = plainProject({ services: { coherence: { test: { runtimeKey: 'a'.repeat(32) } } } })
    const text = `${variable}=${spelled}\n`
    project.write('.env', text)
    const computer = newComputer()
    const app = await openPlain(project, startApp(computer))
    await app.call('targets.preview', { ...at, ids: ['env'] })
    await app.call('targets.write', { ...at, ids: ['env'] })
    expect(project.text('.env')).toContain('a'.repeat(32))
    app.end()
    for (const _ of ['once', 'and again']) {
      const again = await openPlain(project, startApp(computer))
      await again.call('history.undo', undefined)
      expect(project.text('.env')).toBe(text)
      await again.call('history.redo', undefined)
      expect(project.text('.env')).toContain('a'.repeat(32))
      again.end()
    }
  },
)

/** A step that this Latchkey noted, as someone else has changed it. */
async function openForged(spelled: string, forge: (written: Record<string, unknown>) => object, folder?: Project) {
  const text = (value: string) => `${variable}=${value}\n`
  const [project, computer] = [plainProject({ services: { coherence: { test: { runtimeKey: 'a'.repeat(32) } } } }), newComputer()]
  project.write('.env', text(spelled))
  const app = await openPlain(project, startApp(computer))
  await app.call('targets.preview', { ...at, ids: ['env'] })
  await app.call('targets.write', { ...at, ids: ['env'] })
  app.end()
  const state = JSON.parse(computer.user.text(`state/${id}.json`)) as { history: { edits: Record<string, unknown>[] }[] }
  for (const one of state.history.flatMap(({ edits }) => edits)) {
    if (one['format'] === 'dotenv') Object.assign(one, forge(one['written'] as Record<string, unknown>))
  }
  computer.user.write(`state/${id}.json`, JSON.stringify(state))
  const opened = folder ?? project
  if (folder !== undefined) folder.write('.env', project.text('.env'))
  const again = await openPlain(opened, startApp(computer))
  await again.call('history.undo', undefined)
  return opened.text('.env')
}

test('a proof counts for the spelling, the variable and the folder of which it was made, and without its key for none', async () => {
  const forged = (removed: string) => (written: Record<string, unknown>) => ({
    before: removed,
    written: { ...written, removed },
  })
  expect(await openForged('$(date)', (written) => ({ written }))).toBe(`${variable}=$(date)\n`)
  expect(await openForged('$(date)', forged('$(evil)'))).toBe(`${variable}='$(evil)'\n`)
  const other = plainProject({ services: { coherence: { test: { runtimeKey: 'a'.repeat(32) } } } })
  expect(await openForged('$(date)', (written) => ({ written }), other)).toBe(`${variable}='$(date)'\n`)
})

const setting = (section: string, key: string, more: object = {}) => ({
  ...edit(projectPath, 'project', key, {}, { before: 'evil', after: null, ...more }),
  address: { section, key },
})

test.each<[string, ReturnType<typeof setting>]>([
  ['of a prototype', setting('coherence/__proto__', 'portalUrl')],
  ['of an environment that is no name', setting('coherence/Test', 'portalUrl')],
  ['of no environment', setting('coherence', 'portalUrl')],
  ['that no service has', setting('coherence/all', 'unheard')],
  ['that is a secret', setting('coherence/test', 'portalToken')],
  ['in another file', setting('coherence/all', 'portalUrl', { file: '.latchkey/other.json' })],
])('a note of a setting %s changes neither project.json nor what any project holds', async (_, lie) => {
  const project = plainProject()
  const before = project.text(projectPath)
  for (const way of Object.values(ways)) await way(project, lie)
  const polluted = Object.keys(Object.prototype)
  for (const key of polluted) Reflect.deleteProperty(Object.prototype, key)
  expect([polluted, project.text(projectPath)]).toEqual([[], before])
})

const nameFor = (owner: object) => edit(projectPath, 'json', 'name', owner, { address: { section: 'project', key: 'name' } })

test.each<[string, Lie]>([
  ['a row and an unknown service', nameFor({ ...name, service: 'nope', environment: 'test' })],
  ['a row and a target', nameFor({ ...name, ...env })],
  ['a row and half a target', nameFor({ ...name, target: 'env' })],
  ['nobody', nameFor({})],
  ['no row that there is', nameFor({ row: '__proto__' })],
  ['a picture', edit('ProjectSettings/ProjectSettings.asset', 'unity', 'm_BuildTargetIcons', { row: 'unity.icon' })],
  ['an unknown service', edit('.env', 'dotenv', variable, { ...env, service: '__proto__' })],
  ['no environment', edit('.env', 'dotenv', variable, { ...env, environment: '__proto__' })],
  ['an unknown target', edit('.env', 'dotenv', variable, { ...env, target: '__proto__' })],
  ['an environment file that is none', edit('run.sh', 'dotenv', variable, env)],
])('a note for %s keeps nothing from being opened, saved and undone, and stays as it is', async (_, place) => {
  const project = plainProject()
  const lie = step([place], { kind: 'new', folder: project.root })
  const app = await openLied(project, { history: [lie], done: 1, unfinished: [lie] })
  const written = await app.call('setting.write', { ...at, field: 'envVariable', value: 'B_KEY' })
  expect([written, app.view().notices, app.value('envVariable')]).toEqual([{ isConflict: false }, [], 'B_KEY'])
  await app.undo()
  expect(app.value('envVariable')).toBe(variable)
  await app.undo()
  expect(app.view().said.text).toContain('Another version of Latchkey made this step')
  expect(app.kept()).toMatchObject({ history: expect.arrayContaining([lie]), unfinished: [lie] })
})

test('a note of more places than a project can hold is kept and not worked through', async () => {
  const project = plainProject()
  const edits = Array.from({ length: 2001 }, (_, number) => edit(`${number}.env`, 'dotenv', 'A_KEY', env))
  const lie = step(edits, { kind: 'new', folder: project.root })
  const app = await openLied(project, { unfinished: [lie] })
  await app.call('setting.write', { ...at, field: 'envVariable', value: 'B_KEY' })
  expect(app.kept().unfinished).toEqual([lie])
})

test('what was accepted and done in one folder of a borrowed id counts in no other one', async () => {
  const app = await openPlain(plainProject())
  await app.call('secret.store', { ...tokenAt, value: '0123456789abcdef0123456789abcdef' })
  const borrower = (key: string) => plainProject({ services: { coherence: { test: { runtimeKey: key.repeat(32) } } } })
  const [one, two] = [borrower('a'), borrower('b')]
  const preview = () => app.call('targets.preview', { ...at, ids: ['env'] })
  await openPlain(one, app)
  await preview()
  await app.call('targets.write', { ...at, ids: ['env'] })
  const { undo } = app.view().project ?? {}
  expect([existsSync(one.at('.env')), undo]).toEqual([true, expect.stringContaining('Write .env')])
  await openPlain(two, app)
  await preview()
  expect([existsSync(two.at('.env')), app.view().project?.undo]).toEqual([false, null])
  await openPlain(one, app)
  expect(app.view().project?.undo).toBe(undo)
})
