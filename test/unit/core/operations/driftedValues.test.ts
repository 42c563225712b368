import { expect, test } from 'vitest'

import { conflictsIn } from '../../../../shared/values/conflicts'
import { assetPath, portalOfTest, startApp, startWithProject, tokenAt } from '../../world/appWorld'
import { temporaryFolder } from '../../world/folder'
import { unrealGame } from '../../shared/catalog/unrealGame'

const at = { service: 'lootlocker', environment: 'test' } as const
const path = 'Config/DefaultGame.ini'

/** A game whose file Latchkey may write: one value is saved twice, and its neighbour once. */
async function written() {
  const app = startApp()
  const project = temporaryFolder(unrealGame.fixture)
  for (const [file, text] of Object.entries(unrealGame.files)) project.write(file, text)
  app.noteChosen(project.root)
  await app.call('project.open', { path: project.root })
  const write = (field: string, value: string) => app.call('setting.write', { ...at, field, value })
  await write('gameVersion', '1.0.0.0')
  await app.call('targets.write', { ...at, ids: ['unreal'] })
  await write('domainKey', 'ours0000')
  await write('gameVersion', '2.0.0.0')
  expect(project.text(path)).toContain('DomainKey=ours0000\nGameVersion=2.0.0.0')
  /** A teammate changes a value in the file. */
  async function theirs(from: string, to: string) {
    project.write(path, project.text(path).replace(from, to))
    await app.app.refresh(app.session)
  }
  async function restore(field: string) {
    const [newest] = await app.call('history.read', { ...at, field })
    const { step, at: when } = newest ?? expect.unreachable()
    await app.call('history.restore', { ...at, field, step, at: when, side: 'before' })
  }
  const shown = () => app.view().project?.services.find(({ id }) => id === 'lootlocker') ?? expect.unreachable()
  return { ...app, project, theirs, restore, shown }
}

test('restoring one value leaves another one of the same file as a teammate wrote it there', async () => {
  const { project, theirs, restore, shown } = await written()
  await theirs('ours0000', 'theirs00')
  await restore('gameVersion')
  expect(project.text(path)).toContain('DomainKey=theirs00\nGameVersion=1.0.0.0')
  expect(shown().places['domainKey']).toMatchObject([{ state: 'differs', theirs: 'theirs00' }])
})

test('restoring a value that a teammate changed in the file shows the change before it is written', async () => {
  const { project, theirs, restore, shown } = await written()
  await theirs('GameVersion=2.0.0.0', 'GameVersion=3.0.0.0')
  await restore('gameVersion')
  expect(project.text(path)).toContain('GameVersion=3.0.0.0')
  expect(shown().pendingWrites.flatMap(({ diff }) => diff.map(({ text }) => text))).toContain('GameVersion=3.0.0.0')
})

test('a place that a game does not have is not said to differ, since nothing can be written there', async () => {
  const { call, view } = await written()
  const epic = { service: 'epic', environment: 'test' } as const
  await call('setting.write', { ...epic, field: 'productId', value: 'b'.repeat(32) })
  await call('targets.write', { ...epic, ids: ['unreal'] })
  const shown = view().project?.services.find(({ id }) => id === 'epic')
  expect(shown?.places['productId']).toMatchObject([{ target: 'unreal', state: 'same' }])
  expect(shown?.pendingWrites).toEqual([])
})

const diffs = (shown: { pendingWrites: { diff: { kind: string; text: string }[] }[] }) =>
  shown.pendingWrites.flatMap(({ diff }) => diff.flatMap(({ kind, text }) => (kind === 'same' ? [] : [`${kind} ${text}`])))

test('“Write…” shows the diff again where a file that may be written has what someone else put there', async () => {
  const { call, project, theirs, shown } = await written()
  await theirs('ours0000', 'theirs00')
  await call('targets.preview', { ...at, ids: ['unreal'] })
  expect(diffs(shown())).toEqual(['removed DomainKey=theirs00', 'added DomainKey=ours0000'])
  expect(shown().pendingWrites).toMatchObject([{ isAgain: true }])
  expect(project.text(path), 'nothing is written yet').toContain('DomainKey=theirs00')
  await call('targets.write', { ...at, ids: ['unreal'] })
  expect(project.text(path)).toContain('DomainKey=ours0000')
})

test('“Write…” asks nothing where a file has what Latchkey wrote last', async () => {
  const { app, call, session, project, shown } = await written()
  const ours = '.latchkey/project.json'
  project.write(ours, project.text(ours).replace('ours0000', 'pulled00'))
  await app.refresh(session)
  expect(shown().places['domainKey']).toMatchObject([{ state: 'differs', theirs: 'ours0000' }])
  await call('targets.preview', { ...at, ids: ['unreal'] })
  expect(shown().pendingWrites).toEqual([])
  expect(project.text(path)).toContain('DomainKey=pulled00')
})

test('a value that is typed over one that came with a pull, in both files, is written without a question', async () => {
  const { app, call, session, project, theirs } = await written()
  const ours = '.latchkey/project.json'
  project.write(ours, project.text(ours).replace('ours0000', 'pulled00'))
  await theirs('ours0000', 'pulled00')
  await app.refresh(session)
  await call('setting.write', { ...at, field: 'domainKey', value: 'typed000' })
  expect(project.text(path)).toContain('DomainKey=typed000')
})

test('a fetched key is not written over one that someone else put there, before that was shown', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  const coherence = { service: 'coherence', environment: 'test' } as const
  const fetch = () => app.call('portal.fetch', coherence)
  await app.call('secret.store', { ...tokenAt, value: portal.first.portal_token })
  await fetch()
  await app.call('targets.write', { ...coherence, ids: app.service().pendingWrites.map(({ id }) => id) })
  const keys = ['a', 'b', 'c'].map((letter) => letter.repeat(32))
  const [second = '', stranger = '', third = ''] = keys
  portal.first.runtime_key = second
  await fetch()
  expect(app.service().pendingWrites, 'it replaces the one that was fetched before').toEqual([])
  app.project.write(assetPath, app.project.text(assetPath).replace(second, stranger))
  await app.app.refresh(app.session)

  portal.first.runtime_key = third
  await fetch()
  expect(app.project.text(assetPath)).toContain(stranger)
  expect(diffs(app.service()).join('\n')).toContain(stranger)
  await app.call('targets.write', { ...coherence, ids: app.service().pendingWrites.map(({ id }) => id) })
  expect(app.project.text(assetPath)).toContain(third)
})

test('an answer to a conflict writes over what it showed, without another question', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  const coherence = { service: 'coherence', environment: 'test' } as const
  await app.call('secret.store', { ...tokenAt, value: portal.first.portal_token })
  await app.call('portal.fetch', coherence)
  await app.call('targets.write', { ...coherence, ids: app.service().pendingWrites.map(({ id }) => id) })
  const key = portal.first.runtime_key
  app.project.write(assetPath, app.project.text(assetPath).replace(key, 'b'.repeat(32)))
  await app.app.refresh(app.session)
  const shown = conflictsIn(app.service().settings)
  await app.call('setting.resolve', { ...coherence, field: 'runtimeKey', keep: 'ours', shown })
  expect(app.project.text(assetPath)).toContain(key)
})
