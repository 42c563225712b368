import { watch, type FSWatcher } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

import { createSoon } from './soon'

type Options = {
  /** The project folder. It may go away and come back. */
  root: string
  /** One of the files, or a folder on the way to one, may have changed. Never called twice at a time. */
  onChange(): void
}

export type FileWatch = ReturnType<typeof watchFiles>

/** A folder that is being watched. Another `identity` under the same path means another folder. */
type Armed = { watcher: FSWatcher; identity: string }

/** Long enough for what belongs together (a temporary file, its rename), short enough to seem at once. */
const settleMilliseconds = 80
const lookAgainMilliseconds = 1000

/**
 * Watches a few files by the folders they are in, so that a file may be replaced, deleted and made again. Ignores
 * everything else in those folders, and the folders below them. Where the system can't watch (a network drive, no
 * handles left) it stays silent: the window still looks when it gets the focus.
 */
export function watchFiles({ root, onChange }: Options) {
  const armed = new Map<string, Armed>()
  let folders = new Map<string, Set<string>>()
  let arming: Promise<void> = Promise.resolve()
  const { soon, isClosed, close } = createSoon()

  async function settle(): Promise<void> {
    await arm()
    if (!isClosed()) onChange()
  }

  /** One at a time: otherwise a folder could be watched twice. */
  function arm(): Promise<void> {
    arming = arming.then(armAll)
    return arming
  }

  async function armAll(): Promise<void> {
    for (const path of [...armed.keys()].filter((known) => !folders.has(known))) disarm(path)
    const missing = new Set<string>()
    // Parents come first, and below a missing one there is nothing to look for.
    for (const [path, names] of folders) {
      const isThere = !missing.has(dirname(path)) && (await armFolder(path, names))
      if (isThere) continue
      disarm(path)
      missing.add(path)
    }
    if (!armed.has(root)) soon(lookAgainMilliseconds, lookForRoot)
  }

  async function lookForRoot(): Promise<void> {
    await arm()
    if (armed.has(root) && !isClosed()) onChange()
  }

  /** Returns whether the folder is there, even if the system can't watch it. */
  async function armFolder(path: string, names: ReadonlySet<string>): Promise<boolean> {
    const identity = await identityOf(path)
    if (identity === null) return false
    if (isClosed() || armed.get(path)?.identity === identity) return true
    disarm(path)
    try {
      const watcher = watch(path, { persistent: false }, (_event, name) => {
        // The folder's own name means that it is gone. A folder that took its place may have the same number.
        if (name === basename(path)) disarm(path)
        if (name === null || name === basename(path) || names.has('*') || names.has(name.toLowerCase()))
          soon(settleMilliseconds, settle)
      })
      watcher.on('error', () => disarm(path))
      armed.set(path, { watcher, identity })
    } catch {
      // Not every file system can be watched.
    }
    return true
  }

  function disarm(path: string): void {
    armed.get(path)?.watcher.close()
    armed.delete(path)
  }

  return {
    /** Watches exactly these files of the project, by paths with forward slashes; `*` is any name. They need not exist. */
    async follow(paths: readonly string[]): Promise<void> {
      folders = foldersOf(root, paths)
      await arm()
    },
    close(): void {
      close()
      for (const path of armed.keys()) disarm(path)
    },
  }
}

/** Every folder on the way to a file, from the root down, with the names in it that matter. */
function foldersOf(root: string, paths: readonly string[]): Map<string, Set<string>> {
  const folders = new Map<string, Set<string>>([[root, new Set()]])
  for (const path of paths) {
    let folder = root
    for (const name of path.split('/')) {
      folders.set(folder, (folders.get(folder) ?? new Set()).add(name.toLowerCase()))
      folder = join(folder, name)
    }
  }
  return folders
}

async function identityOf(path: string): Promise<string | null> {
  try {
    const stats = await stat(path, { bigint: true })
    return stats.isDirectory() ? `${stats.dev}/${stats.ino}/${stats.birthtimeNs}` : null
  } catch {
    return null
  }
}
