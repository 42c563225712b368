import fs, { type PathLike } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

type Call = (...args: never[]) => unknown

/**
 * Calls `change` right before Node changes a file, until the returned function is called. If `change` throws, it looks
 * as if the system had refused. Reading is not a change.
 */
export function watchDiskChanges(change: (name: string, path: PathLike) => void): () => void {
  const { promises } = fs
  const paths = new Map<number, PathLike>()
  const undo: (() => void)[] = []
  const isNew = (flags: unknown) => typeof flags === 'string' && flags !== 'r'

  function replace<T extends object>(owner: T, name: keyof T, by: Call): void {
    const old = owner[name]
    Object.assign(owner, { [name]: by })
    undo.push(() => Object.assign(owner, { [name]: old }))
  }

  function before(name: keyof typeof fs, first: Call): void {
    replace(fs, name, calling(fs, name, first))
  }

  const { openSync } = fs
  const { open } = promises
  replace(fs, 'openSync', (path: PathLike, flags: string, mode?: number) => {
    if (isNew(flags)) change('make', path)
    const file = openSync(path, flags, mode)
    paths.set(file, path)
    return file
  })
  before('writeFileSync', (file: PathLike | number) => change('write', typeof file === 'number' ? (paths.get(file) ?? '') : file))
  before('fsyncSync', (file: number) => change('flush', paths.get(file) ?? ''))
  before('renameSync', (_from: PathLike, to: PathLike) => change('rename', to))
  before('rmSync', (path: PathLike) => change('remove', path))
  before('unlinkSync', (path: PathLike) => change('remove', path))
  before('mkdirSync', (path: PathLike) => change('folder', path))

  for (const [name, told] of [
    ['mkdir', 'folder'],
    ['rm', 'remove'],
  ] as const) {
    replace(promises, name, later(calling(promises, name, (path: PathLike) => change(told, path))))
  }
  replace(promises, 'rename', later(calling(promises, 'rename', (_from: PathLike, to: PathLike) => change('rename', to))))
  replace(promises, 'open', async (path: PathLike, flags: string, mode?: number) => {
    if (isNew(flags)) change('make', path)
    const file = await open(path, flags, mode)
    for (const [name, told] of [
      ['writeFile', 'write'],
      ['sync', 'flush'],
    ] as const) {
      Object.defineProperty(file, name, { value: later(calling(file, name, () => change(told, path))), configurable: true })
    }
    return file
  })
  syncBuiltinESMExports()
  return () => {
    undo.toReversed().forEach((put) => put())
    syncBuiltinESMExports()
  }
}

/** One of Node's functions, with `first` called before it. */
function calling(owner: object, name: string, first: Call): (...args: never[]) => unknown {
  const old: unknown = Reflect.get(owner, name)
  if (typeof old !== 'function') throw new Error(`There is no ${name}.`)
  return (...args) => {
    first(...args)
    return Reflect.apply(old, owner, args)
  }
}

/** A function that answers with a promise fails with a rejected one. */
function later(call: (...args: never[]) => unknown): (...args: never[]) => Promise<unknown> {
  return async (...args) => call(...args)
}
