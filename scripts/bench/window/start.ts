import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { _electron, type ElectronApplication } from 'playwright-core'

import { executableIn } from '../../lib/electron'
import { sandboxSwitches } from '../../lib/sandbox'
import type { Row } from '../row'
import { median } from '../statistics'

type Sample = { paint: number; view: number; memory: number }
type Folders = { folder: string; project: string }

/** Start time and memory, compared with a bare Electron window. The two take turns. */
export async function starts({ folder, project }: Folders, turns: number): Promise<Row[]> {
  const bare: Sample[] = []
  const ours: Sample[] = []
  for (let turn = 0; turn <= turns; turn += 1) {
    const samples = [
      await sample(join(folder, 'bare'), ['scripts/bench/bare']),
      await sample(join(folder, 'ours'), ['.', `--project=${project}`]),
    ] as const
    // The first turn fills the system's caches and does not count.
    if (turn === 0) continue
    bare.push(samples[0])
    ours.push(samples[1])
  }
  const row = (what: string, unit: 'ms' | 'MB', valueOf: (one: Sample) => number, budget: number): Row => ({
    what,
    beside: 'a bare window',
    value: median(ours.map(valueOf)),
    raw: median(bare.map(valueOf)),
    unit,
    figure: 'ratio',
    budget,
  })
  return [
    row('start to first paint', 'ms', ({ paint }) => paint, 1.15),
    row('start to usable, with a project', 'ms', ({ view }) => view, 1.15),
    row('memory of all processes, idle, with a project', 'MB', ({ memory }) => memory, 1.1),
  ]
}

/** Each app keeps its user data from turn to turn, as an installed app does. */
async function sample(userData: string, words: readonly string[]): Promise<Sample> {
  const started = Date.now()
  const app = await _electron.launch({
    executablePath: executableIn(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? ''),
    args: [...words, ...sandboxSwitches, `--user-data-dir=${userData}`, '--password-store=gnome-libsecret'],
  })
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
  // Idle: what starting up left to do has been done.
  await page.waitForTimeout(1500)
  const viewed = await page.evaluate(() => {
    const [mark] = performance.getEntriesByName('first-view')
    return mark === undefined ? null : performance.timeOrigin + mark.startTime
  })
  const memory = await megabytesOf(app)
  await app.close()
  return { paint: painted - started, view: (viewed ?? painted) - started, memory }
}

/** Shared memory is counted once (PSS) if the system reports it. */
async function megabytesOf(app: ElectronApplication): Promise<number> {
  const processes = await app.evaluate(({ app: electron }) =>
    electron.getAppMetrics().map(({ pid, memory: { workingSetSize } }) => ({ pid, kilobytes: workingSetSize })),
  )
  return processes.reduce((sum, { pid, kilobytes }) => sum + (proportionalKilobytes(pid) ?? kilobytes) / 1024, 0)
}

function proportionalKilobytes(pid: number): number | null {
  try {
    return Number(/^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? Number.NaN)
  } catch {
    return null
  }
}
