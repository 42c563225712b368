import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import { electronFolder, electronVersionOf } from './lib/electron'
import { memoryFolder } from './lib/memoryFolder'
import { runInSession } from './lib/session'
import { slowestIn } from './lib/slowest'
import { needSystemPackages } from './lib/systemPackages'
import { currentCommit } from './packaging/build'
import { writeTestedBuild } from './packaging/release'
import { countOf, failuresIn, vitestCommand, type Count, type Project } from './lib/vitest'

const results = 'test-results'
const only = process.argv[2] === 'e2e' || process.argv[2] === 'check' ? process.argv[2] : null
const filters = process.argv.slice(only === null ? 2 : 3)
const total: Count = { passed: 0, failed: 0 }
let isFinished = false

// However this ends, the last line says what it came to.
process.on('exit', () => {
  const failed = isFinished ? total.failed : total.failed + 1
  const names = existsSync(results) ? readdirSync(results).filter((name) => name.endsWith('.json')) : []
  const reports = names.map((name) => join(results, name))
  const failures = reports.flatMap(failuresIn)
  const slowest = slowestIn(reports, 10)
  if (slowest.length > 0) process.stdout.write(`\nSlowest:\n${slowest.map((line) => `  ${line}\n`).join('')}`)
  if (failures.length > 0) process.stdout.write(`\nFailed:\n${failures.map((line) => `  ${line}\n`).join('')}`)
  process.stdout.write(`\n${total.passed} passed, ${failed} failed\n`)
  if (failed > 0) process.exitCode = 1
})

if (only !== 'check') needSystemPackages('test')
const electron = only === 'check' ? null : await electronFolder()
// Handed down, since the tests' throw-away homes have no cache of their own.
if (electron !== null) process.env['ELECTRON_OVERRIDE_DIST_PATH'] = electron
rmSync(results, { recursive: true, force: true })
mkdirSync(results)
if (only !== 'e2e') {
  await step('lint', () => command('npm run --silent lint'))
  await step('types', () => command('npm run --silent typecheck'))
  await step('unit', () => suite('unit', async ([program = '', ...words]) => statusOf(program, words)))
}
if (electron === null) {
  isFinished = true
  process.exit()
}
rmSync('out', { recursive: true, force: true })
const built = await step('build', () => command('npm run --silent build'))
if (built.failed === 0) {
  const commit = currentCommit()
  const count = await step('end to end', endToEnd)
  // A release asks for this.
  writeTestedBuild({ electron: electronVersionOf(electron), commit, filters, ...count })
} else process.stdout.write('\n== end to end: not run, since there is no build\n')
isFinished = true

async function step(name: string, action: () => Promise<Count>): Promise<Count> {
  process.stdout.write(`\n== ${name}\n`)
  const start = performance.now()
  const count = await action()
  total.passed += count.passed
  total.failed += count.failed
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  process.stdout.write(`== ${name}: ${count.failed === 0 ? 'ok' : 'FAILED'} in ${seconds} s\n`)
  return count
}

/** A step that counts as one test. */
async function command(line: string): Promise<Count> {
  const { status } = spawnSync(line, { stdio: ['ignore', 'inherit', 'inherit'], shell: true })
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

async function suite(project: Project, run: (words: string[]) => Promise<number>): Promise<Count> {
  const report = join(results, `${project}.json`)
  return countOf(project, await run(vitestCommand(project, report, filters)), report)
}

/** Three files at a time, each in a session of its own, so that none sees another's clipboard or keyring. */
function endToEnd(): Promise<Count> {
  // Nobody waits for a disk: `durability.test.ts` judges what the app asks of one.
  const memory = memoryFolder()
  return suite('e2e', (words) => runInSession(words, { sessions: 3, ...(memory !== null && { parent: memory }) }))
}

function statusOf(program: string, words: readonly string[]): number {
  return spawnSync(program, words, { stdio: ['ignore', 'inherit', 'inherit'] }).status ?? 1
}
