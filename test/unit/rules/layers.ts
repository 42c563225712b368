import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join, posix, sep } from 'node:path'

import { readModule, type Import } from './imports'

/**
 * The folders of the product, the lowest first: each may import from those before it on its own side, and from `shared/`,
 * including types, so that no two depend on each other. A folder means the files directly in it; a star means each folder
 * in that place, and these don't import each other.
 */
const order = [
  'shared/values',
  'shared/catalog',
  'shared/general',
  'shared',
  'shared/texts',
  'electron/core',
  'electron/core/files',
  'electron/core/git',
  'electron/core/git/objects',
  'electron/core/formats',
  'electron/core/places',
  'electron/core/engines',
  'electron/core/engineSettings/rows',
  'electron/core/engineSettings/unity/data',
  'electron/core/engineSettings/unity',
  'electron/core/engineSettings/unreal/data',
  'electron/core/engineSettings/unreal',
  'electron/core/engineSettings/godot/data',
  'electron/core/engineSettings/godot',
  'electron/core/engineSettings',
  'electron/core/targets',
  'electron/core/vault',
  'electron/core/approvals',
  'electron/core/portal',
  'electron/core/declarations',
  'electron/core/teamServices',
  'electron/core/services/*',
  'electron/core/services',
  'electron/core/project',
  'electron/core/operations',
  'electron/app/net',
  'electron/app/state',
  'electron/app/views',
  'electron/app/session',
  'electron/app/commands',
  'electron/app/consent',
  'electron/app/watching',
  'electron/app',
  'renderer/bridge',
  'renderer/ui',
  'renderer/search',
  'renderer/history',
  'renderer/rows',
  'renderer/rows/preferences',
  'renderer/rows/engine',
  'renderer/pages/*',
  'renderer/pages',
  'renderer/shell/*',
  'renderer/shell',
  'renderer',
]
const alone = ['files', 'git', 'formats', 'places', 'engines', 'targets'].map((folder) => `electron/core/${folder}`)
/** Folders that a folder does not import from either, although they come before it. */
const strangers: Readonly<Record<string, readonly string[]>> = {
  'electron/core/vault': alone,
  'electron/core/portal': [...alone, 'electron/core/vault'],
  'electron/core/declarations': [...alone, 'electron/core/vault'],
  'electron/core/services/*': [...alone, 'electron/core/vault'],
  'electron/core/services': [...alone, 'electron/core/vault'],
}
/**
 * What may be imported besides our own files; the longest matching prefix counts. Packages by name, `node:` for Node's
 * modules.
 */
const packages: Readonly<Record<string, readonly string[] | 'any'>> = {
  'shared/': ['zod'],
  'renderer/': [
    'react',
    'react-dom',
    'react-aria-components',
    '@internationalized/date',
    'lucide-react',
    '@headless-tree/core',
    '@headless-tree/react',
  ],
  'electron/core/': ['node:', 'zod', 'axios', 'diff', 'ignore', 'jsonc-parser'],
  'electron/core/declarations/': ['zod', '@eslint-community/regexpp'],
  'electron/app/': 'any',
  'test/portal/': ['node:', 'selfsigned'],
}
/** The folders that may be imported from, for folders that have no order. */
const reach: Readonly<Record<string, readonly string[]>> = {
  // The page's search is measured without a window.
  'scripts/': ['scripts/', 'electron/', 'shared/', 'test/', 'electron.vite.config', 'renderer/search/', 'renderer/pages/tokens/'],
  'test/portal/': ['test/portal/'],
}

/** The only files that load Electron. Everything else gets what it needs from it as an argument. */
const electronFiles = [
  'electron/app/main.ts',
  'electron/app/preload.ts',
  'electron/app/window.ts',
  'electron/app/windows.ts',
  'electron/app/guard.ts',
  'electron/app/page.ts',
  'electron/app/ipc.ts',
  'scripts/bench/bare/main.cjs',
  'scripts/lib/loader/loader.cjs',
  'test/e2e/network/main.ts',
]
/**
 * Names that start a program, or ask the system to, as electron-store's `openInEditor` does. Opening a folder must never
 * start one, so nothing in main can.
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
/** The only file that asks the system to open something: an address, in the browser. */
const addressOpeners = ['electron/app/main.ts']
const channelFiles = ['electron/app/preload.ts', 'electron/app/windows.ts']
/** These run what they are given, or have just built, so the module can't be named in the code. */
const lateBinding = ['scripts/lib/loader/loader.cjs', 'test/unit/rules/countedCode.ts']

const sources = ['shared', 'renderer', 'electron', 'scripts', 'test']
const isSource = /\.[cm]?[jt]sx?$/

/** What breaks the layers in a folder laid out like this project, one line each, and how many files were read. */
export function readLayers(root: string): { files: number; problems: string[] } {
  const files = sources.flatMap((folder) => filesIn(root, folder))
  const loadsZod = createZodSearch(root)
  return { files: files.length, problems: files.flatMap((file) => problemsOf(root, file, loadsZod)) }
}

/**
 * Whether a file of the page loads Zod. The page validates nothing, main does; Zod would be 66 kB more to load before the
 * page shows anything.
 */
function createZodSearch(root: string): (file: string) => boolean {
  const known = new Map<string, boolean>()

  function loadsZod(file: string): boolean {
    const answer = known.get(file)
    if (answer !== undefined) return answer
    // Until it is known: a file that comes back to itself loads nothing more by that.
    known.set(file, false)
    const { imports } = readModule(file, readFileSync(join(root, file), 'utf8'))
    const loads = imports.some(({ to, typeOnly }) => {
      if (to === null || typeOnly) return false
      if (to === 'zod') return true
      const target = `${posix.join(posix.dirname(file), to)}.ts`
      return target.startsWith('shared/') && existsSync(join(root, target)) && loadsZod(target)
    })
    known.set(file, loads)
    return loads
  }

  return loadsZod
}

/**
 * Groups of files that import each other, directly or through others, even by types alone. The linter's rule does not
 * count types.
 */
export function readCycles(root: string): string[][] {
  return cyclesIn(readImports(root))
}

/** Groups of folders of the product that import each other. A folder means the files directly in it. */
export function readFolderCycles(root: string): string[][] {
  return cyclesIn(new Map(readFolders(root).map(({ folder, imports }) => [folder, imports])))
}

export type Folder = { folder: string; files: number; lines: number; imports: string[] }

/** The folders of the product in their order, with the folders that each imports from. */
export function readFolders(root: string): Folder[] {
  const imported = [...readImports(root)].filter(([file]) => isProduct(file))
  const folders = [...new Set(imported.map(([file]) => posix.dirname(file)))]
  return folders.toSorted(byPlace).map((folder) => {
    const own = imported.filter(([file]) => posix.dirname(file) === folder)
    const others = new Set(own.flatMap(([, targets]) => targets.map((target) => posix.dirname(target))))
    others.delete(folder)
    const lines = own.reduce((sum, [file]) => sum + readFileSync(join(root, file), 'utf8').trimEnd().split('\n').length, 0)
    return { folder, files: own.length, lines, imports: [...others].toSorted(byPlace) }
  })
}

function byPlace(one: string, other: string): number {
  const place = (folder: string) => (placeOf(folder) === -1 ? order.length : placeOf(folder))
  return place(one) - place(other) || one.localeCompare(other)
}

/** A folder's index in the order; -1 for one that is not in it. */
function placeOf(folder: string): number {
  const exact = order.indexOf(folder)
  return exact === -1 ? order.indexOf(`${posix.dirname(folder)}/*`) : exact
}

function readImports(root: string): Map<string, string[]> {
  const files = sources.flatMap((folder) => filesIn(root, folder))
  // By both ways to name them, with and without the ending.
  const named = new Map<string, Set<string>>()
  for (const file of files) {
    for (const name of [file, file.replace(isSource, '')]) named.set(name, (named.get(name) ?? new Set()).add(file))
  }
  return new Map(files.map((file) => [file, importsOf(root, file, named)]))
}

function cyclesIn(imported: ReadonlyMap<string, readonly string[]>): string[][] {
  const reached = new Map(Array.from(imported.keys(), (one) => [one, reachedFrom(one, imported)]))
  const inCycle = [...imported.keys()].filter((one) => reached.get(one)?.has(one))
  const groups = inCycle.map((one) => inCycle.filter((other) => reached.get(one)?.has(other) && reached.get(other)?.has(one)))
  return groups.filter(([first], index) => first === inCycle[index])
}

function importsOf(root: string, file: string, named: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const { imports } = readModule(file, readFileSync(join(root, file), 'utf8'))
  return imports.flatMap(({ to }) => {
    if (!to?.startsWith('.')) return []
    return [...(named.get(posix.join(posix.dirname(file), to)) ?? [])]
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

function problemsOf(root: string, file: string, loadsZod: (file: string) => boolean): string[] {
  const { imports, words } = readModule(file, readFileSync(join(root, file), 'utf8'))
  const problems = imports.flatMap((one) => problemsOfImport(file, one))
  if (isProduct(file) && !channelFiles.includes(file) && [...words].some((word) => word.startsWith('latchkey:'))) {
    problems.push('names a channel')
  }
  if (isProduct(file)) problems.push(...programsStarted(file, imports, words))
  if (file.startsWith('renderer/') && file !== 'renderer/bridge/bridge.ts' && words.has('latchkey')) {
    problems.push('speaks to the bridge')
  }
  if (file.startsWith('renderer/') && loadsZod(file)) problems.push('loads zod')
  return problems.map((problem) => `${file} ${problem}`)
}

function programsStarted(file: string, imports: readonly Import[], words: ReadonlySet<string>): string[] {
  const opensAddresses = imports.some(({ to }) => to === 'electron') && words.has('shell') && !addressOpeners.includes(file)
  const modules = imports.map(({ to }) => to ?? '').filter((to) => programModules.includes(to.replace(/^node:/, '')))
  const starters = new Set([...modules, ...programWords.filter((word) => words.has(word))])
  return [...(opensAddresses ? ['opens addresses'] : []), ...Array.from(starters, (word) => `can start programs: ${word}`)]
}

/** Tests and scripts may import from anywhere. */
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
  if (to.startsWith('.')) return mayReach(file, posix.join(posix.dirname(file), to))
  const allowed = longest(packages, file) ?? 'any'
  return allowed === 'any' || allowed.includes(isBuiltin(to) ? 'node:' : packageOf(to))
}

function mayReach(file: string, target: string): boolean {
  if (!isProduct(file)) return longest(reach, file)?.some((folder) => target.startsWith(folder)) ?? true
  const [from, to] = [posix.dirname(file), posix.dirname(target)]
  if (placeOf(from) === -1 || placeOf(to) === -1) return false
  return from === to || (['shared', sideOf(from)].includes(sideOf(to)) && isAbove(from, to))
}

function isAbove(from: string, to: string): boolean {
  const name = order[placeOf(from)] ?? ''
  return placeOf(to) < placeOf(from) && !strangers[name]?.includes(to)
}

function sideOf(folder: string): string {
  return folder.split('/')[0] ?? ''
}

/** The entry of a table with the longest prefix that matches a file. */
function longest<Value>(table: Readonly<Record<string, Value>>, file: string): Value | undefined {
  const [found] = Object.keys(table)
    .filter((folder) => file.startsWith(folder))
    .toSorted((one, other) => other.length - one.length)
  return found === undefined ? undefined : table[found]
}

function packageOf(to: string): string {
  return to
    .split('/')
    .slice(0, to.startsWith('@') ? 2 : 1)
    .join('/')
}
