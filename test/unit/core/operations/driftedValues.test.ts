import { expect, test } from 'vitest'

import { startApp } from '../../world/appWorld'
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
