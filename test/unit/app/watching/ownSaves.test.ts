import { execFileSync } from 'node:child_process'
import fs, { appendFileSync, chmodSync, renameSync, rmSync, utimesSync, writeFileSync, type PathLike } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

import { expect, onTestFinished, test } from 'vitest'

import { createLooked } from '../../../../electron/app/watching/looked'
import { assetPath, at, portalOfTest, projectPath, startWithProject, tokenAt } from '../../world/appWorld'
import { countReads } from '../../world/diskReads'

// A save of our own is noticed like any other change, and its files need not be read again.

const settings = 'ProjectSettings/ProjectSettings.asset'

async function startLooked() {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  await app.call('setting.write', { ...at, field: 'envFile', value: '.env' })
  await app.call('secret.store', { ...tokenAt, value: portal.first.portal_token })
  const project = app.session.opened()
  const looked = createLooked()
  await looked.note(project)
  await app.app.refresh(app.session)
  return { app, portal, isShown: () => looked.isAsShown(project) }
}

type Started = Awaited<ReturnType<typeof startLooked>>

const saves: Readonly<Record<string, (started: Started) => Promise<unknown>>> = {
  'a setting': ({ app }) => app.call('setting.write', { ...at, field: 'envVariable', value: 'GAME_KEY' }),
  'a setting of the engine': ({ app }) => app.call('general.write', { id: 'unity.bundleVersion', value: '2.0.1' }),
  'a fetch with its files': async ({ app }) => {
    await app.call('portal.fetch', at)
    await app.call('targets.write', { ...at, ids: ['unity', 'env'] })
  },
  'an undo that removes a file': async ({ app }) => {
    await app.call('portal.fetch', at)
    await app.call('targets.write', { ...at, ids: ['unity', 'env'] })
    await app.call('history.undo', undefined)
    expect(fs.existsSync(app.project.at('.env'))).toBe(false)
  },
}

test.each(Object.entries(saves))('what a save of our own left is what the window shows: %s', async (_, save) => {
  const started = await startLooked()
  await save(started)
  expect(await started.isShown()).toBe(true)
})

const changes: Readonly<Record<string, (started: Started) => unknown>> = {
  'the same file, written over': ({ app }) => appendFileSync(app.project.at(projectPath), '\n'),
  'a file of the engine': ({ app }) => appendFileSync(app.project.at(settings), '\n'),
  'a file of a service': ({ app }) => appendFileSync(app.project.at(assetPath), '\n'),
  'a file that came': ({ app }) => app.project.write('.env', 'COHERENCE_RUNTIME_KEY=1\n'),
  'a file that went': ({ app }) => rmSync(app.project.at(assetPath)),
  'a file that may not be written to any more': ({ app }) => chmodSync(app.project.at(assetPath), 0o444),
  'our own file, which may not be written to any more': ({ app }) => chmodSync(app.project.at(projectPath), 0o444),
  'the rules of git': ({ app }) => app.project.write('.gitignore', '.env\n'),
  'our own file, in whose place another of the same size and time is': ({ app }) => {
    const path = app.project.at(projectPath)
    writeFileSync(`${path}.new`, app.project.text(projectPath).replace('GAME_KEY', 'GAME_HEY'))
    // Node's own functions round the time.
    execFileSync('touch', ['-r', path, `${path}.new`])
    renameSync(`${path}.new`, path)
  },
  'another file of the same size and time in its place': ({ app }) => {
    const path = app.project.at(assetPath)
    const { atime, mtime } = fs.statSync(path)
    writeFileSync(`${path}.new`, app.project.text(assetPath).replace('Lantern Forge', 'Lantern Gorge'))
    utimesSync(`${path}.new`, atime, mtime)
    renameSync(`${path}.new`, path)
  },
}

test.each(Object.entries(changes))(
  'what another program changes right after a save of our own is not taken for ours: %s',
  async (_, change) => {
    const started = await startLooked()
    await started.app.call('setting.write', { ...at, field: 'envVariable', value: 'GAME_KEY' })
    change(started)
    expect(await started.isShown()).toBe(false)
  },
)

test('what another program changes while we save is not taken for ours', async () => {
  const started = await startLooked()
  const { app } = started
  app.project.write(projectPath, app.project.text(projectPath).replace('"envFile": ".env"', '"envFile": "keys/.env"'))
  app.project.write('keys/.env', 'COHERENCE_RUNTIME_KEY=1\n')
  await app.call('setting.write', { ...at, field: 'portalUrl', value: 'https://portal.example' })
  expect(app.service().targets.find(({ id }) => id === 'env')).toMatchObject({ path: 'keys/.env', state: 'found' })
})

/** How often the watch has looked at the files without reading them: each time it asks for the state of this one. */
function countLooks(path: string): () => number {
  const { stat } = fs.promises
  let looks = 0
  Object.assign(fs.promises, {
    stat: (name: PathLike, options: { bigint: true }) => {
      if (name === path) looks += 1
      return stat(name, options)
    },
  })
  syncBuiltinESMExports()
  onTestFinished(() => {
    Object.assign(fs.promises, { stat })
    syncBuiltinESMExports()
  })
  return () => looks
}

test('after a save of our own the window looks at its files without reading one, and what another program wrote is shown', async () => {
  const { app } = await startLooked()
  // A name that only the watch asks for: what is read for the window asks for others.
  const looks = countLooks(app.project.at('.latchkey/services/*'))
  await app.call('view.painted', undefined)
  const reads = countReads(app.project.root)
  const readsNow = () => [assetPath, settings].map((path) => reads.ofFile(app.project.at(path)))
  /** Returns when the look after the save has begun, and so the one before it is over. */
  const save = async (value: string) => {
    const before = looks()
    await app.call('setting.write', { ...at, field: 'envVariable', value })
    await expect.poll(looks).toBeGreaterThan(before)
  }
  // Everything is read once when the watch begins.
  await save('FIRST_KEY')
  await save('SECOND_KEY')
  readsNow()
  await save('THIRD_KEY')
  await save('FOURTH_KEY')
  expect(readsNow()).toEqual([0, 0])

  await app.call('setting.write', { ...at, field: 'envVariable', value: 'GAME_KEY' })
  app.project.write(settings, app.project.text(settings).replace(/productName: .*/, 'productName: Theirs'))
  await expect.poll(() => app.view().project?.name).toBe('Theirs')
})
