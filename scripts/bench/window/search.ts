import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { _electron, type Page } from 'playwright-core'

import { executableIn } from '../../lib/electron'
import { sandboxSwitches } from '../../lib/sandbox'
import type { Row } from '../row'
import { percentile } from '../statistics'
import { untilPainted, withoutFrameLimit } from './inPage'

/** The settings of services, and as many as an engine may have besides. */
const sizes = [5000, 20_000]
const queries = ['setting 4999', 'number of', 'portal url']

/** From a keystroke in the search to the painted results, in apps built with that many more settings. */
export async function keystrokes(): Promise<Row[]> {
  const rows: Row[] = []
  for (const settings of sizes) {
    const times = await withMany({ LATCHKEY_BENCH_SETTINGS: String(settings) }, async (page) => {
      const typed = await timesOfTyping(page, queries)
      await assertFound(page, 'setting', settings)
      return typed
    })
    rows.push(row(`keystroke to results among ${settings} settings, p95`, times))
  }
  return rows
}

/** Runs the app, built with many settings of that kind, and measures in it. */
export async function withMany<Result>(
  kind: Readonly<Record<string, string>>,
  measure: (page: Page) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-bench-'))
  build(folder, kind)
  const words = [folder, '--project=test/fixtures/unity-project', ...sandboxSwitches, `--user-data-dir=${join(folder, 'user')}`]
  const app = await _electron.launch({
    executablePath: executableIn(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? ''),
    args: [...words, '--password-store=gnome-libsecret', ...withoutFrameLimit],
    env: { ...environment(), ...kind },
  })
  const page = await app.firstWindow()
  await page.waitForSelector('[data-ready]')
  const result = await measure(page)
  await app.close()
  rmSync(folder, { recursive: true, force: true })
  return result
}

/** Milliseconds from each letter of these texts to its painted results. */
export async function timesOfTyping(page: Page, texts: readonly string[]): Promise<number[]> {
  const box = page.getByRole('searchbox', { name: 'Search settings' })
  await box.focus()
  const times: number[] = []
  for (const query of texts) {
    for (let length = 1; length <= query.length; length += 1) {
      const text = query.slice(0, length)
      const time = await untilPainted(page, {
        act: `
          const box = document.activeElement
          Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(box, ${JSON.stringify(text)})
          box.dispatchEvent(new Event('input', { bubbles: true }))`,
        until: isMarked(text),
      })
      times.push(time)
    }
    await box.fill('')
  }
  return times
}

/** Throws unless a search finds so many settings. */
export async function assertFound(page: Page, text: string, settings: number): Promise<void> {
  await page.getByRole('searchbox', { name: 'Search settings' }).fill(text)
  const found = await page.locator('.page-summary').first().textContent()
  if (Number.parseInt(found ?? '', 10) < settings) throw new Error(`The settings were not found: ${found}`)
}

export function row(what: string, times: readonly number[]): Row {
  return { what, beside: '', value: percentile(times, 95), raw: null, unit: 'ms', figure: 'plain', budget: 16 }
}

/** What says in the page that the results are those of this text: its words are marked in them, and nothing else is. */
function isMarked(text: string): string {
  const words = JSON.stringify(text.split(' ').filter(Boolean))
  return `((words, marks) => words.every((word) => marks.includes(word)) && marks.every((mark) => words.includes(mark)))(
    ${words}, [...document.querySelectorAll('main mark')].map(({ textContent }) => textContent.toLowerCase()))`
}

/** The app with many more settings. */
function build(folder: string, kind: Readonly<Record<string, string>>): void {
  const { name, version } = JSON.parse(readFileSync('package.json', 'utf8')) as { name: string; version: string }
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version, main: 'out/main/main.cjs' }))
  const words = ['node_modules/electron-vite/bin/electron-vite.js', 'build', '--config', 'scripts/bench/window/many.config.ts']
  const env = { ...process.env, LATCHKEY_BENCH_OUT: join(folder, 'out'), ...kind }
  const { status, stderr } = spawnSync('node', [...words, '--logLevel', 'error'], { env, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
}

function environment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined))
}
