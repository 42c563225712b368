import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { figureOf, isWithin, tableOf, type Row } from './row'
import { firstScript } from './firstScript'
import { engineSettings } from './window/engine'
import { fetchOverhead } from './window/fetch'
import { changesFromOutside } from './window/outside'
import { pageVisits } from './window/pages'
import { keystrokes } from './window/search'
import { starts } from './window/start'
import { tokenTable } from './window/tokens'

// Measures speed, each figure beside the minimum that the same machine needs at the same time. docs/performance.md explains
// them. `--only=` runs the parts whose names begin so; `--check` fails on what is over.

const { values } = parseArgs({
  options: {
    turns: { type: 'string', default: '15' },
    only: { type: 'string', default: '' },
    check: { type: 'boolean', default: false },
  },
})
const folder = mkdtempSync(join(tmpdir(), 'latchkey-bench-'))
const project = join(folder, 'project')
cpSync('test/fixtures/unity-project', project, { recursive: true })

const parts: Readonly<Record<string, () => Promise<Row[]> | Row[]>> = {
  start: () => starts({ folder, project }, Number(values.turns)),
  script: firstScript,
  pages: pageVisits,
  fetch: fetchOverhead,
  search: keystrokes,
  engine: engineSettings,
  matching,
  saves,
  views,
  vault,
  tokens: tokenTable,
  open: openProject,
  outside: changesFromOutside,
}
const rows: Row[] = []
for (const [name, measure] of Object.entries(parts)) {
  if (!name.startsWith(values.only)) continue
  process.stdout.write(`${name}\n`)
  rows.push(...(await measure()))
}
rmSync(folder, { recursive: true, force: true })
mkdirSync('test-results', { recursive: true })
const all = rows.map((row) => ({ ...row, result: figureOf(row), isWithin: isWithin(row) }))
writeFileSync('test-results/bench.json', `${JSON.stringify(all, null, 2)}\n`)
process.stdout.write(`\n${tableOf(rows)}\nThe same as JSON: test-results/bench.json\n`)
if (values.check && !rows.every(isWithin)) process.exitCode = 1

function matching(): Row[] {
  const [settings, tokens] = [inNode('matching', 20_000, 0), inNode('matching', 20_000, 10_000)]
  const row = (what: string, value = Number.NaN): Row => ({
    what,
    beside: '',
    value,
    raw: null,
    unit: 'ms',
    figure: 'plain',
    budget: 4,
  })
  return [
    row('a letter among 20,000 settings, without drawing, p95', settings['letter']),
    {
      ...row('the same with 10,000 tokens besides', tokens['letter']),
      beside: 'without them',
      raw: settings['letter'] ?? Number.NaN,
      figure: 'difference',
      budget: 2,
    },
    { ...row('making 20,000 settings ready after a change', settings['view']), budget: 16 },
  ]
}

function saves(): Row[] {
  const [alone, many, large] = [inNode('saves', 0, 10), inNode('saves', 1000, 10), inNode('saves', 0, 5000)]
  const row = (what: string, { milliseconds = Number.NaN, raw = Number.NaN }): Row => ({
    what,
    beside: 'write, fsync, rename',
    value: milliseconds,
    raw,
    unit: 'ms',
    figure: 'ratio',
    budget: 2,
  })
  return [
    row('save of one field, in a file of 10 values', alone),
    row('save of one field, in a file of 5,000 values', large),
    {
      ...row('save of one field, with 1,000 projects', many),
      beside: 'with 1 project',
      raw: alone['milliseconds'] ?? Number.NaN,
      budget: 1.1,
    },
  ]
}

function views(): Row[] {
  const [few, secrets, services] = [inNode('views', 1, 0), inNode('views', 1000, 0), inNode('views', 1, 47)]
  const row = (what: string, { milliseconds = Number.NaN }): Row => ({
    what,
    beside: '',
    value: milliseconds,
    raw: null,
    unit: 'ms',
    figure: 'plain',
    budget: 1,
  })
  const beside = { beside: '1 secret, 3 services', raw: few['milliseconds'] ?? Number.NaN, figure: 'ratio', budget: 2 } as const
  return [
    row('one view', few),
    { ...row('one view with 1,000 secrets', secrets), ...beside },
    { ...row('one view with 50 services', services), ...beside },
  ]
}

function vault(): Row[] {
  const { milliseconds = Number.NaN, raw = Number.NaN } = inNode('vault')
  const row = { what: 'opening the vault, reading 1,000 secrets', beside: '1,000 raw AES-GCM' }
  return [{ ...row, value: milliseconds, raw, unit: 'ms', figure: 'ratio', budget: 3 }]
}

function openProject(): Row[] {
  const { milliseconds = Number.NaN, raw = Number.NaN, longest = Number.NaN } = inNode('openProject', 20_000)
  const searched = inNode('openProject', 20_000, 1)
  return [
    {
      what: 'opening a project of 20,000 files',
      beside: 'a raw walk',
      value: milliseconds,
      raw,
      unit: 'ms',
      figure: 'ratio',
      budget: 1.2,
    },
    {
      what: 'the same, with its asset in no standard place',
      beside: 'a raw walk',
      value: searched['milliseconds'] ?? Number.NaN,
      raw: searched['raw'] ?? Number.NaN,
      unit: 'ms',
      figure: 'ratio',
      budget: 1.2,
    },
    {
      what: 'the longest that main is busy meanwhile',
      beside: '',
      value: longest,
      raw: null,
      unit: 'ms',
      figure: 'plain',
      budget: 50,
    },
  ]
}

/** The figures of a script in `node/`, run in its own process. */
function inNode(script: string, ...words: readonly number[]): Readonly<Record<string, number>> {
  const { stdout, stderr, status } = spawnSync(
    'node',
    ['--import', 'tsx', `scripts/bench/node/${script}.ts`, ...words.map(String)],
    {
      encoding: 'utf8',
    },
  )
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout) as Record<string, number>
}
