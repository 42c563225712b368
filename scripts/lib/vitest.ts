import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

import { z } from 'zod'

export type Count = { passed: number; failed: number }
export type Project = 'unit' | 'e2e' | 'package'

/** The part of vitest's JSON report that is counted. */
const Report = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  success: z.boolean(),
  testResults: z.array(
    z.object({
      name: z.string().default(''),
      status: z.string(),
      message: z.string().default(''),
      assertionResults: z.array(
        z.object({
          status: z.string(),
          fullName: z.string().default(''),
          /** Milliseconds; none for a test that did not run. */
          duration: z.number().nullish(),
          failureMessages: z.array(z.string()).default([]),
        }),
      ),
    }),
  ),
})

/** The command that runs a project's tests and leaves a report at the path. */
export function vitestCommand(project: Project, report: string, filters: readonly string[]): string[] {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const strict = ['--allowOnly=false', ...(hasTests(project) ? [] : ['--passWithNoTests'])]
  return [process.execPath, 'node_modules/vitest/vitest.mjs', 'run', '--project', project, ...reporters, ...strict, ...filters]
}

/**
 * The result of a run. A test file that failed without a failed test, as when it can't be loaded or prepared, is one
 * failure. So is a run that ended badly without saying why, and one that ran nothing although there are tests, because
 * their files are no longer found.
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

/** What failed, by name and with the first line of its reason: of a long log, people read the last lines. */
export function failuresIn(report: string): string[] {
  return readReport(report).testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative('', name)
    const failed = assertionResults.filter((one) => one.status === 'failed')
    if (status === 'failed' && failed.length === 0) return [`${file}: ${firstLine(message)}`]
    return failed.map(({ fullName, failureMessages: [reason = ''] }) => `${file} > ${fullName}: ${firstLine(reason)}`)
  })
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? ''
}

function hasTests(project: Project): boolean {
  const names = readdirSync(join('test', project), { recursive: true, encoding: 'utf8' })
  return names.some((name) => name.endsWith('.test.ts'))
}

export function readReport(path: string): z.infer<typeof Report> {
  try {
    return Report.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, success: false, testResults: [] }
  }
}
