import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../..')
const code = ['electron', 'renderer', 'shared', 'scripts', 'test'].flatMap((folder) => filesIn(folder, /\.tsx?$/))
// Pages about decisions are left out: they keep the names of the day when they were written.
const pages = [...filesIn('docs', /^docs\/[^/]+\.md$/), 'ARCHITECTURE.md']

function filesIn(folder: string, name: RegExp): string[] {
  const paths = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
  return paths.map((path) => `${folder}/${path.replaceAll('\\', '/')}`).filter((path) => name.test(path))
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

/** Cited sections of docs/providers.md, such as "A.3"; "none" where a citation names no section or no page. */
function citedIn(source: string): string[] {
  const text = source.replaceAll(/\s*\n\s*(?:\*|\/\/)?\s*/g, ' ')
  const citations = text.matchAll(/provider facts|providers\.md((?:(?:,| to| and)? [A-C](?:\.\d+)?\b)*)/g)
  return [...citations].flatMap(([, sections = '']) => sections.match(/[A-C](?:\.\d+)?/g) ?? ['none'])
}

/** The TypeScript files that a page names in code spans. */
function namedIn(page: string): string[] {
  return [...page.matchAll(/`([^`\s]+\.tsx?)`/g)].map(([, name = '']) => name)
}

/** Whether one of the paths is a name or ends with it. `*` and `<service>` in the name match any part of a path. */
function isThere(name: string, paths: readonly string[]): boolean {
  const pattern = name.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(/\*|<\w+>/g, '[^/]*')
  return paths.some((path) => new RegExp(`(?:^|/)${pattern}$`).test(path))
}

/** The members that a page locates in a file, as in "`fetchKey` in `portalCommands.ts`". */
function placedIn(page: string): { member: string; file: string }[] {
  return [...page.matchAll(/`([\w.]+)` in `([^`\s]+\.tsx?)`/g)].map(([, member = '', file = '']) => ({ member, file }))
}

test('every section of docs/providers.md that the code cites is there', () => {
  const headings = [...read('docs/providers.md').matchAll(/^#{2,3} ([A-C](?:\.\d+)?) /gm)].map(([, section]) => section)
  // This file cites made-up sections.
  const cited = code
    .filter((path) => basename(path) !== basename(import.meta.filename))
    .map((path) => [path, citedIn(read(path))] as const)
  expect(
    cited.flatMap(([path, sections]) =>
      sections.filter((section) => !headings.includes(section)).map((section) => `${path}: ${section}`),
    ),
  ).toEqual([])
  // A reader that finds nothing would pass too.
  expect(cited.flatMap(([, sections]) => sections).length).toBeGreaterThan(20)
})

test.each([
  ['/** A portal (docs/providers.md A.3 to A.6). */', ['A.3', 'A.6']],
  ['/** A project (docs/providers.md A.3, A.8). */', ['A.3', 'A.8']],
  ['/**\n * An API as docs/providers.md\n * C.1 gives it: guessed.\n */', ['C.1']],
  ['// No shape (docs/providers.md B).', ['B']],
  ['/** A portal (docs/providers.md A.99). */', ['A.99']],
  ['/** A portal (see docs/providers.md). */', ['none']],
  ['/** A portal (provider facts A.3). */', ['none']],
  ['/** A portal. */', []],
])('the reader finds what %s cites', (source, sections) => {
  expect(citedIn(source)).toEqual(sections)
})

test.each(pages)('every file that %s names is there', (page) => {
  expect(namedIn(read(page)).filter((name) => !isThere(name, code))).toEqual([])
})

test.each(pages)('every test that %s names is there', (page) => {
  const named = [...read(page).matchAll(/`(?:test\/)?((?:unit|e2e)\/[\w/]+)(?:\.test\.ts)?`/g)].map(([, name = '']) => name)
  const tests = code.filter((path) => path.endsWith('.test.ts'))
  const isTest = (name: string) =>
    tests.some(
      (path) => path.startsWith(`test/${name.split('/')[0]}/`) && path.endsWith(`/${name.split('/').slice(1).join('/')}.test.ts`),
    )
  expect(named.filter((name) => !isTest(name))).toEqual([])
})

test('a file that is nowhere is noticed, and one in another folder', () => {
  const paths = ['electron/core/vault/seal.ts', 'shared/services/plutu.ts', 'renderer/App.tsx']
  const page =
    '`seal.ts`, `vault/seal.ts`, `shared/services/<service>.ts`, `App.tsx`, `eal.ts`, `portal/seal.ts`, `App.ts`, `seal.js`'
  expect(namedIn(page).filter((name) => !isThere(name, paths))).toEqual(['eal.ts', 'portal/seal.ts', 'App.ts'])
})

test.each(pages)('what %s says to be in a file is in it', (page) => {
  const isWrong = ({ member, file }: ReturnType<typeof placedIn>[number]) =>
    !meantBy(file).some((path) => holds(read(path), member))
  expect(placedIn(read(page)).filter(isWrong)).toEqual([])
})

/** Of several files with the same name, the main process's is meant. */
function meantBy(name: string): string[] {
  const named = code.filter((path) => isThere(name, [path]))
  const own = named.filter((path) => path.startsWith('electron/'))
  return own.length > 0 ? own : named
}

/** Whether the source has the name as a whole word or the quoted name of a command. */
function holds(source: string, member: string): boolean {
  return new RegExp(String.raw`(?<![\w.])${member.replaceAll('.', String.raw`\.`)}(?!\w)`).test(source)
}

test('the page about a command says of its steps where they are', () => {
  expect(placedIn(read('docs/life-of-a-command.md')).length).toBeGreaterThan(40)
})

test('a member that was renamed is noticed', () => {
  expect(placedIn('by `fetchKey` in `portalCommands.ts`')).toEqual([{ member: 'fetchKey', file: 'portalCommands.ts' }])
  expect([
    holds('const fetchKey = 1', 'fetchKey'),
    holds('const fetchKeys = 1', 'fetchKey'),
    holds("'portal.fetchAll'", 'portal.fetch'),
  ]).toEqual([true, false, false])
})
