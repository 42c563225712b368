import { relative } from 'node:path'

import { readReport } from './vitest'

/** The slowest tests of some reports, the slowest first, with their seconds. */
export function slowestIn(reports: readonly string[], count: number): string[] {
  const tests = reports.flatMap((report) =>
    readReport(report).testResults.flatMap(({ name, assertionResults }) =>
      assertionResults.map(({ fullName, duration }) => ({
        title: `${relative('', name)} > ${fullName}`,
        duration: duration ?? 0,
      })),
    ),
  )
  return tests
    .toSorted((one, other) => other.duration - one.duration)
    .slice(0, count)
    .map(({ title, duration }) => `${(duration / 1000).toFixed(1)} s ${title}`)
}
