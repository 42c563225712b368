import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Kill } from '../test/storage/kill'
import type { WorkName } from '../test/storage/works'

// electron-store imports `electron`, which outside Electron looks for its executable; this prevents that.
process.env['ELECTRON_OVERRIDE_DIST_PATH'] = 'unused'
const { createVictim } = await import('../test/storage/kill')
const { buildPrograms } = await import('../test/storage/programs')
const { workNames } = await import('../test/storage/works')

// Kills a process that stores secrets, makes new keys for them, or writes the files of a game or our own, again and
// again, and each time checks what the next start finds. The first argument is how many times, 1000 without it; the
// second names one kind of work.

let kills = Number(process.argv[2] ?? 1000)
const [only] = workNames.filter((name) => name === process.argv[3])

/** How many of a hundred kills each work gets. */
const shares: Readonly<Record<WorkName, number>> = { secrets: 15, unlockMethods: 3, stores: 12, game: 70 }
/** How many changes of the disk a few turns of each work take. */
const reach: Readonly<Record<WorkName, number>> = { secrets: 15, unlockMethods: 12, stores: 15, game: 90 }
const longestWait = 40
/** Kills per folder: a history is worth a few rounds, and a fresh folder keeps it short. */
const killsOfFolder = 150

const folder = mkdtempSync(join(tmpdir(), 'latchkey-stress-'))
const start = performance.now()
const programs = await buildPrograms('worker')
const counts = new Map<string, { killed: number; cut: number; problems: number }>()
let begun = 0
let folders = 0
// Ctrl+C ends the run early, with the figures so far.
process.once('SIGINT', () => void (kills = begun))

try {
  await Promise.all(Array.from({ length: availableParallelism() }, run))
  for (const [name, { killed, cut, problems }] of counts)
    say(`${name}: ${killed} kills, ${cut} in the middle of a turn, ${problems} problems`)
  const all = [...counts.values()]
  const problems = all.reduce((sum, count) => sum + count.problems, 0)
  say(`${begun} kills in ${((performance.now() - start) / 1000).toFixed(0)} s; ${problems} problems`)
  process.exitCode = problems === 0 && all.every(({ cut }) => cut > 0) ? 0 : 1
} finally {
  programs.remove()
  rmSync(folder, { recursive: true, force: true })
}

/** One lane: victims of every kind, one after another. */
async function run(): Promise<void> {
  while (begun < kills) {
    const name = only ?? chosen()
    const path = join(folder, String((folders += 1)))
    mkdirSync(path)
    const victim = createVictim(name, path, programs.pathOf('worker'))
    await victim.prepare()
    for (let count = 0; count < Math.ceil((killsOfFolder * shares[name]) / 100) && begun < kills; count += 1) {
      begun += 1
      const { problems, isCut } = await victim.kill(killOf(name))
      note(name, isCut, problems)
      // Something wrong stays wrong, and says nothing about the next kill.
      if (problems.length > 0) break
    }
    note(name, false, await leftIn(victim, path), 0)
    rmSync(path, { recursive: true, force: true })
  }
}

function chosen(): WorkName {
  const names = workNames.flatMap((name) => Array.from({ length: 4 }, () => name))
  return names[folders % names.length] ?? 'game'
}

function killOf(name: WorkName): Kill {
  if (Math.random() < 0.4) return { after: Math.random() * longestWait }
  return { before: Math.ceil(Math.random() * reach[name]) }
}

/** Leftovers that are still there when some time has passed and everything was written once more. */
async function leftIn(victim: ReturnType<typeof createVictim>, path: string): Promise<string[]> {
  const isLeftover = (name: string) => /\.tmp-[0-9a-f]{12}$|\.tmp$|\.lock$/.test(name)
  const leftovers = () => readdirSync(path, { recursive: true, encoding: 'utf8' }).filter(isLeftover)
  const past = new Date(Date.now() - 3_600_000)
  for (const name of leftovers()) utimesSync(join(path, name), past, past)
  await victim.turns(12)
  return leftovers().map((name) => `${name} stayed`)
}

function note(name: WorkName, isCut: boolean, problems: readonly string[], killed = 1): void {
  const count = counts.get(name) ?? { killed: 0, cut: 0, problems: 0 }
  counts.set(name, {
    killed: count.killed + killed,
    cut: count.cut + (isCut ? 1 : 0),
    problems: count.problems + problems.length,
  })
  problems.forEach(say)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
