import { cpSync, mkdirSync, readdirSync, realpathSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

import { png } from '../../../states/icons'
import { confirmTexts } from '../../../../shared/texts/confirm'
import { assetPath, at, newComputer, startApp } from '../../world/appWorld'
import { temporaryFolder } from '../../world/folder'

// A Unity project whose folders are links to another one: what is there is read once the user has said yes, and never written.

const settings = 'ProjectSettings/ProjectSettings.asset'
const both = ['Assets', 'ProjectSettings']
const key = '0123456789abcdef0123456789abcdef'

type Folder = ReturnType<typeof temporaryFolder>

/** A clone as tools make it, of a project with a key in its asset. */
function cloned() {
  const original = temporaryFolder('unity-project')
  original.write(assetPath, original.text(assetPath).replace(/runtimeKey:.*/, `runtimeKey: ${key}`))
  const clone = temporaryFolder()
  for (const name of both) symlinkSync(original.at(name), clone.at(name))
  return { original, clone }
}

async function open({ root }: Folder, computer = newComputer()) {
  const app = startApp(computer)
  app.noteChosen(root)
  await app.call('project.open', { path: root })
  app.person.asked.length = 0
  const row = (id: string) => app.view().project?.general?.rows.find((each) => each.id === id)
  const target = () => app.view().project?.services[0]?.targets.find(({ id }) => id === 'unity')
  return { ...app, row, target, follow: () => app.call('project.follow', undefined) }
}

/** Every path below a folder with its time. */
const snapshot = ({ root, at: path }: Folder) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) => [name, statSync(path(name)).mtimeMs])

describe('a clone made by links', () => {
  test('shows the icon of the other project after the yes, and not before', async () => {
    const { original, clone } = cloned()
    const guid = '0123456789abcdef0123456789abcdef'
    original.write('Assets/Icon.png', png)
    original.write('Assets/Icon.png.meta', `fileFormatVersion: 2\nguid: ${guid}\n`)
    const icons = `  m_BuildTargetIcons:\n  - m_BuildTarget: \n    m_Icons:\n    - m_Icon: {fileID: 2800000, guid: ${guid}, type: 3}\n`
    original.write(settings, original.text(settings).replace('  preloadedAssets', `${icons}  preloadedAssets`))
    const app = await open(clone)
    expect(await app.call('general.icon', undefined)).toMatchObject({ url: null })
    await app.follow()
    expect(app.row('unity.icon')).toMatchObject({ value: 'Assets/Icon.png', why: null })
    expect((await app.call('general.icon', undefined)).url).toMatch(/^data:image\/png/)
  })

  test('shows nothing of what is behind them before the user said yes to where they lead, and everything after it', async () => {
    const { original, clone } = cloned()
    const app = await open(clone)
    expect(app.row('unity.productName')).toMatchObject({ state: 'refused', value: '' })
    expect(app.seen()).not.toContain('Dungeon Drifters')
    expect(app.view().project?.engine).toMatchObject({ label: 'Unity', mayFollow: true })

    await app.follow()
    expect(app.person.asked).toEqual([confirmTexts.follow(both.map((name) => original.at(name)))])
    expect(app.view().project?.engine).toMatchObject({
      label: 'Unity 6000.0.37f1',
      note: expect.stringContaining(`are links to ${original.root}. Their values are read from there`),
      offers: [{ path: original.root }],
    })
    expect(app.view().project?.engine).not.toHaveProperty('mayFollow')
    expect(app.row('unity.productName')).toMatchObject({ state: 'refused', value: 'Dungeon Drifters', editable: false })
    expect(app.view().project?.name).toBe('Dungeon Drifters')
    expect(app.target()).toMatchObject({ path: assetPath, state: 'refused', why: { code: 'file-refused' } })
    expect(
      app.session
        .project()
        ?.targets(at)
        .find(({ target }) => target.id === 'unity')?.reading.values,
    ).toMatchObject({
      runtimeKey: key,
    })
  })

  test('has every setting of the engine after the yes, none before it, and none can be written', async () => {
    const { original, clone } = cloned()
    const app = await open(clone)
    expect(app.view().project?.enginePages).toEqual([])
    await app.follow()
    const { rows } = await app.call('engine.rows', { page: 'player', from: 0 })
    const row = rows.find((one) => one.key === 'productName')
    expect(row).toMatchObject({ value: 'Dungeon Drifters' })
    const before = snapshot(original)
    await app.call('engine.write', { id: row?.id ?? '', value: 'Evil' })
    expect(snapshot(original)).toEqual(before)
    const after = await app.call('engine.rows', { page: 'player', from: 0 })
    expect(after.rows.find(({ id }) => id === row?.id)).toMatchObject({
      value: 'Dungeon Drifters',
      problem: { code: 'file-refused' },
    })
  })

  test('a no reads nothing, and the yes counts after a restart, for that folder and that place alone', async () => {
    const { original, clone } = cloned()
    const computer = newComputer()
    const app = await open(clone, computer)
    app.person.says = false
    await expect(app.follow()).rejects.toMatchObject({ failure: { code: 'cancelled' } })
    expect(app.row('unity.productName')?.value).toBe('')
    app.person.says = true
    await app.follow()
    app.end()

    const again = await open(clone, computer)
    expect(again.row('unity.productName')?.value).toBe('Dungeon Drifters')
    expect(again.person.asked).toEqual([])
    again.end()

    const other = temporaryFolder()
    for (const name of both) symlinkSync(original.at(name), other.at(name))
    const elsewhere = await open(other, computer)
    expect(elsewhere.row('unity.productName')?.value).toBe('')
    elsewhere.end()

    // The link leads to another place by now.
    const stranger = temporaryFolder('unity-project')
    rmSync(clone.at('ProjectSettings'))
    symlinkSync(stranger.at('ProjectSettings'), clone.at('ProjectSettings'))
    const moved = await open(clone, computer)
    expect(moved.row('unity.productName')?.value).toBe('')
    expect(moved.view().project?.engine).toMatchObject({ mayFollow: true })
  })

  test('nothing is written through them, and the reason names where they lead', async () => {
    const { original, clone } = cloned()
    const app = await open(clone)
    await app.follow()
    const before = snapshot(original)
    await app.call('general.write', { id: 'unity.productName', value: 'Evil' })
    expect(app.row('unity.productName')?.problem).toMatchObject({
      code: 'file-refused',
      message: expect.stringContaining(original.at(settings)),
    })
    await app.call('setting.write', { ...at, field: 'envVariable', value: 'B_KEY' })
    await app.call('targets.preview', { ...at, ids: ['unity'] })
    await app.call('targets.write', { ...at, ids: ['unity'] })
    await app.call('history.undo', undefined)
    expect(snapshot(original)).toEqual(before)
    expect(original.text(settings)).toContain('productName: Dungeon Drifters')
    expect(original.text(assetPath)).toContain(key)
  })

  test('what lies behind a further link out of the other project is not read', async () => {
    const { original, clone } = cloned()
    const secret = temporaryFolder('unity-project')
    rmSync(original.at(settings))
    symlinkSync(secret.at(settings), original.at(settings))
    const app = await open(clone)
    await app.follow()
    expect(app.row('unity.productName')).toMatchObject({ state: 'refused', value: '' })
  })

  test('git’s own folder is never read, wherever a link leads', async () => {
    const { original, clone } = cloned()
    mkdirSync(original.at('.git'))
    cpSync(original.at('ProjectSettings'), original.at('.git/ProjectSettings'), { recursive: true })
    rmSync(clone.at('ProjectSettings'))
    symlinkSync(original.at('.git/ProjectSettings'), clone.at('ProjectSettings'))
    const app = await open(clone)
    await app.follow()
    expect(app.row('unity.productName')).toMatchObject({ state: 'refused', value: '' })
  })
})

test('an SDK’s folder that alone is a link out of the project is read after a yes, and the project’s own files are written', async () => {
  const project = temporaryFolder('unity-project')
  const shared = temporaryFolder()
  project.write(assetPath, project.text(assetPath).replace(/runtimeKey:.*/, `runtimeKey: ${key}`))
  renameSync(project.at('Assets/coherence'), shared.at('sdk-settings'))
  symlinkSync(shared.at('sdk-settings'), project.at('Assets/coherence'))
  const app = await open(project)
  expect(app.view().project?.engine).toMatchObject({ mayFollow: true, note: expect.stringContaining('Assets/coherence') })
  expect(app.target()).toMatchObject({ state: 'refused', path: null })
  await app.follow()
  expect(app.person.asked).toEqual([confirmTexts.follow([realpathSync(shared.at('sdk-settings'))])])
  expect(app.target()).toMatchObject({ state: 'refused', path: assetPath })
  expect(
    app.session
      .project()
      ?.targets(at)
      .find(({ target }) => target.id === 'unity')?.reading.values,
  ).toMatchObject({
    runtimeKey: key,
  })
  await app.call('general.write', { id: 'unity.productName', value: 'Ours' })
  expect(project.text(settings)).toContain('productName: Ours')
})

test('a folder without links out of it has nothing to follow', async () => {
  const app = await open(temporaryFolder('unity-project'))
  await expect(app.follow()).rejects.toMatchObject({ failure: { code: 'invalid' } })
  expect(app.person.asked).toEqual([])
})
