import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

import { detectEngine } from '../../../electron/core/engines/engine'
import { refusalOf } from '../../../electron/core/engineSettings/rows/refusal'
import type { Setting } from '../../../electron/core/engineSettings/rows/source'
import { saveEngineSetting } from '../../../electron/core/operations/engineSettings'
import { moveStep } from '../../../electron/core/operations/history'
import { decodeText, encodeText, type TextFile } from '../../../electron/core/formats/text'
import { hardValues, settingsIn, written } from '../godotSettings/inMemory'
import { isSameMeaning } from '../godotSettings/meaning'
import { isGodot3, tryRandomEdits } from '../godotSettings/randomEdits'
import { areSame, filesOf, putBack, withCopy } from './copies'
import { godotJudge } from './godotJudge'
import { exactly, type Held, type Reading } from './judge'
import { openProject } from './program'
import { isAlone, unlessRefused, type Say } from './tries'

/**
 * `known`: rows with a type from the data; `doubted`: those that have another type in the file; `refused`: values that were
 * refused with a reason; `judged`: texts that a real Godot read again; `asked`: edits between two questions for all settings.
 */
export type SettingsCount = Record<
  'rows' | 'held' | 'known' | 'doubted' | 'editable' | 'writes' | 'refused' | 'judged' | 'undone' | 'saved' | 'asked' | 'wrong',
  number
>

const files = ['project.godot', 'export_presets.cfg']
/** How much text the judge reads of one file's trials. */
const judgedAtMost = 20_000_000
const randomEdits = 200

type Trial = { setting: Setting; value: string; literal: string | null; after: string }
type Tried = { path: string; file: TextFile; bytes: Buffer; count: SettingsCount; say: Say }

/** Every setting of a Godot project, each with values that are hard to write. */
export async function tryGodotSettings(root: string, counts: Record<string, SettingsCount>, fault: Say): Promise<void> {
  const { kind, version } = await detectEngine(root)
  if (kind !== 'godot') return
  for (const path of files.filter((each) => existsSync(join(root, each)))) {
    const name = `${basename(root)}/${path}`
    const count = (counts[name] = none())
    const say = (line: string) => {
      count.wrong += 1
      fault(`${name}: ${line}`)
    }
    const bytes = readFileSync(join(root, path))
    const file = unlessRefused(() => decodeText(bytes, path))
    const settings = file && unlessRefused(() => settingsIn(path, file, version))
    if (file === null || settings === null) continue
    const tried = { path, file, bytes, count, say }
    await judgeAll(
      tried,
      settings.flatMap((setting) => tryRow(tried, setting)),
    )
    if (path === 'project.godot' && isGodot3(version)) ask(tried)
  }
  await withCopy(root, (copy) => saveSome(copy, counts[`${basename(root)}/project.godot`] ?? none(), fault))
}

const none = (): SettingsCount => ({
  rows: 0,
  held: 0,
  known: 0,
  doubted: 0,
  editable: 0,
  writes: 0,
  refused: 0,
  judged: 0,
  undone: 0,
  saved: 0,
  asked: 0,
  wrong: 0,
})

function tryRow(tried: Tried, setting: Setting): Trial[] {
  const { count, say } = tried
  const isHeld = setting.value !== null
  const isDoubted = setting.notes?.some((note) => note.startsWith('Godot expects')) === true
  count.rows += 1
  if (isHeld) count.held += 1
  if (isDoubted) count.doubted += 1
  else if (setting.standard !== undefined || setting.type.is !== 'literal') count.known += 1
  if (isHeld && !hasOwnType(setting)) say(`${setting.key} has a type that its value contradicts`)
  if (setting.why !== undefined) return []
  count.editable += 1
  return hardValues(setting).flatMap((value) => tryOne(tried, setting, value) ?? [])
}

/** Whether the control can hold the value, although it may be out of its range. */
function hasOwnType({ type, value }: Setting): boolean {
  if (type.is === 'reference' || /^-?(?:inf|nan)/.test(value ?? '')) return true
  const open = type.is === 'number' ? { is: type.is, isWhole: type.isWhole } : type
  return refusalOf(open, value ?? '') === null
}

function tryOne({ file, bytes, count, say }: Tried, setting: Setting, value: string): Trial | null {
  const what = `${setting.key} = ${JSON.stringify(value)}`
  const done = unlessRefused(() => written(setting, file, value))
  if (done === 'refused' || done === null) {
    if (done === 'refused') count.refused += 1
    return null
  }
  count.writes += 1
  const { text, slot, literal, back } = done
  const isAround = literal === null ? isAlone(text, file.text, null) : isAlone(file.text, text, slot)
  if (!isAround) say(`${what} changed other bytes`)
  if (back !== null && encodeText(file, back).equals(bytes)) count.undone += 1
  else say(`${what} can’t be undone`)
  return { setting, value, literal, after: text }
}

async function judgeAll({ file, count, say }: Tried, trials: readonly Trial[]): Promise<void> {
  const [before = null] = await godotJudge.read([file.text])
  if (before === null) return say('the engine would not load it')
  const step = Math.max(1, Math.ceil((trials.length * file.text.length) / judgedAtMost))
  const judged = trials.filter((_, index) => index % step === 0)
  const readings = judged.length === 0 ? [] : await godotJudge.read(judged.map(({ after }) => after))
  count.judged += judged.length
  judged.forEach((trial, index) => judgeOne(trial, before, readings[index] ?? null, say))
}

function judgeOne({ setting, value, literal }: Trial, before: Reading, now: Reading | null, say: Say): void {
  const what = `${setting.key} = ${JSON.stringify(value)}`
  const [address] = setting.addresses
  if (now === null || address === undefined) return say(`${what}: the engine would not load the file`)
  const name = exactly(address)
  const held = now.get(name)
  if (!isRight(literal, held)) say(`${what}: the engine reads ${held?.seen ?? 'nothing'}`)
  const others = [...new Set([...before.keys(), ...now.keys()])].filter((each) => each !== name)
  const changed = others.filter((each) => before.get(each)?.seen !== now.get(each)?.seen)
  changed.forEach((other) => say(`${what}: the engine reads another ${other}`))
}

function isRight(literal: string | null, held: Held | undefined): boolean {
  if (literal === null || held === undefined) return literal === null && held === undefined
  // It says texts without their quotes.
  if (/^[&^]?"/.test(literal)) return isSameMeaning(literal, `"${held.seen.replaceAll(/[\\"]/g, '\\$&')}"`)
  return isSameMeaning(literal, held.seen)
}

function ask({ file, count, say }: Tried): void {
  const { edited, wrong } = tryRandomEdits(file, randomEdits, 7)
  count.asked += edited
  wrong.forEach(say)
}

/** Some rows are saved and undone as the window does it. */
async function saveSome(root: string, count: SettingsCount, fault: Say): Promise<void> {
  const project = await openProject(root)
  await project.engineSettings.read()
  const before = filesOf(root)
  const pages = project.engineSettings.view() ?? []
  const rows = pages.flatMap(({ id }) => project.engineSettings.rows(id, 0).rows).filter(({ why }) => why === undefined)
  for (const row of rows.filter(({ value }, index) => index % 40 === 0 || (value !== null && index % 8 === 0))) {
    const value = hardValues(row).find((one) => one !== row.value && one !== row.standard?.value) ?? ''
    const isSaved = (await saveEngineSetting(project, { id: row.id, value }).catch(() => 'refused')) === 'saved'
    if (!isSaved) continue
    count.saved += 1
    await moveStep(project, 'undo')
    if (areSame(before, filesOf(root))) continue
    count.wrong += 1
    fault(`${root}: ${row.key} = ${JSON.stringify(value)} can’t be undone in the window`)
    putBack(root, before)
    await project.engineSettings.read()
  }
}
