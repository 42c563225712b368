import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, openSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'

import { startDisplay } from './display'

type Options = {
  /** False: nothing can reach a Secret Service, as on a machine without a keyring. */
  keyring?: boolean
  display?: boolean
  environment?: Record<string, string>
  /** A file that takes the command's output, in place of the terminal. */
  log?: string
}

/** Unlocks a keyring that exists for this session only, then becomes the command, with the runner's error output. */
const withKeyring = 'printf throw-away | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$@" 2>&3 3>&-'

/**
 * Runs a command in a world of its own: throw-away home and temporary folder, a message bus with an unlocked keyring,
 * and a virtual display. The home is set before the bus starts, which would otherwise open a keyring in the real home.
 * Answers the command's exit code. Nothing of the session outlives it or this process, even if that is killed.
 */
export async function runInSession(command: readonly string[], options: Options = {}): Promise<number> {
  const { keyring = true, display = true, environment = {}, log } = options
  const output = log === undefined ? 'inherit' : openSync(log, 'a')
  if (process.platform !== 'linux') return exitOf(spawnCommand(command, { ...process.env, ...environment }, { output }))
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-session-'))
  const end = startWatch(folder)
  const orphaned = endWhenOrphaned()
  try {
    const env = { ...worldIn(folder), ...environment }
    if (display) env['DISPLAY'] = await startDisplay(env)
    if (!keyring) env['DBUS_SESSION_BUS_ADDRESS'] = 'disabled:'
    if (!keyring) return await exitOf(spawnCommand(command, env, { output }))
    const withBus = ['dbus-run-session', '--', 'bash', '-c', withKeyring, 'session', ...command]
    return await exitOf(spawnCommand(withBus, env, { output, errors: openSync(join(folder, 'bus.log'), 'a') }))
  } finally {
    clearInterval(orphaned)
    await end()
  }
}

/** When npm is killed, its children go on, so this checks whether it is still there. */
function endWhenOrphaned(): NodeJS.Timeout {
  const parent = process.ppid
  return setInterval(() => process.ppid === parent || process.exit(1), 1000)
}

/** The user's own desktop must not be visible from inside: not its bus, its folders or its display. */
function worldIn(folder: string): NodeJS.ProcessEnv {
  const hidden = /^(?:XDG_|DBUS_|GNOME_|WAYLAND_|DISPLAY$|XAUTHORITY$|SSH_AUTH_SOCK$|DESKTOP_)/
  const visible = Object.entries(process.env).filter(([name]) => !hidden.test(name))
  const [home, runtime, temporary] = ['home', 'run', 'tmp'].map((name) => join(folder, name))
  const folders = {
    HOME: home,
    XDG_RUNTIME_DIR: runtime,
    XDG_CONFIG_HOME: `${home}/.config`,
    XDG_DATA_HOME: `${home}/.local/share`,
    XDG_CACHE_HOME: `${home}/.cache`,
    XDG_STATE_HOME: `${home}/.local/state`,
    TMPDIR: temporary,
  }
  // D-Bus and the keyring refuse a runtime folder that others can enter.
  Object.values(folders).forEach((path) => path !== undefined && mkdirSync(path, { recursive: true, mode: 0o700 }))
  return { ...Object.fromEntries(visible), ...folders, LATCHKEY_SESSION: folder }
}

/** Starts the process that cleans up once the pipe to it closes. Answers a function that closes it and waits for the end. */
function startWatch(folder: string): () => Promise<void> {
  // In a group of its own, so that Ctrl+C in the terminal does not reach it.
  const watch = spawn('bash', [join(import.meta.dirname, 'endSession.sh'), folder], {
    stdio: ['pipe', 'ignore', 'inherit'],
    detached: true,
  })
  return async () => {
    watch.stdin?.end()
    await exitOf(watch)
  }
}

/**
 * In a group of its own as well: Ctrl+C ends the runner, and with it the whole session. The bus writes a lot of
 * messages, so its error output can go elsewhere; the runner's own is then passed on as 3.
 */
function spawnCommand(
  [program = '', ...words]: readonly string[],
  env: NodeJS.ProcessEnv,
  { output, errors = output }: { output: 'inherit' | number; errors?: 'inherit' | number },
): ChildProcess {
  const own = output === 'inherit' ? process.stderr : output
  return spawn(program, words, { stdio: ['ignore', output, errors, own], env, detached: true })
}

function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])))
  })
}
