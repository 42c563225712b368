import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, onTestFinished, test, vi } from 'vitest'

import { temporaryFolder } from '../world/folder'

const source = join(import.meta.dirname, '../../..', 'scripts', 'lib', 'session.ts')
const tsx = import.meta.resolve('tsx')

/** Leaves a process of its own group behind, reports its world, and stays. */
const stay = 'setsid sleep 600 & env > "$REPORT.new"; mv "$REPORT.new" "$REPORT"; sleep 600'

describe.runIf(process.platform === 'linux')('a session', () => {
  test('has a home, a runtime folder, a bus and a display of its own', async () => {
    const { world, sessions } = await startSession()

    expect(sessions).toHaveLength(2)
    expect(world).toMatchObject(sessions[0] ?? {})
    for (const own of sessions) {
      const folder = own['LATCHKEY_SESSION'] ?? ''
      for (const name of ['HOME', 'XDG_RUNTIME_DIR', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_CACHE_HOME', 'TMPDIR']) {
        expect(own[name]).toMatch(new RegExp(`^${folder}/`))
      }
      expect(own['DISPLAY']).toMatch(/^:\d+$/)
      expect(own['DBUS_SESSION_BUS_ADDRESS']).toMatch(/^unix:(?!path=\/outer)/)
      expect(keyringsOf(folder), 'it has one keyring').toHaveLength(1)
    }
    for (const name of Object.keys(sessions[0] ?? {})) expect(sessions[0]?.[name], name).not.toBe(sessions[1]?.[name])
    expect(world['WAYLAND_DISPLAY']).toBeUndefined()
  })

  test.each(['SIGKILL', 'SIGTERM', 'SIGINT'] as const)('leaves nothing behind when its runner gets %s', async (signal) => {
    const { runner, sessions } = await startSession()
    const folders = sessions.map((own) => own['LATCHKEY_SESSION'] ?? '')
    const displays = sessions.map((own) => `/tmp/.X${own['DISPLAY']?.slice(1)}-lock`)
    expect(folders.map((folder) => processesOf(folder).length > 1)).toEqual([true, true])

    runner.kill(signal)

    await expect.poll(() => folders.flatMap((folder) => [...processesOf(folder), ...keyringsOf(folder)])).toEqual([])
    await expect.poll(() => [...folders, ...displays].filter((path) => existsSync(path))).toEqual([])
  })

  test("ends with its command's exit code, and leaves nothing behind", () => {
    const script = `import { runInSession } from '${source}'; process.exit(await runInSession(['bash', '-c', 'env; exit 7']))`
    const { status, stdout } = spawnSync(process.execPath, ['--import', tsx, '--input-type=module', '-e', script], {
      encoding: 'utf8',
    })

    expect(status).toBe(7)
    const folder = /^LATCHKEY_SESSION=(.*)$/m.exec(stdout)?.[1] ?? ''
    expect(folder).not.toBe('')
    expect(existsSync(folder)).toBe(false)
    expect(processesOf(folder)).toEqual([])
  })
})

test('each worker of the end-to-end tests moves into the session with its number, and one without a session does not work', async () => {
  onTestFinished(() => void vi.unstubAllEnvs())
  vi.stubEnv('LATCHKEY_SESSIONS', JSON.stringify([{ LATCHKEY_OWN: 'first' }, { LATCHKEY_OWN: 'second' }]))
  vi.stubEnv('LATCHKEY_OWN', '')
  for (const [id, own] of ['first', 'second'].entries()) {
    vi.stubEnv('VITEST_POOL_ID', String(id + 1))
    vi.resetModules()
    await import('../../e2e/session')
    expect(process.env['LATCHKEY_OWN']).toBe(own)
  }
  vi.stubEnv('VITEST_POOL_ID', '3')
  vi.resetModules()
  await expect(import('../../e2e/session')).rejects.toThrow('npm run test:e2e')
})

async function startSession() {
  const folder = temporaryFolder()
  const script = `import { runInSession } from '${source}'; await runInSession(['bash', '-c', '${stay}'], { sessions: 2 })`
  const runner = spawn(process.execPath, ['--import', tsx, '--input-type=module', '-e', script], {
    env: {
      ...process.env,
      WAYLAND_DISPLAY: 'wayland-7',
      DBUS_SESSION_BUS_ADDRESS: 'unix:path=/outer',
      REPORT: folder.at('report'),
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  onTestFinished(() => end(runner))
  await expect.poll(() => existsSync(folder.at('report'))).toBe(true)
  const lines = folder.text('report').split('\n')
  const world: Record<string, string> = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  )
  const sessions = JSON.parse(world['LATCHKEY_SESSIONS'] ?? '[]') as Record<string, string>[]
  return { runner, world, sessions }
}

async function end(runner: ChildProcess): Promise<void> {
  if (runner.exitCode !== null || runner.signalCode !== null) return
  const gone = new Promise((resolve) => {
    runner.once('exit', resolve)
  })
  runner.kill('SIGKILL')
  await gone
}

/** The processes that carry the session's mark, by number. */
function processesOf(folder: string): string[] {
  return processes().filter((id) => read(`/proc/${id}/environ`).split('\0').includes(`LATCHKEY_SESSION=${folder}`))
}

/** The keyring's daemon hides its environment from an ordinary user, but not the socket that it listens at. */
function keyringsOf(folder: string): string[] {
  return read('/proc/net/unix')
    .split('\n')
    .filter((line) => line.endsWith(` ${folder}/run/keyring/control`))
}

function processes(): string[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name))
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
