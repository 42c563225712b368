import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

type Options = { keeper: string; folder: string; key: Buffer; words?: readonly string[]; under?: readonly string[] }

/** Starts the keeper, under another program if wanted, and gives what it says line by line. */
export function startKeeper({ keeper, folder, key, words = [], under = [] }: Options) {
  const command = [process.execPath, keeper, '--folder', folder, '--key', key.toString('hex'), ...words]
  const [program = '', ...rest] = [...under, ...command]
  // electron-store imports `electron`, which outside Electron looks for its executable; this prevents that.
  const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: 'unused' }
  const child = spawn(program, rest, { stdio: ['ignore', 'pipe', 'inherit'], env })
  const lines: string[] = []
  const ended = once(child, 'exit')
  createInterface(child.stdout).on('line', (line) => lines.push(line))
  return {
    lines,
    /** Resolves with the first line, which shows that it is at work. */
    started: once(child.stdout, 'data'),
    /** What it said until it ended. */
    async finished(): Promise<string[]> {
      await once(child, 'close')
      return lines
    },
    async kill(): Promise<void> {
      child.kill('SIGKILL')
      await ended
    },
  }
}
