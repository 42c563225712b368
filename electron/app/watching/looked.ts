import type { BigIntStats } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'

import type { Stamp } from '../../core/files/inside'
import type { Project } from '../../core/project/project'
import { watchedPaths } from './watchedPaths'

type Found = BigIntStats | null

/** What the files of a project were when they were last looked at, to tell what others changed from what was saved here. */
export function createLooked() {
  let known = new Map<string, Found>()

  return {
    /** Before they are read: what changes meanwhile is a change. */
    async note(project: Project): Promise<void> {
      known = await foundNow(project)
    },

    /** Whether each is as it was then, or as a save of our own has left it. */
    async isAsShown(project: Project): Promise<boolean> {
      const now = await foundNow(project)
      const isShown = [...now].every(
        ([path, found]) => isSame(known.get(path), found) || isOurs(project, path, known.get(path), found),
      )
      if (isShown) known = now
      return isShown
    },
  }
}

async function foundNow(project: Project): Promise<Map<string, Found>> {
  const paths = new Set([...watchedPaths(project), ...(await project.engineSettings.present())])
  const found = [...paths].map(
    async (path) => [path, await stat(join(project.root, path), { bigint: true }).catch(() => null)] as const,
  )
  return new Map(await Promise.all(found))
}

/** The time of the last change of any kind tells of new permissions as well. */
function isSame(before: Found | undefined, now: Found): boolean {
  if (before == null || now === null) return before === now
  return before.ino === now.ino && before.size === now.size && before.mtimeNs === now.mtimeNs && before.ctimeNs === now.ctimeNs
}

/** Whether all that is shown of a file was read from this very one, or written into it. */
function isOurs(project: Project, path: string, before: Found | undefined, now: Found): boolean {
  const stamps = project.stampsOf(path)
  const isRead = stamps.every((stamp) => (now === null ? stamp === null : isStamped(now, stamp)))
  return stamps.length > 0 && isRead && (before == null || now === null || before.mode === now.mode)
}

function isStamped({ mtimeNs, size, ino }: BigIntStats, stamp: Stamp | null | undefined): boolean {
  if (stamp == null) return false
  return stamp.modified === String(mtimeNs) && BigInt(stamp.size) === size && stamp.inode === String(ino)
}
