import { chmodSync, rmSync } from 'node:fs'

import { expect, onTestFinished, test } from 'vitest'

import type { Step } from '../../../../electron/core/project/steps'
import { assetPath, at, portalOfTest, projectPath, startApp, startWithProject, tokenAt } from '../../world/appWorld'
import { createBrokenDisk } from '../../world/brokenDisk'
import { temporaryFolder } from '../../world/folder'

const variable = { ...at, field: 'envVariable' } as const
const file = { ...at, field: 'envFile' } as const

async function openProject() {
  const app = startApp()
  const project = temporaryFolder('unity-project')
  await app.call('project.open', { path: project.root })
  const undo = () => app.call('history.undo', undefined)
  const redo = () => app.call('history.redo', undefined)
  const said = () => app.view().said.text
  return { ...app, project, undo, redo, said }
}

type Opened = Awaited<ReturnType<typeof openProject>>

/** Someone else changes the value of a field in the team's file. */
async function changeElsewhere(app: Opened, from: string, to: string): Promise<void> {
  app.project.write(projectPath, app.project.text(projectPath).replace(from, to))
  await app.app.refresh(app.session)
}

async function startFetched() {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  await app.call('secret.store', { ...tokenAt, value: portal.first.portal_token })
  await app.call('portal.fetch', at)
  await app.call('targets.write', { ...at, ids: ['unity'] })
  const first = portal.first.runtime_key
  portal.first.runtime_key = '22222222222222222222222222222222'
  await app.call('portal.fetch', at)
  return {
    ...app,
    first,
    second: portal.first.runtime_key,
    undo: () => app.call('history.undo', undefined),
    redo: () => app.call('history.redo', undefined),
    said: () => app.view().said.text,
  }
}

test('a field that somebody else changed last is skipped with a word, and what was done before it can be undone', async () => {
  const app = await openProject()
  await app.call('setting.write', { ...file, value: 'first.env' })
  await app.call('setting.write', { ...variable, value: 'OURS' })
  await changeElsewhere(app, 'OURS', 'THEIRS')

  await app.undo()
  expect(app.said()).toBe(
    'Not undone: Change Variable name, coherence. .latchkey/project.json was changed by someone else and left as is. ' +
      'Undo now takes back: Change Environment file, coherence, Test',
  )
  expect(app.value('envVariable')).toBe('THEIRS')
  expect(app.view().project?.undo).toBe('Change Environment file, coherence, Test')

  await app.undo()
  expect(app.said()).toBe('Undone: Change Environment file, coherence, Test')
  expect(app.value('envFile')).not.toBe('first.env')
  expect(app.value('envVariable')).toBe('THEIRS')
})

test('a step that was skipped is not in the way of redo either', async () => {
  const app = await openProject()
  await app.call('setting.write', { ...file, value: 'first.env' })
  await app.call('setting.write', { ...variable, value: 'OURS' })
  await app.undo()
  await app.undo()
  app.project.write(
    projectPath,
    JSON.stringify({
      ...JSON.parse(app.project.text(projectPath)),
      services: { coherence: { test: { envFile: 'theirs.env' } } },
    }),
  )

  await app.redo()
  expect(app.said()).toContain('Not redone: Change Environment file, coherence, Test')
  expect(app.said()).toContain('Redo now brings back: Change Variable name, coherence')
  await app.redo()
  expect(app.said()).toBe('Redone: Change Variable name, coherence')
  expect([app.value('envFile'), app.value('envVariable')]).toEqual(['theirs.env', 'OURS'])
})

test('of a step with two files the one that somebody else changed is left, the other put back, and each is named', async () => {
  const app = await startFetched()
  app.project.write(assetPath, app.project.text(assetPath).replace(app.second, '33333333333333333333333333333333'))

  await app.undo()
  expect(app.said()).toContain('.latchkey/project.json put back')
  expect(app.said()).toContain(`${assetPath} was changed by someone else and left as is`)
  expect(app.value('runtimeKey')).toBe(app.first)
  expect(app.project.text(assetPath)).toContain('33333333333333333333333333333333')

  await app.undo()
  expect(app.said()).toContain('Undone: ')
})

test('a name that somebody else gave the game in its file is not overwritten by an undo of the key', async () => {
  const app = await startFetched()
  app.project.write(assetPath, app.project.text(assetPath).replace(/projectName: .*/, 'projectName: Theirs'))
  await app.undo()
  expect(app.project.text(assetPath)).toContain('projectName: Theirs')
  expect(app.said()).toContain('left as is')
})

test('undo and redo say where, show the row and turn to its environment', async () => {
  const app = await startFetched()
  await app.call('environment.select', { environment: 'live' })
  expect(app.view().project?.undo).toBe('Fetch Runtime Key, coherence, Test')

  await app.undo()
  expect(app.said()).toBe('Undone: Fetch Runtime Key, coherence, Test')
  expect(app.view().asked).toMatchObject({ page: 'coherence', row: 'coherence/runtimeKey' })
  expect(app.view().project?.environment).toBe('test')
  expect(app.view().project?.redo).toBe('Fetch Runtime Key, coherence, Test')

  await app.call('general.write', { id: 'unity.productName', value: 'Other' })
  const before = app.view().asked?.count ?? 0
  await app.undo()
  expect(app.said()).toBe('Undone: Change Product name, General')
  expect(app.view().asked).toEqual({ count: before + 1, page: 'general', row: 'general/unity.productName' })
})

test('a file that may not be written to says why, and the whole step waits for that', async () => {
  const app = await startFetched()
  chmodSync(app.project.at(assetPath), 0o444)
  onTestFinished(() => chmodSync(app.project.at(assetPath), 0o644))
  await app.undo()
  expect(app.said()).toContain(`${assetPath} is read-only`)
  expect(app.value('runtimeKey')).toBe(app.second)
  expect(app.view().project?.undo).toBe('Fetch Runtime Key, coherence, Test')

  chmodSync(app.project.at(assetPath), 0o644)
  await app.undo()
  expect(app.said()).toBe('Undone: Fetch Runtime Key, coherence, Test')
  expect(app.value('runtimeKey')).toBe(app.first)
  expect(app.project.text(assetPath)).toContain(app.first)
})

test('two windows that undo in the same moment undo one step each', async () => {
  const app = await openProject()
  const port = {
    publish: () => undefined,
    chooseFolder: async () => null,
    chooseFile: async () => null,
    setTitle: () => undefined,
    confirm: async () => true,
    takePress: () => true,
  }
  const other = app.app.open(port)
  onTestFinished(() => app.app.close(other.session))
  await app.app.openProject(other.session, app.project.root)
  for (const value of ['ONE', 'TWO', 'THREE']) await app.call('setting.write', { ...variable, value })
  await Promise.all([app.undo(), other.handlers['history.undo'](undefined)])
  await app.app.refresh(app.session)
  expect(app.value('envVariable')).toBe('ONE')
  expect(app.view().project?.undo).toBe('Change Variable name, coherence')
})

test('what was cut off is not put back over what somebody else wrote since, and stands in the way of nothing', async () => {
  const app = await openProject()
  const disk = createBrokenDisk([app.user.root, app.project.root])
  const write = (value: string) => app.call('setting.write', { ...variable, value }).catch(() => undefined)
  await write('FIRST')
  // The history can't be written any more once the team's file has been.
  const changes = await disk.counted(() => write('SECOND'))
  const saved = changes.findIndex((change) => change.startsWith('rename') && change.endsWith(projectPath))
  await disk.brokenFrom(saved + 2, 'EROFS', () => write('THIRD'))
  // Removed by hand: an abandoned lock counts as such only after a few seconds.
  rmSync(app.project.at('.latchkey/.project.json.lock'), { force: true })
  expect(app.project.text(projectPath)).toContain('THIRD')
  await changeElsewhere(app, 'THIRD', 'THEIRS')

  await app.call('setting.write', { ...file, value: 'x.env' })
  expect([app.value('envVariable'), app.value('envFile')]).toEqual(['THEIRS', 'x.env'])
  expect(app.view().project?.undo).toBe('Change Environment file, coherence, Test')
})

test.each([
  ['an asset', assetPath, (text: string) => text.replace('projectName: ', 'projectName: "Wrapped and\n    quoted"')],
  ['an asset with nothing behind a colon', assetPath, (text: string) => text.replace('projectName: \n', 'projectName:\n')],
  ['an environment file', '.env', () => 'export COHERENCE_RUNTIME_KEY = `old`  # of the team\r\nMORE=1'],
  ['an environment file without a last line end', '.env', () => 'MORE=1'],
])('undo of a fetch gives %s its very bytes back', async (_, path, change) => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  const before = change(path === assetPath ? app.project.text(path) : '')
  app.project.write(path, before)
  await app.call('setting.write', { ...file, value: '.env' })
  await app.call('secret.store', { ...tokenAt, value: portal.first.portal_token })
  await app.call('portal.fetch', at)
  await app.call('targets.write', { ...at, ids: ['unity', 'env'] })
  expect(app.project.text(path)).toContain(portal.first.runtime_key)
  const after = app.project.text(path)
  await app.call('history.undo', undefined)
  expect(app.project.text(path)).toBe(before)
  await app.call('history.redo', undefined)
  expect(app.project.text(path)).toBe(after)
})

test('undo of a fetch brings a value back that Unity has spelled in its own way since, and leaves a simulator alone that was set since', async () => {
  const app = await startFetched()
  const { first, second, project } = app
  project.write(
    assetPath,
    project
      .text(assetPath)
      .replace(`runtimeKey: ${second}`, `runtimeKey: '${second}'`)
      .replace('simulatorSlug: ', 'simulatorSlug: mine'),
  )
  await app.undo()
  expect(project.text(assetPath)).toContain(`runtimeKey: ${first}\n`)
  await app.undo()
  expect(app.said()).toMatch(/^Undone: /)
  expect(project.text(assetPath)).toContain('runtimeKey: \n')
  expect(project.text(assetPath)).toContain('simulatorSlug: mine\n')
})

test('undo of a key leaves an asset alone whose project somebody else changed, which was no part of that fetch', async () => {
  const app = await startFetched()
  const theirs = app.project.text(assetPath).replace(/projectID: .+/, 'projectID: theirs')
  app.project.write(assetPath, theirs)
  await app.undo()
  expect(app.said()).toContain(`${assetPath} was changed by someone else and left as is`)
  expect(app.project.text(assetPath)).toBe(theirs)
})

/** Writes a key into the asset, as part of a step. */
async function writeKey(app: Pick<Opened, 'session'>, step: Step, runtimeKey: string): Promise<void> {
  const [known] = app.session.opened().targets(at)
  const plan = await known?.target.plan({ runtimeKey })
  if (plan === undefined) throw new Error('There is no asset.')
  const owner = { target: 'unity', ...at }
  await step.take(
    plan.edits.map((edit) => ({ ...edit, for: owner })),
    plan.apply,
  )
}

test.each([
  ['somebody changed the key again', 'runtimeKey: 33333333333333333333333333333333'],
  ['somebody put the old key back', 'runtimeKey: "old and\n    wrapped"'],
])('undo of a step that wrote a file twice, since %s, gives back the very bytes of before', async (_, theirs) => {
  const app = await openProject()
  const before = app.project.text(assetPath).replace(/runtimeKey: .*/, 'runtimeKey: "old and\n    wrapped"')
  app.project.write(assetPath, before)
  await app.app.refresh(app.session)
  await app.session.opened().steps.run('Write twice', async (step) => {
    await writeKey(app, step, '1'.repeat(32))
    app.project.write(assetPath, app.project.text(assetPath).replace(/runtimeKey: .*/, theirs))
    await writeKey(app, step, '2'.repeat(32))
  })
  const after = app.project.text(assetPath)
  expect(after).toContain('2'.repeat(32))

  await app.undo()
  expect(app.project.text(assetPath)).toBe(before)
  await app.redo()
  expect(app.project.text(assetPath)).toBe(after)
})

test('undo of a variable that was added twice, since somebody had taken it out again, leaves no trace of it', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  app.project.write('.env', 'MORE=1')
  await app.call('setting.write', { ...file, value: '.env' })
  await app.call('secret.store', { ...tokenAt, value: portal.first.portal_token })
  await app.call('portal.fetch', at)
  const write = async () => {
    await app.call('targets.preview', { ...at, ids: ['env'] })
    await app.call('targets.write', { ...at, ids: ['env'] })
  }
  await write()
  app.project.write('.env', 'MORE=1')
  await app.app.refresh(app.session)
  await write()

  await app.call('history.undo', undefined)
  expect(app.project.text('.env')).toBe('MORE=1')
})
