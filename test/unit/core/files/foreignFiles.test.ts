import { execFileSync } from 'node:child_process'
import { closeSync, constants, existsSync, mkdirSync, openSync, rmSync, symlinkSync } from 'node:fs'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { readInside } from '../../../../electron/core/files/inside'
import { readContent } from '../../../../electron/core/files/regular'
import { findFiles } from '../../../../electron/core/engines/findFiles'
import { AppError } from '../../../../shared/errors'
import { assetPath, at, newComputer, projectPath, startApp } from '../../world/appWorld'
import { filesUsing, usesIn } from '../../rules/calls'
import { failureOf, temporaryFolder } from '../../world/folder'

const onPosix = process.platform !== 'win32'

/** A pipe that nobody writes to: opening it the usual way waits forever. */
function makePipe(path: string): void {
  mkdirSync(dirname(path), { recursive: true })
  rmSync(path, { force: true })
  execFileSync('mkfifo', [path])
  // Releases whoever waits anyway, so that a failing test ends.
  onTestFinished(() => {
    if (existsSync(path)) closeSync(openSync(path, constants.O_RDWR | constants.O_NONBLOCK))
  })
}

/** A failure is shown beside the field or in the reply; a bug is thrown on. */
async function tried(action: Promise<unknown>): Promise<void> {
  await action.catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error
  })
}

const withIcon =
  'm_BuildTargetIcons:\n  - m_BuildTarget: \n    m_Icons:\n    - serializedVersion: 2\n      m_Icon: {fileID: 2800000, guid: 0123456789abcdef0123456789abcdef,'

test.runIf(onPosix).each([
  ['unity-project', projectPath],
  ['unity-project', '.latchkey/.project.json.lock'],
  ['unity-project', assetPath],
  ['unity-project', 'Assets/Other/RuntimeSettings.asset'],
  ['unity-project', 'Assets/icon.png.meta'],
  ['unity-project', 'ProjectSettings/ProjectVersion.txt'],
  ['unity-project', 'ProjectSettings/ProjectSettings.asset'],
  ['unity-project', 'Temp/UnityLockfile'],
  ['unity-project', '.gitignore'],
  ['unity-project', '.git/config'],
  ['unreal-project', 'TideRunner.uproject'],
  ['unreal-project', 'Config/DefaultGame.ini'],
  ['unreal-project', 'Config/DefaultEngine.ini'],
  ['unreal-project', 'Build/Windows/Application.ico'],
  ['godot-project', 'project.godot'],
  ['godot-project', 'export_presets.cfg'],
  ['godot-project', 'icon.svg'],
  ['plain-project', projectPath],
  ['plain-project', '.env'],
])('a %s with a pipe in the place of %s opens, saves, undoes and quits', async (fixture, path) => {
  const app = startApp()
  const project = temporaryFolder(fixture)
  const settings = 'ProjectSettings/ProjectSettings.asset'
  if (fixture === 'unity-project') {
    project.write(settings, project.text(settings).replace('m_BuildTargetIcons: []', withIcon))
    project.write('Assets/other.png.meta', 'guid: none')
  }
  makePipe(project.at(path))

  await tried(app.call('project.open', { path: project.root }))
  await tried(app.call('setting.write', { ...at, field: 'envFile', value: '.env' }))
  await tried(app.call('setting.write', { ...at, field: 'envVariable', value: 'KEY_OF_TEST' }))
  await tried(app.call('general.icon', undefined))
  await tried(app.call('history.undo', undefined))
  await app.session.project()?.general.readIcon()
  await app.call('recent.read', undefined)
  await app.app.quit()

  // Without its own file a project is not opened, and the window says so.
  const shown = path === projectPath ? app.view().openProblem?.message : app.session.project()?.root
  expect(shown).toBe(path === projectPath ? `${projectPath} is not a regular file. Replace it with one.` : project.root)
})

test.runIf(onPosix).each(['preferences.json', 'vault.json', 'logs/latchkey.log'])(
  'with a pipe in the place of %s in the user data the app opens a project and quits',
  async (path) => {
    const computer = newComputer()
    makePipe(computer.user.at(path))
    const app = startApp(computer)
    const project = temporaryFolder('plain-project')

    await tried(app.call('project.open', { path: project.root }))
    app.session.shared.log.info('something to write')
    await tried(app.call('secret.store', { ...at, field: 'portalToken', value: 'ab12'.repeat(8) }))
    await app.app.quit()

    expect(app.view().protection).toBeDefined()
  },
)

test.runIf(onPosix)('a socket, a device and a folder are refused in words, without being opened', async () => {
  const { root, at: path } = temporaryFolder()
  const server = createServer().listen(path('socket'))
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  mkdirSync(path('folder'))

  for (const name of ['socket', 'folder']) {
    const { code, message } = await failureOf(() => readInside(root, name))
    expect({ code, message }).toEqual({ code: 'file-refused', message: `${name} is not a regular file. Replace it with one.` })
  }
})

test.runIf(process.platform === 'linux')('a search reads no device that a link in the project leads to', async () => {
  const { root, at: path } = temporaryFolder()
  mkdirSync(path('Assets/coherence'), { recursive: true })
  symlinkSync('/dev/zero', path('Assets/coherence/RuntimeSettings.asset'))
  symlinkSync('..', path('Assets/loop'))

  expect(await findFiles(root, { below: 'Assets', name: /\.asset$/, says: 'guid' })).toEqual([])
})

test.runIf(process.platform === 'linux')('a file that holds more than its size says is read to its end', async () => {
  const place = { path: `/proc/${process.pid}/status`, folder: '/proc', exists: true, folderExists: true, isBeyond: false }

  expect((await readContent(place, 'status'))?.bytes.toString()).toContain('Threads:')
})

const root = join(import.meta.dirname, '../../../..')

test('foreign files are opened in one place', () => {
  const opening = new Set(['*', 'open', 'openSync', 'readFile', 'readFileSync', 'createReadStream', 'promises'])
  expect(filesUsing(root, ({ from, name }) => /^(?:node:)?fs(?:\/promises)?$/.test(from) && opening.has(name))).toEqual([
    'electron/app/page.ts', // the built page, which is ours
    'electron/app/traces.ts', // what the kernel says about our own processes
    'electron/core/files/lock.ts', // makes a file that must not exist yet
    'electron/core/files/regular.ts',
    'electron/core/files/replace.ts', // the same, and a folder
    'electron/core/files/replaceSync.ts',
  ])
})

test('foreign JSON is read in one place', () => {
  expect(filesUsing(root, ({ from, name }) => from === 'JSON' && name === 'parse')).toEqual([
    'electron/core/formats/projectJson.ts', // what it has just written itself
    'electron/core/json.ts',
  ])
})

test.each([
  ["import { open as start } from 'node:fs/promises'", { from: 'node:fs/promises', name: 'open' }],
  ["import * as files from 'fs'", { from: 'fs', name: '*' }],
  ["import files from 'fs'", { from: 'fs', name: '*' }],
  ['const value = JSON.parse(text)', { from: 'JSON', name: 'parse' }],
])('the reader of uses finds %s', (code, use) => {
  expect(usesIn('a.ts', code)).toEqual([use])
})
