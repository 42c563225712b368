import { createHash } from 'node:crypto'
import { existsSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { keyPlace, targetWords } from '../../../../renderer/rows/fileWords'
import { ownPath } from '../../../../renderer/rows/ownPath'
import { needsAttention } from '../../../../renderer/pages/attention'
import {
  assetPath,
  at,
  portalOfTest,
  projectPath,
  shownConflict,
  startApp,
  startWithProject,
  useEndpoint,
  type RunningApp,
} from '../../world/appWorld'
import { temporaryFolder } from '../../world/folder'

const live = { service: 'coherence', environment: 'live' } as const
const stranger = 'abcdefabcdefabcdefabcdefabcdefab'
const id = '6f1c4a52-3f0e-4f7a-9b57-0a54d0c2c001'

type At = { service: 'coherence'; environment: string }
type Stage = RunningApp & { project: ReturnType<typeof temporaryFolder> }

const show = (app: RunningApp, { environment }: At) => app.call('environment.select', { environment })

async function fetchFor(app: RunningApp, place: At, token: string): Promise<void> {
  await show(app, place)
  await app.call('secret.store', { ...place, field: 'portalToken', value: token })
  await app.call('portal.fetch', place)
}

function target(app: RunningApp, name: 'unity' | 'env') {
  const found = app.service().targets.find((one) => one.id === name)
  if (found === undefined) throw new Error(`There is no target ${name}.`)
  return found
}

const holding = (app: RunningApp) => app.value('filesHold')
const asset = (app: Stage) => app.project.text(assetPath)

/** A Unity project whose files hold the Test key, and whose Live key was fetched later. */
async function withBothKeys() {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  await fetchFor(app, at, portal.first.portal_token)
  await app.call('targets.write', { ...at, ids: ['unity'] })
  await fetchFor(app, live, portal.second.portal_token)
  return { portal, app }
}

/** A project without a Unity asset, set to a mock server. */
async function withoutUnity(origin: string, files: Readonly<Record<string, string>> = {}) {
  const app = startApp()
  const project = temporaryFolder('godot-project')
  for (const [path, text] of Object.entries(files)) project.write(path, text)
  await app.call('project.open', { path: project.root })
  await useEndpoint(app, origin)
  return { ...app, project }
}

const team = (all: Record<string, unknown>, test_: Record<string, unknown> = {}) =>
  `${JSON.stringify({ version: 1, id, services: { coherence: { all, test: test_ } } }, null, 2)}\n`

test('a fetch for Live leaves the files that hold Test as they are, and says so', async () => {
  const { app, portal } = await withBothKeys()

  expect(asset(app)).toContain(`runtimeKey: ${portal.first.runtime_key}\n`)
  expect(app.service().pendingWrites, 'nothing is asked either').toEqual([])
  expect(app.value('runtimeKey')).toBe(portal.second.runtime_key)
  expect(app.project.text(projectPath)).toContain(portal.second.runtime_key)
  expect(holding(app)).toBe('test')
  expect(target(app, 'unity')).toMatchObject({ state: 'others', holds: 'test', sharedWith: ['test'] })
  expect(app.view().said.text).toContain('The game’s files weren’t changed: they are for Test')
})

test('looking at another environment changes no byte of the project', async () => {
  const { app } = await withBothKeys()
  const [before, settings] = [app.project.bytes(assetPath), app.project.bytes(projectPath)]
  for (const place of [at, live, at]) await show(app, place)
  expect(app.project.bytes(assetPath)).toEqual(before)
  expect(app.project.bytes(projectPath)).toEqual(settings)
  expect(app.service().settings['runtimeKey']?.conflict).toBeNull()
})

test('a fetch for the environment that the files hold writes them without asking again', async () => {
  const { app, portal } = await withBothKeys()
  await show(app, at)
  portal.first.runtime_key = '0123456789abcdef0123456789abcdef'
  await app.call('portal.fetch', at)
  expect(asset(app)).toContain(`runtimeKey: ${portal.first.runtime_key}\n`)
  expect(target(app, 'unity')).toMatchObject({ state: 'up-to-date', holds: 'test' })
})

test('Live is put into the game’s files on purpose, with the diff first, as one step that one undo takes back', async () => {
  const { app, portal } = await withBothKeys()
  const [before, settings] = [app.project.bytes(assetPath), app.project.bytes(projectPath)]

  await app.call('targets.put', live)
  const [offered] = app.service().pendingWrites
  expect(app.project.bytes(assetPath), 'the diff comes first').toEqual(before)
  expect(offered).toMatchObject({ id: 'unity', path: assetPath, replaces: 'test' })
  expect(JSON.stringify(offered?.diff)).toContain(portal.second.runtime_key)

  await app.call('targets.write', { ...live, ids: ['unity'] })
  expect(asset(app)).toContain(`runtimeKey: ${portal.second.runtime_key}\n`)
  expect(holding(app)).toBe('live')
  expect(app.project.text(projectPath)).toContain('"filesHold": "live"')
  expect(target(app, 'unity')).toMatchObject({ state: 'up-to-date', holds: 'live' })
  await show(app, at)
  expect(target(app, 'unity')).toMatchObject({ state: 'others', holds: 'live' })

  expect(app.view().project?.undo).toContain('Put Live into the game’s files')
  await app.call('history.undo', undefined)
  expect(app.project.bytes(assetPath)).toEqual(before)
  expect(app.project.bytes(projectPath)).toEqual(settings)
  await app.call('history.redo', undefined)
  expect(asset(app)).toContain(portal.second.runtime_key)
  expect(holding(app)).toBe('live')
})

test('saying no to the diff leaves the files and what they are for as they were', async () => {
  const { app } = await withBothKeys()
  const before = app.project.bytes(assetPath)
  await app.call('targets.put', live)
  await app.call('targets.dismiss', live)
  expect(app.project.bytes(assetPath)).toEqual(before)
  expect(holding(app)).toBe('test')
})

test('restoring an older key of Live, or settling a conflict, writes no file that holds Test', async () => {
  const { app, portal } = await withBothKeys()
  const before = app.project.bytes(assetPath)
  portal.second.runtime_key = '0123456789abcdef0123456789abcdef'
  await app.call('portal.fetch', live)
  const [, step] = await app.call('history.read', { ...live, field: 'runtimeKey' })
  await app.call('history.restore', { ...live, field: 'runtimeKey', step: step?.step ?? 0, at: step?.at ?? '', side: 'after' })
  await app.call('setting.resolve', { ...live, field: 'runtimeKey', keep: 'ours', shown: shownConflict(app) })
  await app.call('targets.preview', { ...live, ids: ['unity'] })
  expect(app.project.bytes(assetPath)).toEqual(before)
})

test('who fetches Live alone is asked about the files at once, and they are for Live from then on', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  expect(holding(app)).toBe('')
  await fetchFor(app, live, portal.first.portal_token)
  expect(app.service().pendingWrites).toMatchObject([{ id: 'unity', replaces: null }])
  expect(holding(app)).toBe('live')
  await app.call('history.undo', undefined)
  expect(holding(app)).toBe('')
})

test('a project from before is taken to hold the environment whose key stands in its file', async () => {
  const { app, portal } = await withBothKeys()
  await app.call('targets.put', live)
  await app.call('targets.write', { ...live, ids: ['unity'] })
  app.project.write(projectPath, app.project.text(projectPath).replace('"filesHold": "live",\n', ''))
  expect(app.project.text(projectPath)).not.toContain('filesHold')
  await app.call('project.open', { path: app.project.root })
  expect(holding(app)).toBe('live')

  await show(app, at)
  portal.first.runtime_key = '0123456789abcdef0123456789abcdef'
  await app.call('portal.fetch', at)
  expect(asset(app)).toContain(portal.second.runtime_key)
  expect(app.project.text(projectPath)).toContain('"filesHold": "live"')
})

test('shared files with a key that nobody saved are asked about, though writing was agreed to before', async () => {
  const { app } = await withBothKeys()
  app.project.write(projectPath, app.project.text(projectPath).replace('"filesHold": "test",\n', ''))
  app.project.write(assetPath, asset(app).replace(/runtimeKey: .*\n/, `runtimeKey: ${stranger}\n`))
  await app.call('project.open', { path: app.project.root })
  expect(holding(app)).toBe('')
  for (const place of [live, at]) {
    await show(app, place)
    await app.call('portal.fetch', place)
    expect(app.service().pendingWrites).toMatchObject([{ id: 'unity', replaces: null }])
    await app.call('targets.dismiss', place)
  }
  expect(asset(app)).toContain(stranger)
  await app.call('targets.preview', { ...live, ids: ['unity'] })
  await app.call('targets.write', { ...live, ids: ['unity'] })
  expect(holding(app)).toBe('live')
})

test('another value in files that hold Test is a conflict for Test, and none for Live', async () => {
  const { app } = await withBothKeys()
  app.project.write(assetPath, asset(app).replace(/runtimeKey: .*\n/, `runtimeKey: ${stranger}\n`))
  await app.call('project.open', { path: app.project.root })
  expect(app.service().settings['runtimeKey']?.conflict).toBeNull()
  expect(target(app, 'unity')).toMatchObject({ state: 'others', holds: null })
  await show(app, at)
  expect(app.service().settings['runtimeKey']?.conflict).toMatchObject({ theirs: stranger })
})

test('an environment that this version does not know is shown as it is, kept, and never written over by itself', async () => {
  const { app } = await withBothKeys()
  app.project.write(projectPath, app.project.text(projectPath).replace('"filesHold": "test"', '"filesHold": "staging"'))
  const before = app.project.bytes(assetPath)
  await app.call('project.open', { path: app.project.root })
  expect(holding(app)).toBe('staging')
  for (const place of [at, live]) {
    await app.call('portal.fetch', place)
    await app.call('setting.write', { ...place, field: 'envVariable', value: `KEY_${place.environment}` })
  }
  expect(app.service().pendingWrites).toEqual([])
  expect(app.project.bytes(assetPath)).toEqual(before)
  expect(app.project.text(projectPath)).toContain('"filesHold": "staging"')

  await app.call('targets.put', live)
  await app.call('targets.write', { ...live, ids: ['unity'] })
  expect(holding(app)).toBe('live')
})

test('files that hold Live already are put down as such without a question', async () => {
  const { app, portal } = await withBothKeys()
  app.project.write(projectPath, app.project.text(projectPath).replace('"filesHold": "test"', '"filesHold": "staging"'))
  await app.call('project.open', { path: app.project.root })
  await app.call('targets.put', at)
  expect(app.service().pendingWrites).toEqual([])
  expect(holding(app)).toBe('test')
  expect(asset(app)).toContain(portal.first.runtime_key)
})

test('the same token in two environments is said in both before any fetch, and no longer than it is so', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  const said = () => app.service().secrets['portalToken']?.sameAs
  const store = (place: At, value: string) => app.call('secret.store', { ...place, field: 'portalToken', value })
  await store(at, portal.first.portal_token)
  expect(said()).toBeUndefined()
  await show(app, live)
  await store(live, portal.first.portal_token)

  expect(said()).toBe('test')
  expect(app.view().said.text).toContain('the same as for Test')
  expect(needsAttention(app.service(), false)).toBe(true)
  expect(portal.requests).toEqual([])
  await show(app, at)
  expect(said()).toBe('live')

  await app.call('vault.hide', undefined)
  expect(said(), 'of what is hidden nothing is claimed').toBeUndefined()
  await app.call('vault.show', undefined)
  expect(said()).toBe('live')

  await store(at, portal.second.portal_token)
  expect(said()).toBeUndefined()
  await show(app, live)
  expect(said()).toBeUndefined()
})

test('secrets that only memory keeps are compared as well', async () => {
  const app = startApp()
  app.keychain.keyring = null
  await app.call('project.open', { path: temporaryFolder('unity-project').root })
  const secret = 'f0e1d2c3b4a5968778695a4b3c2d1e0f'
  for (const place of [at, live]) await app.call('secret.store', { ...place, field: 'portalToken', value: secret })
  expect(app.service().secrets['portalToken']).toMatchObject({ state: 'session', sameAs: 'live' })
  await app.call('vault.hide', undefined)
  expect(app.service().secrets['portalToken']?.sameAs, 'of what is hidden nothing is claimed').toBeUndefined()
})

test('comparing leaves nothing of a secret in a view or on disk, no hash of it either', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  const token = portal.first.portal_token
  await fetchFor(app, at, token)
  await fetchFor(app, live, token)
  const everything = [app.seen(), app.disk(), app.project.text(projectPath)].join('\n')
  for (const algorithm of ['sha256', 'sha512', 'sha1', 'md5']) {
    for (const form of ['hex', 'base64', 'base64url'] as const) {
      expect(everything).not.toContain(createHash(algorithm).update(token).digest(form))
    }
  }
  expect(everything).not.toContain(token)
})

test('where a service allows the same secret in both it is information and asks for nobody', async () => {
  const app = startApp()
  await app.call('project.open', { path: temporaryFolder('unity-project').root })
  const plutu = { service: 'plutu', environment: 'test' } as const
  for (const field of ['apiKey', 'accessToken', 'secretKey']) {
    await app.call('secret.store', { ...plutu, field, value: `a-value-of-${field}` })
  }
  await app.call('secret.share', { ...plutu, field: 'apiKey', to: 'live' })
  await app.call('secret.store', { ...plutu, environment: 'live', field: 'accessToken', value: 'another-value' })
  await app.call('environment.select', { environment: 'live' })
  const service = app.view().project?.services.find((one) => one.id === 'plutu')
  expect(service?.secrets['apiKey']).toMatchObject({ state: 'stored', sameAs: 'test' })
  expect(service?.secrets['accessToken']?.sameAs).toBeUndefined()
  expect(service && needsAttention({ ...service, missing: [] }, false)).toBe(false)
})

test('a secret that belongs to both environments is not called the same as itself', async () => {
  const app = startApp()
  await app.call('project.open', { path: temporaryFolder('unity-project').root })
  await app.call('secret.store', {
    service: 'cloudeka',
    environment: 'test',
    field: 'accessToken',
    value: 'cldk-a-token-of-an-account',
  })
  const service = app.view().project?.services.find((one) => one.id === 'cloudeka')
  expect(service?.secrets['accessToken']?.state).toBe('stored')
  expect(service?.secrets['accessToken']?.sameAs).toBeUndefined()
})

test('a fetched key that is the other environment’s is said, as long as it is so', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  await fetchFor(app, at, portal.first.portal_token)
  expect(app.service().sameKeyAs).toBeNull()
  await fetchFor(app, live, portal.first.portal_token)
  expect(app.service().sameKeyAs).toBe('test')
  expect(app.view().said.text).toContain('the same key as for Test')
  await fetchFor(app, live, portal.second.portal_token)
  expect(app.service().sameKeyAs).toBeNull()
})

test('an environment file is one for each environment by default, and each fetch writes its own', async () => {
  const portal = await portalOfTest()
  const app = await withoutUnity(portal.http.origin)
  await fetchFor(app, at, portal.first.portal_token)
  await app.call('targets.write', { ...at, ids: ['env'] })
  await fetchFor(app, live, portal.second.portal_token)
  expect(app.service().pendingWrites, 'a file of its own that was never written').toMatchObject([
    { path: '.env.live', replaces: null },
  ])
  await app.call('targets.write', { ...live, ids: ['env'] })

  expect(app.project.text('.env')).toBe(`COHERENCE_RUNTIME_KEY=${portal.first.runtime_key}\n`)
  expect(app.project.text('.env.live')).toBe(`COHERENCE_RUNTIME_KEY=${portal.second.runtime_key}\n`)
  expect(target(app, 'env')).toMatchObject({ state: 'up-to-date', sharedWith: [] })
  expect(holding(app), 'no file is shared').toBeUndefined()
  expect(app.project.text(projectPath)).not.toContain('filesHold')
})

test('a file of its own that holds the other environment’s key is not written over without the diff', async () => {
  const portal = await portalOfTest()
  const app = await withoutUnity(portal.http.origin)
  await fetchFor(app, live, portal.second.portal_token)
  await fetchFor(app, at, portal.first.portal_token)
  await app.call('targets.write', { ...at, ids: ['env'] })
  const before = `COHERENCE_RUNTIME_KEY=${portal.second.runtime_key}\n`
  app.project.write('.env', before)
  await app.call('project.open', { path: app.project.root })
  await app.call('portal.fetch', at)
  expect(app.project.text('.env')).toBe(before)
  expect(app.service().pendingWrites).toMatchObject([{ path: '.env', replaces: 'live' }])
})

test('what another program wrote a moment ago is not written over by a fetch', async () => {
  const { app, portal } = await withBothKeys()
  app.project.write(projectPath, app.project.text(projectPath).replace('"filesHold": "test",\n', ''))
  await app.call('project.open', { path: app.project.root })
  app.project.write(assetPath, asset(app).replace(portal.first.runtime_key, portal.second.runtime_key))
  portal.first.runtime_key = stranger
  await app.call('portal.fetch', at)
  expect(asset(app)).toContain(portal.second.runtime_key)
})

test.each(['.env', 'keys/game.env'])('one environment file named for all stays the file of both: %s', async (path) => {
  const portal = await portalOfTest()
  const app = await withoutUnity(portal.http.origin, { [projectPath]: team({ envFile: path }) })
  await fetchFor(app, at, portal.first.portal_token)
  await app.call('targets.write', { ...at, ids: ['env'] })
  await fetchFor(app, live, portal.second.portal_token)

  expect(target(app, 'env')).toMatchObject({ path, sharedWith: ['test'], state: 'others', holds: 'test' })
  expect(app.project.text(path)).toContain(portal.first.runtime_key)
  expect(existsSync(app.project.at('.env.live'))).toBe(false)
})

test('a file named for all is separated by giving one environment its own; the other keeps what it says', async () => {
  const app = await withoutUnity('https://portal.example', { [projectPath]: team({ envFile: 'keys/game.env', teamsOwn: 1 }) })
  await app.call('setting.write', { ...live, field: 'envFile', value: 'keys/game.live.env' })
  expect(app.value('envFile')).toBe('keys/game.env')
  expect(target(app, 'env').sharedWith).toEqual([])
  await app.call('setting.reset', { ...at, field: 'envFile' })
  expect(app.value('envFile')).toBe('.env')
  await show(app, live)
  expect(app.value('envFile')).toBe('keys/game.live.env')
  expect(app.project.text(projectPath)).toContain('"teamsOwn": 1')
  for (let steps = 0; steps < 2; steps += 1) await app.call('history.undo', undefined)
  expect(app.value('envFile')).toBe('keys/game.env')
})

test('one file under two names is one file: a link of Live to Test’s is shared', async () => {
  const app = await withoutUnity('https://portal.example', { '.env': 'A=1\n' })
  symlinkSync('.env', app.project.at('.env.live'))
  await app.call('project.open', { path: app.project.root })
  expect(target(app, 'env')).toMatchObject({ path: '.env', sharedWith: ['live'] })
})

test.each([
  ['a link to a file that is not there yet', '.env.live', (root: string) => symlinkSync('.env', join(root, '.env.live'))],
  ['a link to the file', '.env.live', (root: string) => symlinkSync('.env', join(root, '.env.live'))],
  ['a link to its folder', 'keys/game.env', (root: string) => symlinkSync('server', join(root, 'keys'))],
])('of what was written into a file each environment says it that names the file, by %s', async (how, name, link) => {
  const portal = await portalOfTest()
  const file = name === '.env.live' ? '.env' : 'server/game.env'
  const app = await withoutUnity(portal.http.origin, how.endsWith('yet') ? {} : { [file]: 'A=1\n' })
  link(app.project.root)
  await app.call('setting.write', { ...at, field: 'envFile', value: file })
  await app.call('setting.write', { ...live, field: 'envFile', value: name })
  await app.app.refresh(app.session)
  await fetchFor(app, at, portal.first.portal_token)
  await app.call('targets.write', { ...at, ids: ['env'] })
  await show(app, live)
  expect(target(app, 'env')).toMatchObject({ path: name, holds: 'test', sharedWith: ['test'] })

  await app.call('history.undo', undefined)
  await show(app, live)
  expect(target(app, 'env')).toMatchObject({ holds: null })
})

const ofThree = (services: object, environments: unknown = ['test', 'live', 'staging']) =>
  `${JSON.stringify({ version: 1, id, environments, services }, null, 2)}\n`
const staging = { service: 'coherence', environment: 'staging' } as const

test('an environment that the project adds to its list has values, secrets and files of its own', async () => {
  const portal = await portalOfTest()
  const app = await withoutUnity(portal.http.origin, { [projectPath]: ofThree({}) })
  expect(app.view().project?.environments).toEqual(['test', 'live', 'staging'])
  await fetchFor(app, at, portal.first.portal_token)
  await app.call('targets.write', { ...at, ids: ['env'] })
  await fetchFor(app, staging, portal.second.portal_token)
  expect(app.service().pendingWrites).toMatchObject([{ path: '.env.staging', replaces: null }])
  await app.call('targets.write', { ...staging, ids: ['env'] })

  expect(app.project.text('.env')).toContain(portal.first.runtime_key)
  expect(app.project.text('.env.staging')).toBe(`COHERENCE_RUNTIME_KEY=${portal.second.runtime_key}\n`)
  expect(JSON.parse(app.project.text(projectPath))).toMatchObject({
    environments: ['test', 'live', 'staging'],
    services: {
      coherence: { test: { runtimeKey: portal.first.runtime_key }, staging: { runtimeKey: portal.second.runtime_key } },
    },
  })
  expect(app.service().elsewhere.map(({ environment, secrets }) => [environment, secrets['portalToken']?.state])).toEqual([
    ['test', 'stored'],
    ['live', 'absent'],
  ])
  await app.call('history.undo', undefined)
  expect(app.value('runtimeKey')).toBe('')
  expect(existsSync(app.project.at('.env.staging'))).toBe(false)
})

test('a file that two of three environments share waits for the one whose key is in it, whoever holds the others', async () => {
  const portal = await portalOfTest()
  const own = { test: { envFile: 'a.env' }, live: { envFile: 'b.env' }, staging: { envFile: 'b.env' } }
  const app = await withoutUnity(portal.http.origin, { [projectPath]: ofThree({ coherence: own }) })
  await fetchFor(app, live, portal.first.portal_token)
  await app.call('targets.write', { ...live, ids: ['env'] })
  await fetchFor(app, staging, portal.second.portal_token)
  expect(target(app, 'env')).toMatchObject({ path: 'b.env', sharedWith: ['live'], state: 'others', holds: 'live' })
  expect(app.project.text('b.env')).toContain(portal.first.runtime_key)
  await fetchFor(app, at, portal.second.portal_token)
  expect(app.service().pendingWrites, 'a file that nobody shares').toMatchObject([{ path: 'a.env', replaces: null }])
  expect(app.view().said.text).toContain('the same key as for Staging')
})

test('what two environments share and the files’ own has no part in is for the one whose key is in it', async () => {
  const portal = await portalOfTest()
  const app = startApp()
  const project = temporaryFolder('unity-project')
  project.write(projectPath, ofThree({}))
  await app.call('project.open', { path: project.root })
  await useEndpoint(app, portal.http.origin)
  for (const place of [live, staging]) await app.call('setting.write', { ...place, field: 'envFile', value: 'b.env' })
  await fetchFor(app, at, portal.first.portal_token)
  await app.call('targets.write', { ...at, ids: ['unity'] })
  await fetchFor(app, live, portal.second.portal_token)
  await app.call('targets.write', { ...live, ids: ['env'] })
  expect(holding(app)).toBe('test')
  await fetchFor(app, staging, portal.first.portal_token)
  expect(target(app, 'env')).toMatchObject({ path: 'b.env', sharedWith: ['live'], state: 'others', holds: 'live' })
  expect(app.service().pendingWrites).toEqual([])
  expect(app.view().said.text, 'Test’s asset comes first').toContain('for Test')
  expect(project.text('b.env')).toContain(portal.second.runtime_key)
})

test('one that the project no longer names keeps its values and secrets, and has them again when it is back', async () => {
  const portal = await portalOfTest()
  const app = await withoutUnity(portal.http.origin, { [projectPath]: ofThree({}) })
  await fetchFor(app, staging, portal.second.portal_token)
  const name = async (environments: unknown) => {
    app.project.write(projectPath, JSON.stringify({ ...JSON.parse(app.project.text(projectPath)), environments }))
    await app.call('project.open', { path: app.project.root })
  }

  await name(['test', 'live'])
  expect(app.view().project).toMatchObject({ environment: 'test', environments: ['test', 'live'] })
  await app.call('setting.write', { ...at, field: 'envFile', value: 'a.env' })
  expect(app.project.text(projectPath)).toContain(portal.second.runtime_key)
  for (const command of ['portal.fetch', 'portal.signIn'] as const)
    await expect(app.call(command, staging)).rejects.toThrow('no environment')
  await expect(app.call('secret.store', { ...staging, field: 'portalToken', value: 'x'.repeat(32) })).rejects.toThrow(
    'no environment',
  )
  await expect(app.call('setting.write', { ...staging, field: 'envFile', value: 'c.env' })).rejects.toThrow('no environment')
  await expect(show(app, staging)).rejects.toThrow('no environment')

  await name(['test', 'staging'])
  await show(app, staging)
  expect(app.value('runtimeKey')).toBe(portal.second.runtime_key)
  expect(app.service().secrets['portalToken']?.state).toBe('stored')
})

test.each<[unknown, string[]]>([
  [['prod'], ['prod']],
  [['prod', 'all', 'Prod', 7, 'prod', '../x', ''], ['prod']],
  [[], ['test', 'live']],
  [['No name'], ['test', 'live']],
  [
    [...Array.from({ length: 300 }, () => ({ no: 'name' })), 'prod'],
    ['test', 'live'],
  ],
  [Array.from({ length: 40 }, (_, index) => `e${index}`), Array.from({ length: 16 }, (_, index) => `e${index}`)],
])('of a list of environments what is a name counts, and all of it is written back: %j', async (given, read) => {
  const app = startApp()
  const project = temporaryFolder('plain-project')
  project.write(projectPath, ofThree({}, given))
  await app.call('project.open', { path: project.root })
  expect(app.view().project?.environments).toEqual(read)
  await app.call('setting.write', { service: 'coherence', environment: read[0] ?? '', field: 'envFile', value: 'a.env' })
  expect(JSON.parse(project.text(projectPath))).toMatchObject({ environments: given })
})

test('that a key ships is said only while a file of the game holds it, and of what a shared file holds only that', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  const said = () => {
    const environment = app.view().project?.environment ?? 'test'
    return [keyPlace(app.service(), environment), targetWords(target(app, 'unity'), app.service(), environment).text]
  }
  await fetchFor(app, at, portal.first.portal_token)
  expect(said()).toEqual(['Not in the game’s files yet', 'not written yet'])
  await fetchFor(app, live, portal.second.portal_token)
  expect(said(), 'nothing is written yet').toEqual(['The game’s files are for Test', 'is for Test'])
  await show(app, at)
  await app.call('targets.preview', { ...at, ids: ['unity'] })
  await app.call('targets.write', { ...at, ids: ['unity'] })
  expect(said()).toEqual(['Ships in the game', 'up to date'])
  await show(app, live)
  expect(said()).toEqual(['The game’s files hold Test', 'holds the Test key'])
  app.project.write(assetPath, asset(app).replace(portal.first.runtime_key, portal.second.runtime_key))
  await app.call('project.open', { path: app.project.root })
  expect(said(), 'somebody else wrote it').toEqual(['Ships in the game', 'holds the Live key'])
})

test('of a key in an environment file is said which file it is in: it need not ship', async () => {
  const portal = await portalOfTest()
  const app = await withoutUnity(portal.http.origin)
  await fetchFor(app, at, portal.first.portal_token)
  await app.call('targets.preview', { ...at, ids: ['env'] })
  await app.call('targets.write', { ...at, ids: ['env'] })
  expect(keyPlace(app.service(), 'test')).toBe('In .env')
})

test.each([
  ['.env', '.env.live'],
  ['server/.env', 'server/.env.live'],
  ['keys/game.env', 'keys/game.live.env'],
  ['settings', 'settings.live'],
])('the file of its own that is offered for Live lies beside %s: %s', (path, own) => {
  expect(ownPath(path, 'live')).toBe(own)
})

test('nothing is called up to date that was never fetched, and where no file is nothing can be written', async () => {
  const app = startApp()
  const project = temporaryFolder('unity-project')
  const text = project.text(assetPath)
  project.write(assetPath, text.replace('runtimeKey: \n', 'runtimeKey: 0123456789abcdef0123456789abcdef\n'))
  await app.call('project.open', { path: project.root })
  expect(target(app, 'unity').state).toBe('found')
  project.write(`${assetPath}.meta`, '')
  const bare = temporaryFolder('plain-project')
  bare.write('Assets/.keep', '')
  bare.write('ProjectSettings/ProjectVersion.txt', 'm_EditorVersion: 6000.0.1f1\n')
  bare.write(projectPath, team({}, { runtimeKey: '0123456789abcdef0123456789abcdef' }))
  await app.call('project.open', { path: bare.root })
  expect(target(app, 'unity')).toMatchObject({ path: null, state: 'absent' })
})

test('another variable that comes with a pull is not written without its diff, nor where the diff showed another one', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  await app.call('setting.write', { ...at, field: 'envFile', value: '.env' })
  await app.call('secret.store', { ...at, field: 'portalToken', value: portal.first.portal_token })
  await app.call('portal.fetch', at)
  await app.call('targets.write', { ...at, ids: ['unity', 'env'] })
  const pull = async (name: string) => {
    const file = JSON.parse(app.project.text(projectPath))
    file.services.coherence.all.envVariable = name
    app.project.write(projectPath, JSON.stringify(file))
    await app.session.opened().file.refresh()
    await app.session.opened().readTargets()
  }

  await pull('PULLED_NAME')
  await app.call('portal.fetch', at)
  expect(app.project.text('.env')).not.toContain('PULLED_NAME')
  expect(app.service().pendingWrites).toMatchObject([{ id: 'env' }])
  await pull('ANOTHER_NAME')
  await app.call('targets.write', { ...at, ids: ['env'] })
  expect(app.project.text('.env')).not.toContain('_NAME')
})
