import { createHash } from 'node:crypto'
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const memory = 6 * 60 * 60 * 1000

/**
 * Remembers for some hours which addresses could not be reached, so that a closed network costs its timeout once and not
 * for each call. Another address, such as a mirror named meanwhile, is tried at once.
 */
export function createFailures(cache: string, now: () => number) {
  const folder = join(cache, 'failed-downloads')
  const fileOf = (url: string) => join(folder, createHash('sha256').update(url).digest('hex').slice(0, 16))

  function isRecent(url: string): boolean {
    const failedAt = statSync(fileOf(url), { throwIfNoEntry: false })?.mtimeMs
    return failedAt !== undefined && now() - failedAt < memory
  }

  function remember(url: string): void {
    mkdirSync(folder, { recursive: true })
    // The address itself may contain a mirror's password, so it is not written down.
    writeFileSync(fileOf(url), '')
  }

  return { isRecent, remember, forget: (url: string) => rmSync(fileOf(url), { force: true }) }
}
