import { describe, expect, test } from 'vitest'

import { newComputer, startApp } from '../../world/appWorld'
import { temporaryFolder } from '../../world/folder'

const versionFile = 'ProjectSettings/ProjectVersion.txt'

const settings = 'ProjectSettings/ProjectSettings.asset'

/** A project whose settings hold these lines, as Unity wrote them then. */
async function openWith(lines: string, version = '2018.3.1f1') {
  const [computer, project] = [newComputer(), temporaryFolder('unity-project')]
  project.write(versionFile, `m_EditorVersion: ${version}\n`)
  project.write(settings, `%YAML 1.1\n%TAG !u! tag:unity3d.com,2011:\n--- !u!129 &1\nPlayerSettings:\n${lines}`)
  return { ...(await open(computer, project)), project, computer }
}

async function open(computer: ReturnType<typeof newComputer>, project: ReturnType<typeof temporaryFolder>) {
  const app = startApp(computer)
  await app.call('project.open', { path: project.root })
  const row = (id: string) => app.view().project?.general?.rows.find((each) => each.id === id)
  return { ...app, row, write: (id: string, value: string) => app.call('general.write', { id, value }) }
}

const ios = 'unity.identifier.ios'
const build = 'unity.iosBuildNumber'

const unity2018 = `  productName: Tiefe Wasser
  bundleVersion: 0.9
  applicationIdentifier:
    Android: de.kontornord.tiefe
    Standalone: de.kontornord.tiefe
    iOS: de.kontornord.tiefe.ios
    tvOS: de.kontornord.tiefe
  buildNumber:
    iOS: 41
  AndroidBundleVersionCode: 2026031501
`
const unity5 = `  productName: Tiefe Wasser
  bundleIdentifier: de.kontornord.tiefe
  bundleVersion: 0.9
  iPhoneBuildNumber: 41
`
const unity4 = `  productName: Tiefe Wasser
  iPhoneBundleIdentifier: de.kontornord.tiefe
  iPhoneBundleVersion: 0.9
`

describe('the General page reads every layout that Unity has had', () => {
  test.each([
    ['5.6 to 2018', unity2018, ios, 'de.kontornord.tiefe.ios', 'applicationIdentifier/iOS', 'de.other.ios'],
    ['5.6 to 2018', unity2018, build, '41', 'buildNumber/iOS', '42'],
    ['5', unity5, build, '41', 'iPhoneBuildNumber', '42'],
    ['4', unity4, 'unity.bundleIdentifier', 'de.kontornord.tiefe', 'iPhoneBundleIdentifier', 'de.other'],
    ['4', unity4, 'unity.bundleVersion', '0.9', 'iPhoneBundleVersion', '1.0'],
  ])('Unity %s: %#', async (_, lines, id, value, key, other) => {
    const app = await openWith(lines)
    expect(app.row(id)).toMatchObject({ value, state: 'ok', editable: true, key })
    const before = app.project.text(settings)
    await app.write(id, other)
    expect(app.row(id)).toMatchObject({ value: other, problem: null })
    expect(app.project.text(settings)).toBe(before.replace(`: ${value}\n`, `: ${other}\n`))
    app.end()
    // What was written in an older place is taken back there, by the next start too.
    const again = await open(app.computer, app.project)
    await again.call('history.undo', undefined)
    expect(app.project.text(settings)).toBe(before)
    await again.call('history.redo', undefined)
    expect(again.row(id)?.value).toBe(other)
  })

  test.each([
    ['5', unity5],
    ['4', unity4],
  ])('Unity %s has one identifier for all platforms, and no row says that others are missing', async (_, lines) => {
    const app = await openWith(lines)
    const shown = app.view().project?.general?.rows.map(({ id }) => id)
    expect(shown).toContain('unity.bundleIdentifier')
    expect(shown?.filter((id) => id.startsWith('unity.identifier.'))).toEqual([])
  })

  test('today’s layout counts where a file has both, and is what a row without a value names', async () => {
    const app = await openWith(
      unity2018.replace('    tvOS', '    iPhone: de.now\n    tvOS').replace('    iOS: 41\n', '    tvOS: 1\n'),
    )
    expect(app.row(ios)).toMatchObject({ value: 'de.now' })
    expect(app.row(ios)).not.toHaveProperty('key')
    expect(app.row(build)).toMatchObject({ state: 'absent', editable: true })
  })
})

const identifiers = (keys: string, numbers = '') =>
  `  applicationIdentifier:\n    Android: de.a.b\n    Standalone: de.a.b\n${keys}  buildNumber:${numbers === '' ? ' {}' : `\n${numbers}`}\n`
const newer = identifiers('', '    Standalone: 0\n    iPhone: 0\n    tvOS: 0')

describe('an iOS value that is added gets the key that its Unity reads', () => {
  test.each([
    ['5.6.7f1', identifiers(''), 'iOS'],
    ['2018.4.21f1', identifiers(''), 'iOS'],
    ['2018.4.36f1', identifiers(''), 'iPhone'],
    ['6000.0.37f1', identifiers(''), 'iPhone'],
    // What the file has counts more: it may have been written by another version, or by another maker's.
    ['6000.0.37f1', identifiers('', '    iOS: 4'), 'iOS'],
    ['2018.3.1f1', newer, 'iPhone'],
    ['1.4.2', newer, 'iPhone'],
    ['2018.4.30f1', identifiers('', '    iOS: 4'), 'iOS'],
  ])('Unity %s: %#', async (version, lines, key) => {
    const app = await openWith(lines, version)
    const before = app.project.text(settings)
    expect(app.row(ios)).toMatchObject({ state: 'absent', editable: true, why: null })
    await app.write(ios, 'de.a.ios')
    expect(app.row(ios)).toMatchObject({ value: 'de.a.ios', problem: null })
    const after = app.project.text(settings)
    expect(after).toBe(before.replace('    Standalone: de.a.b\n', `    Standalone: de.a.b\n    ${key}: de.a.ios\n`))
    await app.call('history.undo', undefined)
    expect(app.project.text(settings)).toBe(before)
    await app.call('history.redo', undefined)
    expect(app.project.text(settings)).toBe(after)
  })

  test('a build number goes by the identifiers', async () => {
    const lines = identifiers('    iOS: de.a.ios\n', '    Standalone: 1')
    const app = await openWith(lines, '6000.0.37f1')
    await app.write(build, '7')
    expect(app.project.text(settings)).toContain('  buildNumber:\n    Standalone: 1\n    iOS: 7\n')
  })

  test.each(['2018.4.30f1', '2019.4.1f1', 'nonsense', '1.4.2', ''])(
    'where neither the file nor the version %j shows which one, Unity has to set it first',
    async (version) => {
      const app = await openWith(identifiers(''), version)
      expect(app.row(ios)).toMatchObject({ state: 'absent', editable: false, why: expect.stringContaining('Unity') })
      const before = app.project.text(settings)
      await app.write(ios, 'de.a.ios')
      expect(app.row(ios)?.problem?.message).toContain('Unity has to set it first')
      expect(app.project.text(settings)).toBe(before)
    },
  )
})

describe('what only some versions of Unity have is shown where the file has it', () => {
  const override = 'unity.identifier.override'
  const numbers = ['unity.macBuildNumber', 'unity.tvosBuildNumber', 'unity.visionosBuildNumber']

  test('a build number for each platform of the map, the one of visionOS under its first name too', async () => {
    const app = await openWith(identifiers('', '    Bratwurst: 3\n    Standalone: 1\n    iPhone: 0\n    tvOS: 2'), '2022.3.5f1')
    expect(numbers.map((id) => app.row(id)?.value)).toEqual(['1', '2', '3'])
    expect(app.row('unity.visionosBuildNumber')?.key).toBe('buildNumber/Bratwurst')
    const before = app.project.text(settings)
    for (const id of numbers) await app.write(id, '9')
    expect(app.project.text(settings)).toBe(before.replace(/(Bratwurst|Standalone|tvOS): \d/g, '$1: 9'))
    for (const _ of numbers) await app.call('history.undo', undefined)
    expect(app.project.text(settings)).toBe(before)
    const now = await openWith(identifiers('', '    VisionOS: 3'), '6000.0.37f1')
    expect(numbers.map((id) => now.row(id)?.value)).toEqual([undefined, undefined, '3'])
  })

  test('the switch of the identifier is on or off, and takes nothing else', async () => {
    const app = await openWith(`${newer}  overrideDefaultApplicationIdentifier: 0\n`, '2022.3.5f1')
    const before = app.project.text(settings)
    expect(app.row(override)).toMatchObject({ value: '0', editable: true })
    await app.write(override, '1')
    expect(app.project.text(settings)).toBe(before.replace('Identifier: 0', 'Identifier: 1'))
    await app.write(override, 'true')
    expect(app.row(override)).toMatchObject({ value: '1', problem: { code: 'invalid' } })
    await app.call('history.undo', undefined)
    expect(app.project.text(settings)).toBe(before)
    expect((await openWith(unity2018)).row(override)).toBeUndefined()
  })
})

test('a version code may be as large as the stores take it; one that only Unity takes is saved and doubted', async () => {
  const app = await openWith(unity2018)
  const code = 'unity.androidVersionCode'
  expect(app.row(code)).toMatchObject({ value: '2026031501', state: 'ok' })
  await app.write(code, '2026031502')
  expect(app.row(code)).toMatchObject({ value: '2026031502', problem: null })
  await app.write(code, '2100000000')
  await app.write(code, '2100000001')
  expect(app.row(code)).toMatchObject({
    value: '2100000001',
    problem: null,
    doubt: 'A whole number, from 0 to 2100000000.',
  })
  await app.write(code, '2147483648')
  expect(app.row(code)).toMatchObject({ value: '2100000001', problem: { message: 'A whole number that fits into 32 bits.' } })
})
