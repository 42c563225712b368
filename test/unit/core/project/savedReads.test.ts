import fs, { renameSync, rmSync, utimesSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

import { expect, onTestFinished, test, vi } from 'vitest'

import { assetPath, at, portalOfTest, projectPath, startWithProject, tokenAt, type RunningApp } from '../../world/appWorld'
import { countReads } from '../../world/diskReads'
import { unityGame } from '../../shared/catalog/unityGame'

// In a large project, or on a network drive, reading is slow: a save reads only what it may have changed.

const settings = 'ProjectSettings/ProjectSettings.asset'
const env = 'server/.env'

async function startCounted() {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  app.project.write(env, 'OLD=1\n')
  await app.call('setting.write', { ...at, field: 'envFile', value: env })
  const reads = countReads(app.project.root)
  const counts = () =>
    Object.fromEntries([projectPath, assetPath, settings, env].map((path) => [path, reads.ofFile(app.project.at(path))]))
  return { app, portal, counts }
}

test('a setting that names no file of the game is saved without reading one', async () => {
  const { app, counts } = await startCounted()
  await app.call('setting.write', { ...at, field: 'portalUrl', value: 'https://portal.example' })
  expect(counts()).toEqual({ [projectPath]: 1, [assetPath]: 0, [settings]: 0, [env]: 0 })
})

test('a setting that names a variable is saved by reading its file alone, and the row follows', async () => {
  const { app, counts } = await startCounted()
  const row = () => app.service().targets.find(({ id }) => id === 'env')
  const before = row()
  app.project.write(env, 'OLD=1\nGAME_KEY=2\n')
  await app.call('setting.write', { ...at, field: 'envVariable', value: 'GAME_KEY' })
  expect(counts()).toEqual({ [projectPath]: 1, [assetPath]: 0, [settings]: 0, [env]: 1 })
  expect([before?.state, row()?.state]).toEqual(['absent', 'found'])
})

test.each([
  ['names', `"envFile": "${env}"`, '"envFile": "keys/.env"', 'keys/.env'],
  ['variables', '"useCustomEndpoint"', '"envVariable": "PULLED", "useCustomEndpoint"', env],
])(
  'a save of another setting shows the %s that another program gave meanwhile, without reading other files',
  async (...given) => {
    const [, before, pulled, path] = given
    const { app, counts } = await startCounted()
    const row = () => app.service().targets.find(({ id }) => id === 'env')
    app.project.write('keys/.env', 'COHERENCE_RUNTIME_KEY=1\n')
    app.project.write(env, 'PULLED=1\n')
    app.project.write(projectPath, app.project.text(projectPath).replace(before, pulled))
    counts()
    await app.call('setting.write', { ...at, field: 'portalUrl', value: 'https://portal.example' })
    expect(row()).toMatchObject({ path, state: 'found' })
    expect(counts()).toMatchObject({ [assetPath]: 0, [settings]: 0 })
  },
)

test.each([
  ['an empty path', (text: string) => text.replace(`"envFile": "${env}"`, '"envFile": ""'), []],
  ['another path', (text: string) => text.replace(`"envFile": "${env}"`, '"envFile": "keys/.env"'), ['keys/.env']],
])('a secret that is stored, and a value of the engine that is saved, show it too: %s', async (_, pull, paths) => {
  const saves = {
    secret: (app: RunningApp) => app.call('secret.store', { ...tokenAt, value: 'a'.repeat(32) }),
    general: (app: RunningApp) => app.call('general.write', { id: 'unity.bundleVersion', value: '2.0.1' }),
  }
  for (const save of Object.values(saves)) {
    const { app } = await startCounted()
    await app.app.refresh(app.session)
    app.project.write(projectPath, pull(app.project.text(projectPath)))
    await save(app)
    const shown = app.service().targets.flatMap(({ id, path }) => (id === 'env' ? [path] : []))
    expect(shown).toEqual(paths)
  }
})

test('a fetch looks at the engine’s settings not at all, and after a write only at what it wrote', async () => {
  const { app, portal, counts } = await startCounted()
  await app.call('secret.store', { ...tokenAt, value: portal.first.portal_token })
  await app.call('portal.fetch', at)
  await app.call('targets.write', { ...at, ids: ['unity', 'env'] })
  portal.first.runtime_key = '22222222222222222222222222222222'
  counts()
  await app.call('portal.fetch', at)
  // The asset: found, read, planned, saved, and read again. The file of the engine's settings is a place of another service,
  // once for each environment.
  expect(counts()).toMatchObject({ [projectPath]: 1, [assetPath]: 5, [settings]: 0 })
  expect([app.project.text(assetPath), app.project.text(env)]).toEqual([
    expect.stringContaining(portal.first.runtime_key),
    expect.stringContaining(portal.first.runtime_key),
  ])
  expect(app.service().targets.map(({ state }) => state)).toEqual(['up-to-date', 'up-to-date'])
})

test('a reading that began before a save and ends after it does not bring back what the rows said before', async () => {
  const { app } = await startCounted()
  const state = () => app.service().targets.find(({ id }) => id === 'env')?.state
  app.project.write(env, 'OLD=1\nGAME_KEY=2\n')
  const search = holdSearch()
  const reading = app.session.opened().readTargets()
  const saving = app.call('setting.write', { ...at, field: 'envVariable', value: 'GAME_KEY' })
  await vi.waitFor(() => expect(app.project.text(projectPath)).toContain('GAME_KEY'))
  // Long enough for the save to read its file, if it does not wait for the search.
  await vi.waitFor(() => expect(state()).toBe('found'), { timeout: 200 }).catch(() => undefined)
  search.goOn()
  await Promise.all([reading, saving])
  expect(state()).toBe('found')
})

/** Holds up the search for an asset, as a large project would. */
function holdSearch() {
  const { opendir } = fs.promises
  let goOn = (): void => undefined
  const held = new Promise<void>((resolve) => (goOn = resolve))
  Object.assign(fs.promises, { opendir: (...args: Parameters<typeof opendir>) => held.then(() => opendir(...args)) })
  syncBuiltinESMExports()
  onTestFinished(() => {
    Object.assign(fs.promises, { opendir })
    syncBuiltinESMExports()
  })
  return { goOn: () => goOn() }
}

test('an asset that is another one is not read again, and one that may have become ours is', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  const asset = app.project.text(assetPath)
  rmSync(app.project.at('Assets/coherence'), { recursive: true })
  app.project.write('Assets/Data/Other.asset', asset.replace('85b91f942a5214496b0e11eaedb54c36', '0'.repeat(32)))
  app.project.write('Assets/Data/Pointer.asset', 'version https://git-lfs.github.com/spec/v1\n')
  await app.app.refresh(app.session)
  const reads = countReads(app.project.root)
  const read = (name: string) => reads.ofFile(app.project.at(`Assets/Data/${name}.asset`))
  await app.app.refresh(app.session)
  expect([read('Other'), read('Pointer')]).toEqual([0, 1])

  app.project.write('Assets/Data/Pointer.asset', asset)
  await app.app.refresh(app.session)
  expect(app.service().targets[0]?.path).toBe('Assets/Data/Pointer.asset')
})

test.each(['written over', 'replaced by a file of the same size and time'])(
  'an asset that was another one and becomes ours at its place is found without a new window: %s',
  async (how) => {
    const portal = await portalOfTest()
    const app = await startWithProject(portal.http.origin)
    const asset = app.project.text(assetPath)
    rmSync(app.project.at('Assets/coherence'), { recursive: true })
    const [path, checkedOut] = ['Assets/Data/Other.asset', new Date('2026-01-01T00:00:00Z')]
    app.project.write(path, asset.replace('85b91f942a5214496b0e11eaedb54c36', '0'.repeat(32)))
    utimesSync(app.project.at(path), checkedOut, checkedOut)
    await app.app.refresh(app.session)
    expect(app.service().targets[0]?.path).toBeNull()

    if (how === 'written over') app.project.write(path, asset)
    else {
      app.project.write('Assets/Data/New.asset.new', asset)
      utimesSync(app.project.at('Assets/Data/New.asset.new'), checkedOut, checkedOut)
      renameSync(app.project.at('Assets/Data/New.asset.new'), app.project.at(path))
    }
    await app.app.refresh(app.session)
    expect(app.service().targets[0]?.path).toBe(path)
  },
)

test('a file in which several services and environments have a place is read once for all of them', async () => {
  const app = await startWithProject('https://portal.example')
  const path = 'Assets/StreamingAssets/EOS/eos_product_config.json'
  app.project.write(path, unityGame.files[path] ?? expect.unreachable())
  const reads = countReads(app.project.root)
  await app.app.refresh(app.session)
  expect(reads.ofFile(app.project.at(path))).toBe(1)
})
