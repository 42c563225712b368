import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'

import { createWork, type WorkName } from './works'

/** Milliseconds within which every worker reaches the change it is killed at. */
const longest = 120_000

/** After this many milliseconds of work, or right before the change of the disk with this number. */
export type Kill = { after: number } | { before: number }

/** What is wrong with what a killed process left, and whether it was killed in the middle of a turn. */
export type Killed = { problems: string[]; isCut: boolean }

/** Work that is killed again and again, and each time inspected as the next start would. `worker`: its program. */
export function createVictim(name: WorkName, folder: string, worker: string) {
  const key = randomBytes(32)
  const work = createWork(name, { folder, key })
  let next = 0

  async function run(kill: Kill): Promise<string[]> {
    const death = 'before' in kill ? ['--die-at', String(kill.before)] : []
    const words = [worker, '--work', name, '--folder', folder, '--key', key.toString('hex'), '--first', String(next), ...death]
    // electron-store imports `electron`, which outside Electron looks for its executable; this prevents that. An empty
    // PATH, since git must not be needed for any of this.
    const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: 'unused', PATH: '' }
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'], env })
    const lines: string[] = []
    const ended = once(child, 'close')
    const reader = createInterface(child.stdout).on('line', (line) => lines.push(line))
    if ('after' in kill) {
      await Promise.race([once(reader, 'line'), ended])
      await setTimeout(kill.after)
      child.kill('SIGKILL')
    }
    const isLate = await Promise.race([ended.then(() => false), setTimeout(longest, true, { ref: false })])
    if (isLate) child.kill('SIGKILL')
    const [, signal] = await ended
    if (isLate || signal !== 'SIGKILL')
      throw new Error(
        `The worker ${isLate ? 'changed nothing any more' : 'ended by itself'}, after ${lines.at(-1) ?? 'nothing'}.`,
      )
    return lines
  }

  return {
    prepare: () => work.prepare(),
    /** Goes on for this many turns without being killed. */
    async turns(count: number): Promise<void> {
      const turn = await work.start()
      for (const end = next + count; next < end; next += 1) await turn(next)
    },
    async kill(kill: Kill): Promise<Killed> {
      const lines = await run(kill)
      const said = (word: string) => Number(lines.findLast((line) => line.startsWith(word))?.split(' ')[1] ?? next - 1)
      const [begun, done] = [said('begin'), said('done')]
      // A work that can't even be looked at is the worst case.
      const { state, problems } = await work
        .look()
        .catch((error: unknown) => ({ state: 'not to be read', problems: [String(error)] }))
      const isNew = begun > done && state === work.stateAfter(begun)
      if (!isNew && state !== work.stateAfter(done))
        problems.push(`${state} is neither ${work.stateAfter(done)} nor ${work.stateAfter(begun)}`)
      next = isNew ? begun + 1 : done + 1
      return {
        problems: problems.map((problem) => `${name}, ${JSON.stringify(kill)} in turn ${begun}: ${problem}`),
        isCut: begun > done,
      }
    },
  }
}
