import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'

import { startDesktop } from './desktop'

type Options = {
  /** How many there are. The command starts in the first one, and what it starts may go to another of LATCHKEY_SESSIONS. */
  sessions?: number
  /** Where their folders are made; the folder for temporary files if it is left out. */
  parent?: string
  environment?: Record<string, string>
}

/**
 * Runs a command in a world of its own: throw-away home and temporary folder, a message bus with an unlocked keyring,
 * and a virtual display. Returns the command's exit code. Nothing of the session outlives the command or this process, even
 * if this process is killed.
 */
export async function runInSession(
  command: readonly string[],
  { sessions = 1, parent = tmpdir(), environment = {} }: Options = {},
): Promise<number> {
  if (process.platform !== 'linux') return exitOf(spawnCommand(command, { ...process.env, ...environment }))
  const orphaned = endWhenOrphaned()
  const ends: (() => Promise<void>)[] = []
  try {
    const opening = Array.from({ length: sessions }, () => {
      const folder = mkdtempSync(join(parent, 'latchkey-session-'))
      ends.push(startWatch(folder))
      return furnish(folder)
    })
    const worlds = await Promise.all(opening)
    const env = { ...visible(), ...worlds[0], ...environment, LATCHKEY_SESSIONS: JSON.stringify(worlds) }
    return await exitOf(spawnCommand(command, env))
  } finally {
    clearInterval(orphaned)
    await Promise.all(ends.map((end) => end()))
  }
}

/** When npm is killed, its children go on, so this checks whether it is still there. */
function endWhenOrphaned(): NodeJS.Timeout {
  const parent = process.ppid
  return setInterval(() => process.ppid === parent || process.exit(1), 1000)
}

/** The user's own desktop must not be visible from inside: not its bus, its folders or its display. */
function visible(): NodeJS.ProcessEnv {
  const hidden = /^(?:XDG_|DBUS_|GNOME_|WAYLAND_|DISPLAY$|XAUTHORITY$|SSH_AUTH_SOCK$|DESKTOP_)/
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !hidden.test(name)))
}

/** The variables of a session. The home is set before the bus starts, which would otherwise open a keyring in the real home. */
async function furnish(folder: string): Promise<Record<string, string>> {
  const home = join(folder, 'home')
  const folders = {
    HOME: home,
    XDG_RUNTIME_DIR: join(folder, 'run'),
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_DATA_HOME: join(home, '.local/share'),
    XDG_CACHE_HOME: join(home, '.cache'),
    XDG_STATE_HOME: join(home, '.local/state'),
    TMPDIR: join(folder, 'tmp'),
  }
  // D-Bus and the keyring refuse a runtime folder that others can enter.
  for (const path of Object.values(folders)) mkdirSync(path, { recursive: true, mode: 0o700 })
  const world = { ...folders, LATCHKEY_SESSION: folder }
  return { ...world, ...(await startDesktop({ ...visible(), ...world })) }
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

/** In its own process group as well: Ctrl+C ends the runner, and with it the whole session. */
function spawnCommand([program = '', ...words]: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(program, words, { stdio: ['ignore', 'inherit', 'inherit'], env, detached: true })
}

function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])))
  })
}
