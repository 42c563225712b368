import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

import { describe, expect, onTestFinished, test } from 'vitest'

import { ask, client } from './askPortal'

describe('npm run portal', () => {
  test('prints an address and a token that work, fails as told, and quits on Ctrl+C', async () => {
    const { child, said } = run('--port=0', '--fail=too-many')
    await expect.poll(said).toContain('Ctrl+C')
    const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(said())?.[0] ?? ''
    const token = /^ {2}([0-9a-f]{32}) {2}Dungeon Drifters /m.exec(said())?.[1] ?? ''
    const headers = { ...client, 'X-Coherence-Portal-Token': token }
    expect((await ask(origin, { path: '/v1/portal/project', headers })).status).toBe(429)
    child.kill('SIGINT')
    expect(await once(child, 'exit')).toEqual([0, null])
  }, 30_000)

  test.each([
    ['--help', 0, 'redirect-other-origin'],
    ['--fail=nonsense', 2, 'nonsense'],
    ['--port=70000', 2, '70000'],
  ])(
    '%s ends with %i',
    async (argument, status, words) => {
      const { child, said } = run(argument)
      expect(await once(child, 'close')).toEqual([status, null])
      expect(said()).toContain(words)
    },
    30_000,
  )
})

function run(...given: string[]) {
  const root = join(import.meta.dirname, '../../..')
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/portal.ts', ...given], { cwd: root })
  onTestFinished(() => void child.kill('SIGKILL'))
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
    })
  }
  return { child, said: () => text }
}
