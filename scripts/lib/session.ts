import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Unlocks a keyring that exists for this session only, then becomes the command. */
const withKeyring = 'printf throw-away | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$@"'

/**
 * Runs a command in a world of its own: a throw-away home, a message bus with an unlocked keyring, and a virtual
 * display. The home is set before the bus starts, which would otherwise bring up a keyring in the real one. Answers
 * the command's exit code; nothing of the session outlives it.
 */
export async function runInSession(command: readonly string[], environment: Record<string, string> = {}): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-session-'))
  const home = join(folder, 'home')
  const runtime = join(folder, 'run')
  mkdirSync(home)
  mkdirSync(runtime, { mode: 0o700 })
  const display = await startDisplay()
  const env = {
    ...withoutDesktop(),
    HOME: home,
    XDG_RUNTIME_DIR: runtime,
    DISPLAY: display.name,
    ...environment,
  }
  const words = ['dbus-run-session', '--', 'bash', '-c', withKeyring, 'session', ...command]
  // setpriv lets the kernel end the bus, and with it the session, when this process is killed.
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', ...words], { stdio: 'inherit', env })
  const code = await new Promise<number>((resolve) => {
    child.on('exit', (status, signal) => resolve(status ?? (signal === null ? 1 : 128)))
    child.on('error', () => resolve(127))
  })
  display.stop()
  rmSync(folder, { recursive: true, force: true })
  return code
}

/** The user's own desktop must not be seen from inside: not its bus, its folders or its display. */
function withoutDesktop(): Record<string, string> {
  const hidden = /^(?:XDG_|DBUS_|GNOME_|WAYLAND_|DISPLAY$|XAUTHORITY$|SSH_AUTH_SOCK$|DESKTOP_)/
  const entries = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return Object.fromEntries(entries.filter(([name]) => !hidden.test(name)))
}

/** Xvfb on a display number that it chooses itself, so that sessions side by side don't collide. */
async function startDisplay(): Promise<{ name: string; stop: () => void }> {
  const size = ['-screen', '0', '2400x1600x24']
  const words = ['Xvfb', '-displayfd', '3', ...size, '-nolisten', 'tcp', '-noreset']
  const server = spawn('setpriv', ['--pdeathsig', 'KILL', ...words], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  const chosen = server.stdio[3]
  if (chosen === null || chosen === undefined) throw new Error('Xvfb did not start.')
  const number = await new Promise<string>((resolve, reject) => {
    chosen.once('data', (data: Buffer) => resolve(data.toString().trim()))
    server.once('exit', () => reject(new Error('Xvfb ended at once.')))
    server.once('error', reject)
  })
  return { name: `:${number}`, stop: () => server.kill() }
}
