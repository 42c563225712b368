import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'

import { median } from '../statistics'
import { answer, startBenchApp } from './app'

// The durable save of one field, compared with a raw write, fsync and rename of as many bytes, with a given number of other
// known projects and of values in the project's file.

const rounds = 60
const at = { service: 'coherence', environment: 'test', field: 'envVariable' } as const
const [others = 0, values = 10] = process.argv.slice(2).map(Number)
const app = await startBenchApp()
await app.call('view.painted', undefined)
for (let count = 0; count < others; count += 1) await addProject(count)
await app.call('project.open', { path: app.project })
const file = join(app.project, '.latchkey/project.json')
await app.call('setting.write', { ...at, value: 'FIRST' })
addValues()

const times: number[] = []
const raw: number[] = []
for (let round = 0; round < rounds; round += 1) {
  const value = `VALUE_${round}`
  let started = performance.now()
  const reply = await app.call('setting.write', { ...at, value })
  times.push(performance.now() - started)
  const text = readFileSync(file, 'utf8')
  if (!text.includes(value))
    throw new Error(`${value} is not in the file. The reply: ${JSON.stringify(reply)}\n${text.slice(0, 400)}`)
  started = performance.now()
  writeRaw(join(app.folder, 'raw.json'), text)
  raw.push(performance.now() - started)
}
answer({ milliseconds: median(times), raw: median(raw) })
app.end()

async function addProject(count: number): Promise<void> {
  const path = join(app.folder, `other-${count}`)
  mkdirSync(path)
  app.noteChosen(path)
  await app.call('project.open', { path })
}

/** Values of an unknown service, which are kept. */
function addValues(): void {
  const content = JSON.parse(readFileSync(file, 'utf8')) as { services: Record<string, unknown> }
  content.services['other'] = {
    all: Object.fromEntries(Array.from({ length: values }, (_, count) => [`field${count}`, `value ${count}`])),
  }
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`)
}

function writeRaw(path: string, text: string): void {
  const handle = openSync(`${path}.new`, 'w')
  writeSync(handle, text)
  fsyncSync(handle)
  closeSync(handle)
  renameSync(`${path}.new`, path)
}
