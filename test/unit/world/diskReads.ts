import fs, { type PathLike } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

import { onTestFinished } from 'vitest'

/** Counts how often each file in a folder is opened to be read, or read as a whole, until the test ends. */
export function countReads(folder: string) {
  const { promises, readFileSync } = fs
  const { open } = promises
  const counts = new Map<string, number>()

  function count(path: unknown): void {
    const name = String(path)
    if (name.startsWith(folder)) counts.set(name, (counts.get(name) ?? 0) + 1)
  }

  Object.assign(promises, {
    open: (path: PathLike, flags?: string | number, mode?: number) => {
      // Temporary files and locks are made, folders are flushed.
      if (typeof flags !== 'string' && ((flags ?? 0) & (fs.constants.O_DIRECTORY ?? 0)) === 0) count(path)
      return open(path, flags, mode)
    },
  })
  Object.assign(fs, {
    readFileSync: (...args: Parameters<typeof readFileSync>) => {
      count(args[0])
      return readFileSync(...args)
    },
  })
  syncBuiltinESMExports()
  onTestFinished(() => {
    Object.assign(promises, { open })
    Object.assign(fs, { readFileSync })
    syncBuiltinESMExports()
  })

  return {
    /** How often a file was read since the last call. */
    ofFile(path: string): number {
      const seen = counts.get(path) ?? 0
      counts.delete(path)
      return seen
    },
  }
}
