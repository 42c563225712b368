import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, onTestFinished, test } from 'vitest'

import { temporaryFolder } from '../world/folder'

const sessions = join(import.meta.dirname, '../../..', 'scripts', 'lib', 'session.ts')
const tsx = import.meta.resolve('tsx')

/** Reports its environment, leaves a process in its own group behind, and stays. */
const stay = 'setsid sleep 600 & env > "$REPORT"; cut -d" " -f6 /proc/$$/stat > "$REPORT.group"; sleep 600'

describe.runIf(process.platform === 'linux')('a session', () => {
  test('has a home, a runtime folder, a bus and a display of its own', async () => {
    const { world } = await startSession('{}')

    const folder = world['LATCHKEY_SESSION'] ?? ''
    for (const name of ['HOME', 'XDG_RUNTIME_DIR', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_CACHE_HOME', 'TMPDIR']) {
      expect(world[name]).toMatch(new RegExp(`^${folder}/`))
    }
    expect(world['DISPLAY']).toMatch(/^:\d+$/)
    expect(world['DBUS_SESSION_BUS_ADDRESS']).toMatch(/^unix:(?!path=\/outer)/)
    expect(world['WAYLAND_DISPLAY']).toBeUndefined()
  })

  test('without a keyring reaches no bus', async () => {
    const { world } = await startSession('{ keyring: false }')

    expect(world['DBUS_SESSION_BUS_ADDRESS']).toBe('disabled:')
  })

  test.each(['SIGKILL', 'SIGTERM', 'SIGINT'] as const)('leaves nothing behind when its runner gets %s', async (signal) => {
    const { runner, world, group } = await startSession('{}')
    const folder = world['LATCHKEY_SESSION'] ?? ''
    const display = `/tmp/.X${world['DISPLAY']?.slice(1)}-lock`
    expect(processesOf(folder).length).toBeGreaterThan(4)
    expect(keyringsOf(group)).toHaveLength(1)

    runner.kill(signal)

    await expect.poll(() => [processesOf(folder), keyringsOf(group)]).toEqual([[], []])
    await expect.poll(() => [folder, display].filter((path) => existsSync(path))).toEqual([])
  })

  test("ends with its command's exit code, and leaves nothing behind", () => {
    const script = `import { runInSession } from '${sessions}'; process.exit(await runInSession(['bash', '-c', 'env; exit 7']))`
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

async function startSession(options: string) {
  const folder = temporaryFolder()
  const script = `import { runInSession } from '${sessions}'; await runInSession(['bash', '-c', '${stay}'], ${options})`
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
  await expect.poll(() => folder.text('report.group')).toMatch(/\d\n$/)
  const lines = folder.text('report').split('\n')
  const world: Record<string, string> = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  )
  return { runner, world, group: folder.text('report.group').trim() }
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

/** The keyring's daemon hides its environment from an ordinary user, but not its name and group. */
function keyringsOf(group: string): string[] {
  return processes().filter((id) => {
    const stat = read(`/proc/${id}/stat`)
    const isRunning = stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3) !== 'Z'
    return isRunning && stat.includes('(gnome-keyring') && stat.split(' ')[5] === group
  })
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
