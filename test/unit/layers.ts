import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join, posix, sep } from 'node:path'

import { readModule, type Import } from './imports'

/** Where a file of that folder may import from: folders of ours, packages by name, and `node:` for Node's modules. */
type Layer = { folders: readonly string[]; packages: readonly string[] | 'any' }

/** By folder; the longest that fits a file counts. */
const layers: Readonly<Record<string, Layer>> = {
  'shared/': { folders: ['shared/'], packages: ['zod'] },
  'renderer/': {
    folders: ['renderer/', 'shared/'],
    packages: [
      'react',
      'react-dom',
      'react-aria-components',
      '@internationalized/date',
      'lucide-react',
      '@headless-tree/core',
      '@headless-tree/react',
    ],
  },
  'electron/': { folders: ['electron/', 'shared/'], packages: 'any' },
  'scripts/': { folders: ['scripts/', 'electron/', 'shared/', 'test/'], packages: 'any' },
  'test/portal/': { folders: ['test/portal/'], packages: ['node:', 'selfsigned'] },
}

/** The only files that load Electron. Everything else takes what it needs of it as an argument. */
const electronFiles = [
  'electron/main.ts',
  'electron/preload.ts',
  'electron/window.ts',
  'electron/windows.ts',
  'electron/guard.ts',
  'electron/page.ts',
  'electron/ipc.ts',
  'scripts/lib/bare/main.cjs',
  'scripts/lib/loader/loader.cjs',
  'test/e2e/network/main.ts',
]
/**
 * Words for starting a program, or asking the system to, as electron-store's `openInEditor` does. Opening a folder must not be
 * able to, so nothing in main can.
 */
const programModules = ['child_process', 'cluster']
const programWords = [
  'child_process',
  'node:child_process',
  'utilityProcess',
  'openPath',
  'openInEditor',
  'showItemInFolder',
  'getBuiltinModule',
  'dlopen',
]
/** The one file that has the system open something: an address, in the browser. */
const addressOpeners = ['electron/main.ts']
const channelFiles = ['electron/preload.ts', 'electron/ipc.ts', 'electron/windows.ts']
/** It runs whatever app it is pointed at, so it cannot say beforehand what that is. */
const lateBinding = ['scripts/lib/loader/loader.cjs']

const sources = ['shared', 'renderer', 'electron', 'scripts', 'test']
const isSource = /\.[cm]?[jt]sx?$/

/** What breaks the layers in a folder laid out like this project, one line each; and how many files were read. */
export function readLayers(root: string): { files: number; problems: string[] } {
  const files = sources.flatMap((folder) => filesIn(root, folder))
  return { files: files.length, problems: files.flatMap((file) => problemsOf(root, file)) }
}

/** The page checks nothing: main does. It would load 66 kB for it before it shows anything. */
function loadsZod(root: string, file: string, seen = new Set<string>()): boolean {
  if (seen.has(file)) return false
  seen.add(file)
  return readModule(file, readFileSync(join(root, file), 'utf8')).imports.some(({ to, typeOnly }) => {
    if (to === null || typeOnly) return false
    if (to === 'zod') return true
    const target = `${posix.join(posix.dirname(file), to)}.ts`
    return target.startsWith('shared/') && existsSync(join(root, target)) && loadsZod(root, target, seen)
  })
}

function filesIn(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => posix.join(folder, path.split(sep).join('/')))
    .filter((path) => isSource.test(path) && !path.startsWith('test/fixtures/'))
}

function problemsOf(root: string, file: string): string[] {
  const { imports, words } = readModule(file, readFileSync(join(root, file), 'utf8'))
  const problems = imports.flatMap((one) => problemsOfImport(file, one))
  if (isProduct(file) && !channelFiles.includes(file) && [...words].some((word) => word.startsWith('latchkey:'))) {
    problems.push('names a channel')
  }
  if (isProduct(file)) problems.push(...programsStarted(file, imports, words))
  if (file.startsWith('renderer/') && file !== 'renderer/bridge.ts' && words.has('latchkey')) {
    problems.push('speaks to the bridge')
  }
  if (file.startsWith('renderer/') && loadsZod(root, file)) problems.push('loads zod')
  return problems.map((problem) => `${file} ${problem}`)
}

function programsStarted(file: string, imports: readonly Import[], words: ReadonlySet<string>): string[] {
  const opensAddresses = imports.some(({ to }) => to === 'electron') && words.has('shell') && !addressOpeners.includes(file)
  const modules = imports.map(({ to }) => to ?? '').filter((to) => programModules.includes(to.replace(/^node:/, '')))
  const starters = new Set([...modules, ...programWords.filter((word) => words.has(word))])
  return [...(opensAddresses ? ['opens addresses'] : []), ...Array.from(starters, (word) => `can start programs: ${word}`)]
}

/** Tests and scripts may knock at any door. */
function isProduct(file: string): boolean {
  return /^(?:shared|electron|renderer)\//.test(file)
}

function problemsOfImport(file: string, { to, typeOnly }: Import): string[] {
  if (to === null) return lateBinding.includes(file) ? [] : ['imports what only run time tells']
  if (to === 'electron') return mayLoadElectron(file, typeOnly) ? [] : ['imports electron']
  if (file === 'electron/preload.ts' && !typeOnly) return [`imports values of ${to}`]
  return isAllowed(file, to) ? [] : [`imports ${to}`]
}

function mayLoadElectron(file: string, typeOnly: boolean): boolean {
  if (electronFiles.includes(file)) return true
  return typeOnly && /^(?:electron|test)\//.test(file) && !file.startsWith('test/portal/')
}

function isAllowed(file: string, to: string): boolean {
  const layer = layerOf(file)
  if (layer === null) return true
  if (to.startsWith('.')) {
    const target = posix.join(posix.dirname(file), to)
    return layer.folders.some((folder) => target.startsWith(folder))
  }
  if (layer.packages === 'any') return true
  return layer.packages.includes(isBuiltin(to) ? 'node:' : packageOf(to))
}

function layerOf(file: string): Layer | null {
  const folders = Object.keys(layers).filter((folder) => file.startsWith(folder))
  const [longest] = folders.toSorted((one, other) => other.length - one.length)
  return longest === undefined ? null : (layers[longest] ?? null)
}

function packageOf(to: string): string {
  return to
    .split('/')
    .slice(0, to.startsWith('@') ? 2 : 1)
    .join('/')
}
