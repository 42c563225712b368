import { chmodSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs'

import { expect, onTestFinished, test } from 'vitest'

import { StateFile, stepOf } from '../../../../electron/core/project/stateFile'
import { upgradedState } from '../../../../electron/core/project/stateUpgrade'
import { projectPath, startApp } from '../../world/appWorld'
import { temporaryFolder } from '../../world/folder'

const settings = 'ProjectSettings/ProjectSettings.asset'
const game = 'Config/DefaultGame.ini'

async function openProject(fixture: string, prepare: (project: ReturnType<typeof temporaryFolder>) => void = () => undefined) {
  const app = startApp()
  const project = temporaryFolder(fixture)
  prepare(project)
  await app.call('project.open', { path: project.root })
  const row = (id: string) => app.view().project?.general?.rows.find((each) => each.id === id)
  const write = (id: string, value: string) => app.call('general.write', { id, value })
  return { ...app, project, row, write }
}

/** A change of one value in each engine's fixture, and the same change made by hand. */
const changes = [
  [
    'unity-project',
    settings,
    'unity.productName',
    'Café "Drifters"',
    ['productName: Dungeon Drifters', 'productName: "Caf\\xE9 \\"Drifters\\""'],
  ],
  [
    'unity-project',
    settings,
    'unity.identifier.standalone',
    'com.other.game',
    ['com.lanternforge.dungeondrifters', 'com.other.game'],
  ],
  ['unreal-project', game, 'unreal.projectName', 'Tide, again', ['Tide Runner', 'Tide, again']],
  [
    'unreal-project',
    game,
    'unreal.homepage',
    'https://tide.example',
    ['ProjectName=Tide Runner\n', 'ProjectName=Tide Runner\nHomepage="https://tide.example"\n'],
  ],
  ['godot-project', 'project.godot', 'godot.name', 'Moth "2"', ['"Moth \\"Garden\\""', '"Moth \\"2\\""']],
  [
    'godot-project',
    'project.godot',
    'godot.description',
    'two\nlines',
    ['"A quiet game.\n[not_a_section]\nconfig/name=no name\n"', '"two\nlines"'],
  ],
  ['godot-project', 'project.godot', 'godot.version', '1.0', ['"Forward Plus")\n', '"Forward Plus")\nconfig/version="1.0"\n']],
] as const

test.each(changes)(
  '%s: %s gets a new %s, undo gives the old bytes back, redo the new ones',
  async (fixture, file, id, value, [from, to]) => {
    const app = await openProject(fixture)
    const before = app.project.text(file)
    const after = before.replace(from, to)
    expect(after).not.toBe(before)

    await app.write(id, value)
    expect(app.project.text(file)).toBe(after)
    expect(app.row(id)).toMatchObject({ value, state: 'ok', problem: null })

    await app.call('history.undo', undefined)
    expect(app.project.text(file)).toBe(before)
    await app.call('history.redo', undefined)
    expect(app.project.text(file)).toBe(after)
  },
)

test('a project without an engine keeps name and version in our own file, beside the settings of services', async () => {
  const app = await openProject('plain-project')
  const folder = app.view().project?.name
  await app.write('plain.name', 'Lantern')
  await app.write('plain.version', '0.3')
  expect(JSON.parse(app.project.text('.latchkey/project.json'))).toMatchObject({
    version: 1,
    project: { name: 'Lantern', version: '0.3' },
  })
  expect(app.view().project?.name).toBe('Lantern')

  await app.call('setting.write', { service: 'coherence', environment: 'test', field: 'envVariable', value: 'OTHER_KEY' })
  expect(app.row('plain.name')?.value).toBe('Lantern')
  await app.call('history.undo', undefined)
  await app.call('history.undo', undefined)
  await app.call('history.undo', undefined)
  expect(JSON.parse(app.project.text('.latchkey/project.json'))).not.toHaveProperty('project')
  expect(app.view().project?.name).toBe(folder)
})

test.each(['text', 5, [1], null])(
  'where our own file has no group for the name but %j, that is said, and stays',
  async (group) => {
    const project = temporaryFolder('plain-project')
    const text = JSON.stringify({ version: 1, id: '6f1c4a52-3f0e-4f7a-9b57-0a54d0c2c001', project: group })
    project.write(projectPath, text)
    const app = startApp()
    await app.call('project.open', { path: project.root })
    await app.call('general.write', { id: 'plain.name', value: 'Tide' })
    expect(app.view().project?.general?.rows.find(({ id }) => id === 'plain.name')?.problem).toMatchObject({
      code: 'file-refused',
    })
    expect(project.text(projectPath)).toBe(text)
  },
)

test.each(['', 'config_version=5\n', 'config_version=5\n\n[application]\n', 'config_version=5\n\n[rendering]\n\na="mobile"\n'])(
  'a Godot project that says nothing about itself gets a name, and undo gives the old bytes back: %j',
  async (text) => {
    const app = await openProject('godot-project', ({ write }) => write('project.godot', text))
    expect(app.row('godot.name')).toMatchObject({ state: 'absent', editable: true })
    await app.write('godot.name', 'Moth')
    expect(app.row('godot.name')).toMatchObject({ value: 'Moth', state: 'ok', problem: null })
    await app.call('history.undo', undefined)
    expect(app.project.text('project.godot')).toBe(text)
    await app.call('history.redo', undefined)
    expect(app.row('godot.name')?.value).toBe('Moth')
  },
)

test('the project menu, the title and the recent list follow the game’s own name', async () => {
  const app = await openProject('godot-project')
  await app.write('godot.name', 'Renamed')
  expect(app.view().project?.name).toBe('Renamed')
  expect(app.view().recent[0]?.name).toBe('Renamed')
  await app.call('history.undo', undefined)
  expect(app.view().recent[0]?.name).toBe('Moth "Garden"')
})

test('a value tells what was done to it, and is brought back as a step that can be undone', async () => {
  const app = await openProject('unreal-project')
  const id = 'unreal.homepage'
  const read = () => app.call('general.history', { id })
  expect(await read()).toEqual([])
  await app.write(id, 'https://one.example')
  await app.write('unreal.projectName', 'Other')
  await app.write(id, 'https://two.example')
  const steps = await read()
  expect(steps.map(({ action, change }) => ({ action, ...change }))).toEqual([
    { action: 'Change Homepage', from: 'https://one.example', to: 'https://two.example' },
    { action: 'Change Homepage', from: null, to: 'https://one.example' },
  ])

  const [newest, first] = steps
  if (newest === undefined || first === undefined) throw new Error('There are no steps.')
  await app.call('general.restore', { id, step: newest.step, at: newest.at, side: 'before' })
  expect(app.row(id)?.value).toBe('https://one.example')
  expect(app.view().project?.undo).toBe('Restore Homepage, General')
  await app.call('history.undo', undefined)
  expect(app.row(id)?.value).toBe('https://two.example')

  const bytes = app.project.text(game)
  await app.call('general.restore', { id, step: first.step, at: first.at, side: 'before' })
  expect(app.row(id)?.problem?.message).toContain('no such value')
  await app.call('general.restore', { id, step: first.step, at: '2001-01-01T00:00:00Z', side: 'after' })
  expect(app.row(id)?.problem?.message).toContain('has changed meanwhile')
  expect(app.project.text(game)).toBe(bytes)
})

test('a value typed over an outdated one is not written and is not a problem of the row: it waits for a choice', async () => {
  const app = await openProject('godot-project')
  const base = app.row('godot.name')?.value ?? ''
  const theirs = app.project.text('project.godot').replace('"Moth \\"Garden\\""', '"Theirs"')
  app.project.write('project.godot', theirs)
  expect(await app.call('general.write', { id: 'godot.name', value: 'Ours', base })).toEqual({ isConflict: true })
  expect(app.project.text('project.godot')).toBe(theirs)
  expect(app.row('godot.name')).toMatchObject({ value: 'Theirs', problem: null })

  expect(await app.call('general.write', { id: 'godot.name', value: 'Ours', base: 'Theirs' })).toEqual({ isConflict: false })
  expect(app.row('godot.name')?.value).toBe('Ours')
})

test('looking at the page changes no byte and no time', async () => {
  const app = startApp()
  const project = temporaryFolder('unity-project')
  const snapshot = () =>
    readdirSync(project.root, { recursive: true, encoding: 'utf8' }).map((path) => [path, statSync(project.at(path)).mtimeMs])
  const before = snapshot()
  await app.call('project.open', { path: project.root })
  await app.call('general.icon', undefined)
  expect(app.view().project?.general?.rows.length).toBeGreaterThan(5)
  expect(snapshot()).toEqual(before)
})

test('a value that is there already is not written, and makes no step', async () => {
  const app = await openProject('unity-project')
  const { mtimeMs } = statSync(app.project.at(settings))
  await app.write('unity.productName', ' Dungeon Drifters ')
  expect(statSync(app.project.at(settings)).mtimeMs).toBe(mtimeMs)
  expect(app.view().project?.undo).toBeNull()
})

test('the same value sent twice at once is one step and no problem', async () => {
  const app = await openProject('unity-project')
  await Promise.all([app.write('unity.companyName', 'Other'), app.write('unity.companyName', 'Other')])
  expect(app.row('unity.companyName')).toMatchObject({ value: 'Other', problem: null })
  expect(app.session.opened().state.read().history).toHaveLength(1)
})

test('a value that somebody else changed since it was read is not overwritten, and both are named', async () => {
  const app = await openProject('unity-project')
  app.project.write(settings, app.project.text(settings).replace('Dungeon Drifters', 'Theirs'))
  await app.write('unity.productName', 'Ours')
  expect(app.project.text(settings)).toContain('productName: Theirs\n')
  expect(app.row('unity.productName')).toMatchObject({ value: 'Theirs', problem: { code: 'file-changed' } })
  expect(app.row('unity.productName')?.problem?.message).toMatch(/“Theirs”.*“Ours”/)

  await app.write('unity.productName', 'Ours')
  expect(app.project.text(settings)).toContain('productName: Ours\n')
  expect(app.row('unity.productName')?.problem).toBeNull()
})

test('another value of the same file that somebody else changed stays changed', async () => {
  const app = await openProject('unity-project')
  app.project.write(settings, app.project.text(settings).replace('bundleVersion: 0.4.2', 'bundleVersion: 9'))
  await app.write('unity.productName', 'Ours')
  expect(app.project.text(settings)).toContain('bundleVersion: 9\n')
  expect(app.project.text(settings)).toContain('productName: Ours\n')
})

test('undo leaves a value alone that somebody else changed after us, and says so', async () => {
  const app = await openProject('unity-project')
  await app.write('unity.productName', 'Ours')
  app.project.write(settings, app.project.text(settings).replace('productName: Ours', 'productName: Theirs'))
  await app.call('history.undo', undefined)
  expect(app.project.text(settings)).toContain('productName: Theirs\n')
  expect(app.view().said.text).toContain('left as is')
})

test('undo and redo leave alone a value that only begins like ours, and one that somebody else put in its place', async () => {
  const app = await openProject('unreal-project')
  await app.write('unreal.companyName', 'Ours')
  const written = app.project.text(game)
  app.project.write(game, written.replace('CompanyName=Ours', 'CompanyName=Ours and theirs'))
  await app.call('history.undo', undefined)
  expect(app.view().said.text).toContain('left as is')
  expect(app.project.text(game)).toContain('CompanyName=Ours and theirs\n')

  app.project.write(game, written.replace('CompanyName=Ours', 'CompanyName=Theirs'))
  await app.call('history.redo', undefined)
  expect(app.view().said.text).toContain('left as is')
  expect(app.project.text(game)).toContain('CompanyName=Theirs\n')
})

test('undo of a value gives back how it was written, and leaves what changed around it', async () => {
  const wrapped = 'productName: Dungeon\n    Drifters'
  const app = await openProject('unity-project', ({ text, write }) =>
    write(settings, text(settings).replace('productName: Dungeon Drifters', wrapped)),
  )
  expect(app.row('unity.productName')?.value).toBe('Dungeon Drifters')
  await app.write('unity.productName', 'X')
  app.project.write(settings, app.project.text(settings).replace('bundleVersion: 0.4.2', 'bundleVersion: 9'))
  await app.call('history.undo', undefined)
  expect(app.project.text(settings)).toContain(`${wrapped}\n`)
  expect(app.project.text(settings)).toContain('bundleVersion: 9\n')
})

test.each([
  ['a Git LFS pointer', 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n', 'git lfs pull'],
  ['conflict markers', '%YAML 1.1\n<<<<<<< HEAD\n', 'conflict markers'],
  ['a binary file', Buffer.alloc(40), 'binary'],
  ['a text in no Unicode encoding', Buffer.from('%YAML 1.1\ncaf\xe9', 'latin1'), 'UTF-8'],
])('%s is refused with the reason, and nothing is written', async (_, content, why) => {
  const app = await openProject('unity-project', ({ write }) => write(settings, content))
  const before = app.project.bytes(settings)
  expect(app.view().project?.general?.refused).toMatchObject([{ path: settings, why: { code: 'file-refused' } }])
  expect(app.view().project?.general?.refused[0]?.why.message).toContain(why)
  expect(app.row('unity.productName')).toMatchObject({ state: 'refused', editable: false })
  await app.write('unity.productName', 'X')
  expect(app.row('unity.productName')?.problem?.message).toContain(why)
  expect(app.project.bytes(settings)).toEqual(before)
})

test('a read-only file shows its values, says how to make it writable, and is left alone', async () => {
  const app = await openProject('unity-project', ({ at }) => {
    chmodSync(at(settings), 0o444)
    onTestFinished(() => chmodSync(at(settings), 0o644))
  })
  const before = app.project.bytes(settings)
  expect(app.row('unity.productName')).toMatchObject({ value: 'Dungeon Drifters', state: 'refused', editable: false })
  expect(app.view().project?.general?.refused[0]?.why.message).toContain('is read-only')
  expect(app.view().project?.readOnlyFiles).toMatchObject([{ path: settings, command: expect.stringMatching(/^chmod u\+w /) }])
  await app.write('unity.productName', 'X')
  expect(app.row('unity.productName')?.problem?.message).toContain('read-only')
  expect(app.project.bytes(settings)).toEqual(before)
})

test('a link that leads out of the project is refused', async () => {
  const outside = temporaryFolder('godot-project')
  const app = await openProject('unreal-project', ({ at }) =>
    symlinkSync(outside.at('project.godot'), at('Config/DefaultEngine.ini')),
  )
  expect(app.view().project?.general?.refused).toMatchObject([{ path: 'Config/DefaultEngine.ini' }])
  expect(app.row('unreal.projectName')).toMatchObject({ value: 'Tide Runner', editable: true })
  await app.write('unreal.android.packageName', 'a.b')
  expect(app.row('unreal.android.packageName')?.problem?.message).toContain('out of the project')
  expect(outside.text('project.godot')).not.toContain('a.b')
})

test.runIf(process.platform !== 'win32').each([
  ['unreal-project', game, 'unreal.projectName'],
  ['unity-project', settings, 'unity.productName'],
  ['godot-project', 'project.godot', 'godot.name'],
])('a link of a %s to a program of the project shows what it holds and is not written through', async (fixture, path, id) => {
  const app = await openProject(fixture, ({ at, text, write }) => {
    chmodSync(write('build.sh', text(path)), 0o755)
    rmSync(at(path))
    symlinkSync(at('build.sh'), at(path))
  })
  const before = app.project.text('build.sh')
  expect(app.row(id)).toMatchObject({ state: 'refused', editable: false, value: expect.stringMatching(/./) })
  await app.write(id, '$(x)')
  expect(app.row(id)?.problem?.message).toContain('is a link to a program')
  expect(app.project.text('build.sh')).toBe(before)
})

test('a file that is executable where it lies, as on many disks, is written', async () => {
  const app = await openProject('unreal-project', ({ at }) => chmodSync(at(game), 0o755))
  await app.write('unreal.projectName', 'X')
  expect(app.project.text(game)).toContain('ProjectName=X')
})

test('a file that the engine has to make first is not made here, and the row says so', async () => {
  const [id, file] = ['unreal.android.packageName', 'DefaultEngine.ini']
  const app = await openProject('unreal-project', ({ at }) => rmSync(at(`Config/${file}`), { force: true }))
  expect(app.row(id)).toMatchObject({ state: 'absent', editable: false })
  expect(app.row(id)?.why).toContain(`${file} does not exist yet`)
  await app.write(id, 'a.b')
  expect(app.row(id)?.problem?.code).toBe('file-refused')
  expect(readdirSync(app.project.at('Config'))).not.toContain(file)
})

test.each([
  ['unity-project', 'unity.productName', ''],
  ['unity-project', 'unity.identifier.standalone', 'no dots'],
  ['unreal-project', 'unreal.homepage', 'example'],
])('%s: %s takes %j, as its engine does, and doubts it beside the row', async (fixture, id, value) => {
  const app = await openProject(fixture)
  expect(app.row(id)?.doubt).toBeUndefined()
  await app.write(id, value)
  expect(app.row(id)).toMatchObject({ value, state: 'ok', problem: null, doubt: expect.stringMatching(/\.$/) })
  await app.call('history.undo', undefined)
  expect(app.row(id)?.doubt).toBeUndefined()
})

test.each([
  ['unity.identifier.android', 'com.a.b', '    Android: com.a.b\n    Standalone', '\n'],
  ['unity.identifier.ios', 'com.a.b', 'dungeondrifters\n    iPhone: com.a.b\n', '\n'],
  ['unity.identifier.android', 'com.a.b', '    Android: com.a.b\r\n    Standalone', '\r\n'],
])(
  'Unity: %s, which no file has before it is set, is added as %j where Unity would put it, and undo leaves no trace',
  async (id, value, added, end) => {
    const app = await openProject('unity-project', ({ text, write }) => write(settings, text(settings).replaceAll('\n', end)))
    const before = app.project.text(settings)
    expect(app.row(id)).toMatchObject({ state: 'absent', editable: true, why: null })

    await app.write(id, value)
    expect(app.row(id)).toMatchObject({ value, state: 'ok', problem: null })
    const after = app.project.text(settings)
    expect(after).toContain(added)
    expect(after.replace(/ {4}(?:Android|iPhone): com\.a\.b\r?\n/, '')).toBe(before)
    await app.call('history.undo', undefined)
    expect(app.project.text(settings)).toBe(before)
    await app.call('history.redo', undefined)
    expect(app.project.text(settings)).toBe(after)
  },
)

test('Unity: where a file has no map of identifiers, or an empty one, the row says that Unity has to make it', async () => {
  for (const map of ['', '  applicationIdentifier: {}\n']) {
    const app = await openProject('unity-project', ({ text, write }) =>
      write(settings, text(settings).replace(/ {2}applicationIdentifier:\n.*\n/, map)),
    )
    expect(app.row('unity.identifier.android')).toMatchObject({
      state: 'absent',
      editable: false,
      why: expect.stringMatching(/Unity/),
    })
  }
})

const android = '/Script/AndroidRuntimeSettings.AndroidRuntimeSettings'
const ios = '/Script/IOSRuntimeSettings.IOSRuntimeSettings'

test.each([
  ['unreal.android.packageName', 'com.a.b', `[${android}]\nPackageName=com.a.b\n`],
  ['unreal.android.storeVersion', '7', `[${android}]\nStoreVersion=7\n`],
  ['unreal.android.versionName', '1.2', `[${android}]\nVersionDisplayName=1.2\n`],
  ['unreal.android.displayName', 'Tide', `[${android}]\nApplicationDisplayName=Tide\n`],
  ['unreal.ios.bundleIdentifier', 'com.a.b', `[${ios}]\nBundleIdentifier=com.a.b\n`],
  ['unreal.ios.bundleDisplayName', 'Tide', `[${ios}]\nBundleDisplayName=Tide\n`],
  ['unreal.ios.version', '1.2', `[${ios}]\nVersionInfo=1.2\n`],
])('Unreal: %s is added with its section, as Unreal does, and undo leaves no trace', async (id, value, added) => {
  const app = await openProject('unreal-project', ({ write }) => write('Config/DefaultEngine.ini', '[A]\nB=1\n'))
  const before = app.project.text('Config/DefaultEngine.ini')
  expect(app.row(id)).toMatchObject({ state: 'absent', editable: true, why: null })

  await app.write(id, value)
  expect(app.row(id)).toMatchObject({ value, state: 'ok', problem: null })
  expect(app.row(id)?.doubt).toBeUndefined()
  expect(app.project.text('Config/DefaultEngine.ini')).toBe(`${before}\n${added}`)
  await app.call('history.undo', undefined)
  expect(app.project.text('Config/DefaultEngine.ini')).toBe(before)
})

const title = 'unreal.displayedTitle'
const nsloc = 'NSLOCTEXT("[/Script/EngineSettings]", "E7D6\\"42", '

test.each([
  ['INVTEXT("Tide \\"Two\\"")', 'Tide "Two"', 'C:\\ "x" | {y} // z', 'INVTEXT("C:\\\\ \\"x\\" | {y} // z")'],
  [`${nsloc}"Tide")`, 'Tide', 'Moon | Base', `${nsloc}"Moon | Base")`],
  ['Tide', 'Tide', 'Moon', 'Moon'],
  ['"Tide // Two"', 'Tide // Two', 'Moon', '"Moon"'],
  ['INVTEXT( "" )', '', 'Moon', 'INVTEXT( "Moon" )'],
])('Unreal: the displayed title %s is read as %j, and keeps its form as %j is written', async (raw, value, other, after) => {
  const app = await openProject('unreal-project', ({ text, write }) =>
    write(
      game,
      text(game).replace('ProjectName=', () => `ProjectDisplayedTitle=${raw}\nProjectName=`),
    ),
  )
  const before = app.project.text(game)
  expect(app.row(title)).toMatchObject({ value, state: 'ok', editable: true })
  await app.write(title, other)
  expect(app.row(title)).toMatchObject({ value: other, problem: null })
  expect(app.project.text(game)).toBe(before.replace(`Title=${raw}\n`, () => `Title=${after}\n`))
  await app.call('history.undo', undefined)
  expect(app.project.text(game)).toBe(before)
  await app.call('history.redo', undefined)
  expect(app.row(title)?.value).toBe(other)
})

test.each([
  'LOCTABLE("/Game/Texts", "Title")',
  'LOCTEXT("a", "b")',
  'NSLOCTEXT("a", "b")',
  'INVTEXT("a") x',
  'INVTEXT("a", "b")',
  'INVTEXT(Tide)',
  '"INVTEXT(\\"Tide\\")"',
])('Unreal: a displayed title that is kept elsewhere or written otherwise, %s, is left to Unreal', async (raw) => {
  const app = await openProject('unreal-project', ({ text, write }) =>
    write(
      game,
      text(game).replace('ProjectName=', () => `ProjectDisplayedTitle=${raw}\nProjectName=`),
    ),
  )
  const before = app.project.text(game)
  expect(app.row(title)).toMatchObject({ state: 'refused', editable: false, why: expect.stringContaining('Edit it in Unreal') })
  await app.write(title, 'Moon')
  expect(app.project.text(game)).toBe(before)
})

test('Unreal: a plain title never becomes one that Unreal would take for something else', async () => {
  const app = await openProject('unreal-project', ({ text, write }) =>
    write(game, text(game).replace('ProjectName=', 'ProjectDisplayedTitle=Tide\nProjectName=')),
  )
  const before = app.project.text(game)
  await app.write(title, 'INVTEXT("Moon")')
  expect(app.row(title)).toMatchObject({ value: 'Tide', problem: { code: 'file-refused' } })
  expect(app.project.text(game)).toBe(before)
})

test('Unreal: a displayed title that is added is one without translations, and undo leaves no trace', async () => {
  const app = await openProject('unreal-project')
  const before = app.project.text(game)
  await app.write(title, 'Tide "Two"')
  expect(app.row(title)).toMatchObject({ value: 'Tide "Two"', problem: null })
  expect(app.project.text(game)).toContain('\nProjectDisplayedTitle=INVTEXT("Tide \\"Two\\"")\n')
  await app.call('history.undo', undefined)
  expect(app.project.text(game)).toBe(before)
})

const uproject = 'TideRunner.uproject'
const about = 'unreal.descriptor.description'
const json = (lines: string, end = '\n') => `{\n\t"FileVersion": 3,\n${lines}\t"Plugins": []\n}`.replaceAll('\n', end)

test.each([
  ['tabs', json('\t"EngineAssociation": "5.5",\n\t"Category": "",\n\t"Description": "",\n')],
  ['Windows line ends', json('\t"Category": "",\n\t"Description": "a \\"b\\" \\u00e9",\n', '\r\n')],
  ['no description', json('\t"EngineAssociation": "5.5",\n\t"Category": "",\n')],
  ['no description, Windows line ends', json('\t"EngineAssociation": "5.5",\n', '\r\n')],
  ['four blanks', json('\t"EngineAssociation": "5.5",\n').replaceAll('\t', '    ')],
  ['nothing that comes before it', '{\n\t"Plugins": []\n}\n'],
])(
  'Unreal: the description in a .uproject with %s is written where Unreal has it, and every other byte stays',
  async (_, text) => {
    const app = await openProject('unreal-project', ({ root, write }) => {
      for (const name of readdirSync(root)) if (name.endsWith('.uproject')) rmSync(`${root}/${name}`)
      write(uproject, text)
    })
    const was = JSON.parse(text) as { Description?: string }
    expect(app.row(about)).toMatchObject({ value: was.Description ?? '', editable: true })
    await app.write(about, 'Rün "it"')
    expect(app.row(about)).toMatchObject({ value: 'Rün "it"', problem: null })
    const after = app.project.text(uproject)
    const line = /\r?\n?(?:\t| {4})"Description": "(?:[^"\\]|\\.)*",/
    expect(after.replace(line, '')).toBe(text.replace(line, ''))
    const keys = Object.keys(JSON.parse(after) as object)
    expect(keys.indexOf('Description')).toBe(
      Math.max(...['FileVersion', 'EngineAssociation', 'Category'].map((key) => keys.indexOf(key))) + 1,
    )
    await app.call('history.undo', undefined)
    expect(app.project.text(uproject)).toBe(text)
    await app.call('history.redo', undefined)
    expect(app.project.text(uproject)).toBe(after)
  },
)

test('Unreal: a .uproject that names its description twice is left alone, and of two .uproject files none is meant', async () => {
  const twice = json('\t"Description": "a",\n\t"Description": "b",\n')
  const only = (app: ReturnType<typeof temporaryFolder>, ...names: string[]) => {
    for (const name of readdirSync(app.root)) if (name.endsWith('.uproject')) rmSync(app.at(name))
    for (const name of names) app.write(name, twice)
  }
  const app = await openProject('unreal-project', (project) => only(project, uproject))
  expect(app.row(about)).toMatchObject({ state: 'refused', why: expect.stringContaining('more than once') })
  const other = await openProject('unreal-project', (project) => only(project, uproject, 'Other.uproject'))
  expect(other.row(about)).toBeUndefined()
  await other.write(about, 'x')
  expect(other.project.text(uproject)).toBe(twice)
})

test('Unreal: the store version is a number', async () => {
  const app = await openProject('unreal-project', ({ write }) => write('Config/DefaultEngine.ini', '[A]\nB=1\n'))
  await app.write('unreal.android.storeVersion', 'seven')
  expect(app.row('unreal.android.storeVersion')?.problem?.code).toBe('invalid')
})

test('history restores what the engine itself had written, and undo and redo move it, whatever is thought of it', async () => {
  const [id, old] = ['unity.identifier.standalone', 'unity.DefaultCompany.2D game']
  const app = await openProject('unity-project', ({ text, write }) =>
    write(settings, text(settings).replace('com.lanternforge.dungeondrifters', old)),
  )
  const before = app.project.text(settings)
  await app.write(id, 'com.other.game')
  const [step] = await app.call('general.history', { id })
  if (step === undefined) return expect.unreachable('It was changed.')

  await app.call('general.restore', { id, step: step.step, at: step.at, side: 'before' })
  expect(app.row(id)).toMatchObject({ value: old, problem: null })
  expect(app.project.text(settings)).toBe(before)
  await app.call('history.undo', undefined)
  expect(app.row(id)?.value).toBe('com.other.game')
  await app.call('history.redo', undefined)
  expect(app.project.text(settings)).toBe(before)
})

test.each([
  ['unity-project', 'unity.androidVersionCode', '1.0'],
  ['unity-project', 'unity.productName', 'a\u0007b'],
  ['godot-project', 'godot.name', 'two\nlines'],
])('%s: %s does not take %j, and says why beside the row', async (fixture, id, value) => {
  const app = await openProject(fixture)
  await app.write(id, value)
  expect(app.row(id)?.problem?.code).toBe('invalid')
  expect(app.view().project?.undo).toBeNull()
})

test('an unknown id, and the icon, are not written', async () => {
  const app = await openProject('godot-project')
  const before = app.project.bytes('project.godot')
  await app.write('unity.productName', 'X')
  await app.write('godot.icon', 'res://other.png')
  expect(app.project.bytes('project.godot')).toEqual(before)
})

test('a project saved by a newer Latchkey is read-only, the engine’s files too', async () => {
  const document = { version: 99, id: '2f1c0f4e-6a43-4b8e-9a53-0d1f0c1b2a34', services: {} }
  const app = await openProject('godot-project', ({ write }) => write('.latchkey/project.json', JSON.stringify(document)))
  const before = app.project.bytes('project.godot')
  await app.write('godot.name', 'X')
  expect(app.row('godot.name')?.problem?.message).toContain('newer Latchkey')
  expect(app.project.bytes('project.godot')).toEqual(before)
})

test('a file of this user that was written before there was a General page still loads', () => {
  const old = {
    version: 1,
    environment: 'live',
    savedAt: '2026-01-02T03:04:05.000Z',
    history: [
      {
        label: 'Fetch Runtime Key',
        at: '2026-01-02T03:04:05.000Z',
        changes: [{ place: { service: 'coherence', scope: 'test', field: 'runtimeKey' }, from: null, to: 'k' }],
        writes: [{ id: 'unity', path: 'a', service: 'coherence', environment: 'test', before: {}, after: { runtimeKey: 'k' } }],
      },
    ],
    done: 1,
    fetched: {},
    acceptedTargets: ['unity:a'],
  }
  expect(StateFile.parse(upgradedState(old)).history.map(stepOf)).toMatchObject([
    {
      label: 'Fetch Runtime Key',
      edits: [
        { format: 'project', address: { section: 'coherence/test', key: 'runtimeKey' }, before: null, after: 'k' },
        {
          format: 'unityAsset',
          file: 'a',
          address: { key: 'runtimeKey' },
          before: '',
          after: 'k',
          for: { target: 'unity', service: 'coherence', environment: 'test' },
        },
      ],
    },
  ])
})

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

test('the icon of a Godot project is shown, found by its path or by its id', async () => {
  const withIcon =
    (icon: string) =>
    ({ text, write }: ReturnType<typeof temporaryFolder>) => {
      write('project.godot', text('project.godot').replace('config/features', `config/icon="${icon}"\nconfig/features`))
      write('art/icon.png', png)
      write('art/icon.png.import', '[remap]\n\nimporter="texture"\nuid="uid://abc123"\n')
    }
  for (const icon of ['res://art/icon.png', 'uid://abc123']) {
    const app = await openProject('godot-project', withIcon(icon))
    expect(app.row('godot.icon')).toMatchObject({ value: 'art/icon.png', state: 'ok' })
    expect(await app.call('general.icon', undefined)).toEqual({
      url: `data:image/png;base64,${png.toString('base64')}`,
      why: null,
    })
  }
  const lost = await openProject('godot-project', withIcon('res://../outside.png'))
  expect(lost.row('godot.icon')).toMatchObject({ value: '', state: 'absent' })
  expect(lost.row('godot.icon')?.why).toContain('not in the project')
})

test('the icon of a Unity project is found by the id that stands beside its picture', async () => {
  const guid = '0123456789abcdef0123456789abcdef'
  const icons = `  m_BuildTargetIcons:\n  - m_BuildTarget: \n    m_Icons:\n    - serializedVersion: 2\n      m_Icon: {fileID: 2800000, guid: ${guid}, type: 3}\n      m_Width: 128\n`
  const app = await openProject('unity-project', ({ text, write }) => {
    write(settings, text(settings).replace('  preloadedAssets', `${icons}  preloadedAssets`))
    write('Assets/Art/Icon.png', png)
    write('Assets/Art/Icon.png.meta', `fileFormatVersion: 2\nguid: ${guid}\n`)
  })
  expect(app.row('unity.icon')).toMatchObject({ value: 'Assets/Art/Icon.png', state: 'ok' })
})

test('the icon of a Unity project is not searched for where Assets leads out of the project, and that is said', async () => {
  const guid = '0123456789abcdef0123456789abcdef'
  const icons = `  m_BuildTargetIcons:\n  - m_BuildTarget: \n    m_Icons:\n    - serializedVersion: 2\n      m_Icon: {fileID: 2800000, guid: ${guid}, type: 3}\n      m_Width: 128\n`
  const outside = temporaryFolder()
  outside.write('private.png.meta', `guid: ${guid}\n`)
  const app = await openProject('unity-project', ({ at, text, write }) => {
    write(settings, text(settings).replace('  preloadedAssets', `${icons}  preloadedAssets`))
    rmSync(at('Assets'), { recursive: true })
    symlinkSync(outside.root, at('Assets'))
  })
  expect(app.row('unity.icon')?.why).toContain('Assets leads out of the project')
  expect(JSON.stringify(app.row('unity.icon'))).not.toContain('private')
})

test.each([
  ['text', 'no picture', 'isn’t a picture'],
  ['a Git LFS pointer', 'version https://git-lfs.github.com/spec/v1\n', 'Git LFS'],
  ['too large', Buffer.concat([png, Buffer.alloc(1024 * 1024)]), 'larger than 1 MB'],
])('a picture that is %s is not handed to the page', async (_, content, why) => {
  const app = await openProject('godot-project', ({ text, write }) => {
    write('project.godot', text('project.godot').replace('config/features', 'config/icon="res://icon.png"\nconfig/features'))
    write('icon.png', content)
  })
  const answer = await app.call('general.icon', undefined)
  expect(answer.url).toBeNull()
  expect(answer.why).toContain(why)
})

test('a text that would make its file look like one in conflict is refused, and the file stays as it is', async () => {
  const app = await openProject('godot-project')
  const before = app.project.bytes('project.godot')
  await app.write('godot.description', 'see below\n>>>>>>> quoted')
  expect(app.row('godot.description')?.problem).not.toBeNull()
  expect(app.project.bytes('project.godot')).toEqual(before)
  await app.write('godot.name', 'Moth')
  expect(app.row('godot.name')).toMatchObject({ value: 'Moth', problem: null })
})
