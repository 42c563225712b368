import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { expect, test } from 'vitest'

import { at, projectPath, startApp, startWithProject, tokenAt, type RunningApp } from '../../world/appWorld'
import { temporaryFolder } from '../../world/folder'

// What another version of Latchkey, which knows more services, environments and places, wrote into our files.
const time = '2026-11-01T10:00:00.000Z'
const strangeChange = { place: { service: 'photon', scope: 'staging', field: 'appId' }, from: null, to: 'abc', why: 'renamed' }
const strangeStep = { label: 'Change App ID', at: time, changes: [strangeChange], writes: [], places: [{ form: 'ini' }] }
const strangeWrite = {
  label: 'Write Game.cs',
  at: time,
  changes: [],
  writes: [{ id: 'source', path: 'Game.cs', service: 'coherence', environment: 'test', before: {}, after: {} }],
}

/** Edits in the current form for which this version has no reader, row, target or service. */
const edit = { file: 'Game.cs', format: 'dotenv', address: { key: 'K' }, before: null, after: 'v', why: 'new' }
const owner = { target: 'env', service: 'coherence', environment: 'test' }
const strangeEdits: Readonly<Record<string, Json>> = {
  format: { ...edit, format: 'source', address: { constant: 'KEY' }, for: owner },
  'kind of address': { ...edit, address: { path: ['a', 0] }, for: owner },
  row: { ...edit, format: 'unity', for: { row: 'unity.gravity' } },
  target: { ...edit, for: { ...owner, target: 'source' } },
  service: { ...edit, for: { ...owner, service: 'photon' } },
  'service in project.json': { ...edit, file: projectPath, format: 'project', address: { section: 'photon/test', key: 'appId' } },
  'kind of value': { ...edit, after: ['v'], for: owner },
}

type Json = Record<string, unknown>

const readJson = (path: string): Json => JSON.parse(readFileSync(path, 'utf8'))

/** Changes one of our files as another version would, while this one is not running. */
function rewrite(app: RunningApp, name: string, change: (file: Json) => Json): void {
  const path = join(app.user.root, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, JSON.stringify(change(readJson(path)), null, 2))
}

async function restarted(app: Awaited<ReturnType<typeof startWithProject>>) {
  const next = startApp(app.computer)
  next.noteChosen(app.project.root)
  await next.call('project.open', { path: app.project.root })
  return next
}

const write = (app: RunningApp, value: string) => app.call('setting.write', { ...at, field: 'envVariable', value })

test('steps, secrets, places and environments that this version does not know stay in the state file, and the rest is used', async () => {
  const app = await startWithProject('https://portal.example')
  await write(app, 'FIRST_KEY')
  const id = app.view().project?.id ?? ''
  const name = join('state', `${id}.json`)
  const created = { service: 'photon', field: 'token.1', label: 'CI', storedAt: time, isTaken: false, scope: 'read' }
  const unfinished = { ...strangeStep, kind: 'move', folder: app.project.root }
  rewrite(app, name, (file) => ({
    ...file,
    environment: 'staging',
    history: [...(file['history'] as unknown[]), strangeStep, strangeWrite],
    done: Number(file['done']) + 2,
    fetched: { 'photon/staging': { at: time, change: null, by: 'robin' } },
    created: [created],
    unfinished: [unfinished],
    pinned: ['coherence'],
  }))

  const next = await restarted(app)
  expect(next.view().notices).toEqual([])
  expect(next.value('envVariable')).toBe('FIRST_KEY')
  expect(next.view().project?.environment).toBe('test')
  await write(next, 'SECOND_KEY')

  const kept = readJson(join(app.user.root, name))
  expect(kept).toMatchObject({ environment: 'staging', created: [created], pinned: ['coherence'] })
  expect(kept['unfinished']).toEqual([unfinished])
  expect(kept['fetched']).toMatchObject({ 'photon/staging': { at: time, change: null, by: 'robin' } })
  const history = kept['history'] as Json[]
  expect(history).toHaveLength(Number(kept['done']))
  expect(history.slice(-3, -1)).toEqual([strangeStep, strangeWrite])
  expect(history.at(-1)).toMatchObject({ label: 'Change Variable name' })
})

test('undo names a step of another version, leaves it alone, and goes on with the ones before it', async () => {
  const app = await startWithProject('https://portal.example')
  await write(app, 'FIRST_KEY')
  const name = join('state', `${app.view().project?.id}.json`)
  rewrite(app, name, (file) => ({
    ...file,
    history: [...(file['history'] as unknown[]), strangeStep],
    done: Number(file['done']) + 1,
  }))

  const next = await restarted(app)
  expect(next.view().project?.undo).toBe('Change App ID')
  await next.call('history.undo', undefined)
  expect(next.view().said.text).toContain(
    'Not undone: Change App ID. Another version of Latchkey made this step, and only that version can undo it',
  )
  expect(app.project.text(projectPath)).toContain('FIRST_KEY')
  await next.call('history.undo', undefined)
  expect(next.value('envVariable')).not.toBe('FIRST_KEY')
  expect(readJson(join(app.user.root, name))['history']).toContainEqual(strangeStep)
})

test.each(Object.entries(strangeEdits))(
  'a step with a %s that this version does not know is named, skipped by undo, and stays as it is',
  async (_, strange) => {
    const app = await startWithProject('https://portal.example')
    await write(app, 'FIRST_KEY')
    const name = join('state', `${app.view().project?.id}.json`)
    const step = { label: 'Change App ID', at: time, edits: [strange], by: 'robin' }
    rewrite(app, name, (file) => ({
      ...file,
      history: [...(file['history'] as unknown[]), step],
      done: Number(file['done']) + 1,
    }))

    const next = await restarted(app)
    expect(next.view().notices).toEqual([])
    await next.call('history.undo', undefined)
    expect(next.view().said.text).toContain('Not undone: Change App ID')
    await next.call('history.undo', undefined)
    expect(next.value('envVariable')).not.toBe('FIRST_KEY')
    expect(readJson(join(app.user.root, name))['history']).toContainEqual(step)
  },
)

test('what else another version noted of a step that this one knows stays when it is undone and done again', async () => {
  const app = await startWithProject('https://portal.example')
  await write(app, 'FIRST_KEY')
  const name = join('state', `${app.view().project?.id}.json`)
  const more = (list: unknown) => (list as Json[]).map((each) => ({ ...each, by: 'robin' }))
  rewrite(app, name, (file) => ({
    ...file,
    history: more(file['history']).map((step) => ({ ...step, edits: more((step as Json)['edits']) })),
  }))
  const before = readJson(join(app.user.root, name))['history']

  const next = await restarted(app)
  await next.call('history.undo', undefined)
  await next.call('history.redo', undefined)
  expect(readJson(join(app.user.root, name))['history']).toEqual(before)
})

test('what another version remembers of the vault is kept when its keys change', async () => {
  const app = await startWithProject('https://portal.example')
  await app.call('secret.store', { ...tokenAt, value: 'ptok-of-before-0123456789' })
  const name = 'vault-mark.json'
  rewrite(app, name, (file) => ({
    ...file,
    device: 'desk',
    keys: (file['keys'] as Json[]).map((key) => ({ ...key, by: 'robin' })),
  }))

  const next = await restarted(app)
  await next.call('passphrase.set', { next: 'lantern moth garden 71', current: null })
  const kept = readJson(join(app.user.root, name))
  expect(kept['device']).toBe('desk')
  expect(next.view().protection.passphrase).toBe('spare')
})

test('a preference that this version does not know is kept, and one it would not take counts as the default', async () => {
  const app = startApp()
  const project = temporaryFolder('unity-project')
  app.noteChosen(project.root)
  await app.call('project.open', { path: project.root })
  await app.call('preferences.write', { ...app.view().preferences, revealSeconds: 30 })
  const recent = { path: '/games/other', name: 'Other', engine: 'defold', openedAt: time, id: crypto.randomUUID(), pinned: true }
  rewrite(app, 'preferences.json', (file) => ({
    ...file,
    preferences: { ...(file['preferences'] as Json), theme: 'sepia', density: 'compact' },
    projects: [...(file['projects'] as unknown[]), recent, { path: 7 }],
    layout: { tree: 200 },
  }))

  const next = startApp(app.computer)
  expect(next.view().notices).toEqual([])
  expect(next.view().preferences).toMatchObject({ theme: 'system', revealSeconds: 30 })
  expect(next.view().recent.map(({ path }) => path)).toEqual([project.root, recent.path])
  await next.call('preferences.write', { ...next.view().preferences, revealSeconds: 40 })

  const kept = readJson(join(app.user.root, 'preferences.json'))
  expect(kept).toMatchObject({ layout: { tree: 200 }, preferences: { density: 'compact', revealSeconds: 40 } })
  expect(kept['projects']).toEqual([expect.objectContaining({ path: project.root }), recent, { path: 7 }])
})

test('what else another version approved stays in approvals.json', async () => {
  const app = await startWithProject('https://portal.example')
  const declared = { project: crypto.randomUUID(), digest: 'sha256-abc' }
  rewrite(app, 'approvals.json', (file) => ({
    ...file,
    declarations: [declared],
    folders: [{ project: declared.project, path: '/games/other', by: 'dialog' }, ...(file['folders'] as unknown[])],
  }))
  const other = temporaryFolder('godot-project')
  const next = startApp(app.computer)
  next.noteChosen(other.root)
  await next.call('project.open', { path: other.root })
  await next.call('secret.store', { ...at, field: 'portalToken', value: '0123456789abcdef0123456789abcdef' })
  const kept = readJson(join(app.user.root, 'approvals.json'))
  expect(kept['declarations']).toEqual([declared])
  expect(kept['folders']).toContainEqual({ project: declared.project, path: '/games/other', by: 'dialog' })
})
