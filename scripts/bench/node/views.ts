import { randomUUID } from 'node:crypto'

import type { Service } from '../../../shared/catalog/service'
import { builtIn } from '../../../shared/catalog/builtIn'
import { answer, startBenchApp } from './app'

// The cost of one view with a given number of stored secrets and additional services. The secrets belong to other projects:
// the vault holds those of all projects.

const rounds = 400
const [secrets = 1, more = 0] = process.argv.slice(2).map(Number)

for (let count = 0; count < more; count += 1) addService(count)
const app = await startBenchApp()
await app.call('project.open', { path: app.project })
for (let count = 0; count < secrets; count += 1) {
  const id = { project: randomUUID(), service: 'other', environment: 'test', field: 'token' }
  await app.session.shared.vault.store(id, 'https://portal.example', `secret-number-${count}`)
}
for (let round = 0; round < rounds; round += 1) app.view()
const started = performance.now()
for (let round = 0; round < rounds; round += 1) app.view()
answer({ milliseconds: (performance.now() - started) / rounds })
app.end()

/** Adds a copy of a service under another id to the list that the whole app reads. */
function addService(count: number): void {
  const [model] = builtIn
  if (model === undefined) throw new Error('The catalog is empty.')
  ;(builtIn as Service[]).push({ ...model, id: `more-${count}` })
}
