import { chmodSync, readdirSync, rmSync } from 'node:fs'

import { expect, onTestFinished, test } from 'vitest'

import { assetPath, at, newComputer, portalOfTest, projectPath, startApp, tokenAt, useEndpoint } from '../../world/appWorld'
import { createBrokenDisk, isLikeAnother } from '../../world/brokenDisk'
import { temporaryFolder } from '../../world/folder'
import { rewindable } from '../../world/rewind'

// Each action changes several files: the history of the project, its own file and the game's. Whatever happens to the disk in
// the middle, they change together or not at all.

const settings = 'ProjectSettings/ProjectSettings.asset'
const env = 'server/.env'
const oldKey = '11111111111111111111111111111111'

type App = ReturnType<typeof startApp>
type Folder = ReturnType<typeof temporaryFolder>

/** A project whose key, asset and environment file are written, so that another fetch writes all of them. */
async function startFetched(user: Folder, project: Folder) {
  const portal = await portalOfTest()
  portal.first.runtime_key = oldKey
  const app = startApp({ ...newComputer(), user })
  await app.call('project.open', { path: project.root })
  await app.call('view.painted', undefined)
  await useEndpoint(app, portal.http.origin)
  await app.call('setting.write', { ...at, field: 'envFile', value: env })
  await app.call('secret.store', { ...tokenAt, value: portal.first.portal_token })
  await app.call('portal.fetch', at)
  await app.call('targets.write', { ...at, ids: ['unity', 'env'] })
  portal.first.runtime_key = '22222222222222222222222222222222'
  portal.first.name = 'Second name'
  return app
}

const actions: Readonly<Record<string, (app: App) => Promise<unknown>>> = {
  'a fetch': (app) => app.call('portal.fetch', at),
  'a setting': (app) => app.call('setting.write', { ...at, field: 'envVariable', value: 'OTHER_KEY' }),
  'a value of the engine': (app) => app.call('general.write', { id: 'unity.productName', value: 'Other name' }),
  'an undo': (app) => app.call('history.undo', undefined),
  'a redo': (app) => app.call('history.redo', undefined),
  'a restored key': (app) => restoreFirst(app),
  'a file brought up to what is saved': async (app) => {
    await app.call('targets.preview', { ...at, ids: ['unity'] })
    await app.call('targets.write', { ...at, ids: ['unity'] })
  },
}

/** The preparation of each action that needs more than the first fetch. */
const prepare: Readonly<Record<string, (app: App, project: Folder) => Promise<unknown>>> = {
  'a file brought up to what is saved': async (app, project) => {
    project.write(assetPath, project.text(assetPath).replace(oldKey, '33333333333333333333333333333333'))
    await app.app.refresh(app.session)
  },
  'an undo': (app) => app.call('portal.fetch', at),
  'a redo': async (app) => {
    await app.call('portal.fetch', at)
    await app.call('history.undo', undefined)
  },
  'a restored key': (app) => app.call('portal.fetch', at),
}

async function restoreFirst(app: App) {
  const steps = await app.call('history.read', { ...at, field: 'runtimeKey' })
  const oldest = steps.at(-1)
  if (oldest === undefined) throw new Error('There is no step.')
  await app.call('history.restore', { ...at, field: 'runtimeKey', step: oldest.step, at: oldest.at, side: 'after' })
}

/** The world right before an action, as often as needed. */
async function worldOf(action: string) {
  const [user, project] = [temporaryFolder(), temporaryFolder('unity-project')]
  project.write(env, '# of the team\n')
  const first = await startFetched(user, project)
  await prepare[action]?.(first, project)
  first.end()
  const rewind = rewindable(user.root, project.root)
  const disk = createBrokenDisk([user.root, project.root])

  async function start() {
    rewind()
    const app = await startAnew()
    await app.call('view.painted', undefined)
    return { app, before: seen(app, project) }
  }

  const act = (app: App) => actions[action]?.(app)

  /** Starts from nothing but what is on disk. */
  async function startAnew() {
    const app = startApp({ ...newComputer(), user })
    app.keychain.keyring = first.keychain.keyring
    await app.call('project.open', { path: project.root })
    return app
  }

  /** The result when nothing goes wrong, and the changes to the disk that it takes. */
  async function whole() {
    const { app } = await start()
    const changes = await disk.counted(() => act(app))
    const after = seen(app, project)
    app.end()
    return { changes, after }
  }

  return { project, disk, start, startAnew, act, ...(await whole()) }
}

const paths = [assetPath, projectPath, env, settings]

type Seen = ReturnType<typeof seen>

/** The files of the project, and what the app says about them. */
function seen(app: App, project: Folder) {
  const view = app.view().project
  const [service] = view?.services ?? []
  return {
    files: paths.map((path) => project.text(path)),
    values: ['runtimeKey', 'projectName', 'envVariable'].map((field) => service?.settings[field]?.value),
    steps: [view?.undo, view?.redo],
    targets: service?.targets.map(({ id, state }) => [id, state]),
  }
}

/** Left-over temporary files and locks. */
function strangers(project: Folder) {
  return readdirSync(project.root, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tmp$|\.lock$|tmp-/.test(name))
}

const names = Object.keys(actions)
/** Each of them starts the app about a dozen times: for each change that fails, on what the last failure left behind. */
const timeout = 180_000

test.each(names)(
  '%s whose n-th change of the disk fails is done whole or not at all, and what the window says is so',
  { timeout },
  async (action) => {
    const { project, disk, start, startAnew, act, changes, after } = await worldOf(action)
    expect(changes.length).toBeGreaterThan(8)
    let { app, before } = await start()
    for (const [index, change] of changes.entries()) {
      if (isLikeAnother('failingAt', change)) continue
      const tried = await disk.failingAt(index + 1, 'ENOSPC', () => act(app))
      const now = seen(app, project)
      const isDone = isAnother(now, before)
      const what = `${action}, without ${change}`
      expect(tried.length, what).toBeGreaterThan(index)
      expect(now, what).toEqual(isDone ? after : before)
      const failure = failureIn(app)
      expect(failure === null, `${what}: ${failure}`).toBe(isDone)
      app.end()
      app = await startAnew()
      expect(seen(app, project), `${what}, started anew`).toEqual(isDone ? after : before)
      expect(strangers(project), what).toEqual([])
      if (isDone) {
        app.end()
        ;({ app, before } = await start())
      }
    }
  },
)

test.each(names)(
  '%s that comes no further than its n-th change, as the disk fails or the process ends, names what stays, and the next start puts it back',
  { timeout },
  async (action) => {
    const { project, disk, start, startAnew, act, changes, after } = await worldOf(action)
    let { app, before } = await start()
    for (const [index, change] of changes.entries()) {
      if (isLikeAnother('brokenFrom', change)) continue
      const tried = await disk.brokenFrom(index + 1, 'EROFS', () => act(app))
      expect(tried.length).toBeGreaterThan(index)
      const now = seen(app, project)
      const what = `${action}, nothing since ${change}`
      const failure = failureIn(app)
      if (failure === null) expect(now, what).toEqual(after)
      else if (!isAnother(now, before)) expect(failure, what).toContain('Nothing was changed.')
      else for (const path of changedPaths(now, before)) expect(failure, what).toContain(path)
      app.end()
      // The app would remove the lock itself, but only after the few seconds until it counts as abandoned.
      rmSync(project.at('.latchkey/.project.json.lock'), { force: true })
      app = await startAnew()
      expect(seen(app, project), `${what}, started anew`).toEqual(failure === null ? after : before)
      expect(strangers(project), what).toEqual([])
      if (failure === null) {
        app.end()
        ;({ app, before } = await start())
      }
    }
  },
)

test('what had to be put back at the start is said, and goes on standing in the way of nothing', async () => {
  const { project, disk, start, startAnew, act, changes } = await worldOf('a fetch')
  const { app, before } = await start()
  const written = changes.findLastIndex((change) => change.startsWith('rename') && change.endsWith(assetPath))
  await disk.brokenFrom(written + 2, 'EIO', () => act(app))
  expect(project.text(assetPath)).not.toBe(before.files[0])
  app.end()

  const anew = await startAnew()
  expect(anew.view().notices.map(({ text }) => text)).toEqual([
    '“Fetch Runtime Key” was cut off in the middle. Its changes were rolled back; do it again.',
  ])
  expect(seen(anew, project)).toEqual(before)
  expect(strangers(project), 'nor the lock of one that is at work').toEqual([])
  await anew.call('setting.write', { ...at, field: 'envVariable', value: 'NEXT_KEY' })
  expect(anew.view().project?.undo).toBe('Change Variable name, coherence')
})

test('a file that can not even be put back at the start is named, and undo takes it back later', async () => {
  const { project, disk, start, startAnew, act, changes, after } = await worldOf('a fetch')
  const { app, before } = await start()
  const written = changes.findLastIndex((change) => change.startsWith('rename') && change.endsWith(assetPath))
  await disk.brokenFrom(written + 2, 'EIO', () => act(app))
  app.end()
  rmSync(project.at('.latchkey/.project.json.lock'), { force: true })
  chmodSync(project.at(assetPath), 0o444)
  onTestFinished(() => chmodSync(project.at(assetPath), 0o644))

  const anew = await startAnew()
  expect(anew.view().notices.map(({ text }) => text)).toEqual([
    `“Fetch Runtime Key” was cut off in the middle. What had been written to ${assetPath} could not be rolled back. Undo takes it back.`,
  ])
  expect(seen(anew, project).files).toEqual([after.files[0], ...before.files.slice(1)])
  chmodSync(project.at(assetPath), 0o644)
  await anew.call('history.undo', undefined)
  expect(seen(anew, project).files).toEqual(before.files)
})

test('a folder of the game that may not be written to keeps the whole fetch from happening, with the reason beside the key', async () => {
  const { project, start, act } = await worldOf('a fetch')
  const { app, before } = await start()
  await createBrokenDisk([project.at('Assets/coherence')]).brokenFrom(1, 'EACCES', () => act(app))
  expect(app.service().problems['runtimeKey']?.message).toMatch(
    /^Could not write Assets.coherence.RuntimeSettings.asset: .* Nothing was changed\.$/,
  )
  expect(seen(app, project)).toEqual(before)
  await act(app)
  expect(app.service().problems).toEqual({})
})

function changedPaths(now: Seen, before: Seen): string[] {
  return paths.filter((_path, index) => now.files[index] !== before.files[index])
}

function isAnother(now: Seen, before: Seen): boolean {
  return JSON.stringify(now.files) !== JSON.stringify(before.files)
}

/** What the window says went wrong, wherever it says it. */
function failureIn(app: App): string | null {
  const { project, said } = app.view()
  const rows = project?.general?.rows ?? []
  const problems = project?.services[0]?.problems ?? {}
  const [problem] = [...Object.values(problems), ...rows.flatMap((row) => row.problem ?? [])]
  if (problem !== undefined) return problem.message
  return /could not/i.test(said.text) ? said.text : null
}
