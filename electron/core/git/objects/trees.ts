import { posix } from 'node:path'

import { tooLarge } from './failures'
import { treeEntries, type TreeEntry } from './parsed'

/** In one folder, and in all that are listed together. */
const mostEntries = 20_000

type Parts = { hashLength: number; read: (id: string) => Promise<Buffer> }

/** The folders of commits. */
export function createTrees({ hashLength, read }: Parts) {
  const known = new Map<string, TreeEntry | null>()

  async function entriesOf(tree: string): Promise<TreeEntry[]> {
    const entries: TreeEntry[] = []
    for (const entry of treeEntries(await read(tree), hashLength)) {
      entries.push(entry)
      if (entries.length > mostEntries) throw tooLarge()
    }
    return entries
  }

  /** What is at a path below a folder. A folder that was looked into before is not read again. */
  async function entryAt(tree: string, path: string): Promise<TreeEntry | null> {
    const [first = '', ...rest] = path.split('/')
    const name = `${tree} ${first}`
    const before = known.get(name)
    const entry = before === undefined ? ((await entriesOf(tree)).find((one) => one.name === first) ?? null) : before
    if (known.size > mostEntries) known.clear()
    known.set(name, entry)
    if (entry === null || rest.length === 0) return entry
    return entry.is === 'folder' ? entryAt(entry.id, rest.join('/')) : null
  }

  return {
    entryAt,
    /** The files in a folder, and in the folders below it that `isEntered` names. */
    async filesBelow(tree: string, isEntered: (path: string) => boolean): Promise<{ path: string; id: string }[]> {
      const found: { path: string; id: string }[] = []
      const queue = [{ path: '', id: tree }]
      // `queue` grows while it is walked.
      for (const folder of queue) {
        for (const { name, id, is } of await entriesOf(folder.id)) {
          const path = posix.join(folder.path, name)
          if (is === 'file') found.push({ path, id })
          else if (is === 'folder' && isEntered(path)) queue.push({ path, id })
        }
        if (found.length + queue.length > mostEntries) throw tooLarge()
      }
      return found
    },
  }
}
