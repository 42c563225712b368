import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'

import { unity } from '../electron/core/engineSettings/unity/unity'
import { detectEngine } from '../electron/core/engines/engine'
import type { FormatId } from '../electron/core/places/gameFile'
import { projectsIn } from './lib/samples/copies'
import { godotJudge, whyNoGodot } from './lib/samples/godotJudge'
import { dotenvJudge, unityJudge, type Judge } from './lib/samples/judge'
import { noFiles, ourEditor, tryFile, type FileCount } from './lib/samples/tryFiles'
import { tryGodotSettings, type SettingsCount } from './lib/samples/tryGodotSettings'
import { serviceTable } from './lib/samples/services/serviceTable'
import { ourHands, tryProject, type RowCount } from './lib/samples/tryRows'
import { trySettings, type SettingCount } from './lib/samples/trySettings'
import { unityTreeJudge } from './lib/samples/unityTreeJudge'
import { noSettings, tryUnrealSettings } from './lib/samples/tryUnrealSettings'
import { unrealJudge } from './lib/samples/unrealJudge'

// Reads and edits every file of a folder of real game projects in memory, value by value, then the rows of the General page
// in copies of the projects, then all settings of the engine, then the services. Readers that are not ours judge each time that the new value is
// there and nothing else is new, and undo has to give the old bytes. Writes only to copies.

const [root] = process.argv.slice(2)
if (root === undefined) refuse('Usage: npm run samples -- DIR')
const noGodot = whyNoGodot()
if (noGodot !== null) refuse(noGodot)

const formats: Readonly<Record<string, { fits: RegExp; format: FormatId; judge: Judge }>> = {
  'Unity assets': { fits: /\.asset$/, format: 'unityAsset', judge: unityJudge() },
  'Unreal ini files': { fits: /\.ini$/, format: 'ini', judge: unrealJudge },
  'Godot files': { fits: /^(?:project\.godot|export_presets\.cfg)$/, format: 'godot', judge: godotJudge },
  '.env files': { fits: /^\.env(?:\.|$)/, format: 'dotenv', judge: dotenvJudge },
}

const engines = [{ name: 'Unity settings', source: unity, judge: unityTreeJudge }]

const faults: string[] = []
const fault = (line: string) => void faults.push(line)
void report(root)

async function report(folder: string): Promise<void> {
  console.table(await countFiles(folder))
  const projects = projectsIn(folder)
  const rows: Record<string, RowCount> = {}
  for (const path of projects) await tryProject(path, { hands: ourHands, counts: rows, fault })
  console.table(rows)
  const settings: Record<string, SettingCount> = {}
  for (const path of projects) for (const engine of engines) await trySettings(path, engine, settings, fault)
  console.table(settings)
  const unrealSettings = noSettings()
  for (const path of projects) await tryUnrealSettings(path, unrealSettings, fault)
  console.table({ 'Unreal settings': unrealSettings })
  const godotSettings: Record<string, SettingsCount> = {}
  for (const path of projects) await tryGodotSettings(path, godotSettings, fault)
  console.table(godotSettings)
  console.table(await serviceTable(projects, fault, console.log))
  console.table(await enginesOf(folder, projects))
  faults.forEach((line) => console.error(`WRONG    ${line}`))
  process.exitCode = faults.length === 0 ? 0 : 1
}

async function countFiles(folder: string): Promise<Record<string, FileCount>> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = entries.map((entry) => join(entry.parentPath, entry.name))
  const counts: Record<string, FileCount> = {}
  for (const [label, { fits, format, judge }] of Object.entries(formats)) {
    const count = (counts[label] = noFiles())
    for (const path of paths.filter((each) => fits.test(basename(each)))) {
      await tryFile({ name: relative(folder, path), bytes: readFileSync(path), format, by: judge }, ourEditor, count, fault)
    }
  }
  return counts
}

/** The engine that each sample is recognised as. */
async function enginesOf(folder: string, projects: readonly string[]): Promise<Record<string, string | null>[]> {
  const found: Record<string, string | null>[] = []
  for (const path of projects) {
    const { label, name, note } = await detectEngine(path)
    found.push({ folder: relative(folder, path), label, name, note })
  }
  return found
}

function refuse(why: string): never {
  console.error(why)
  process.exit(2)
}
