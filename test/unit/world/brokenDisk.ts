import { existsSync, type PathLike } from 'node:fs'

import { onTestFinished } from 'vitest'

import { watchDiskChanges } from '../../storage/diskChanges'

export type Way = 'failingAt' | 'brokenFrom'

/**
 * Whether a failure of this change has the same effect as another one. If a file, or a folder that already exists, can't be
 * created, written or flushed, the old file stays as it is, with nothing beside it unless nothing can be removed either
 * (`durability.test.ts`).
 */
export function isLikeAnother(way: Way, change: string): boolean {
  const [name = '', path = ''] = change.split(/ (.*)/s)
  return name === 'again' || (/\.tmp(?:-\w+)?$/.test(path) && (name !== 'make' || way === 'failingAt'))
}

/**
 * A disk that refuses changes to the files in some folders. The files are real, and a change that is let through is really
 * made. Each method returns the changes that an action made or tried, in order.
 */
export function createBrokenDisk(folders: readonly string[]) {
  let changes: string[] | null = null
  let fails: (number: number, change: string) => string | null = () => null

  onTestFinished(
    watchDiskChanges((name: string, path: PathLike) => {
      if (changes === null || !folders.some((folder) => String(path).startsWith(folder))) return
      changes.push(`${name === 'folder' && existsSync(path) ? 'again' : name} ${String(path)}`)
      const code = fails(changes.length, name)
      if (code !== null) throw Object.assign(new Error(`${code}: ${name} ${String(path)}`), { code })
    }),
  )

  async function during(action: () => unknown, when: typeof fails): Promise<readonly string[]> {
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
    /** Only the change with this number fails. Removing a file needs no space, so it never fails. */
    failingAt: (number: number, code: string, action: () => unknown) =>
      during(action, (each, name) => (each === number && name !== 'remove' ? code : null)),
    /** From the change with this number on, nothing is changed any more, as if the process had been killed there. */
    brokenFrom: (number: number, code: string, action: () => unknown) => during(action, (each) => (each >= number ? code : null)),
  }
}
