import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'

// electron-store imports `electron`, which outside Electron looks for its executable; this keeps it from that.
process.env['ELECTRON_OVERRIDE_DIST_PATH'] = 'unused'
const { createVictim } = await import('../test/storage/kill')

// Kills a process that stores secrets, again and again, and looks each time at what is left. The first word is how many
// times: 1000 if there is none.

const kills = Number(process.argv[2] ?? 1000)
const longestWait = 40
const folder = mkdtempSync(join(tmpdir(), 'latchkey-stress-'))
const start = performance.now()
let begun = 0
const lanes = Array.from({ length: availableParallelism() }, (_, index) => run(join(folder, `${index}`)))

try {
  const results = await Promise.all(lanes)
  const problems = results.flatMap((result) => result.problems)
  const cut = results.reduce((sum, result) => sum + result.cut, 0)
  const seconds = ((performance.now() - start) / 1000).toFixed(0)
  for (const problem of problems) process.stdout.write(`${problem}\n`)
  process.stdout.write(`${begun} kills in ${seconds} s; ${cut} in the middle of a save; ${problems.length} problems\n`)
  process.exitCode = problems.length === 0 && cut > 0 ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function run(path: string): Promise<{ problems: string[]; cut: number }> {
  mkdirSync(path)
  const victim = createVictim(path)
  await victim.prepare()
  const problems: string[] = []
  const seen = new Set<string>()
  while (begun < kills) {
    begun += 1
    problems.push(...(await victim.killAfter(Math.random() * longestWait)))
    for (const name of victim.leftovers()) seen.add(name)
  }
  return { problems, cut: seen.size }
}
