import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

// Records the gallery's views again, from the app as it is now.

// electron-store imports `electron`, which outside Electron looks for its executable; this prevents that.
process.env['ELECTRON_OVERRIDE_DIST_PATH'] = 'unused'
const { record } = await import('../test/gallery/record')
const folder = join(import.meta.dirname, '../test/gallery')
const { states, answers } = await record()

rmSync(join(folder, 'states'), { recursive: true, force: true })
mkdirSync(join(folder, 'states'))
for (const [name, view] of Object.entries(states)) write(`states/${name.replaceAll(' ', '-')}.json`, view)
write('answers.json', answers)
process.stdout.write(`${Object.keys(states).length} views in test/gallery/states/\n`)

function write(path: string, value: unknown): void {
  writeFileSync(join(folder, path), `${JSON.stringify(value, null, 2)}\n`)
}
