import { expect, test } from 'vitest'

import { countOf } from '../../scripts/lib/vitest'
import { temporaryFolder } from './folder'

type File = { status: string; assertionResults: { status: string }[] }

const passedFile: File = { status: 'passed', assertionResults: [{ status: 'passed' }] }

test('passed and failed tests are counted as vitest reports them', () => {
  const files = [{ status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] }]

  expect(count(1, report(1, 1, files))).toEqual({ passed: 1, failed: 1 })
  expect(count(0, report(1, 0, [passedFile]))).toEqual({ passed: 1, failed: 0 })
})

test.each<[string, number, string | null]>([
  ['left no report', 0, null],
  ['left half a report', 0, '{"numPassedTests":'],
  ['ran nothing though there are tests', 0, report(0, 0, [])],
  ['ended badly without saying why', 1, report(1, 0, [passedFile])],
  ['could not load a file', 0, report(1, 0, [passedFile, { status: 'failed', assertionResults: [] }])],
  ['could not prepare a file', 0, report(0, 0, [{ status: 'failed', assertionResults: [{ status: 'skipped' }] }])],
])('a run that %s has failed', (_, status, content) => {
  expect(count(status, content).failed).toBe(1)
})

function count(status: number, content: string | null) {
  const folder = temporaryFolder()
  if (content !== null) folder.write('report.json', content)
  return countOf('unit', status, folder.at('report.json'))
}

function report(numPassedTests: number, numFailedTests: number, testResults: File[]): string {
  return JSON.stringify({ numPassedTests, numFailedTests, success: numFailedTests === 0, testResults })
}
