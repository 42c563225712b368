import fs, { type PathLike } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

import { onTestFinished } from 'vitest'

type Call = (...args: never[]) => unknown

/** What an action does to the disk, one change after another. Reading is no change. */
export type Changes = readonly string[]

/**
 * A disk that refuses changes of the files below some folders: the files are real, and what gets through is really
 * done. `fails` is asked for each change, with its number, from 1.
 */
export function createBrokenDisk(folders: readonly string[]) {
  let changes: string[] | null = null
  let fails: (number: number, change: string) => string | null = () => null

  const isOurs = (path: PathLike) => folders.some((folder) => String(path).startsWith(folder))

  function change(name: string, path: PathLike): void {
    if (changes === null || !isOurs(path)) return
    changes.push(`${name} ${String(path)}`)
    const code = fails(changes.length, name)
    if (code !== null) throw Object.assign(new Error(`${code}: ${name} ${String(path)}`), { code })
  }

  watch(change)

  /** Runs an action, and gives the changes that it made or tried. */
  async function during(action: () => unknown, when: typeof fails): Promise<Changes> {
    const seen: string[] = []
    changes = seen
    fails = when
    try {
      await action()
    } finally {
      changes = null
    }
    return seen
  }

  return {
    counted: (action: () => unknown) => during(action, () => null),
    /** The change of this number fails, and it alone. What is taken away needs no room. */
    failingAt: (number: number, code: string, action: () => unknown) =>
      during(action, (each, name) => (each === number && name !== 'remove' ? code : null)),
    /** From the change of this number on nothing happens any more, as if the process had been killed there. */
    brokenFrom: (number: number, code: string, action: () => unknown) =>
      during(action, (each) => (each >= number ? code : null)),
  }
}

/** Puts itself before every function of Node's that changes files, until the test ends. */
function watch(change: (name: string, path: PathLike) => void): void {
  const { promises } = fs
  const paths = new Map<number, PathLike>()
  const openSync = fs.openSync
  const open = promises.open
  const isNew = (flags: unknown) => typeof flags === 'string' && flags !== 'r'

  replace(fs, 'openSync', (path: PathLike, flags: string, mode?: number) => {
    if (isNew(flags)) change('make', path)
    const file = openSync(path, flags, mode)
    paths.set(file, path)
    return file
  })
  before(fs, 'writeFileSync', (file: PathLike | number) => change('write', typeof file === 'number' ? (paths.get(file) ?? '') : file))
  before(fs, 'fsyncSync', (file: number) => change('flush', paths.get(file) ?? ''))
  before(fs, 'renameSync', (_from: PathLike, to: PathLike) => change('rename', to))
  before(fs, 'rmSync', (path: PathLike) => change('remove', path))
  before(fs, 'unlinkSync', (path: PathLike) => change('remove', path))
  before(fs, 'mkdirSync', (path: PathLike) => change('folder', path))
  before(promises, 'mkdir', (path: PathLike) => change('folder', path))
  before(promises, 'rm', (path: PathLike) => change('remove', path))
  before(promises, 'rename', (_from: PathLike, to: PathLike) => change('rename', to))
  replace(promises, 'open', async (path: PathLike, flags: string, mode?: number) => {
    if (isNew(flags)) change('make', path)
    const file = await open(path, flags, mode)
    before(file, 'writeFile', () => change('write', path))
    before(file, 'sync', () => change('flush', path))
    return file
  })
  syncBuiltinESMExports()
}

/** Only for as long as the test runs. A function of Node's is assigned in the place of one of the same form. */
function replace<T extends object>(owner: T, name: keyof T, by: Call): void {
  const old = owner[name]
  Object.assign(owner, { [name]: by })
  onTestFinished(() => {
    Object.assign(owner, { [name]: old })
    syncBuiltinESMExports()
  })
}

function before<T extends object>(owner: T, name: keyof T & string, first: Call): void {
  const old: unknown = Reflect.get(owner, name)
  if (typeof old !== 'function') throw new Error(`There is no ${name}.`)
  const call = (...args: never[]): unknown => {
    first(...args)
    return Reflect.apply(old, owner, args)
  }
  // What answers with a promise fails with one.
  const later = async (...args: never[]): Promise<unknown> => call(...args)
  if (owner === fs) replace(owner, name, call)
  else if (owner === fs.promises) replace(owner, name, later)
  // A file handle ends by itself; Node's modules are put back.
  else Object.defineProperty(owner, name, { value: later, configurable: true })
}
