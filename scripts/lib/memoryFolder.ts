import { accessSync, chmodSync, constants, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { join } from 'node:path'

const folder = '/dev/shm'
const enough = 2 ** 30

/**
 * A folder in memory for the tests' temporary files, so that nothing waits for a disk. Null if there is none, if it is too
 * small, or if programs can't be started from it: tests that expect a program not to start need a folder where it could.
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

/** Runs before the first test, and removes after the last one whatever they left. A TMPDIR that is already set is kept. */
export function setup(): (() => void) | undefined {
  const memory = memoryFolder()
  if (memory === null || process.env['TMPDIR'] !== undefined) return undefined
  const own = mkdtempSync(join(memory, 'latchkey-tests-'))
  // Some tests act as another user.
  chmodSync(own, 0o755)
  process.env['TMPDIR'] = own
  return () => rmSync(own, { recursive: true, force: true })
}
