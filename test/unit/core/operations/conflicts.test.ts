import { beforeEach, expect, test } from 'vitest'

import { doneTexts } from '../../../../shared/texts/done'
import { assetPath, at, portalOfTest, projectPath, shownConflict, startWithProject, tokenAt } from '../../world/appWorld'

// The answer to a conflict between what is saved and what a file of the game holds.

const theirs = '33333333333333333333333333333333'
const key = { ...at, field: 'runtimeKey' } as const

let portal: Awaited<ReturnType<typeof portalOfTest>>
let app: Awaited<ReturnType<typeof startWithProject>>

beforeEach(async () => {
  portal = await portalOfTest()
  app = await startWithProject(portal.http.origin)
  await app.call('secret.store', { ...tokenAt, value: portal.first.portal_token })
})

/** The conflict as the window shows it. */
const shown = () => shownConflict(app)
const asset = () => app.project.text(assetPath)
const undo = () => app.call('history.undo', undefined)
const redo = () => app.call('history.redo', undefined)

/** As another program would, without the window looking. */
function writeAsset(runtimeKey: string): string {
  app.project.write(assetPath, asset().replace(/runtimeKey: .*(?:\n {4}.*)?/, `runtimeKey: ${runtimeKey}`))
  return asset()
}

/** As another program would, with the window looking at it afterwards. */
async function changeAsset(runtimeKey: string): Promise<string> {
  const text = writeAsset(runtimeKey)
  await app.app.refresh(app.session)
  return text
}

async function fetchAndWrite(): Promise<void> {
  await app.call('portal.fetch', at)
  await app.call('targets.write', { ...at, ids: ['unity'] })
}

test.each([
  ['a plain one', theirs],
  ['one that is quoted', `'${theirs}'`],
  ['one over two lines', '"old and\n    wrapped"'],
])(
  'undo of “Overwrite the file” gives back the very bytes of the other value, %s, and the next undo takes back the fetch',
  async (_, other) => {
    await fetchAndWrite()
    const ours = asset()
    const before = await changeAsset(other)

    await app.call('setting.resolve', { ...key, keep: 'ours', shown: shown() })
    expect(asset()).toBe(ours)

    await undo()
    expect(asset()).toBe(before)
    expect(app.value('runtimeKey')).toBe(portal.first.runtime_key)
    await undo()
    expect(asset()).toBe(before)
    expect(app.service().settings['runtimeKey']).toMatchObject({ source: 'file' })

    await redo()
    await redo()
    expect(asset()).toBe(ours)
  },
)

test('a diff that is shown and agreed to over what another program wrote is a step of its own as well', async () => {
  await fetchAndWrite()
  const before = await changeAsset(theirs)
  await app.call('targets.preview', { ...at, ids: ['unity'] })
  await app.call('targets.write', { ...at, ids: ['unity'] })
  expect(asset()).toContain(portal.first.runtime_key)
  await undo()
  expect(asset()).toBe(before)
  expect(app.value('runtimeKey')).toBe(portal.first.runtime_key)
})

test('a conflict about a file that was never written from here is answered in a step of its own, after its diff', async () => {
  const before = await changeAsset(theirs)
  await app.call('portal.fetch', at)
  await app.call('targets.dismiss', at)
  await app.call('setting.resolve', { ...key, keep: 'ours', shown: shown() })
  expect(asset()).toBe(before)
  await app.call('targets.write', { ...at, ids: ['unity'] })
  expect(asset()).toContain(portal.first.runtime_key)

  await undo()
  expect(asset()).toBe(before)
  expect(app.value('runtimeKey')).toBe(portal.first.runtime_key)
  await undo()
  expect(app.service().settings['runtimeKey']).toMatchObject({ source: 'file', value: theirs })
})

test.each(['ours', 'theirs'] as const)(
  'what another program wrote after the window looked is shown before anything is written or taken: %s',
  async (keep) => {
    await fetchAndWrite()
    await changeAsset(theirs)
    const seen = shown()
    const unseen = writeAsset('4'.repeat(32))

    await app.call('setting.resolve', { ...key, keep, shown: seen })

    expect(asset()).toBe(unseen)
    expect(app.value('runtimeKey')).toBe(portal.first.runtime_key)
    expect(app.service().settings['runtimeKey']?.conflict?.theirs).toBe('4'.repeat(32))
    expect(app.view().said.text).toBe(doneTexts.conflictChanged)

    await app.call('setting.resolve', { ...key, keep, shown: shown() })
    expect(shown()).toEqual({})
    const kept = keep === 'ours' ? portal.first.runtime_key : '4'.repeat(32)
    expect([app.value('runtimeKey'), asset()]).toEqual([kept, expect.stringContaining(`runtimeKey: ${kept}\n`)])
  },
)

test('a key of ours that came with a pull after the window looked is shown before it is written', async () => {
  await fetchAndWrite()
  const before = await changeAsset(theirs)
  const seen = shown()
  app.project.write(projectPath, app.project.text(projectPath).replace(portal.first.runtime_key, '4'.repeat(32)))
  await app.call('setting.resolve', { ...key, keep: 'ours', shown: seen })
  expect(asset()).toBe(before)
  expect(shown()['runtimeKey']).toMatchObject({ ours: '4'.repeat(32), theirs })
})

test('what another program writes between the reading and the write waits as a diff', async () => {
  await fetchAndWrite()
  await changeAsset(theirs)
  const { steps } = app.session.opened()
  const { run } = steps
  let unseen = ''
  Object.assign(steps, {
    run: (...args: Parameters<typeof run>) => {
      unseen = writeAsset('4'.repeat(32))
      return run(...args)
    },
  })
  await app.call('setting.resolve', { ...key, keep: 'ours', shown: shown() })
  Object.assign(steps, { run })
  expect(app.service().pendingWrites).toMatchObject([{ path: assetPath }])
  expect(asset()).toBe(unseen)
})

test('a conflict that ended meanwhile is answered with nothing', async () => {
  await fetchAndWrite()
  const ours = asset()
  await changeAsset(theirs)
  const seen = shown()
  app.project.write(assetPath, ours)
  await app.call('setting.resolve', { ...key, keep: 'theirs', shown: seen })
  expect(app.value('runtimeKey')).toBe(portal.first.runtime_key)
  expect(shown()).toEqual({})
})

test('a key taken from the asset is written into the environment file as well, in the same step, and the asset stays', async () => {
  await app.call('setting.write', { ...at, field: 'envFile', value: '.env' })
  await app.call('portal.fetch', at)
  await app.call('targets.write', { ...at, ids: ['unity', 'env'] })
  const before = await changeAsset(theirs)

  await app.call('setting.resolve', { ...key, keep: 'theirs', shown: shown() })

  expect(app.project.text('.env')).toContain(theirs)
  expect(asset()).toBe(before)
  expect(app.view().said.text).toContain('.env')
  await undo()
  expect(app.project.text('.env')).toContain(portal.first.runtime_key)
  expect(app.value('runtimeKey')).toBe(portal.first.runtime_key)
  expect(asset()).toBe(before)
})

test('an environment file that was never written from here is offered the key that was taken', async () => {
  app.project.write('.env', 'MORE=1\n')
  await app.call('setting.write', { ...at, field: 'envFile', value: '.env' })
  await fetchAndWrite()
  await changeAsset(theirs)
  await app.call('setting.resolve', { ...key, keep: 'theirs', shown: shown() })
  expect(app.project.text('.env')).toBe('MORE=1\n')
  expect(app.service().pendingWrites.map(({ path }) => path)).toEqual(['.env'])
})
