import { mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'

import { median } from '../statistics'
import { answer, startBenchApp } from './app'

// The time to open a project with a given number of files, compared with a raw walk of its folders, and the longest time that
// the main process could not respond meanwhile. With `1` as the second word the asset of the SDK is in no standard place, so all
// folders are searched for it, and the head of every asset is read.

const rounds = 7
const [files = 20_000, isElsewhere = 0] = process.argv.slice(2).map(Number)
const app = await startBenchApp()
await app.call('view.painted', undefined)
fill(join(app.project, 'Assets/Art'))
if (isElsewhere === 1) renameSync(join(app.project, 'Assets/coherence'), join(app.project, 'Assets/Settings'))

const times: number[] = []
const raw: number[] = []
const delays: number[] = []
for (let round = 0; round <= rounds; round += 1) {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  app.session.close()
  delay.enable()
  let started = performance.now()
  await app.call('project.open', { path: app.project })
  const took = performance.now() - started
  // Lets the monitor record the last interval.
  await new Promise((resolve) => setTimeout(resolve, 5))
  delay.disable()
  started = performance.now()
  readdirSync(app.project, { recursive: true, withFileTypes: true })
  const walked = performance.now() - started
  // The first round fills the system's caches.
  if (round === 0) continue
  times.push(took)
  raw.push(walked)
  delays.push(delay.max / 1e6)
}
answer({ milliseconds: median(times), raw: median(raw), longest: median(delays) })
app.end()

function fill(folder: string): void {
  const perFolder = 100
  for (let count = 0; count < files; count += 1) {
    const inside = join(folder, `Group${Math.floor(count / perFolder)}`)
    if (count % perFolder === 0) mkdirSync(inside, { recursive: true })
    writeFileSync(join(inside, `Thing${count}.asset`), '%YAML 1.1\n')
  }
}
