import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { expect, test } from 'vitest'

import { createEnvTarget as createTarget } from '../../../../electron/core/targets/envFile'
import { envFilePlace } from '../../../../shared/catalog/envFilePlace'
import { isIgnoredByGit } from '../../../../electron/core/git/ignored'
import { ignoreInGit } from '../../../../electron/core/targets/gitIgnore'
import { envFile, envVariable } from '../../../../shared/catalog/envFile'
import { failureOf, temporaryFolder } from '../../world/folder'

const createEnvTarget = (root: string, file: { path: string; variable: string }) =>
  createTarget(root, { declared: envFilePlace('runtimeKey'), field: 'runtimeKey', ...file })

const values = { runtimeKey: '0123456789abcdef0123456789abcdef', projectId: 'p', projectName: 'n' }
const env = { path: '.env', variable: 'GAME_KEY' }

test('a missing file is absent, and is made by the first write', async () => {
  const { root, text } = temporaryFolder()
  const target = createEnvTarget(root, env)

  expect(await target.read()).toMatchObject({ state: 'absent', values: {}, stamp: null })
  const plan = await target.plan(values)
  await plan.apply()

  expect(plan.diff).toEqual([{ kind: 'added', number: 1, text: `GAME_KEY=${values.runtimeKey}` }])
  expect(text('.env')).toBe(`GAME_KEY=${values.runtimeKey}\n`)
  expect(await target.read()).toMatchObject({ state: 'ok', values: { runtimeKey: values.runtimeKey } })
})

test('a file without the variable is absent too, and gets a line', async () => {
  const { root, text } = temporaryFolder('plain-project')
  const before = text('.env')
  const target = createEnvTarget(root, env)

  expect(await target.read()).toMatchObject({ state: 'absent', values: {} })
  await (await target.plan(values)).apply()

  expect(text('.env')).toBe(`${before}GAME_KEY=${values.runtimeKey}\n`)
})

test('the diff shows our line and hides the values of its neighbours', async () => {
  const { root, write } = temporaryFolder()
  write('.env', 'export TOKEN="hush"\nGAME_KEY=old\n#OLD_TOKEN=hush')

  const { diff } = await createEnvTarget(root, env).plan(values)

  expect(diff).toEqual([
    { kind: 'same', number: 1, text: 'export TOKEN=…' },
    { kind: 'removed', number: 2, text: 'GAME_KEY=old' },
    { kind: 'added', number: 2, text: `GAME_KEY=${values.runtimeKey}` },
    { kind: 'same', number: 3, text: '#OLD_TOKEN=…' },
  ])
})

test('a last line without line end is not shown as changed, and the inside of a long secret stays hidden', async () => {
  const { root, write } = temporaryFolder()
  write('.env', 'KEY="-----BEGIN-----\r\nhush\r\n-----END-----"')

  const { diff } = await createEnvTarget(root, env).plan(values)

  expect(diff).toEqual([
    { kind: 'same', number: 3, text: '…' },
    { kind: 'added', number: 4, text: `GAME_KEY=${values.runtimeKey}` },
  ])
})

test('the byte order mark and line ends of the file stay', async () => {
  const { root, write, bytes } = temporaryFolder()
  write('.env', '\ufeffA=1\r\n')

  await (await createEnvTarget(root, env).plan(values)).apply()

  expect(bytes('.env').toString()).toBe(`\ufeffA=1\r\nGAME_KEY=${values.runtimeKey}\r\n`)
})

test.each([
  ['UTF-16', Buffer.from('\ufeffA=1\n', 'utf16le')],
  ['Latin-1', Buffer.from([0x41, 0x3d, 0xe9])],
  ['in conflict', 'A=1\n<<<<<<< HEAD\nB=1\n=======\nB=2\n>>>>>>> x\n'],
])('a file that is %s is refused', async (_, content) => {
  const { root, write } = temporaryFolder()
  write('.env', content)
  const target = createEnvTarget(root, env)

  expect(await target.read()).toMatchObject({ state: 'refused', why: { code: 'file-refused' } })
  expect(await failureOf(() => target.plan(values))).toMatchObject({ code: 'file-refused' })
})

const elsewhere = ['../.env', '/etc/x.env', 'a/../../.env', './.env', 'a//.env', 'C:/x.env', '~/.env']
/** Git's folder as Windows, macOS and git spell it: any case, dropped endings, short names, streams, invisible characters. */
const ofGit = [
  '.git/hooks/x.env',
  'a/.GIT/x.env',
  '.git/.env',
  '.git\\hooks\\post-checkout',
  '.git\\.env',
  'a\\.git\\.env',
  '.git./.env',
  '.git /.env',
  '.git . ./.env',
  'GIT~1/.env',
  'git~2/.env',
  'GI7D29~1/.env',
  '.git::$INDEX_ALLOCATION/.env',
  '.git:x/.env',
  '.g\u200cit/.env',
  '\ufeff.git/.env',
  '.gıt/.env',
  '．git/.env',
]
const ofOurs = [
  '.latchkey/project.json',
  '.latchkey/.env',
  '.LatchKey/x.env',
  '.latchkey./.env',
  'LATCHK~1/.env',
  '.latch\u200dkey/.env',
  'server\u3164/.env',
  'ser\u00adver/.env',
]
const programs = [
  '.husky/pre-commit',
  '.envrc',
  '.bashrc',
  '.profile',
  'Makefile',
  'run.sh',
  '.env.sh',
  '.env.js',
  '.env.bat',
  'package.json',
  '.vscode/tasks.json',
  '.npmrc',
  'config',
  '.gitattributes',
  '.gitmodules',
  'hooks/post-checkout',
  'env',
  'env.py',
  '.env.',
  '.env ',
  '.env.a..b',
  'x.env~',
  '.env\n',
  '.env\0',
  'con.env',
  'a/NUL/.env',
  'aux/.env',
]

test.each([...elsewhere, ...ofGit, ...ofOurs, ...programs])(
  'the path %j, which a shared file might name, is refused by its field and by the writer',
  async (path) => {
    const { root } = temporaryFolder()
    expect(envFile(path)).not.toBeNull()

    const target = createEnvTarget(root, { ...env, path })

    expect(await target.read()).toMatchObject({ state: 'refused' })
    expect(await failureOf(() => target.plan(values))).toMatchObject({ code: 'file-refused' })
  },
)

const usual = [
  '.env',
  'server/.env',
  '.env.local',
  '.env.production.local',
  'server/game.env',
  'My Server/.env',
  'サーバー/.env',
  'Größe/.env',
  'game (1)/.env',
  '@app/.env',
  'می\u200cخواهم/.env',
  '❤\ufe0f/.env',
  'größe.env',
  'a..b/.env',
  '.github/.env',
  'git/.env',
  '.gitea/.env',
]

test.each(usual)('the path %s is taken and written', async (path) => {
  const { root, at, text } = temporaryFolder()
  if (path.includes('/')) mkdirSync(dirname(at(path)))
  expect(envFile(path)).toBeNull()

  await (await createEnvTarget(root, { ...env, path }).plan(values)).apply()

  expect(text(path)).toBe(`GAME_KEY=${values.runtimeKey}\n`)
})

/** Links that come with a folder, by where they lead; each linked folder has an innocent name. */
const leading: [to: string, link: string, path: string][] = [
  ['.git/hooks', 'server', 'server/.env'],
  ['.git/hooks', 'server', 'server/deeper/.env'],
  ['.git/hooks/post-checkout', '.env', '.env'],
  ['.latchkey', 'server', 'server/.env'],
  ['.latchkey/project.json', '.env', '.env'],
  ['scripts/build', '.env', '.env'],
  ['Makefile', 'x.env', 'x.env'],
]

test.each(leading)('a link to %s is not written through: %s', async (to, link, path) => {
  const { root, at, write } = temporaryFolder()
  for (const file of ['.git/hooks/post-checkout', '.latchkey/project.json', 'scripts/build', 'Makefile']) write(file, 'A=1\n')
  symlinkSync(at(to), at(link))
  const before = everything(root)

  const target = createEnvTarget(root, { ...env, path })

  expect(await target.read()).toMatchObject({ state: 'refused' })
  expect(await failureOf(() => target.plan(values))).toMatchObject({ code: 'file-refused' })
  expect(everything(root)).toEqual(before)
})

test('a link to another environment file of the project is followed', async () => {
  const { root, at, write, text } = temporaryFolder()
  write('config/dev.env', 'A=1\n')
  symlinkSync(at('config/dev.env'), at('.env'))
  await (await createEnvTarget(root, env).plan(values)).apply()
  expect(text('config/dev.env')).toBe(`A=1\nGAME_KEY=${values.runtimeKey}\n`)
})

test.runIf(process.platform !== 'win32')(
  'a file that is marked as a program is refused, unless its disk marks every file',
  async () => {
    const { root, at, write } = temporaryFolder()
    write('.env', 'A=1\n')
    for (const [mode, state] of [
      [0o755, 'refused'],
      [0o654, 'refused'],
      [0o777, 'absent'],
      [0o640, 'absent'],
    ] as const) {
      chmodSync(at('.env'), mode)
      expect(await createEnvTarget(root, env).read()).toMatchObject({ state })
    }
  },
)

test.each(['#!/bin/sh\nA=1\n', '{\n  "a": 1\n}\n', 'npm install\n'])(
  'a file that is something else by what it holds (%j) is not added to',
  async (content) => {
    const { root, write, text } = temporaryFolder()
    write('.env', content)
    expect(await createEnvTarget(root, env).read()).toMatchObject({ state: 'refused', why: { code: 'file-refused' } })
    expect(await failureOf(() => createEnvTarget(root, env).plan(values))).toMatchObject({ code: 'file-refused' })
    expect(text('.env')).toBe(content)
  },
)

test.each([
  'PATH',
  'Path',
  'LD_PRELOAD',
  'DYLD_INSERT_LIBRARIES',
  'NODE_OPTIONS',
  'BASH_ENV',
  'GIT_SSH_COMMAND',
  'PYTHONSTARTUP',
  'PS1',
  'XDG_CONFIG_HOME',
  'MAKEFILES',
  'BUNDLE_GEMFILE',
  'LUA_INIT',
  'OPENSSL_CONF',
  'INPUTRC',
  'COMPOSE_FILE',
  'CARGO_HOME',
  'DOTNET_STARTUP_HOOKS',
  'GCONV_PATH',
  'VIMINIT',
  '_JAVA_OPTIONS',
  'LESSOPEN',
  '1A',
  'A-B',
  '',
  'A=B',
])('the variable %j is refused by its field', (name) => expect(envVariable(name)).not.toBeNull())

test.each([
  'COHERENCE_RUNTIME_KEY',
  'GAME_KEY',
  'KEY',
  '_x',
  'PATH_KEY',
  'PYTHON_SERVER_KEY',
  'GIT_KEY',
  'NODE_RUNTIME_KEY',
  'VITE_COHERENCE',
])('the variable %s is taken', (name) => expect(envVariable(name)).toBeNull())

test('git says whether the file is ignored; adding a line makes it so and changes no other byte', async () => {
  const { root, write, text } = temporaryFolder()
  execFileSync('git', ['init', '--quiet', root])
  write('.gitignore', '*.log\r\n# end')

  expect(await isIgnoredByGit(root, '.env')).toBe(false)
  await ignoreInGit(root, '.env')
  await ignoreInGit(root, '.env')

  expect(await isIgnoredByGit(root, '.env')).toBe(true)
  expect(await isIgnoredByGit(root, 'server/.env')).toBe(false)
  expect(text('.gitignore')).toBe('*.log\r\n# end\r\n/.env\r\n')
})

test('a .gitignore is made where there is none', async () => {
  const { root, text } = temporaryFolder()

  await ignoreInGit(root, 'server/.env')

  expect(text('.gitignore')).toBe('/server/.env\n')
})

test('a .gitignore that is a link out of the project is refused', async () => {
  const outside = temporaryFolder()
  const { root, at } = temporaryFolder()
  outside.write('ignore', 'x\n')
  symlinkSync(outside.at('ignore'), at('.gitignore'))

  expect(await failureOf(() => ignoreInGit(root, '.env'))).toMatchObject({ code: 'file-refused' })
  expect(outside.text('ignore')).toBe('x\n')
})

test('a .gitignore that is a link is not written through, wherever in the project it leads', async () => {
  const { root, write, at, text } = temporaryFolder()
  write('build.sh', 'echo one\n')
  symlinkSync(at('build.sh'), at('.gitignore'))

  expect(await failureOf(() => ignoreInGit(root, 'x;echo two;.env'))).toMatchObject({ code: 'file-refused' })
  expect(text('build.sh')).toBe('echo one\n')
})

function everything(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries.map(
    (entry) =>
      `${join(entry.parentPath, entry.name)}: ${entry.isFile() ? readFileSync(join(entry.parentPath, entry.name), 'utf8') : ''}`,
  )
}
