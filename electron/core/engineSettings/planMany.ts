import { setImmediate } from 'node:timers/promises'

import { AppError } from '../../../shared/errors'
import type { Edit } from '../places/edit'
import { saveGameFile, type OpenFile } from '../places/gameFile'
import { plannedTogether } from '../places/together'
import { plannedValue, valueIn, wishesFor } from './plannedValue'
import type { Setting } from './rows/source'

/** A value for a setting, null to take it out of its file, over the one that was shown. */
export type Wish = { setting: Setting; value: string | null; shown: string | null }

/** Why a value can't be written. */
export type Refused = { id: string; why: string }

/** The writes of several settings in one file that has not been written yet. */
export type FilePlan = { edits: Edit[]; settings: number; apply(): Promise<void> }

type Parts = {
  root: string
  /** The file as it is now. Throws the reason why it can't be edited. */
  openFile: (setting: Setting) => Promise<OpenFile>
  /** Reads the files again. */
  read: () => Promise<void>
  /** The failure of a value that somebody else put there meanwhile. */
  changedTo: (setting: Setting, now: string | null, value: string | null) => AppError
}

/** Plans many values at once, file by file: each file is read once and written once. Nothing is written here. */
export async function planMany(parts: Parts, wishes: readonly Wish[]): Promise<{ plans: FilePlan[]; refused: Refused[] }> {
  const byFile = new Map<string, Wish[]>()
  for (const wish of wishes) byFile.set(wish.setting.file, [...(byFile.get(wish.setting.file) ?? []), wish])
  const plans: FilePlan[] = []
  const refused: Refused[] = []
  for (const own of byFile.values()) {
    const plan = await planFile(parts, own, refused)
    if (plan !== null) plans.push(plan)
  }
  return { plans, refused }
}

async function planFile(parts: Parts, wishes: readonly Wish[], refused: Refused[]): Promise<FilePlan | null> {
  const [first] = wishes
  if (first === undefined) return null
  const { file } = first.setting
  let found: OpenFile
  try {
    found = await parts.openFile(first.setting)
  } catch (error) {
    refused.push(...wishes.map(({ setting }) => ({ id: setting.id, why: wordsOf(error) })))
    return null
  }
  const together = planTogether(wishes, found)
  let { text } = together
  const { edits } = together
  let settings = new Set(edits.map((edit) => edit.for?.setting)).size
  for (const wish of wishes.filter((one) => !together.done.has(one))) {
    try {
      const next = await planOne(parts, wish, found, text)
      if (next.text !== text) settings += 1
      text = next.text
      edits.push(...next.edits.map((edit) => ({ ...edit, for: { setting: wish.setting.id } })))
    } catch (error) {
      refused.push({ id: wish.setting.id, why: wordsOf(error) })
    }
    // Each one reads the file several times, and the window is in use meanwhile.
    await setImmediate()
  }
  return settings === 0 ? null : { edits, settings, apply: () => saveGameFile(parts.root, file, found, text) }
}

/** Those that only put values in place of others, with one proof for all of them. None where that can't be. */
function planTogether(wishes: readonly Wish[], found: OpenFile) {
  const plain = wishes.flatMap((wish) => {
    const places = plainPlaces(wish, found)
    return places === null ? [] : [{ wish, places }]
  })
  const [first] = plain
  const all = plain.flatMap(({ places }) => places)
  const planned = first && plannedTogether(first.wish.setting, found, all)
  if (planned == null) return { text: found.file.text, edits: [], done: new Set<Wish>() }
  const owners = plain.flatMap(({ wish, places }) => places.map(() => wish.setting.id))
  const edits = planned.edits.map((edit, index): Edit => ({ ...edit, for: { setting: owners[index] ?? '' } }))
  return { text: planned.text, edits, done: new Set(plain.map(({ wish }) => wish)) }
}

/** Null for what has to be looked at alone, and for what is refused. */
function plainPlaces({ setting, value, shown }: Wish, found: OpenFile) {
  if (setting.why !== undefined || valueIn(found, setting) !== shown || value === shown) return null
  try {
    const places = wishesFor(setting, value)
    return places?.every(({ address }) => found.opened.find(address) !== null) === true ? places : null
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

async function planOne({ root, read, changedTo }: Parts, { setting, value, shown }: Wish, found: OpenFile, text: string) {
  if (setting.why !== undefined) throw new AppError('file-refused', setting.why)
  const now = valueIn(found, setting)
  if (now !== shown && now !== value) {
    await read()
    throw changedTo(setting, now, value)
  }
  return plannedValue(root, setting, { ...found, file: { ...found.file, text } }, value)
}

/** Anything but an AppError is a bug and is thrown on. */
function wordsOf(error: unknown): string {
  if (error instanceof AppError) return error.message
  throw error
}
