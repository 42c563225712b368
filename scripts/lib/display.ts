import { spawn } from 'node:child_process'

/**
 * Starts a virtual display on a number it chooses itself, so that parallel sessions don't collide, and answers its name.
 * It ends with the session whose mark is in the environment.
 */
export async function startDisplay(env: NodeJS.ProcessEnv): Promise<string> {
  const words = ['-displayfd', '3', '-screen', '0', '2400x1600x24', '-nolisten', 'tcp', '-noreset']
  const server = spawn('Xvfb', words, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], env, detached: true })
  const chosen = server.stdio[3]
  const number = await new Promise<string>((resolve, reject) => {
    chosen?.once('data', (data: Buffer) => resolve(data.toString().trim()))
    server.once('exit', () => reject(new Error('The virtual display (Xvfb) ended at once.')))
    server.once('error', () => reject(new Error('The virtual display (Xvfb) did not start. Is it installed?')))
  })
  server.removeAllListeners('exit')
  server.unref()
  return `:${number}`
}
