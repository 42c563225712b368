import { spawn, spawnSync } from 'node:child_process'

/**
 * Starts a display, a message bus and an unlocked keyring that exist for one session only, and answers the variables that
 * lead to them. They are ended with the session whose mark the environment carries; the keyring ends with its bus.
 */
export async function startDesktop(env: NodeJS.ProcessEnv): Promise<{ DISPLAY: string; DBUS_SESSION_BUS_ADDRESS: string }> {
  const screen = ['-screen', '0', '2400x1600x24', '-nolisten', 'tcp', '-noreset']
  const [display, bus] = await Promise.all([
    // On a number it chooses itself, so that sessions side by side don't collide.
    startServer('Xvfb', ['-displayfd', '3', ...screen], env),
    startServer('dbus-daemon', ['--session', '--nofork', '--print-address=3'], env),
  ])
  const variables = { DISPLAY: `:${display}`, DBUS_SESSION_BUS_ADDRESS: bus }
  const { status } = spawnSync('gnome-keyring-daemon', ['--unlock', '--components=secrets'], {
    env: { ...env, ...variables },
    input: 'throw-away',
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  if (status !== 0) throw new Error('The keyring (gnome-keyring-daemon) did not start. Is it installed?')
  return variables
}

/** Answers what the server writes to its file 3 once it can be reached. */
function startServer(program: string, words: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const server = spawn(program, words, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], env, detached: true })
  server.unref()
  return new Promise((resolve, reject) => {
    server.stdio[3]?.once('data', (data: Buffer) => resolve(data.toString().trim()))
    server.once('exit', () => reject(new Error(`${program} ended at once.`)))
    server.once('error', () => reject(new Error(`${program} did not start. Is it installed?`)))
  })
}
