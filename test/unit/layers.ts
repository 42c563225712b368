import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join, posix, sep } from 'node:path'

import { readModule, type Import } from './imports'

/** Where a file of that folder may import from: folders of ours, packages by name, and `node:` for Node's modules. */
type Layer = { folders: readonly string[]; packages: readonly string[] | 'any' }

/**
 * The folders of `electron/`, the lowest first: each may import from those above it here, types counted, so that no two
 * lean on each other. A folder stands for the files that lie directly in it.
 */
const order = [
  'core',
  'core/files',
  'core/git',
  'core/formats',
  'core/engines',
  'core/targets',
  'core/vault',
  'core/portal',
  'core/services',
  'core/project',
  'app/net',
  'app/state',
  'app/views',
  'app/session',
  'app/commands',
  'app/consent',
  'app/watching',
  'app',
]
/** Of those above it, what a folder of `core/` leaves alone. */
const strangers: Readonly<Record<string, readonly string[]>> = {
  'core/vault': ['core/files', 'core/git', 'core/formats', 'core/engines', 'core/targets'],
  'core/portal': ['core/files', 'core/git', 'core/formats', 'core/engines', 'core/targets', 'core/vault'],
  'core/services': ['core/files', 'core/git', 'core/formats', 'core/engines', 'core/targets', 'core/vault'],
}
const corePackages = ['node:', 'zod', 'axios', 'diff', 'ignore', 'jsonc-parser']

function insideElectron(): Record<string, Layer> {
  const entries = order.map((folder, index): [string, Layer] => {
    const below = order.slice(0, index + 1).filter((other) => !strangers[folder]?.includes(other))
    const folders = [...below.map((other) => `electron/${other}/*`), 'shared/']
    return [`electron/${folder}/`, { folders, packages: folder.startsWith('core') ? corePackages : 'any' }]
  })
  return Object.fromEntries(entries)
}

/** By folder; the longest that fits a file counts. A star stands for the files of a folder without those deeper in it. */
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
  ...insideElectron(),
  'scripts/': { folders: ['scripts/', 'electron/', 'shared/', 'test/'], packages: 'any' },
  'test/portal/': { folders: ['test/portal/'], packages: ['node:', 'selfsigned'] },
}

/** The only files that load Electron. Everything else takes what it needs of it as an argument. */
const electronFiles = [
  'electron/app/main.ts',
  'electron/app/preload.ts',
  'electron/app/window.ts',
  'electron/app/windows.ts',
  'electron/app/guard.ts',
  'electron/app/page.ts',
  'electron/app/ipc.ts',
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
const addressOpeners = ['electron/app/main.ts']
const channelFiles = ['electron/app/preload.ts', 'electron/app/ipc.ts', 'electron/app/windows.ts']
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

/**
 * Files that import each other, directly or around some corners, and by types alone, too: each group that does. The rule of the
 * linter does not count types.
 */
export function readCycles(root: string): string[][] {
  const files = sources.flatMap((folder) => filesIn(root, folder))
  const imported = new Map(files.map((file) => [file, importsOf(root, file, files)]))
  const reached = new Map(files.map((file) => [file, reachedFrom(file, imported)]))
  const inCycle = files.filter((file) => reached.get(file)?.has(file))
  const groups = inCycle.map((file) => inCycle.filter((other) => reached.get(file)?.has(other) && reached.get(other)?.has(file)))
  return groups.filter(([first], index) => first === inCycle[index])
}

function importsOf(root: string, file: string, files: readonly string[]): string[] {
  const { imports } = readModule(file, readFileSync(join(root, file), 'utf8'))
  return imports.flatMap(({ to }) => {
    if (!to?.startsWith('.')) return []
    const target = posix.join(posix.dirname(file), to)
    return files.filter((other) => other === target || other.replace(isSource, '') === target)
  })
}

function reachedFrom(file: string, imported: ReadonlyMap<string, readonly string[]>): Set<string> {
  const reached = new Set<string>()
  const waiting = [...(imported.get(file) ?? [])]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (reached.has(next)) continue
    reached.add(next)
    waiting.push(...(imported.get(next) ?? []))
  }
  return reached
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
  if (file === 'electron/app/preload.ts' && !typeOnly) return [`imports values of ${to}`]
  return isAllowed(file, to) ? [] : [`imports ${to}`]
}

function mayLoadElectron(file: string, typeOnly: boolean): boolean {
  if (electronFiles.includes(file)) return true
  return typeOnly && /^(?:electron\/app|test)\//.test(file) && !file.startsWith('test/portal/')
}

function isAllowed(file: string, to: string): boolean {
  const layer = layerOf(file)
  if (layer === null) return !file.startsWith('electron/')
  if (to.startsWith('.')) {
    const target = posix.join(posix.dirname(file), to)
    return layer.folders.some((folder) => (folder.endsWith('/*') ? `${posix.dirname(target)}/*` === folder : target.startsWith(folder)))
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
