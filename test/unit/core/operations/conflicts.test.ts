import { beforeEach, expect, test } from 'vitest'

import { assetPath, at, portalOfTest, startWithProject, tokenAt } from '../../world/appWorld'

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

    await app.call('setting.resolve', { ...key, keep: 'ours' })
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
  await app.call('setting.resolve', { ...key, keep: 'ours' })
  expect(asset()).toBe(before)
  await app.call('targets.write', { ...at, ids: ['unity'] })
  expect(asset()).toContain(portal.first.runtime_key)

  await undo()
  expect(asset()).toBe(before)
  expect(app.value('runtimeKey')).toBe(portal.first.runtime_key)
  await undo()
  expect(app.service().settings['runtimeKey']).toMatchObject({ source: 'file', value: theirs })
})
