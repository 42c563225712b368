import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import { z } from 'zod'

import { electronFolder } from './lib/electron'
import { runInSession } from './lib/session'
import { needSystemPackages } from './lib/systemPackages'

/** The part of vitest's JSON report that is counted. */
const Report = z.object({ numPassedTests: z.int(), numFailedTests: z.int(), success: z.boolean() })

type Count = { passed: number; failed: number }

const results = 'test-results'
const vitest = 'node_modules/vitest/vitest.mjs'
const [only, ...filters] = process.argv.slice(2)

needSystemPackages('test')
// Handed down, since the tests' throw-away homes have no cache of their own.
process.env['ELECTRON_OVERRIDE_DIST_PATH'] = await electronFolder()
rmSync(results, { recursive: true, force: true })
mkdirSync(results)

const total: Count = { passed: 0, failed: 0 }
if (only !== 'e2e') {
  await step('lint', () => run('npm', ['run', '--silent', 'lint']))
  await step('types', () => run('npm', ['run', '--silent', 'typecheck']))
  await step('unit', () => suite('unit', async (words) => spawnSync('node', words, { stdio: 'inherit' }).status ?? 1))
}
await step('build', () => run('npm', ['run', '--silent', 'build']))
await step('end to end', () => suite('e2e', (words) => runInSession(['node', ...words])))

process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`)
process.exit(total.failed === 0 ? 0 : 1)

async function step(name: string, action: () => Promise<Count>): Promise<void> {
  process.stdout.write(`\n== ${name}\n`)
  const start = Date.now()
  const { passed, failed } = await action()
  total.passed += passed
  total.failed += failed
  process.stdout.write(`== ${name}: ${failed === 0 ? 'ok' : 'FAILED'} in ${Math.round((Date.now() - start) / 1000)} s\n`)
}

/** A step that counts as one test. */
async function run(command: string, words: readonly string[]): Promise<Count> {
  const { status } = spawnSync(command, words, { stdio: 'inherit', shell: process.platform === 'win32' })
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/** A vitest project. A run that ends well but ran nothing has failed: its files are no longer found. */
async function suite(project: 'unit' | 'e2e', start: (words: string[]) => Promise<number>): Promise<Count> {
  const report = join(results, `${project}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const status = await start([vitest, 'run', '--project', project, ...reporters, ...filters])
  const { numPassedTests: passed, numFailedTests: failed, success } = readReport(report)
  const expected = readdirSync(join('test', project)).some((name) => name.endsWith('.test.ts'))
  const isBroken = (status !== 0 || !success || (expected && passed === 0)) && failed === 0
  return { passed, failed: isBroken ? 1 : failed }
}

function readReport(path: string): z.infer<typeof Report> {
  try {
    return Report.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, success: false }
  }
}
