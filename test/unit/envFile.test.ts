import { execFileSync } from 'node:child_process'
import { symlinkSync } from 'node:fs'

import { expect, test } from 'vitest'

import { createEnvTarget } from '../../electron/targets/envFile'
import { isIgnoredByGit } from '../../electron/git/ignored'
import { ignoreInGit } from '../../electron/targets/gitIgnore'
import { failureOf, temporaryFolder } from './folder'

const values = { runtimeKey: '0123456789abcdef0123456789abcdef', projectId: 'p', projectName: 'n' }
const env = { path: '.env', variable: 'GAME_KEY' }

test('a missing file is absent, and is made by the first write', async () => {
  const { root, text } = temporaryFolder()
  const target = createEnvTarget(root, env)

  expect(await target.read()).toEqual({ state: 'absent', values: {}, stamp: null })
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

test.each(['../.env', '.git/config', 'a/.GIT/config', '.latchkey/project.json', '/etc/environment'])(
  'the path %s, which a shared file might name, is refused',
  async (path) => {
    const { root } = temporaryFolder()

    const target = createEnvTarget(root, { ...env, path })

    expect(await target.read()).toMatchObject({ state: 'refused' })
    expect(await failureOf(() => target.plan(values))).toMatchObject({ code: 'file-refused' })
  },
)

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
