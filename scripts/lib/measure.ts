import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { _electron } from 'playwright-core'

import { executableIn } from './electron'
import { sandboxSwitches } from './sandbox'

// Speed as ratios within one run: Latchkey beside the simplest possible Electron window, in turns, on the same machine.

type Sample = { paint: number; view: number; memory: number }

const runs = Number(process.argv[2] ?? 15)
const executable = executableIn(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '')
const folder = mkdtempSync(join(tmpdir(), 'latchkey-bench-'))
const project = join(folder, 'project')
cpSync('test/fixtures/unity-project', project, { recursive: true })

const bare: Sample[] = []
const ours: Sample[] = []
for (let run = 0; run <= runs; run += 1) {
  const samples = [await sample('bare', ['scripts/lib/bare']), await sample('ours', ['.', `--project=${project}`])] as const
  // The first turn fills the system's caches and does not count.
  if (run === 0) continue
  bare.push(samples[0])
  ours.push(samples[1])
}
const outside = await changesFromOutside()
rmSync(folder, { recursive: true, force: true })

report('start to first contentful paint', 'ms', ({ paint }) => paint, 1.15)
report('start to the first view, the bare one being its paint', 'ms', ({ view }) => view, 1.15)
report('memory of all processes, idle', 'MB', ({ memory }) => memory, 1.1)

const [alone, thousand, fifty] = [viewCost(1, 0), viewCost(1000, 0), viewCost(1, 47)]
reportCost('a view with 1,000 secrets stored beside 1', thousand, alone, 1.1)
reportCost('a view with 50 services beside 3', fifty, alone, 17)

process.stdout.write(`a change by another program until it is shown: ${Math.round(outside)} ms (promise 1000)\n`)

/** How long it takes until the open window shows a setting that another program saved. */
async function changesFromOutside(): Promise<number> {
  const words = ['.', `--project=${project}`, ...sandboxSwitches, `--user-data-dir=${join(folder, 'ours')}`]
  const app = await _electron.launch({ executablePath: executable, args: [...words, '--password-store=gnome-libsecret'] })
  const page = await app.firstWindow()
  mkdirSync(join(project, '.latchkey'))
  const save = (envVariable: string) =>
    writeFileSync(
      join(project, '.latchkey/project.json'),
      JSON.stringify({
        version: 1,
        id: '6f1c4a52-3f0e-4f7a-9b57-0a54d0c2c001',
        services: { coherence: { all: { envVariable } } },
      }),
    )
  const times: number[] = []
  for (let change = 0; change <= runs; change += 1) {
    const value = `CHANGE_${change}`
    // Watching begins some time after the first view.
    if (change === 0) await page.waitForTimeout(2000)
    const started = performance.now()
    save(value)
    await page.waitForFunction((text) => [...document.querySelectorAll('input')].some((input) => input.value === text), value)
    if (change > 0) times.push(performance.now() - started)
  }
  await app.close()
  return median(times)
}

/** Each app keeps its user data from turn to turn, as an installed app does. */
async function sample(name: string, words: readonly string[]): Promise<Sample> {
  const started = Date.now()
  const switches = [...sandboxSwitches, `--user-data-dir=${join(folder, name)}`, '--password-store=gnome-libsecret']
  const app = await _electron.launch({ executablePath: executable, args: [...words, ...switches] })
  const page = await app.firstWindow()
  const painted = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const [entry] = list.getEntriesByName('first-contentful-paint')
          if (entry !== undefined) resolve(performance.timeOrigin + entry.startTime)
        }).observe({ type: 'paint', buffered: true })
      }),
  )
  // By then the app is idle: the work left over from starting is done.
  await page.waitForTimeout(1500)
  const viewed = await page.evaluate(() => {
    const [mark] = performance.getEntriesByName('first-view')
    return mark === undefined ? null : performance.timeOrigin + mark.startTime
  })
  const memory = await app.evaluate(({ app: electron }) =>
    electron.getAppMetrics().reduce((sum, { memory: { workingSetSize } }) => sum + workingSetSize / 1024, 0),
  )
  await app.close()
  return { paint: painted - started, view: (viewed ?? painted) - started, memory }
}

/** Milliseconds of one view, with this many secrets stored and this many more services. */
function viewCost(secrets: number, more: number): number {
  const words = ['--import', 'tsx', 'scripts/lib/viewCost.ts', String(secrets), String(more)]
  const times = Array.from({ length: 3 }, () => {
    const { stdout, status, stderr } = spawnSync('node', words, { encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
    return (JSON.parse(stdout) as { milliseconds: number }).milliseconds
  })
  return median(times)
}

function reportCost(name: string, cost: number, beside: number, limit: number): void {
  process.stdout.write(
    `${name}: ${cost.toFixed(2)} ms, ${beside.toFixed(2)} ms, ratio ${(cost / beside).toFixed(2)} (goal ${limit})\n`,
  )
}

function report(name: string, unit: string, valueOf: (sample: Sample) => number, limit: number): void {
  const [a, b] = [median(ours.map(valueOf)), median(bare.map(valueOf))]
  const ratio = (a / b).toFixed(2)
  process.stdout.write(`${name}: ${Math.round(a)} ${unit}, bare ${Math.round(b)} ${unit}, ratio ${ratio} (goal ${limit})\n`)
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
