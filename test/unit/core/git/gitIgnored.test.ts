import { execFileSync, spawnSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'

import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { isIgnoredByGit } from '../../../../electron/core/git/ignored'
import { gitUserOf } from '../../../../electron/core/git/user'
import { temporaryFolder } from '../../world/folder'

/** A repository with a user of its own; `answers` asks git itself and our reader, from the file's folder. */
function repository(...words: string[]) {
  const home = temporaryFolder()
  const folder = temporaryFolder()
  const env = { ...cleanEnvironment(), HOME: home.root, XDG_CONFIG_HOME: '', GIT_ALLOW_PROTOCOL: 'file' }
  const git = (...command: string[]) =>
    execFileSync('git', ['-C', folder.root, ...command], { env, stdio: 'pipe', encoding: 'utf8' }).trim()
  home.write('.gitconfig', '[user]\n\tname = Somebody\n\temail = somebody@example.invalid\n')
  git('init', '--quiet', ...words)
  const user = gitUserOf({ HOME: home.root })

  function askGit(path: string, root = folder.root): boolean | null {
    const place = dirname(join(root, path))
    mkdirSync(place, { recursive: true })
    const { status } = spawnSync('git', ['-C', place, 'check-ignore', '--quiet', '--', basename(path)], { env })
    return status === 0 ? true : status === 1 ? false : null
  }

  return {
    ...folder,
    home,
    git,
    user,
    ours: (path: string, root = folder.root) => isIgnoredByGit(root, path, user),
    async answers(path: string, root = folder.root) {
      return { git: askGit(path, root), ours: await isIgnoredByGit(root, path, user) }
    },
  }
}

function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')))
}

/** Only where names that differ in case can exist side by side. */
const capitals = process.platform === 'linux' ? ['A/.ENV'] : []
const paths = ['.env', 'a/.env', 'a/b/.env', 'b/a/local.env', ...capitals, 'a b/.env', 'a/#x/.env', 'über/.env', 'a/b/[x]/.env']
const pieces = [
  '*',
  '**',
  '?',
  '/',
  '/',
  'a',
  'b',
  '.env',
  '.ENV',
  'local',
  '[ab]',
  '[!a]',
  '\\',
  '!',
  ' ',
  '#',
  '**/',
  '/**',
  '*.env',
  'ü',
  'a/',
  'b/',
]
const rule = fc
  .tuple(
    fc.constantFrom('', '', '', '!', '/', '#', '\\'),
    fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 5 }),
    fc.constantFrom('', '', '/', ' '),
  )
  .map(([start, middle, end]) => start + middle.join('') + end)
const ruleFile = fc
  .tuple(fc.array(rule, { maxLength: 5 }), fc.constantFrom('\n', '\n', '\r\n'), fc.constantFrom('', '', '\ufeff'))
  .map(([lines, end, mark]) => mark + lines.join(end))
const made = fc.record({
  top: ruleFile,
  a: ruleFile,
  b: ruleFile,
  info: ruleFile,
  own: ruleFile,
  ignoreCase: fc.boolean(),
  tracked: fc.subarray(paths, { maxLength: 3 }),
  version: fc.constantFrom('2', '4'),
})

test('for three dozen made-up repositories the answers are those of git itself', { timeout: 60_000 }, async () => {
  const samples = fc.sample(made, { numRuns: 36, seed: 20261127 })
  let ignored = 0
  for (const { top, a, b, info, own, ignoreCase, tracked, version } of samples) {
    const { git, write, home, answers } = repository()
    git('config', 'index.version', version)
    for (const path of tracked) write(path, '')
    if (tracked.length > 0) git('add', '--force', ...tracked)
    git('config', 'core.ignoreCase', String(ignoreCase))
    write('.gitignore', top)
    write('a/.gitignore', a)
    write('a/b/.gitignore', b)
    write('.git/info/exclude', info)
    home.write('.config/git/ignore', own)
    for (const path of paths) {
      const both = await answers(path)
      expect.soft(both.ours, `${path} with ${JSON.stringify({ top, a, b, info, own, ignoreCase, tracked })}`).toBe(both.git)
      if (both.git === true) ignored += 1
    }
  }
  // If all answers were the same, that would prove little.
  expect(ignored).toBeGreaterThan(36)
})

test.each([
  ['a rule', '.env', true],
  ['a rule that is taken back', '*.env\n!.env', false],
  ['a rule that is taken back in a folder that is left out', 'a/\n!a/.env', true, 'a/.env'],
  ['a remark', '# .env', false],
  ['a blank at the end', '.env  \n', true],
  ['a blank that is meant', '.env\\ \n', false],
  ['Windows line ends', '*.log\r\n.env\r\n', true],
  ['a mark at the beginning', '\ufeff.env\n', true],
  ['the top alone', '/.env', false, 'a/.env'],
  ['any depth', '**/.env', true, 'a/b/c/.env'],
  ['below a folder', 'a/**', true, 'a/b/c/.env'],
  ['folders only', '.env/', false],
])('%s counts as it does for git', async (_, text, expected, path = '.env') => {
  const { write, answers } = repository()
  write('.gitignore', text)
  expect(await answers(path)).toEqual({ git: expected, ours: expected })
})

test('a file that is tracked is committed whatever the rules say, in each version of the index', async () => {
  for (const words of [['2'], ['3'], ['4'], ['4', '--object-format=sha256']]) {
    const [version = '', ...options] = words
    const { git, write, answers } = repository(...options)
    for (let count = 0; count < 200; count += 1) write(`Assets/${'deep/'.repeat(count % 7)}file${count}`, '')
    write('server/.env', '')
    git('config', 'index.version', version)
    git('add', '.')
    if (version === '3') git('update-index', '--skip-worktree', 'Assets/file0')
    write('.gitignore', '*.env\n')
    expect(await answers('server/.env')).toEqual({ git: false, ours: false })
    expect(await answers('server/other/.env')).toEqual({ git: true, ours: true })
  }
})

test('the user’s own rules count, where they are and where settings say they are', async () => {
  const { home, git, write, answers } = repository()
  home.write('.config/git/ignore', '.env\n')
  expect(await answers('.env')).toEqual({ git: true, ours: true })
  home.write('rules', 'other.env\n')
  appendFileSync(home.at('.gitconfig'), '[core] ; mine\n\texcludesFile = "~/ru\\\nles" # here\n')
  expect(await answers('.env')).toEqual({ git: false, ours: false })
  expect(await answers('other.env')).toEqual({ git: true, ours: true })
  home.write('more', '[Core]\nExcludesFile=~/rules2\n')
  home.write('rules2', 'third.env\n')
  appendFileSync(home.at('.gitconfig'), '[include]\n\tpath = more\n')
  expect(await answers('third.env')).toEqual({ git: true, ours: true })
  write('extra', 'fourth.env')
  git('config', 'core.excludesFile', 'extra')
  expect(await answers('fourth.env')).toEqual({ git: true, ours: true })
})

test('settings under a condition don’t matter unless they say what is ignored; then the answer is not known', async () => {
  const { home, write, ours } = repository()
  write('.gitignore', '.env')
  home.write('work', '[user]\n\temail = work@example.invalid\n')
  appendFileSync(home.at('.gitconfig'), '[includeIf "gitdir:~/work/"]\n\tpath = work\n')
  expect(await ours('.env')).toBe(true)
  home.write('work', '[core]\n\texcludesFile = ~/x\n')
  expect(await ours('.env')).toBeNull()
})

test('a project below the top of its repository, a linked worktree and a submodule are read as git reads them', async () => {
  const main = repository()
  main.write('.gitignore', 'game/*.env\n')
  main.write('game/server/.gitignore', 'x.env\n')
  main.git('add', '.')
  main.git('commit', '--quiet', '--message', 'first')
  expect(await main.answers('.env', main.at('game'))).toEqual({ git: true, ours: true })
  expect(await main.answers('server/x.env', main.at('game'))).toEqual({ git: true, ours: true })

  const tree = join(temporaryFolder().root, 'tree')
  main.git('worktree', 'add', '--quiet', tree)
  main.write('.git/info/exclude', 'shared.env\n')
  expect(await main.answers('game/a.env', tree)).toEqual({ git: true, ours: true })
  expect(await main.answers('shared.env', tree)).toEqual({ git: true, ours: true })
  expect(await main.answers('other.env', tree)).toEqual({ git: false, ours: false })

  const outer = repository()
  outer.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', main.root, 'sub')
  outer.write('.gitignore', '*.env\n')
  expect(await outer.answers('sub/game/a.env')).toEqual({ git: true, ours: true })
  expect(await outer.answers('sub/a.env')).toEqual({ git: false, ours: false })
})

test('outside a repository, in one without files, and behind a link the answer is not known', async () => {
  const { ours, git, write, at, home } = repository()
  write('.gitignore', '.env')
  expect(await ours('.env', home.root)).toBeNull()
  symlinkSync(home.root, at('away'))
  expect(await ours('away/.env')).toBeNull()
  git('config', 'core.bare', 'true')
  expect(await ours('.env')).toBeNull()
  git('config', 'core.bare', 'false')
  git('config', 'core.worktree', home.root)
  expect(await ours('.env')).toBeNull()
})

test('a folder laid out like git’s own is a repository without files to ignore, and rules above it don’t count', async () => {
  const { answers, write, at } = repository()
  write('.gitignore', '*.env')
  write('inner/HEAD', 'ref: refs/heads/main\n')
  mkdirSync(at('inner/objects'))
  expect(await answers('inner/.env')).toEqual({ git: true, ours: true })
  mkdirSync(at('inner/refs'))
  write('inner/config', '[core]\n\trepositoryFormatVersion = 0\n\tbare = true\n')
  expect(await answers('inner/.env')).toEqual({ git: null, ours: null })
})

test.runIf(process.platform !== 'win32')(
  'no other computer is contacted: a path that begins with two slashes is not followed',
  async () => {
    const { ours, write, at, home, git } = repository()
    write('.gitignore', '.env')
    home.write('rules', 'x')
    git('config', 'core.excludesFile', `/${home.at('rules')}`)
    expect(await ours('.env')).toBeNull()
    git('config', '--unset', 'core.excludesFile')
    expect(await ours('.env')).toBe(true)
    renameSync(at('.git'), at('elsewhere'))
    write('.git', `gitdir: /${at('elsewhere')}\n`)
    expect(await ours('.env')).toBeNull()
    write('.git', `gitdir: ${at('elsewhere')}\n`)
    expect(await ours('.env')).toBe(true)
  },
)

test('where paths or rules are only in the index, or in a part of it elsewhere, the answer is not known', async () => {
  const { ours, git, write, at } = repository()
  write('.gitignore', '*.env')
  write('a/.gitignore', '!.env')
  git('add', '.')
  expect(await ours('a/.env')).toBe(false)
  git('update-index', '--skip-worktree', 'a/.gitignore')
  rmSync(at('a/.gitignore'))
  expect(await ours('a/x.env')).toBeNull()
  git('update-index', '--no-skip-worktree', 'a/.gitignore')
  expect(await ours('a/x.env')).toBe(true)
  git('update-index', '--split-index')
  expect(await ours('x.env')).toBeNull()
})

/** What a folder may put in the place of a file that git reads. */
const hostile: [what: string, place: (path: string) => void][] = [
  ['a pipe', (path) => void execFileSync('mkfifo', [path])],
  ['a device', (path) => symlinkSync('/dev/zero', path)],
  ['a huge file', (path) => (writeFileSync(path, ''), truncateSync(path, 3 * 1024 ** 3))],
  ['a file that includes itself', (path) => writeFileSync(path, `[include]\n\tpath = ${basename(path)}\n`)],
  ['bytes of no meaning', (path) => writeFileSync(path, Buffer.alloc(4096, 0xfe))],
]
const read = ['.git/config', '.git/index', '.git/commondir', '.git/HEAD', '.git/info/exclude', '.gitignore', '.git']

test.runIf(process.platform !== 'win32').each(hostile)(
  '%s in place of a file that git reads is neither waited for nor an error',
  async (_, place) => {
    for (const path of read) {
      const { ours, write, at } = repository()
      write('.gitignore', '.env')
      rmSync(at(path), { recursive: true, force: true })
      place(at(path))
      expect([true, false, null], path).toContain(await ours('.env'))
    }
  },
)

test.each(['//server/share', '\\\\server\\share', '/dev/zero', '/nowhere', '..'])(
  'a .git that names %s leads nowhere',
  async (target) => {
    const { ours, write, at } = repository()
    write('.gitignore', '.env')
    rmSync(at('.git'), { recursive: true })
    write('.git', `gitdir: ${target}\n`)
    expect(await ours('.env')).toBeNull()
  },
)

test('whatever is damaged in an index, the worst answer is "not known", and a committed file is never called ignored', async () => {
  const { ours, git, write, at, bytes } = repository()
  for (const name of ['a', 'b/c', 'b/d', '.env']) write(name, '')
  git('add', '.')
  write('.gitignore', '.env')
  const whole = bytes('.git/index')
  for (let length = 0; length < whole.length; length += 1) {
    writeFileSync(at('.git/index'), whole.subarray(0, length))
    expect(await ours('.env')).not.toBe(true)
  }
  chmodSync(at('.git/index'), 0o644)
  for (let place = 0; place < whole.length; place += 3) {
    const damaged = Buffer.from(whole)
    damaged[place] = 0xff
    writeFileSync(at('.git/index'), damaged)
    expect([true, false, null]).toContain(await ours('.env'))
  }
})

test('rules made to be slow, and more of them than anybody has, are not tried', async () => {
  const { ours, write } = repository()
  for (const unit of ['*a', '*/', '[a-z]*', '**/', '?*[!b]', '**/a/']) {
    for (const times of [6, 60]) {
      write('.gitignore', Array.from({ length: 40 }, (_rule, count) => `${unit.repeat(times)}${count}`).join('\n'))
      expect(await ours(`${'a/'.repeat(90)}.env`)).toBeNull()
      expect(await ours(`${'a'.repeat(190)}/.env`)).toBeNull()
    }
  }
  write('.gitignore', `${' '.repeat(100_000)}x`)
  expect(await ours('.env')).toBeNull()
  write('.gitignore', '*.env\n'.repeat(100_000))
  expect(await ours('.env')).toBeNull()
})

test('three thousand rules as people write them are answered', async () => {
  const { ours, write } = repository()
  write('.gitignore', '/[Ll]ibrary/\n*.tmp\n**/obj/**\n!important/*.log\n'.repeat(750))
  expect(await ours('server/config/.env.production')).toBe(false)
})

test('settings that include each other again and again are not read to their end', async () => {
  const { ours, write } = repository()
  for (let level = 0; level < 8; level += 1)
    write(level === 0 ? '.git/config' : `.git/c${level}`, `[include]\npath = c${level + 1}\n`.repeat(20))
  write('.git/c8', '[core]\nbare = false\n')
  expect(await ours('.env')).toBeNull()
})

test('reading changes nothing and needs no git', async () => {
  const { root, ours, git, write } = repository()
  write('.gitignore', '.env')
  write('a', '')
  git('add', '.')
  const copy = temporaryFolder()
  cpSync(root, copy.root, { recursive: true })
  const state = () =>
    readdirSync(copy.root, { recursive: true, encoding: 'utf8' }).map((path) => {
      const { mtimeMs, ctimeMs, size } = statSync(copy.at(path))
      return [path, mtimeMs, ctimeMs, size]
    })
  const before = state()
  const { PATH } = process.env
  process.env['PATH'] = ''
  try {
    expect(await ours('.env', copy.root)).toBe(true)
  } finally {
    process.env['PATH'] = PATH
  }
  expect(state()).toEqual(before)
})
