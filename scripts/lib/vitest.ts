import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { z } from 'zod'

export type Count = { passed: number; failed: number }
export type Project = 'unit' | 'e2e' | 'package'

/** The part of vitest's JSON report that is counted. */
const Report = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  success: z.boolean(),
  testResults: z.array(
    z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
})

/** The command that runs a project's tests and leaves a report at the path. */
export function vitestCommand(project: Project, report: string, filters: readonly string[]): string[] {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const strict = ['--allowOnly=false', ...(hasTests(project) ? [] : ['--passWithNoTests'])]
  return [process.execPath, 'node_modules/vitest/vitest.mjs', 'run', '--project', project, ...reporters, ...strict, ...filters]
}

/**
 * What a run came to. A test file that failed without a failed test, as when it can't be loaded or prepared, is one
 * failure. So is a run that ended badly without saying why, and one that ran nothing though there are tests: their
 * files are no longer found.
 */
export function countOf(project: Project, status: number, report: string): Count {
  const { numPassedTests: passed, numFailedTests, success, testResults } = readReport(report)
  const failedFiles = testResults.filter(({ status: result }) => result === 'failed')
  const untested = failedFiles.filter((file) => file.assertionResults.every((one) => one.status !== 'failed'))
  const failed = numFailedTests + untested.length
  const ranNothing = hasTests(project) && passed + failed === 0
  const isBroken = status !== 0 || !success || ranNothing
  return { passed, failed: isBroken ? Math.max(1, failed) : failed }
}

function hasTests(project: Project): boolean {
  const names = readdirSync(join('test', project), { recursive: true, encoding: 'utf8' })
  return names.some((name) => name.endsWith('.test.ts'))
}

function readReport(path: string): z.infer<typeof Report> {
  try {
    return Report.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, success: false, testResults: [] }
  }
}
