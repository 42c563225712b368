import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Service } from '../../shared/catalog/fields'
import { builtIn } from '../../shared/catalog/builtIn'
import { createSafeStorageFake } from '../../test/safeStorageFake'

// What one view costs, for a ratio within one run: with a thousand stored secrets against one, with fifty more services
// against those built in. In Node, without a window. The secrets are of other projects: the vault holds those of all.

const rounds = 400
const [secrets = 1, more = 0] = process.argv.slice(2).map(Number)

for (let count = 0; count < more; count += 1) addService(count)
// Imported only now: the app reads the list once.
const { startAppOn } = await import('../../test/storage/appOn')
const folder = mkdtempSync(join(tmpdir(), 'latchkey-views-'))
cpSync('test/fixtures/unity-project', join(folder, 'project'), { recursive: true })
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
await app.call('project.open', { path: join(folder, 'project') })
for (let count = 0; count < secrets; count += 1) {
  const id = { project: randomUUID(), service: 'other', environment: 'test', field: 'token' }
  await app.session.shared.vault.store(id, 'https://portal.example', `secret-number-${count}`)
}
for (let round = 0; round < rounds; round += 1) app.view()
const started = performance.now()
for (let round = 0; round < rounds; round += 1) app.view()
const shown = app.view().project?.services.length ?? 0
process.stdout.write(
  `${JSON.stringify({ milliseconds: (performance.now() - started) / rounds, services: shown, secrets: app.session.shared.vault.list().length })}\n`,
)
app.end()
rmSync(folder, { recursive: true, force: true })

/** Adds a copy of a service under its own name to the list that every part of the app reads. */
function addService(count: number): void {
  const [model] = builtIn
  if (model === undefined) throw new Error('The catalog is empty.')
  ;(builtIn as Service[]).push({ ...model, id: `more-${count}` })
}
