import { describe, expect, test } from 'vitest'

import { generalRows as searchedRows } from '../../../../renderer/pages/general/searchRows'
import { rowWith } from '../../../../shared/general/general'
import { newComputer, startApp } from '../../world/appWorld'
import { temporaryFolder } from '../../world/folder'

const file = 'export_presets.cfg'

const preset = (number: number, name: string, platform: string, options: string) =>
  `[preset.${number}]\n\nname="${name}"\nplatform="${platform}"\nrunnable=true\n\n[preset.${number}.options]\n\n${options}\n`

const windows = (company: string) =>
  `application/icon=""\napplication/file_version="1.2.0.0"\napplication/product_version=""\n` +
  `application/company_name="${company}"\napplication/product_name="Moth"\napplication/copyright="(c) ${company}"\n`
const android = 'version/code=7\nversion/name="1.2"\npackage/unique_name="com.a.$genname"\npackage/name=""\npackage/signed=true\n'
const ios = 'application/bundle_identifier="com.a.b"\napplication/short_version="1.2"\napplication/version="3"\n'
const mac = `${ios}application/copyright="us"\n`
const mac3 = 'application/name="Moth"\napplication/identifier="com.a.b"\napplication/short_version="1.2"\n'

const text = [
  preset(0, 'Windows Desktop 64-bit', 'Windows Desktop', windows('Saltworks')),
  preset(1, 'Phone', 'Android', android),
  preset(2, 'Linux', 'Linux', 'binary_format/embed_pck=false\n'),
  preset(3, 'Demo', 'Windows Desktop', windows('Other')),
  preset(4, 'iOS', 'iOS', ios),
  preset(5, 'macOS', 'macOS', mac),
  preset(6, 'Old Mac', 'Mac OSX', mac3),
].join('\n')

async function openWith(presets: string, computer = newComputer(), project = temporaryFolder('godot-project')) {
  project.write(file, presets)
  const app = startApp(computer)
  await app.call('project.open', { path: project.root })
  const row = (id: string) => app.view().project?.general?.rows.find((each) => each.id === id)
  return { ...app, project, computer, row, write: (id: string, value: string) => app.call('general.write', { id, value }) }
}

/** Every row of the presets, with the value of each. */
function shown({ view }: Awaited<ReturnType<typeof openWith>>): Record<string, string> {
  const rows = view().project?.general?.rows.filter(({ id }) => id.includes('#')) ?? []
  return Object.fromEntries(rows.map(({ id, value }) => [id, value]))
}

describe('each export preset has rows of its own', () => {
  test('two presets of one platform, presets of Godot 3, and none for platforms without such values', async () => {
    expect(shown(await openWith(text))).toEqual({
      'godot.windows.productName#0': 'Moth',
      'godot.windows.companyName#0': 'Saltworks',
      'godot.windows.fileVersion#0': '1.2.0.0',
      'godot.windows.productVersion#0': '',
      'godot.windows.copyright#0': '(c) Saltworks',
      'godot.android.versionCode#1': '7',
      'godot.android.versionName#1': '1.2',
      'godot.android.package#1': 'com.a.$genname',
      'godot.android.packageName#1': '',
      'godot.windows.productName#3': 'Moth',
      'godot.windows.companyName#3': 'Other',
      'godot.windows.fileVersion#3': '1.2.0.0',
      'godot.windows.productVersion#3': '',
      'godot.windows.copyright#3': '(c) Other',
      'godot.ios.bundleIdentifier#4': 'com.a.b',
      'godot.ios.shortVersion#4': '1.2',
      'godot.ios.version#4': '3',
      'godot.macos.bundleIdentifier#5': 'com.a.b',
      'godot.macos.version#5': '1.2',
      'godot.macos.buildVersion#5': '3',
      'godot.macos.copyright#5': 'us',
      'godot3.macos.identifier#6': 'com.a.b',
      'godot3.macos.shortVersion#6': '1.2',
    })
  })

  test.each([
    ['godot.windows.companyName#3', 'Moth & "Söhne"', ['company_name="Other"', 'company_name="Moth & \\"Söhne\\""']],
    ['godot.android.versionCode#1', '8', ['version/code=7', 'version/code=8']],
    ['godot.android.package#1', 'com.a.c', ['com.a.$genname', 'com.a.c']],
    ['godot3.macos.identifier#6', 'com.c', ['application/identifier="com.a.b"', 'application/identifier="com.c"']],
  ])(
    '%s is written into its own preset alone, byte for byte, undone after a restart, and redone',
    async (id, value, [from, to]) => {
      const app = await openWith(text)
      const was = app.row(id)?.value
      await app.write(id, value)
      expect(app.row(id)).toMatchObject({ value, problem: null })
      const after = app.project.text(file)
      expect(after).toBe(text.replace(from ?? '', () => to ?? ''))
      expect(Object.entries(shown(app)).filter(([key, now]) => now !== value || key !== id)).toHaveLength(22)
      expect(app.view().project?.undo).toMatch(/ of (?:Demo \(Windows Desktop\)|Phone \(Android\)|Old Mac \(Mac OSX\)), General$/)
      expect(await app.call('general.history', { id })).toMatchObject([{ change: { from: was, to: value } }])
      app.end()

      const again = await openWith(after, app.computer, app.project)
      await again.call('history.undo', undefined)
      expect(again.project.text(file)).toBe(text)
      await again.call('history.redo', undefined)
      expect(again.project.text(file)).toBe(after)
    },
  )

  test('a version code is a number, and stays one', async () => {
    const app = await openWith(text)
    for (const value of ['seven', '007', '1.0', '2147483648', '']) {
      await app.write('godot.android.versionCode#1', value)
      expect(app.row('godot.android.versionCode#1')).toMatchObject({ value: '7', problem: { code: 'invalid' } })
    }
    expect(app.project.text(file)).toBe(text)
    const odd = await openWith(text.replace('version/code=7', 'version/code="7"'))
    expect(odd.row('godot.android.versionCode#1')).toMatchObject({ state: 'refused', editable: false })
  })

  test('a value typed over one that someone else changed waits for a choice', async () => {
    const app = await openWith(text)
    const id = 'godot.windows.companyName#3'
    app.project.write(file, text.replace('"Other"', '"Theirs"'))
    expect(await app.call('general.write', { id, value: 'Ours', base: 'Other' })).toEqual({ isConflict: true })
    expect(app.row(id)).toMatchObject({ value: 'Theirs', problem: null })
  })

  test('a preset that went away takes its rows with it, and undo says that its file was changed', async () => {
    const app = await openWith(text)
    await app.write('godot.windows.companyName#3', 'Ours')
    const less = app.project.text(file).replace(/\[preset\.3\][^]*(?=\[preset\.4\])/, '')
    app.project.write(file, less)
    await app.call('history.undo', undefined)
    expect(app.row('godot.windows.companyName#3')).toBeUndefined()
    expect(app.project.text(file)).toBe(less)
    await app.write('godot.windows.companyName#3', 'x')
    await app.write('godot.windows.companyName#__proto__', 'x')
    expect(app.project.text(file)).toBe(less)
  })

  test('the search finds the rows by the name of their preset', async () => {
    const { project } = (await openWith(text)).view()
    if (project === null) return expect.unreachable('A project is open.')
    const found = searchedRows(project).filter(({ also }) => also.includes('Demo'))
    expect(found).toHaveLength(5)
  })
})

test('a step that an older version noted by the platform of its only preset is undone', async () => {
  const app = await openWith(preset(0, 'Phone', 'Android', android))
  await app.write('godot.android.package#0', 'com.new')
  const name = `state/${app.view().project?.id}.json`
  app.end()
  const state = app.computer.user.text(name)
  const older = state.replaceAll('godot.android.package#0', 'godot.android.package').replaceAll('preset.0.options', 'Android')
  expect(older).not.toBe(state)
  app.computer.user.write(name, older)
  const again = await openWith(app.project.text(file), app.computer, app.project)
  await again.call('history.undo', undefined)
  expect(again.project.text(file)).toBe(preset(0, 'Phone', 'Android', android))
})

test.each(['godot.name#0', 'godot.android.package#', 'godot.android.package#0#1', 'godot.android.package#-1', 'none#0', '#', ''])(
  'there is no row %j',
  (id) => expect(rowWith(id)).toBeUndefined(),
)
