import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, extname, join } from 'node:path'

import { parse } from 'jsonc-parser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'

// Each check that `npm test` relies on is run on code that breaks its rule: a check that passes everything is no check.
const root = join(import.meta.dirname, '../../..')
const violations = join(root, 'test', 'fixtures', 'violations')
const Settings = z.record(z.string(), z.unknown())

describe('oxlint', () => {
  const files = namesIn('lint').filter((name) => name !== 'cycleBack.ts')
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-test-'))
  let output = ''
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  beforeAll(() => {
    // Copied from test/, where some rules are off, into a folder of the product.
    cpSync(join(violations, 'lint'), join(folder, 'electron'), { recursive: true })
    for (const name of ['.oxlintrc.json', 'tsconfig.json']) cpSync(join(root, name), join(folder, name))
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
    output = run('oxlint', [...wordsOf('lint', 'oxlint'), '--format=unix', 'electron'], folder)
  }, 60_000)

  test.each(files)('refuses %s', (file) => {
    const found = output.split('\n').filter((line) => line.includes(`electron/${file}:`))
    expect(found.join('\n')).toContain(`(${nameOf(file)})]`)
  })

  test('has a violation for every rule that the configuration names', () => {
    const { rules } = z.object({ rules: Settings }).parse(readJson('.oxlintrc.json'))
    const named = Object.keys(rules).filter((rule) => rules[rule] !== 'off')
    const tried = files.map((file) => nameOf(file))
    expect(named.map((rule) => rule.split('/').at(-1)).filter((rule) => !tried.includes(rule ?? ''))).toEqual([])
  })
})

test('oxfmt refuses code that is laid out by hand', () => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-test-'))
  cpSync(join(violations, 'layout'), join(folder, 'electron'), { recursive: true })
  cpSync(join(root, '.oxfmtrc.json'), join(folder, '.oxfmtrc.json'))
  expect(run('oxfmt', wordsOf('lint', 'oxfmt'), folder)).toContain('electron/byHand.ts')
  rmSync(folder, { recursive: true })
})

describe('tsc', () => {
  const files = namesIn('types').filter((name) => !['name.ts', 'tsconfig.json'].includes(name))
  let output = ''

  beforeAll(() => {
    output = run('tsc', ['-p', join(violations, 'types'), '--pretty', 'false'], root)
  }, 60_000)

  test.each(files)('refuses %s', (file) => {
    expect(output).toMatch(new RegExp(`types/${file.replace('.', '\\.')}\\(\\d+,\\d+\\): error TS`))
  })

  test('has a violation for every option that makes it stricter', () => {
    const { compilerOptions } = z.object({ compilerOptions: Settings }).parse(readJson('tsconfig.json'))
    const options = Object.keys(compilerOptions).filter((name) => compilerOptions[name] === true)
    const tried = files.map((file) => nameOf(file))
    const harmless = ['noEmit', 'isolatedModules', 'resolveJsonModule', 'allowArbitraryExtensions', 'skipLibCheck']
    expect(options.filter((name) => !tried.includes(name) && !harmless.includes(name))).toEqual([])
  })
})

describe('knip', () => {
  let output = ''

  beforeAll(() => {
    const fixture = join(violations, 'knip')
    output = run('knip', ['--directory', fixture, '--config', join(root, 'knip.json')], root)
  }, 60_000)

  test.each([
    ['an export', 'forgottenExport'],
    ['a file', 'electron/forgottenFile.ts'],
    ['a package', 'forgotten-package'],
  ])('refuses %s that nobody uses', (_, name) => {
    expect(output).toContain(name)
  })
})

test('npm test runs each of these checks', () => {
  const script = readFileSync(join(root, 'scripts', 'test.ts'), 'utf8')
  expect(script).toContain('npm run --silent lint')
  expect(script).toContain('npm run --silent typecheck')
  const folders = ['shared', 'electron', 'renderer', 'test']
  expect(scripts()['typecheck']).toBe(folders.map((folder) => `tsc -p ${folder}`).join(' && '))
  expect(scripts()['lint']).toMatch(/^oxfmt --check && oxlint .*--deny-warnings\b.* && knip\b/)
})

/** Runs a check that must fail, and returns everything it prints. */
function run(program: string, words: readonly string[], folder: string): string {
  const { status, stdout, stderr } = spawnSync(join(root, 'node_modules', '.bin', program), words, {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  expect(status, stderr).not.toBe(0)
  return stdout
}

/** The arguments of a program in one of the package's scripts, so that it runs here as it does there. */
function wordsOf(script: string, program: string): string[] {
  const line = scripts()[script] ?? ''
  const command = line.split(' && ').find((part) => part.startsWith(`${program} `)) ?? ''
  return command.split(' ').slice(1)
}

function scripts(): Record<string, string> {
  return z.object({ scripts: z.record(z.string(), z.string()) }).parse(readJson('package.json')).scripts
}

function namesIn(folder: string): string[] {
  return readdirSync(join(violations, folder))
}

function nameOf(file: string): string {
  return basename(file, extname(file))
}

/** The files may have comments. */
function readJson(name: string): unknown {
  return parse(readFileSync(join(root, name), 'utf8'))
}
