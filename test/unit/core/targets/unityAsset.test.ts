import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, utimesSync } from 'node:fs'
import { join } from 'node:path'

import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import type { Asset } from '../../../../electron/core/engines/findAssets'
import type { SearchLimits } from '../../../../electron/core/engines/findFiles'
import { putTo } from '../../../../electron/core/places/places'
import { createAssetTarget } from '../../../../electron/core/targets/unityAsset'
import { coherence } from '../../../../shared/catalog/coherence'
import { findAsset } from '../../world/assets'
import { failureOf, fixtures, temporaryFolder } from '../../world/folder'

const declared = coherence.places[0] ?? expect.unreachable('There is no place in Unity.')
const script = declared.file as Asset
const addresses = declared.values as Record<string, { key: string }>

const findRuntimeSettings = (root: string, limit?: SearchLimits) => findAsset(root, script, limit)
const findUnityTarget = async (root: string) =>
  createAssetTarget(root, { declared, asset: script, addresses, found: await findRuntimeSettings(root) })

const path = 'Assets/coherence/RuntimeSettings.asset'
const asset = readFileSync(join(fixtures, 'unity-project', path), 'utf8')
const values = {
  runtimeKey: '0123456789abcdef0123456789abcdef',
  projectId: 'c0ffee0000000000000g',
  projectName: 'Drifters Cloud',
}

test('the fixture’s asset is found and read', async () => {
  const { root } = temporaryFolder('unity-project')

  const target = await findUnityTarget(root)

  expect(target).toMatchObject({ id: 'unity', path })
  expect(await target.read()).toMatchObject({
    state: 'ok',
    values: {
      runtimeKey: '',
      projectId: '',
      projectName: '',
      organizationName: 'Lantern Forge',
    },
  })
})

test('writing changes the four values and no other byte', async () => {
  const { root, text } = temporaryFolder('unity-project')
  const target = await findUnityTarget(root)

  const plan = await target.plan(values)
  expect(text(path)).toBe(asset)
  await plan.apply()

  expect(text(path)).toBe(
    asset
      .replace('  runtimeKey: \n', `  runtimeKey: ${values.runtimeKey}\n`)
      .replace('  simulatorSlug: drifters-sim 0.4\n', '  simulatorSlug: \n')
      .replace('  projectID: \n', `  projectID: ${values.projectId}\n`)
      .replace('  projectName: \n', '  projectName: Drifters Cloud\n'),
  )
  expect((await target.read()).values).toMatchObject(values)
})

test('the diff shows the changed lines, each with one line around it', async () => {
  const { root } = temporaryFolder('unity-project')
  const target = await findUnityTarget(root)

  const { diff, isChange } = await target.plan(values)

  expect(isChange).toBe(true)
  expect(diff.slice(0, 5)).toEqual([
    { kind: 'same', number: 23, text: expect.stringContaining('versionInfo') },
    { kind: 'removed', number: 24, text: '  runtimeKey: ' },
    { kind: 'removed', number: 25, text: '  simulatorSlug: drifters-sim 0.4' },
    { kind: 'added', number: 24, text: `  runtimeKey: ${values.runtimeKey}` },
    { kind: 'added', number: 25, text: '  simulatorSlug: ' },
  ])
  expect(diff.map(({ kind }) => kind)).toEqual([
    'same',
    'removed',
    'removed',
    'added',
    'added',
    'same',
    'same',
    'removed',
    'removed',
    'added',
    'added',
    'same',
  ])
})

test('the same values are no change and write nothing', async () => {
  const { root, at } = temporaryFolder('unity-project')
  const target = await findUnityTarget(root)
  await (await target.plan(values)).apply()
  utimesSync(at(path), 1000, 1000)

  const again = await target.plan(values)
  await again.apply()

  expect(again).toMatchObject({ isChange: false, diff: [] })
  expect(statSync(at(path)).mtimeMs).toBe(1_000_000)
})

test('another key of the same project keeps the simulator, another project empties it, an undo restores it', async () => {
  const { root, write, text } = temporaryFolder('unity-project')
  write(path, asset.replace('projectID: ', `projectID: ${values.projectId}`))
  const target = await findUnityTarget(root)
  const slug = () => /simulatorSlug: (.*)/.exec(text(path))?.[1]

  await (await target.plan(values)).apply()
  expect(slug()).toBe('drifters-sim 0.4')
  const plan = await target.plan({ ...values, projectId: 'c0ffee0000000000001g' })
  await plan.apply()
  expect(slug()).toBe('')
  await putTo(root, plan.edits, 'before', () => false)
  expect(slug()).toBe('drifters-sim 0.4')
})

test('any name goes in and comes back, and taking it back gives the old bytes', async () => {
  const { root, text } = temporaryFolder('unity-project')
  const target = await findUnityTarget(root)
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 30 }), async (projectName) => {
      const plan = await target.plan({ ...values, projectName })
      await plan.apply()
      expect((await target.read()).values['projectName']).toBe(projectName)
      expect(text(path)).toMatch(/^[\x20-\x7e\n]*$/)
      await putTo(root, plan.edits, 'before', () => false)
      expect(text(path)).toBe(asset)
    }),
    { numRuns: 60 },
  )
})

test.each([
  ['CRLF', (text: string) => Buffer.from(text.replaceAll('\n', '\r\n'))],
  ['mixed line ends', (text: string) => Buffer.from(text.replace(/\n {2}local/g, '\r\n  local'))],
  ['a byte order mark', (text: string) => Buffer.from(`\ufeff${text}`)],
  ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['no final line end', (text: string) => Buffer.from(text.trimEnd())],
  ['stripped trailing spaces', (text: string) => Buffer.from(text.replace(/ +$/gm, ''))],
])('a file with %s keeps it', async (_, encode) => {
  const { root, write, bytes } = temporaryFolder('unity-project')
  const filled = (text: string) => text.replace(/ {2}runtimeKey: ?(?=\r?\n)/, `  runtimeKey: ${values.runtimeKey}`)
  const decode = encode(asset).includes(0) ? 'utf16le' : 'utf8'
  write(path, encode(asset))
  const target = await findUnityTarget(root)

  await (await target.plan({ ...values, projectId: '', projectName: '', simulatorSlug: 'drifters-sim 0.4' })).apply()

  expect(bytes(path).toString(decode)).toBe(filled(encode(asset).toString(decode)))
})

test('an early asset without project fields gets what it has room for; one without a key is too old', async () => {
  const { root, write, text } = temporaryFolder('unity-project')
  const early = asset.replace(/ {2}project(?:ID|Name): \n/g, '')
  write(path, early)
  const target = await findUnityTarget(root)

  await (await target.plan(values)).apply()
  expect(text(path)).toBe(
    early
      .replace('runtimeKey: ', `runtimeKey: ${values.runtimeKey}`)
      .replace('simulatorSlug: drifters-sim 0.4', 'simulatorSlug: '),
  )

  write(path, early.replace('runtimeKey', 'playToken'))
  expect(await target.read()).toMatchObject({
    state: 'refused',
    why: { message: expect.stringContaining('too old') },
  })
  expect(await failureOf(() => target.plan(values))).toMatchObject({ code: 'file-refused' })
})

test.each([
  ['a Git LFS pointer', 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12\n', 'git lfs pull'],
  ['binary', Buffer.concat([Buffer.alloc(20), Buffer.from('2021.3.32f1')]), 'Force Text'],
  ['in conflict', asset.replace('  runtimeKey: ', '<<<<<<< HEAD\n  runtimeKey: \n=======\n>>>>>>> x'), 'Resolve'],
  ['Latin-1', Buffer.from(asset.replace('Lantern Forge', 'Caf\xe9'), 'latin1'), 'UTF-8'],
  ['too large', `${asset}${'  x: y\n'.repeat(400_000)}`, '2 MB'],
])('an asset that is %s is named and refused, and stays as it is', async (_, content, advice) => {
  const { root, write, bytes } = temporaryFolder('unity-project')
  write(path, content)
  const target = await findUnityTarget(root)

  const reading = await target.read()
  const failure = await failureOf(() => target.plan(values))

  expect(reading).toMatchObject({ state: 'refused', values: {}, why: failure })
  expect(failure.message).toContain(advice)
  expect(bytes(path).equals(Buffer.from(content))).toBe(true)
})

test('a read-only asset can be read and planned, but not written', async () => {
  const { root, at, text } = temporaryFolder('unity-project')
  chmodSync(at(path), 0o444)
  const target = await findUnityTarget(root)

  const plan = await target.plan(values)

  expect(await failureOf(() => plan.apply())).toMatchObject({ code: 'file-refused' })
  expect(text(path)).toBe(asset)
})

test('a plan whose file Unity saved meanwhile is not written', async () => {
  const { root, write, text } = temporaryFolder('unity-project')
  const plan = await (await findUnityTarget(root)).plan(values)
  write(path, asset.replace('remoteWebPort: 443', 'remoteWebPort: 444'))

  expect(await failureOf(() => plan.apply())).toMatchObject({ code: 'file-changed' })
  expect(text(path)).toContain('remoteWebPort: 444')
})

test('an asset that was moved is found anywhere below Assets, under any name', async () => {
  const { root, at, write } = temporaryFolder('unity-project')
  rmSync(at('Assets/coherence'), { recursive: true })
  write('Assets/Plugins/Net/Deep/Settings.asset', asset)
  write('Assets/Other.asset', asset.replace('85b91f942a5214496b0e11eaedb54c36', '00000000000000000000000000000000'))

  expect(await findUnityTarget(root)).toMatchObject({ path: 'Assets/Plugins/Net/Deep/Settings.asset' })
})

test('the standard place of early versions counts as standard', async () => {
  const { root, at, write } = temporaryFolder('unity-project')
  rmSync(at('Assets/coherence'), { recursive: true })
  write('Assets/Coherence/RuntimeSettings.asset', asset)

  expect(await findRuntimeSettings(root)).toMatchObject({ standard: 'Assets/Coherence/RuntimeSettings.asset' })
})

test('an asset in the standard place is found in the middle of a merge, to say so', async () => {
  const { root, write } = temporaryFolder('unity-project')
  write('Assets/coherence/RuntimeSettings.asset', '%YAML 1.1\n<<<<<<< ours\n')

  expect(await findRuntimeSettings(root)).toMatchObject({ standard: 'Assets/coherence/RuntimeSettings.asset' })
})

test('several assets outside the standard place are refused by name; with one in the standard place that one wins', async () => {
  const { root, at, write } = temporaryFolder('unity-project')
  write('Assets/A/RuntimeSettings.asset', asset)
  write('Assets/B/RuntimeSettings.asset', asset)
  expect(await findUnityTarget(root)).toMatchObject({ path })

  rmSync(at('Assets/coherence'), { recursive: true })
  const target = await findUnityTarget(root)

  expect(target.path).toBeNull()
  expect(await target.read()).toMatchObject({
    state: 'refused',
    why: {
      message: expect.stringContaining('Assets/A/RuntimeSettings.asset, Assets/B/RuntimeSettings.asset'),
    },
  })
})

test('hidden folders, links and files of other kinds are not searched', async () => {
  const outside = temporaryFolder()
  const { root, at, write } = temporaryFolder('unity-project')
  rmSync(at('Assets/coherence'), { recursive: true })
  outside.write('x/RuntimeSettings.asset', asset)
  write('Assets/.hidden/RuntimeSettings.asset', asset)
  write('Assets/Old~/RuntimeSettings.asset', asset)
  write('Assets/Temp/RuntimeSettings.asset', asset)
  write('Assets/RuntimeSettings.txt', asset)
  write('Elsewhere/RuntimeSettings.asset', asset)
  symlinkSync(outside.root, at('Assets/link'))
  symlinkSync(at('Assets'), at('Assets/loop'))
  symlinkSync(outside.at('x/RuntimeSettings.asset'), at('Assets/RuntimeSettings.asset'))

  const target = await findUnityTarget(root)

  expect(target.path).toBeNull()
  expect(await target.read()).toMatchObject({ state: 'absent', values: {}, stamp: null })
  expect(await failureOf(() => target.plan(values))).toMatchObject({ code: 'file-refused' })
})

test('a search that ends at its limit says so', async () => {
  const { root, at, write } = temporaryFolder('unity-project')
  rmSync(at('Assets/coherence'), { recursive: true })
  write('Assets/z/RuntimeSettings.asset', asset)
  for (const name of ['a', 'b', 'c']) mkdirSync(at(`Assets/${name}`))

  const limits = { folders: 100, entries: 100, files: 100, depth: 9 }

  expect(await findRuntimeSettings(root, limits)).toMatchObject({
    complete: true,
    others: [expect.any(String)],
  })
  expect(await findRuntimeSettings(root, { ...limits, folders: 3 })).toMatchObject({
    complete: false,
    others: [],
  })
  expect(await findRuntimeSettings(root, { ...limits, depth: 0 })).toMatchObject({
    complete: false,
    others: [],
  })
  write('Assets/a/one.asset', '')
  write('Assets/a/two.asset', '')
  for (const limit of [
    { ...limits, files: 1 },
    { ...limits, entries: 1 },
  ]) {
    expect(await findRuntimeSettings(root, limit)).toMatchObject({ complete: false, others: [] })
  }
})

test('an asset whose folder is a link out of the project is refused', async () => {
  const outside = temporaryFolder()
  const { root, at } = temporaryFolder('unity-project')
  outside.write('RuntimeSettings.asset', asset)
  const target = await findUnityTarget(root)
  rmSync(at('Assets/coherence'), { recursive: true })
  symlinkSync(outside.root, at('Assets/coherence'))

  expect(await target.read()).toMatchObject({ state: 'refused', why: { code: 'file-refused' } })
  expect(await failureOf(() => target.plan(values))).toMatchObject({ code: 'file-refused' })
  expect(outside.text('RuntimeSettings.asset')).toBe(asset)
})

test.each(['Assets', 'Assets/coherence', 'Assets/Coherence', 'Assets/coherence/RuntimeSettings.asset'])(
  'where %s leads out of the project nothing is searched or shown from there, and that is said',
  async (link) => {
    const outside = temporaryFolder()
    const { root, at, write } = temporaryFolder('unity-project')
    for (const name of ['private-x', 'private-y', 'coherence', 'Coherence']) outside.write(`${name}/RuntimeSettings.asset`, asset)
    rmSync(at(link.startsWith('Assets/') ? 'Assets/coherence' : 'Assets'), { recursive: true })
    if (link.endsWith('.asset')) mkdirSync(at('Assets/coherence'))
    if (link !== 'Assets') write('Assets/Other/RuntimeSettings.asset', asset)
    symlinkSync(link.endsWith('.asset') ? outside.at('private-x/RuntimeSettings.asset') : outside.root, at(link))

    const target = await findUnityTarget(root)

    const reading = await target.read()
    expect(reading).toMatchObject({ state: 'refused', values: {}, stamp: null })
    expect(reading.why?.message).toContain(`${link} leads out of the project`)
    expect(await failureOf(() => target.plan(values))).toEqual(reading.why)
    expect(JSON.stringify([target, reading])).not.toContain('private-')
  },
)

test('an Assets folder that is a link inside the project is searched', async () => {
  const { root, at } = temporaryFolder('unity-project')
  renameSync(at('Assets'), at('Content'))
  symlinkSync('Content', at('Assets'))
  expect(await findUnityTarget(root)).toMatchObject({ path })

  renameSync(at('Content/coherence'), at('Content/elsewhere'))
  expect(await findUnityTarget(root)).toMatchObject({ path: 'Assets/elsewhere/RuntimeSettings.asset' })
})

test('an SDK folder that is a link inside the project is its standard place, and is written to', async () => {
  const { root, at, text } = temporaryFolder('unity-project')
  renameSync(at('Assets/coherence'), at('sdk-settings'))
  symlinkSync('../sdk-settings', at('Assets/coherence'))

  const target = await findUnityTarget(root)
  expect(target).toMatchObject({ path })
  await (await target.plan(values)).apply()
  expect(text('sdk-settings/RuntimeSettings.asset')).toContain(values.runtimeKey)
})

test('folders that are links inside the project are searched like others, each once, however they are linked', async () => {
  const { root, at, write } = temporaryFolder('unity-project')
  rmSync(at('Assets/coherence'), { recursive: true })
  write('shared/deep/RuntimeSettings.asset', asset)
  symlinkSync('../shared', at('Assets/b-linked'))
  symlinkSync('../shared', at('Assets/a-linked'))
  symlinkSync('..', at('shared/deep/up'))
  symlinkSync('../Assets', at('shared/around'))
  symlinkSync('../Assets/Scripts', at('shared/scripts'))
  write('Assets/Scripts/Other.asset', asset)

  expect(await findRuntimeSettings(root)).toMatchObject({
    complete: true,
    others: ['Assets/Scripts/Other.asset', 'Assets/a-linked/deep/RuntimeSettings.asset'],
  })
})
