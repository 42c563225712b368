import { rmSync } from 'node:fs'

import { expect, test } from 'vitest'

import { acceptFetched } from '../../../../electron/app/commands/portalCommands'
import { assetPath, at, projectPath, startApp } from '../../world/appWorld'
import { createBrokenDisk } from '../../world/brokenDisk'
import { temporaryFolder } from '../../world/folder'

// Undo with files that can't be read now, and with values that are not used: the window says what was really done.

const variable = { ...at, field: 'envVariable' } as const
const envFile = { ...at, field: 'envFile' } as const
const settings = 'ProjectSettings/ProjectSettings.asset'
const conflict = '<<<<<<< ours\n{}\n=======\n{}\n>>>>>>> theirs\n'
const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n'

async function openUnity() {
  const project = temporaryFolder('unity-project')
  const app = startApp()
  await app.call('project.open', { path: project.root })
  const fetch = (key: string) =>
    acceptFetched(app.session, at, {
      values: { runtimeKey: key.repeat(32), projectId: 'p', projectName: 'n' },
      notes: [],
      subject: '',
    })
  return {
    ...app,
    project,
    fetch,
    undo: () => app.call('history.undo', undefined),
    redo: () => app.call('history.redo', undefined),
    said: () => app.view().said.text,
  }
}

test('undo and redo of a setting wait, with the reason, while project.json has conflict markers', async () => {
  const app = await openUnity()
  await app.call('setting.write', { ...variable, value: 'OURS' })
  const ours = app.project.text(projectPath)
  app.project.write(projectPath, conflict)
  await app.app.refresh(app.session)

  await app.undo()
  expect(app.said()).toBe(`${projectPath} can’t be read: it has git conflict markers. Repair it, then try again.`)
  expect(app.view().project?.undo).toBe('Change Variable name, coherence')
  expect(app.project.text(projectPath)).toBe(conflict)

  app.project.write(projectPath, ours)
  await app.undo()
  expect([app.said(), app.value('envVariable')]).toEqual(['Undone: Change Variable name, coherence', 'COHERENCE_RUNTIME_KEY'])

  const undone = app.project.text(projectPath)
  app.project.write(projectPath, conflict)
  await app.redo()
  expect(app.said()).toContain('it has git conflict markers')
  expect(app.view().project?.redo).toBe('Change Variable name, coherence')
  app.project.write(projectPath, undone)
  await app.redo()
  expect(app.value('envVariable')).toBe('OURS')
})

test.each([
  ['a Git LFS pointer', pointer, /Git LFS pointer/],
  ['in conflict', conflict, /conflict markers/],
])('undo of a file of the game that is %s waits, with the reason, and takes back all of it later', async (_, content, reason) => {
  const app = await openUnity()
  await app.fetch('1')
  await app.call('targets.write', { ...at, ids: ['unity'] })
  await app.fetch('2')
  await app.call('general.write', { id: 'unity.productName', value: 'Other name' })
  for (const path of [settings, assetPath]) {
    const whole = app.project.text(path)
    const before = app.project.text(projectPath)
    const next = app.view().project?.undo
    app.project.write(path, content)
    await app.undo()
    expect(app.said()).toMatch(reason)
    expect([app.view().project?.undo, app.project.text(projectPath)]).toEqual([next, before])
    app.project.write(path, whole)
    await app.undo()
    expect(app.said()).toBe(`Undone: ${next}`)
    expect(app.project.text(path)).not.toBe(whole)
  }
  expect([app.value('runtimeKey'), app.project.text(assetPath).includes('1'.repeat(32))]).toEqual(['1'.repeat(32), true])
})

/** A project whose environment file was written in a step of its own. */
async function withEnvFile() {
  const app = await openUnity()
  await app.call('setting.write', { ...envFile, value: 'server/.env' })
  await app.fetch('1')
  await app.call('setting.write', { ...variable, value: 'GAME_KEY' })
  await app.call('targets.preview', { ...at, ids: ['env'] })
  await app.call('targets.write', { ...at, ids: ['env'] })
  const env = () => app.project.text('server/.env')
  expect([env(), app.view().project?.undo]).toEqual([`GAME_KEY=${'1'.repeat(32)}\n`, 'Write server/.env, coherence, Test'])
  return { ...app, env }
}

test.each<[string, (text: string) => string, RegExp]>([
  ['has conflict markers', () => conflict, /conflict markers/],
  ['names it in a way that is refused', (text) => text.replace('"GAME_KEY"', '"PATH"'), /does not say which variable/],
])('undo of a written environment file waits while project.json %s', async (_, change, reason) => {
  const app = await withEnvFile()
  const ours = app.project.text(projectPath)
  app.project.write(projectPath, change(ours))
  await app.app.refresh(app.session)
  await app.undo()
  expect(app.said()).toMatch(reason)
  expect([app.env(), app.view().project?.undo]).toEqual([
    expect.stringContaining('GAME_KEY'),
    'Write server/.env, coherence, Test',
  ])
  app.project.write(projectPath, ours)
  await app.app.refresh(app.session)
  await app.undo()
  expect(app.said()).toBe('Undone: Write server/.env, coherence, Test')
})

test('undo of a written environment file whose variable somebody else renamed in the settings leaves it alone, with a word', async () => {
  const app = await withEnvFile()
  app.project.write(projectPath, app.project.text(projectPath).replace('"GAME_KEY"', '"THEIR_KEY"'))
  await app.app.refresh(app.session)
  await app.undo()
  expect(app.said()).toContain('Not undone: Write server/.env, coherence, Test')
  expect(app.env()).toContain('GAME_KEY')
})

test('an asset whose key somebody else turned into something else is named by undo, not taken for one without a key', async () => {
  const app = await openUnity()
  expect(app.project.text(assetPath)).toMatch(/runtimeKey: *$/m)
  // As an older SDK creates it: only the key tells whose asset it is.
  app.project.write(assetPath, app.project.text(assetPath).replaceAll(/^ {2}(?:projectID|projectName|simulatorSlug):.*\n/gm, ''))
  await app.fetch('1')
  await app.call('targets.write', { ...at, ids: ['unity'] })
  app.project.write(assetPath, app.project.text(assetPath).replace(/runtimeKey: .*/, 'runtimeKey: {fileID: 0}'))
  await app.undo()
  expect(app.said()).toContain(`${assetPath} was changed by someone else and left as is`)
})

test('undo of an added entry that somebody else turned into something else leaves it alone, with a word', async () => {
  const project = temporaryFolder('godot-project')
  const app = startApp()
  await app.call('project.open', { path: project.root })
  const godot = project.text('project.godot')
  await app.call('general.write', { id: 'godot.version', value: '2.0' })
  const [, line] = /^(config\/version=.*)$/m.exec(project.text('project.godot')) ?? []
  expect([godot.includes('config/version'), line]).toEqual([false, 'config/version="2.0"'])
  project.write('project.godot', project.text('project.godot').replace('config/version="2.0"', 'config/version=2'))
  await app.call('history.undo', undefined)
  expect(app.view().said.text).toContain('Not undone: ')
})

/** A project whose team file has a value that its field refuses. */
async function withMisfit(value: unknown) {
  const app = await openUnity()
  const document = {
    version: 1,
    id: '6f1c4a52-3f0e-4f7a-9b57-0a54d0c2c001',
    services: { coherence: { test: { envFile: value } } },
  }
  app.project.write(projectPath, `${JSON.stringify(document)}\n`)
  await app.call('project.open', { path: app.project.root })
  const written = () => (JSON.parse(app.project.text(projectPath)) as typeof document).services?.coherence?.test?.envFile
  return { ...app, written }
}

test.each<[string, unknown]>([
  ['a text', 'Makefile'],
  ['a list', ['.env', { a: 1 }]],
])(
  'undo of what took the place of a refused value (%s) puts that back as the team wrote it, and redo takes it away again',
  async (_, value) => {
    for (const act of ['write', 'reset'] as const) {
      const app = await withMisfit(value)
      if (act === 'write') await app.call('setting.write', { ...envFile, value: 'server/.env' })
      else await app.call('setting.reset', envFile)
      const after = app.written()
      expect(after).toBe(act === 'write' ? 'server/.env' : undefined)

      await app.undo()
      expect(app.said()).toMatch(/^Undone: (Change|Reset) Environment file/)
      expect(app.written()).toEqual(value)
      expect(app.service().problems['envFile']?.message).toMatch(/is not used/)
      await app.redo()
      expect([app.said(), app.written()]).toEqual([expect.stringMatching(/^Redone: /), after])
      expect(app.service().problems['envFile']).toBeUndefined()
    }
  },
)

test('a refused value that somebody else put in the place of ours is left alone by undo, with a word', async () => {
  const app = await openUnity()
  await app.call('setting.write', { ...envFile, value: 'server/.env' })
  app.project.write(projectPath, app.project.text(projectPath).replace('server/.env', 'Makefile'))
  await app.undo()
  expect(app.said()).toContain(
    'Not undone: Change Environment file, coherence, Test. .latchkey/project.json was changed by someone else',
  )
  expect(app.project.text(projectPath)).toContain('Makefile')
})

test('a step that fails puts a refused value back as the team wrote it, at once or at the next start', async () => {
  const app = await withMisfit('Makefile')
  const disk = createBrokenDisk([app.user.root, app.project.root])
  const write = () => app.call('setting.write', { ...envFile, value: 'server/.env' })
  // The first write also creates and tidies some folders, so its changes are not counted.
  await write()
  await app.undo()
  const changes = await disk.counted(write)
  const saved = changes.findIndex((change) => change.startsWith('rename') && change.endsWith(projectPath))
  await app.undo()
  expect(app.written()).toBe('Makefile')

  const noted = changes.findLastIndex((change) => change.startsWith('rename') && !change.endsWith(projectPath))
  expect(noted).toBeGreaterThan(saved)
  await disk.failingAt(noted + 1, 'ENOSPC', write)
  expect([app.written(), app.service().problems['envFile']?.message]).toEqual([
    'Makefile',
    expect.stringContaining('Nothing was changed.'),
  ])

  await disk.brokenFrom(saved + 2, 'EROFS', write)
  expect(app.written()).toBe('server/.env')
  app.end()
  // Removed by hand: an abandoned lock counts as such only after a few seconds.
  rmSync(app.project.at('.latchkey/.project.json.lock'), { force: true })
  const anew = startApp(app.computer)
  await anew.call('project.open', { path: app.project.root })
  expect(app.written()).toBe('Makefile')
})
