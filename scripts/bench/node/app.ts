import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { createSafeStorageFake } from '../../../test/safeStorageFake'

/** The whole app in Node with a project, without a window or network. Imported late, since it reads the catalog only once. */
export async function startBenchApp() {
  const { startAppOn } = await import('../../../test/storage/appOn')
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-bench-'))
  const project = join(folder, 'project')
  cpSync('test/fixtures/unity-project', project, { recursive: true })
  mkdirSync(join(folder, 'user'))
  const { safeStorage, world } = createSafeStorageFake('asynchronous')
  world.keyring = { backend: 'gnome_libsecret', key: Buffer.alloc(32, 7) }
  const app = startAppOn({
    folder: join(folder, 'user'),
    safeStorage,
    clipboard: { readText: async () => '', writeText: async () => undefined, clear: () => undefined },
    request: () => {
      throw new Error('There is no network.')
    },
  })
  return {
    ...app,
    folder,
    project,
    end(): void {
      app.end()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Sends the figures to the process that started this one. */
export function answer(figures: Readonly<Record<string, number>>): void {
  process.stdout.write(`${JSON.stringify(figures)}\n`)
}
