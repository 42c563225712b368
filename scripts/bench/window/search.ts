import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { _electron } from 'playwright-core'

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
  for (const settings of sizes) rows.push(await keystrokesAmong(settings))
  return rows
}

async function keystrokesAmong(settings: number): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-bench-'))
  build(folder, settings)
  const words = [folder, '--project=test/fixtures/unity-project', ...sandboxSwitches, `--user-data-dir=${join(folder, 'user')}`]
  const app = await _electron.launch({
    executablePath: executableIn(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? ''),
    args: [...words, '--password-store=gnome-libsecret', ...withoutFrameLimit],
  })
  const page = await app.firstWindow()
  await page.waitForSelector('[data-ready]')
  const box = page.getByRole('searchbox', { name: 'Search settings' })
  await box.focus()
  const times: number[] = []
  for (const query of queries) {
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
  await box.fill('setting')
  const found = await page.locator('.page-summary').first().textContent()
  if (Number.parseInt(found ?? '', 10) < settings) throw new Error(`The settings were not found: ${found}`)
  await app.close()
  rmSync(folder, { recursive: true, force: true })
  return {
    what: `keystroke to results among ${settings} settings, p95`,
    beside: '',
    value: percentile(times, 95),
    raw: null,
    unit: 'ms',
    figure: 'plain',
    budget: 16,
  }
}

/** What says in the page that the results are those of this text: its words are marked in them, and nothing else is. */
function isMarked(text: string): string {
  const words = JSON.stringify(text.split(' ').filter(Boolean))
  return `((words, marks) => words.every((word) => marks.includes(word)) && marks.every((mark) => words.includes(mark)))(
    ${words}, [...document.querySelectorAll('main mark')].map(({ textContent }) => textContent.toLowerCase()))`
}

/** The app with one more service in its list. */
function build(folder: string, settings: number): void {
  const { name, version } = JSON.parse(readFileSync('package.json', 'utf8')) as { name: string; version: string }
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version, main: 'out/main/main.cjs' }))
  const words = ['node_modules/electron-vite/bin/electron-vite.js', 'build', '--config', 'scripts/bench/window/many.config.ts']
  const env = { ...process.env, LATCHKEY_BENCH_OUT: join(folder, 'out'), LATCHKEY_BENCH_SETTINGS: String(settings) }
  const { status, stderr } = spawnSync('node', [...words, '--logLevel', 'error'], { env, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
}
