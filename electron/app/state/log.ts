import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

const limit = 256 * 1024

/** Anything long enough to be a token is redacted, so that a secret stays out of a log that does not know it. */
const tokenLike = /[A-Za-z0-9_+/=-]{20,}/g

export function redact(text: string): string {
  return text.replace(tokenLike, (word) => (/\d/.test(word) ? '[redacted]' : word))
}

export type Log = ReturnType<typeof createLog>

/** The one place where the app writes down what happened: a file for the user only, without anything token-like. */
export function createLog({ path, now }: { path: string; now: () => Date }) {
  function write(level: 'info' | 'error', text: string): void {
    try {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
      const stats = statSync(path, { throwIfNoEntry: false })
      // Opening a pipe would block the whole app.
      if (stats !== undefined && !stats.isFile()) return
      if (stats !== undefined && stats.size > limit) renameSync(path, `${path}.1`)
      appendFileSync(path, `${now().toISOString()} ${level} ${redact(text)}\n`, { mode: 0o600 })
    } catch {
      // A log that can't be written (disk full, read-only home) must not stop the app.
    }
  }

  return {
    info: (text: string) => write('info', text),
    /** A bug. Only its stack is kept: other properties of an error may carry a request with its headers. */
    bug: (where: string, error: unknown) =>
      write('error', `${where}: ${error instanceof Error ? (error.stack ?? error.message) : 'not an error'}`),
  }
}
