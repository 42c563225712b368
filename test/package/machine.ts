import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { connect, createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'

import { z } from 'zod'

// The tests install packages and make a user, so they run as root on a machine that may be changed. The app itself runs
// as that user, with a home, a bus and a keyring of its own.

const userName = 'latchkey-tester'

export type Machine = Awaited<ReturnType<typeof prepareMachine>>

/** The packages that the runner made for this run. */
export const packages = z
  .object({ test: z.string(), older: z.string(), newer: z.string() })
  .parse(JSON.parse(process.env['LATCHKEY_PACKAGES'] ?? '{}'))

/** An ordinary user with an unlocked keyring. */
export async function prepareMachine() {
  // Not in this session's own folder, which nobody else can look into.
  const home = mkdtempSync('/tmp/latchkey-user-')
  spawnSync('userdel', [userName], { stdio: 'ignore' })
  run('useradd', '--home-dir', home, '--shell', '/bin/bash', userName)
  const [uid, gid] = ['-u', '-g'].map((word) => Number(run('id', word, userName))) as [number, number]
  const runtime = join(home, 'run')
  mkdirSync(runtime, { mode: 0o700 })
  for (const path of [home, runtime]) chownSync(path, uid, gid)
  chmodSync(home, 0o700)
  const environment: Record<string, string> = {
    HOME: home,
    USER: userName,
    PATH: '/usr/local/bin:/usr/bin:/bin',
    XDG_RUNTIME_DIR: runtime,
    DISPLAY: process.env['DISPLAY'] ?? '',
    // The runner finds by this mark what it has to end.
    LATCHKEY_SESSION: process.env['LATCHKEY_SESSION'] ?? '',
  }
  const asUser = ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--init-groups', '--']
  const bus = startBus()
  await until(() => existsSync(join(home, 'bus')) && readFileSync(join(home, 'bus'), 'utf8').trim() !== '')
  environment['DBUS_SESSION_BUS_ADDRESS'] = readFileSync(join(home, 'bus'), 'utf8').trim()

  function startBus(): ChildProcess {
    const unlock = 'printf throw-away | gnome-keyring-daemon --unlock --components=secrets >/dev/null'
    const script = `${unlock} && echo "$DBUS_SESSION_BUS_ADDRESS" > "$HOME/bus" && exec sleep infinity`
    return startAsUser(['dbus-run-session', '--', 'bash', '-c', script])
  }

  function startAsUser(words: readonly string[], more: Record<string, string> = {}): ChildProcess {
    const [program = '', ...rest] = [...asUser, ...words]
    return spawn(program, rest, { env: { ...environment, ...more }, cwd: home, stdio: 'ignore' })
  }

  return {
    home,
    uid,
    gid,
    environment,
    startAsUser,
    /** Runs a command as the user and answers what it printed. */
    askAsUser: (...words: string[]) =>
      execFileSync('setpriv', [...asUser.slice(1), ...words], { env: environment, cwd: home, encoding: 'utf8' }).trim(),
    /** A file in the user's home that the user owns. */
    give(name: string, content: string): string {
      const path = join(home, name)
      writeFileSync(path, content)
      chownSync(path, uid, gid)
      return path
    },
    /** A program that starts another one as this user: for a driver, which can only start programs. */
    wrapperOf(program: string): string {
      const path = join(home, 'start')
      const settings = Object.entries(environment).map(([name, value]) => `${name}='${value}'`)
      writeFileSync(
        path,
        `#!/bin/sh\ncd '${home}'\n${withoutSwitch}exec ${asUser.join(' ')} env -i ${settings.join(' ')} '${program}' "$@"\n`,
        { mode: 0o755 },
      )
      return path
    },
    async end(): Promise<void> {
      bus.kill()
      await endAll(uid)
      run('userdel', userName)
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/** The driver adds this switch when tests run as root, but the app does not run as root here. */
const withoutSwitch = 'for word do shift; [ "$word" = --no-sandbox ] || set -- "$@" "$word"; done\n'

/** Ends everything the user still runs. */
export async function endAll(uid: number): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    for (const pid of processesOf(uid)) {
      try {
        process.kill(pid, signal)
      } catch {
        // It ended by itself.
      }
    }
    await until(() => processesOf(uid).length === 0, 5000).catch(() => undefined)
  }
}

function processesOf(uid: number): number[] {
  return allProcesses().filter((pid) => statusOf(pid, 'Uid')[0] === String(uid) && statusOf(pid, 'State')[0] !== 'Z')
}

/** The processes of an installed app of one kind, such as `renderer`; without a kind its main process. */
export function processesOfApp(name: string, kind: string | null): number[] {
  return allProcesses().filter((pid) => {
    try {
      if (readlinkSync(`/proc/${pid}/exe`) !== `/usr/lib/${name}/${name}`) return false
      // Chromium overwrites a child's arguments, and then they are separated by spaces.
      const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split(/[\0 ]/)
      return kind === null ? !words.some((word) => word.startsWith('--type=')) : words.includes(`--type=${kind}`)
    } catch {
      return false
    }
  })
}

const allProcesses = () =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)

/** The values of one line of a process's status. */
export function statusOf(pid: number, field: string): string[] {
  try {
    const line = readFileSync(`/proc/${pid}/status`, 'utf8')
      .split('\n')
      .find((each) => each.startsWith(`${field}:`))
    return line?.split(/\s+/).slice(1) ?? []
  } catch {
    return []
  }
}

export function run(program: string, ...words: string[]): string {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return execFileSync(program, words, { encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'pipe'] }).trim()
}

/** Installs a package as a user of the system would, with what it depends on. */
export const install = (path: string) => run('apt-get', 'install', '--yes', '--allow-downgrades', '--no-install-recommends', path)
export const remove = (name: string) => run('apt-get', 'purge', '--yes', name)

/** The app's window, if it is there: a frame of its size with its name. */
export function windowOf(title: string): string | null {
  const tree = execFileSync('xwininfo', ['-root', '-tree'], { encoding: 'utf8' })
  const line = tree.split('\n').find((each) => each.includes(`"${title}"`) && /\s1180x740\+/.test(each))
  const id = line === undefined ? undefined : /0x[0-9a-f]+/.exec(line)?.[0]
  if (id === undefined) return null
  const state = spawnSync('xwininfo', ['-id', id], { encoding: 'utf8' }).stdout
  return state.includes('IsViewable') ? id : null
}

export async function until(isSo: () => boolean | Promise<boolean>, limit = 60_000): Promise<void> {
  const end = Date.now() + limit
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`It did not come true in ${limit} ms: ${isSo.toString()}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** The exit code of a process that ends by itself. */
export async function codeOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return child.exitCode
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

export function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const answer = (is: boolean) => {
      socket.destroy()
      resolve(is)
    }
    socket.once('connect', () => answer(true))
    socket.once('error', () => answer(false))
  })
}
