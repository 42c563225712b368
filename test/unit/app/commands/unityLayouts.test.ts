import { describe, expect, test } from 'vitest'

import { newComputer, startApp } from '../../world/appWorld'
import { temporaryFolder } from '../../world/folder'

const settings = 'ProjectSettings/ProjectSettings.asset'

/** A project whose settings hold these lines, as Unity wrote them then. */
async function openWith(lines: string, computer = newComputer(), project = temporaryFolder('unity-project')) {
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
