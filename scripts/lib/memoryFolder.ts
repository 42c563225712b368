import { accessSync, constants, readFileSync, statfsSync } from 'node:fs'

const folder = '/dev/shm'
const enough = 2 ** 30

/**
 * A folder in memory, for what tests write and throw away: nothing waits for a disk there. Null where there is none that is
 * large enough, or one that no program may be started from: what must not be started has to be something that could be.
 */
export function memoryFolder(mounts = '/proc/mounts'): string | null {
  try {
    const mount = readFileSync(mounts, 'utf8')
      .split('\n')
      .map((line) => line.split(' '))
      .findLast(([, place]) => place === folder)
    const [, , kind, options = ''] = mount ?? []
    if (kind !== 'tmpfs' || options.split(',').includes('noexec')) return null
    accessSync(folder, constants.W_OK)
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize >= enough ? folder : null
  } catch {
    return null
  }
}

/** Before the first test: whoever has named a folder for such files keeps it. */
export function setup(): void {
  const memory = memoryFolder()
  if (memory !== null) process.env['TMPDIR'] ??= memory
}
