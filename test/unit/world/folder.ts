import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { onTestFinished } from 'vitest'

export const fixtures = join(import.meta.dirname, '../../fixtures')

/** When a test's things are removed: with the test, unless they are for all tests of a file. */
export type OnEnd = (end: () => void | Promise<void>) => void

type Options = { parent?: string; onEnd?: OnEnd }

/** A throw-away project folder, removed when its test ends; a copy of a fixture if one is named. */
export function temporaryFolder(fixture?: string, { parent = tmpdir(), onEnd = onTestFinished }: Options = {}) {
  const root = realpathSync(mkdtempSync(join(parent, 'latchkey-test-')))
  onEnd(() => rmSync(root, { recursive: true, force: true }))
  if (fixture !== undefined) cpSync(join(fixtures, fixture), root, { recursive: true })
  const at = (path: string) => join(root, path)
  return {
    root,
    at,
    write(path: string, content: string | Uint8Array) {
      mkdirSync(dirname(at(path)), { recursive: true })
      writeFileSync(at(path), content)
      return at(path)
    },
    bytes: (path: string) => readFileSync(at(path)),
    text: (path: string) => readFileSync(at(path), 'utf8'),
  }
}

/** The code and message of what an action throws; fails if that is not an AppError. */
export async function failureOf(action: () => unknown): Promise<{ code: string; message: string }> {
  try {
    await action()
  } catch (error) {
    if (error instanceof Error && 'failure' in error) return error.failure as { code: string; message: string }
    throw error
  }
  throw new Error('It did not fail')
}
