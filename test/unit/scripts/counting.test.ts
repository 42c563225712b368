import { expect, test } from 'vitest'

import { slowestIn } from '../../../scripts/lib/slowest'
import { countOf, failuresIn } from '../../../scripts/lib/vitest'
import { temporaryFolder } from '../world/folder'

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

test('what failed is named with the first line of its reason', () => {
  const folder = temporaryFolder()
  const assertionResults = [
    { status: 'passed', fullName: 'the sun rises' },
    { status: 'failed', fullName: 'the moon is cheese', failureMessages: ['Error: It is rock.\n  at moon.ts', 'later'] },
  ]
  const files = [
    { name: '/moon.test.ts', status: 'failed', assertionResults },
    { name: '/unread.test.ts', status: 'failed', message: 'No such module.\nat x', assertionResults: [] },
  ]
  folder.write('report.json', report(1, 1, files))

  expect(failuresIn(folder.at('report.json'))).toEqual([
    expect.stringMatching(/moon\.test\.ts > the moon is cheese: Error: It is rock\.$/),
    expect.stringMatching(/unread\.test\.ts: No such module\.$/),
  ])
  expect(failuresIn(folder.at('none.json'))).toEqual([])
})

test('the slowest tests of several reports are named with their seconds', () => {
  const folder = temporaryFolder()
  const tests = (...durations: (number | null)[]) =>
    durations.map((duration) => ({ status: 'passed', fullName: `takes ${duration}`, duration }))
  folder.write('a.json', report(3, 0, [{ ...passedFile, assertionResults: tests(40, null, 3_210) }]))
  folder.write('b.json', report(2, 0, [{ ...passedFile, assertionResults: tests(12_000, 100) }]))

  expect(slowestIn(['b.json', 'none.json', 'a.json'].map(folder.at), 3).map((line) => line.replace(/ \S* > /, ' '))).toEqual([
    '12.0 s takes 12000',
    '3.2 s takes 3210',
    '0.1 s takes 100',
  ])
})

function count(status: number, content: string | null) {
  const folder = temporaryFolder()
  if (content !== null) folder.write('report.json', content)
  return countOf('unit', status, folder.at('report.json'))
}

function report(numPassedTests: number, numFailedTests: number, testResults: File[]): string {
  return JSON.stringify({ numPassedTests, numFailedTests, success: numFailedTests === 0, testResults })
}
