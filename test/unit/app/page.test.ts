import { join } from 'node:path'

import { expect, test } from 'vitest'

import { readCommandLine } from '../../../electron/app/commandLine'
import { redact } from '../../../electron/app/state/log'
import { fileOf } from '../../../electron/app/page'

const folder = join('/', 'app', 'out', 'renderer')

test.each(['/', '/index.html', '/assets/index-1a2b.js'])('%s is served from the page folder', (path) => {
  expect(fileOf(folder, path)?.startsWith(join(folder, '/'))).toBe(true)
})

test.each(['/../main/main.cjs', '/..%2fmain%2fmain.cjs', '/%2e%2e/%2e%2e/etc/passwd', '/a%00b', '/%'])(
  '%s leads nowhere outside it',
  (path) => {
    expect(fileOf(folder, path)).toBeNull()
  },
)

test('the last --project of the command line counts, wherever Chromium puts it', () => {
  const argv = ['latchkey', '--project=one', '--allow-file-access', '--project=two', '--no-sandbox', '/stray']
  expect(readCommandLine(argv, '/work')).toEqual({ project: join('/', 'work', 'two'), link: null })
})

test.each([
  '5f0c2a9d4e8b41c7a3d6f1b2e9c80417',
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U',
  'cldkctl_7Yq2wkX9pV9e4TzK1mW8sX3bN6aa',
])('a log line never holds the token %s', (token) => {
  expect(redact(`GET failed with ${token} in it`)).not.toContain(token.slice(0, 18))
})

test('a log line keeps its words', () => {
  expect(redact('TypeError at commands/offerWrites.ts:12')).toBe('TypeError at commands/offerWrites.ts:12')
})
