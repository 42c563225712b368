import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { addresses, columns, outcomes } from '../../e2e/network/outcomes'

const page = readFileSync(join(import.meta.dirname, '../../../docs/service-failures.md'), 'utf8')

function tableUnder(heading: string): string[][] {
  const [table = ''] = (page.split(`## ${heading}\n`)[1] ?? '').split('\n## ')
  const lines = table.split('\n').filter((line) => line.startsWith('|'))
  const rows = lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
  return rows.filter(([first = '']) => !/^-+$/.test(first))
}

test('docs/service-failures.md says of every failure what is tested', () => {
  const expected = Object.entries(outcomes).map(([name, row]) => [`\`${name}\``, ...Object.values(row)])
  expect(tableUnder('Every failure')).toEqual([['failure', ...Object.keys(columns)], ...expected])
})

test('docs/service-failures.md names the addresses without a portal', () => {
  const expected = Object.entries(addresses).map(([name, code]) => [name, code])
  expect(tableUnder('Addresses without a portal')).toEqual([['address', 'code'], ...expected])
})

test('docs/service-failures.md counts its cases', () => {
  const requests = Object.values(columns).flat().length
  const failures = Object.keys(outcomes).length
  const unreachable = Object.keys(addresses).length
  expect(page).toContain(`${failures} failures x ${requests} requests, ${unreachable} addresses x ${requests} requests`)
  expect(page).toContain(`**${(failures + unreachable) * requests + failures} cases**`)
})
