import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { askGodot } from './lib/godotSettings/askGodot'
import { differences } from './lib/godotSettings/compare'
import { exportData, Facts, settingsData } from './lib/godotSettings/fromFacts'
import { whyNoGodot } from './lib/samples/godotJudge'

// Asks a real Godot for all settings that it has. With a folder of facts about engines it makes the data about Godot's settings
// from them and the engine's answers; without one it holds the data against the engine.

const data = join(import.meta.dirname, '../electron/core/engineSettings/godot/data')
const none = whyNoGodot()
if (none === null) run(process.argv[2])
else {
  console.error(none)
  process.exitCode = 2
}

function run(folder: string | undefined): void {
  const engine = askGodot('config_version=4\n')
  if (folder === undefined) {
    const lines = differences(engine)
    lines.forEach((line) => console.error(line))
    console.log(`${engine.size} settings of the engine, ${lines.length} differences`)
    process.exitCode = lines.length === 0 ? 0 : 1
    return
  }
  const facts = (name: string) => Facts.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')))
  writeFileSync(join(data, 'settings.json'), settingsData(facts('godot-settings.json'), engine))
  writeFileSync(join(data, 'export.json'), exportData(facts('godot-export.json')))
}
