import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { commandFor, findReadOnly } from '../../../../electron/core/project/readOnly'
import { temporaryFolder } from '../../world/folder'

test('a read-only file comes with the command that makes it writable', async () => {
  const folder = temporaryFolder()
  folder.write('a.txt', '')
  chmodSync(folder.write('b.txt', ''), 0o444)
  expect(await findReadOnly(folder.root, ['a.txt', 'b.txt', 'missing.txt'])).toEqual([
    { path: 'b.txt', isPerforce: false, command: commandFor(folder.at('b.txt'), false, process.platform) },
  ])
})

test.each(['.p4config', '.p4ignore', 'p4config.txt'])('%s at the root of a workspace makes it p4 edit', async (name) => {
  const folder = temporaryFolder()
  mkdirSync(folder.at('game'))
  writeFileSync(folder.at(name), '')
  chmodSync(folder.write('game/b.txt', ''), 0o444)
  const [file] = await findReadOnly(folder.at('game'), ['b.txt'])
  expect(file).toMatchObject({ isPerforce: true, command: expect.stringMatching(/^p4 edit /) })
})

test.runIf(process.platform !== 'win32')('whatever a path is called, the shell reads it as one word', () => {
  for (const path of ['/a b/$HOME/c', "/it's", '/`id`/"x"', '/a\\b;c', '/-rf !x']) {
    const quoted = (commandFor(path, false, 'linux') ?? '').slice('chmod u+w '.length)
    expect(execFileSync('sh', ['-c', `printf %s ${quoted}`], { encoding: 'utf8' })).toBe(path)
  }
})

test('Windows paths stand in double quotes, and what means something to Perforce is written by its number', () => {
  expect(commandFor('C:\\My Games\\a.asset', false, 'win32')).toBe('attrib -R "C:\\My Games\\a.asset"')
  expect(commandFor('C:\\My Games\\a@2#b%.asset', true, 'win32')).toBe('p4 edit "C:\\My Games\\a%402%23b%25.asset"')
})

test.each([
  ['linux', '/game/a\u001b[201~\ntouch ran\n.asset'],
  ['linux', '/game/a\u202eb.asset'],
  ['darwin', '/game/a\nb'],
  ['win32', 'C:\\game\\$(calc).env'],
  ['win32', 'C:\\game\\`a.env'],
  ['win32', 'C:\\game\\a” ; calc ; “.env'],
] as const)('on %s there is no command for %j, which came with a folder and which quotes do not make safe', (platform, path) => {
  for (const isPerforce of [true, false]) expect(commandFor(path, isPerforce, platform)).toBeNull()
})
