import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { expect, test } from 'vitest'

import { temporaryFolder } from '../world/folder'
import { readCycles, readFolderCycles, readLayers } from './layers'

const root = join(import.meta.dirname, '../../..')

test('nobody imports what its layer may not', () => {
  const { files, problems } = readLayers(root)
  expect(problems).toEqual([])
  // A reader that finds nothing would pass too.
  expect(files).toBeGreaterThan(150)
})

test('no files import each other, types counted', () => {
  expect(readCycles(root)).toEqual([])
})

test('no folders of the product lean on each other, types counted', () => {
  expect(readFolderCycles(root)).toEqual([])
})

test('the reader finds files that import each other around a corner and by types alone', () => {
  const { root: folder, write } = temporaryFolder()
  for (const name of ['shared', 'renderer', 'electron', 'scripts', 'test']) write(`${name}/other.ts`, '')
  write('shared/a.ts', "import type { B } from './b'")
  write('shared/b.ts', "export { c } from './deep/c'")
  write('shared/deep/c.ts', "type A = import('../a').A")
  write('shared/d.ts', "import { a } from './a'")
  expect(readCycles(folder)).toEqual([['shared/a.ts', 'shared/b.ts', 'shared/deep/c.ts']])
})

test('the reader finds folders that lean on each other around a corner and by types alone, where no two files do', () => {
  const { root: folder, write } = temporaryFolder()
  for (const name of ['shared', 'renderer', 'electron', 'scripts', 'test']) write(`${name}/other.ts`, '')
  write('renderer/one/a.ts', "import type { B } from '../two/b'")
  write('renderer/two/b.ts', "export { c } from '../two/deep/c'")
  write('renderer/two/deep/c.ts', "type D = import('../../one/d').D")
  write('renderer/one/d.ts', "import { e } from '../three/e'")
  write('renderer/three/e.ts', '')
  expect(readCycles(folder)).toEqual([])
  expect(readFolderCycles(folder)).toEqual([['renderer/one', 'renderer/two', 'renderer/two/deep']])
})

test('tests stand in folders of the product, beside those of the app as a whole and of rules', () => {
  const own = ['portal', 'rules', 'scripts', 'world']
  const folders = new Set(
    readdirSync(join(root, 'test/unit'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => dirname(path).replaceAll('\\', '/')),
  )
  const isThere = (folder: string) => ['', 'electron/'].some((side) => existsSync(join(root, side + folder)))
  expect([...folders].filter((folder) => folder === '.' || (!own.includes(folder) && !isThere(folder)))).toEqual([])
})

test('the reader sees every folder of source code', () => {
  const folders = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .filter((name) => !['node_modules', 'out', 'dist', 'demo', 'screenshots', 'docs', 'test-results'].includes(name))
  expect(folders.toSorted()).toEqual(['electron', 'renderer', 'scripts', 'shared', 'test'])
})

/** Code that breaks a rule, the file it is in, and what must be reported. */
const violations: readonly [file: string, code: string, problem: string][] = [
  ['shared/a.ts', "import { readFile } from 'node:fs'", 'imports node:fs'],
  ['shared/a.ts', "import type { Stats } from 'fs'", 'imports fs'],
  ['shared/a.ts', "import axios from 'axios'", 'imports axios'],
  ['shared/a.ts', "import type { App } from '../electron/app/app'", 'imports ../electron/app/app'],
  ['shared/a.ts', "import type { WebContents } from 'electron'", 'imports electron'],
  ['shared/values/a.ts', "import type { Check } from '../catalog/fields'", 'imports ../catalog/fields'],
  ['shared/catalog/a.ts', "import type { GeneralRow } from '../general/row'", 'imports ../general/row'],
  ['shared/general/a.ts', "import { AppError } from '../errors'", 'imports ../errors'],
  ['renderer/a.tsx', "import type { View } from '../electron/app/views/view'", 'imports ../electron/app/views/view'],
  ['renderer/deep/a.tsx', "export { view } from '../../electron/app/views/view'", 'imports ../../electron/app/views/view'],
  ['renderer/a.tsx', "import { dirname, join } from 'node:path'", 'imports node:path'],
  ['renderer/a.tsx', "import { dirname, join } from 'path'", 'imports path'],
  ['renderer/a.tsx', "import { ipcRenderer } from 'electron'", 'imports electron'],
  ['renderer/a.tsx', "import type { IpcRenderer } from 'electron'", 'imports electron'],
  ['renderer/a.tsx', "import axios from 'axios'", 'imports axios'],
  ['renderer/a.tsx', "await import('../electron/core/vault/vault')", 'imports ../electron/core/vault/vault'],
  ['renderer/bridge/a.ts', "import type { Draft } from '../ui/useDraft'", 'imports ../ui/useDraft'],
  ['renderer/ui/a.tsx', "import { Marked } from '../search/Marked'", 'imports ../search/Marked'],
  ['renderer/search/a.ts', "import type { Subject } from '../history/subject'", 'imports ../history/subject'],
  ['renderer/history/a.tsx', "import { Row } from '../rows/Row'", 'imports ../rows/Row'],
  ['renderer/rows/a.tsx', "await import('./preferences/PreferenceRows')", 'imports ./preferences/PreferenceRows'],
  ['renderer/rows/a.tsx', "import type { PageName } from '../pages/pages'", 'imports ../pages/pages'],
  ['renderer/pages/general/a.tsx', "import { ServiceRows } from '../service/ServiceRows'", 'imports ../service/ServiceRows'],
  ['renderer/pages/general/a.tsx', "import type { PageName } from '../pages'", 'imports ../pages'],
  ['renderer/pages/a.tsx', "import type { Category } from '../shell/categories'", 'imports ../shell/categories'],
  ['renderer/shell/search/a.tsx', "import { Toolbar } from '../Toolbar'", 'imports ../Toolbar'],
  ['renderer/shell/search/a.tsx', "import { Switcher } from '../palette/Switcher'", 'imports ../palette/Switcher'],
  ['renderer/shell/a.tsx', "import { App } from '../App'", 'imports ../App'],
  ['renderer/unheardOf/a.tsx', "import { Line } from '../ui/Line'", 'imports ../ui/Line'],
  ['renderer/a.tsx', "window.latchkey.call('view.read')", 'speaks to the bridge'],
  ['renderer/a.tsx', "globalThis['latchkey'].call('view.read')", 'speaks to the bridge'],
  ['renderer/a.tsx', 'const { latchkey: bridge } = window', 'speaks to the bridge'],
  ['renderer/bridge/bridge.ts', "channel('latchkey:view.read')", 'names a channel'],
  ['electron/a.ts', "import { AppError } from '../shared/errors'", 'imports ../shared/errors'],
  ['electron/core/a.ts', "import { readInside } from './files/inside'", 'imports ./files/inside'],
  ['electron/core/files/a.ts', "import type { Format } from '../formats/format'", 'imports ../formats/format'],
  ['electron/core/formats/a.ts', "import type { General } from '../engines/general'", 'imports ../engines/general'],
  ['electron/core/engines/a.ts', "import type { Target } from '../targets/target'", 'imports ../targets/target'],
  ['electron/core/targets/a.ts', "import type { Project } from '../project/project'", 'imports ../project/project'],
  ['electron/core/vault/a.ts', "import { readInside } from '../files/inside'", 'imports ../files/inside'],
  ['electron/core/portal/a.ts', "import type { Vault } from '../vault/vault'", 'imports ../vault/vault'],
  ['electron/core/services/a.ts', "import type { Vault } from '../vault/vault'", 'imports ../vault/vault'],
  ['electron/core/services/plutu/a.ts', "import type { Vault } from '../../vault/vault'", 'imports ../../vault/vault'],
  ['electron/core/services/plutu/a.ts', "import { createCloudeka } from '../cloudeka/cloudeka'", 'imports ../cloudeka/cloudeka'],
  ['electron/core/services/plutu/a.ts', "import { serviceModules } from '../modules'", 'imports ../modules'],
  ['electron/core/project/a.ts', "import type { Session } from '../../app/session/session'", 'imports ../../app/session/session'],
  ['electron/core/project/a.ts', "import ElectronStore from 'electron-store'", 'imports electron-store'],
  ['electron/core/vault/a.ts', "import type { SafeStorage } from 'electron'", 'imports electron'],
  ['electron/app/state/a.ts', "import type { App } from '../app'", 'imports ../app'],
  ['electron/app/views/a.ts', "import type { Session } from '../session/session'", 'imports ../session/session'],
  ['electron/app/session/a.ts', "import { working } from '../commands/working'", 'imports ../commands/working'],
  ['electron/app/commands/a.ts', "import { createConsent } from '../consent/consent'", 'imports ../consent/consent'],
  ['electron/app/a.ts', "import { App } from '../../renderer/App'", 'imports ../../renderer/App'],
  ['electron/app/a.ts', "import './../../renderer/App'", 'imports ./../../renderer/App'],
  ['electron/app/a.ts', "export * from '../../test/portal/portal'", 'imports ../../test/portal/portal'],
  ['electron/app/a.ts', "type Built = import('../../scripts/start').Built", 'imports ../../scripts/start'],
  ['electron/app/a.ts', "import { app } from 'electron'", 'imports electron'],
  ['electron/app/a.ts', "import { type App } from 'electron'", 'imports electron'],
  ['electron/app/a.ts', "export { app } from 'electron'", 'imports electron'],
  ['electron/app/a.ts', "await import('electron')", 'imports electron'],
  ['electron/app/a.ts', 'await import(`electron`)', 'imports electron'],
  ['electron/app/a.ts', "require('electron')", 'imports electron'],
  ['electron/app/a.ts', "import electron = require('electron')", 'imports electron'],
  ['electron/app/a.ts', 'await import(name)', 'imports what only run time tells'],
  ['electron/app/a.ts', "require('elec' + 'tron')", 'imports what only run time tells'],
  ['electron/app/a.ts', "send('latchkey:view')", 'names a channel'],
  ['electron/app/a.ts', 'handle(`latchkey:${command}`)', 'names a channel'],
  ['electron/app/a.ts', "import { execFile } from 'node:child_process'", 'can start programs: node:child_process'],
  ['electron/app/a.ts', "import type { ChildProcess } from 'child_process'", 'can start programs: child_process'],
  ['electron/app/a.ts', "export { spawn } from 'node:child_process'", 'can start programs: node:child_process'],
  ['electron/app/a.ts', "await import('child_process')", 'can start programs: child_process'],
  ['electron/app/a.ts', "require('node:child_process')", 'can start programs: node:child_process'],
  ['electron/app/a.ts', "createRequire(import.meta.url)('child_process')", 'can start programs: child_process'],
  ['electron/app/a.ts', "import cluster from 'node:cluster'", 'can start programs: node:cluster'],
  ['electron/app/a.ts', 'process.getBuiltinModule(name)', 'can start programs: getBuiltinModule'],
  ['electron/app/a.ts', 'process.dlopen(module, path)', 'can start programs: dlopen'],
  ['electron/app/main.ts', "import { utilityProcess } from 'electron'", 'can start programs: utilityProcess'],
  ['electron/app/main.ts', "import { shell } from 'electron'\nvoid shell.openPath(path)", 'can start programs: openPath'],
  ['electron/app/window.ts', "import { shell } from 'electron'", 'opens addresses'],
  ['electron/app/preload.ts', "import { contract } from '../../shared/contract'", 'imports values of ../../shared/contract'],
  ['electron/app/preload.ts', "import { type View } from '../../shared/view'", 'imports values of ../../shared/view'],
  ['electron/app/preload.ts', "import { dirname, join } from 'node:path'", 'imports values of node:path'],
  ['test/portal/a.ts', "import { vault } from '../../electron/core/vault/vault'", 'imports ../../electron/core/vault/vault'],
  ['test/portal/a.ts', "import type { View } from '../../shared/view'", 'imports ../../shared/view'],
  ['test/portal/a.ts', "import { folder } from '../unit/folder'", 'imports ../unit/folder'],
  ['test/portal/a.ts', "import axios from 'axios'", 'imports axios'],
  ['test/portal/a.ts', "import type { App } from 'electron'", 'imports electron'],
  ['test/unit/a.test.ts', "import { app } from 'electron'", 'imports electron'],
  ['scripts/a.ts', "import { App } from '../renderer/App'", 'imports ../renderer/App'],
  ['scripts/a.ts', "import { app } from 'electron'", 'imports electron'],
]

test.each(violations)('%s must not: %s', (file, code, problem) => {
  expect(judge(file, code)).toEqual([`${file} ${problem}`])
})

const allowed: readonly [file: string, code: string][] = [
  ['shared/a.ts', "import { z } from 'zod'"],
  ['shared/general/a.ts', "import type { Check } from '../catalog/fields'"],
  ['renderer/a.tsx', "import { createRoot } from 'react-dom/client'"],
  ['renderer/ui/a.tsx', "import type { View } from '../../shared/view'"],
  ['renderer/pages/new/a.tsx', "import { Row } from '../../rows/Row'"],
  ['renderer/pages/a.tsx', "import { NewPage } from './new/NewPage'"],
  ['electron/app/a.ts', "import type { WebContents } from 'electron'"],
  ['electron/app/ipc.ts', "import { ipcMain, type WebContents } from 'electron'"],
  ['electron/app/preload.ts', "import type { View } from '../../shared/view'"],
  ['test/portal/a.ts', "import { generate } from 'selfsigned'"],
  ['test/unit/a.test.ts', "import type { SafeStorage } from 'electron'"],
  ['scripts/a.ts', "import { startPortal } from '../test/portal/portal'"],
]

test.each(allowed)('%s may: %s', (file, code) => {
  expect(judge(file, code)).toEqual([])
})

test('the page must not load zod, not even by way of what it imports', () => {
  const folder = temporaryFolder()
  for (const name of ['electron', 'scripts', 'test']) folder.write(`${name}/empty.ts`, '')
  folder.write('shared/schema.ts', "import { z } from 'zod'")
  folder.write('shared/values.ts', "import { Schema } from './schema'")
  folder.write('renderer/types.ts', "import type { Schema } from '../shared/schema'")
  folder.write('renderer/values.ts', "import { values } from '../shared/values'")
  expect(readLayers(folder.root).problems).toEqual(['renderer/values.ts loads zod'])
})

function judge(file: string, code: string): string[] {
  const folder = temporaryFolder()
  for (const name of ['shared', 'renderer', 'electron', 'scripts', 'test']) folder.write(`${name}/empty.ts`, '')
  folder.write(file, code)
  return readLayers(folder.root).problems
}

test('no two files of a folder have names that differ only in case: some disks ignore it', () => {
  const folders = ['electron', 'renderer', 'shared', 'scripts', 'test'].map((name) => join(root, name))
  const paths = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name.replace(/\.tsx?$/, '')).toLowerCase()),
  )
  const twice = paths.filter((path, index) => paths.indexOf(path) !== index)
  expect(twice).toEqual([])
  expect(paths.length).toBeGreaterThan(1000)
})
