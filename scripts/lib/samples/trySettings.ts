import { isDeepStrictEqual } from 'node:util'

import { refusalOf } from '../../../electron/core/engineSettings/rows/refusal'
import type { EngineSource, Setting } from '../../../electron/core/engineSettings/rows/source'
import { takeBack } from '../../../electron/core/formats/edit'
import type { Edit } from '../../../electron/core/places/edit'
import { formats, readGameFile, type GameFile, type OpenFile } from '../../../electron/core/places/gameFile'
import { planned } from '../../../electron/core/places/places'
import { valuesFor, wrongFor } from './hardValues'
import type { Judge, Reading } from './judge'
import { unlessRefused, type Say } from './tries'

/**
 * `writes`: values put into a file in memory; `judged`: those that a reader that is not ours found there, with everything else
 * as before; `refused`: wrong values that were refused with a reason.
 */
export type SettingCount = Record<'projects' | 'rows' | 'editable' | 'writes' | 'judged' | 'undone' | 'refused' | 'wrong', number>

const noSettings = (): SettingCount => ({
  projects: 0,
  rows: 0,
  editable: 0,
  writes: 0,
  judged: 0,
  undone: 0,
  refused: 0,
  wrong: 0,
})

/** How many values each setting gets. The rows of a page take turns in which ones. */
const rounds = 2

type Engine = { name: string; source: EngineSource; judge: Judge }
type Tried = { root: string; path: string; found: OpenFile; read: Reading; judge: Judge; count: SettingCount; say: Say }
type Written = { setting: Setting; texts: readonly string[]; edits: readonly Edit[] }

/** Writes hard values to every setting of a project that can be edited, in memory only. */
export async function trySettings(
  root: string,
  { name, source, judge }: Engine,
  counts: Record<string, SettingCount>,
  fault: Say,
): Promise<void> {
  const files = new Map<string, GameFile>()
  for (const { path, format } of await source.files(root)) files.set(path, await readGameFile(root, path, format))
  const read = source.read(files, null)
  if (read.settings.length === 0) return
  const count = (counts[name] ??= noSettings())
  const say: Say = (line) => {
    count.wrong += 1
    fault(`${root}: ${line}`)
  }
  count.projects += 1
  count.rows += read.settings.length
  lookAtAll(read, say)
  for (const [path, found] of files) {
    const own = read.settings.filter(({ file, why }) => file === path && why === undefined)
    if (found.is === 'open' && own.length > 0) await tryFileOf({ root, path, found, judge, count, say }, own)
  }
}

function lookAtAll({ settings, pages }: ReturnType<EngineSource['read']>, say: Say): void {
  if (new Set(settings.map(({ id }) => id)).size < settings.length) say('two settings have one id')
  for (const { id, page } of settings) if (!pages.some((one) => one.id === page)) say(`${id} is on no page`)
}

/** A file that the judge can't read is not tried: it holds what the engine itself would not load. */
async function tryFileOf(file: Omit<Tried, 'read'>, settings: readonly Setting[]): Promise<void> {
  const [read = null] = await file.judge.read([file.found.file.text])
  if (read === null) return
  const tried = { ...file, read }
  tried.count.editable += settings.length
  for (const setting of settings) lookAt(tried, setting)
  for (let round = 0; round < rounds; round += 1) {
    const written = settings.flatMap((setting, index) => {
      const { type, form, value } = setting
      const values = valuesFor(type).filter((one) => one !== value && refusalOf(type, one) === null && form.write(one) !== null)
      const one = values[(index + round) % values.length]
      return one === undefined ? [] : (tryValue(tried, setting, one) ?? [])
    })
    await judgeAll(tried, written)
  }
}

/** What the window shows is what is there, of its own type, and what is no such value is refused. */
function lookAt(tried: Tried, setting: Setting): void {
  const { found, count, say } = tried
  const { id, type, value, form, addresses } = setting
  const shown = form.read(addresses.map((address) => found.opened.find(address)?.value ?? null))
  if (shown !== value) say(`${id} is shown as ${value ?? 'nothing'} and read as ${shown ?? 'nothing'}`)
  if (value !== null && refusalOf(type, value) !== null) say(`${id} is a ${type.is}, which ${value} is not`)
  compareReaders(tried, setting)
  for (const wrong of wrongFor(type)) {
    if (refusalOf(type, wrong) !== null || form.write(wrong) === null) count.refused += 1
    else say(`${id} takes ${JSON.stringify(wrong)}`)
  }
}

function compareReaders({ found, read, judge, say }: Tried, { id, addresses }: Setting): void {
  for (const address of addresses) {
    const held = read.get(judge.nameOf(address))
    const ours = found.opened.find(address)?.value ?? null
    if (held?.value !== ours) say(`${id} is read as ${ours ?? 'nothing'}, the engine reads ${held?.seen ?? 'nothing'}`)
  }
}

/** Puts one value into the file as it is. */
function tryValue({ root, path, found, count, say }: Tried, setting: Setting, value: string): Written | null {
  const { id, form, addresses, format } = setting
  const what = `${id} = ${JSON.stringify(value)}`
  const texts = form.write(value) ?? []
  const wishes = addresses.map((address, at) => ({ address, value: texts[at] ?? '' }))
  const plan = unlessRefused(() => planned(root, path, format, found, wishes))
  if (plan === null) {
    say(`${what} is refused`)
    return null
  }
  count.writes += 1
  const file = { ...found.file, text: plan.text }
  const after = { ...found, file, opened: formats[format](file, path) }
  const now = form.read(addresses.map((address) => after.opened.find(address)?.value ?? null))
  if (now === null || !isDeepStrictEqual(form.write(now), texts)) say(`${what} is read as ${now ?? 'nothing'}`)
  if (without(found, setting) !== without(after, setting)) say(`${what} changed other bytes`)
  if (undone(after, setting, plan.edits) === found.file.text) count.undone += 1
  else say(`${what} can’t be undone`)
  return { setting, texts, edits: plan.edits }
}

/** The text of a file without what stands at a setting's addresses, and without the spaces in front of that. */
function without({ file: { text }, opened }: OpenFile, { addresses }: Setting): string {
  const places = addresses.flatMap((address) => opened.find(address) ?? []).toSorted((one, other) => other.start - one.start)
  return places.reduce((rest, { start, end }) => rest.slice(0, start).trimEnd() + rest.slice(end), text)
}

function undone({ file }: OpenFile, { format, file: name }: Setting, edits: readonly Edit[]): string | null {
  return edits.toReversed().reduce<string | null>((text, { written, address, before }) => {
    if (written === undefined || text === null) return text
    const spot = { file: { ...file, text }, format: formats[format], name, address }
    return unlessRefused(() => takeBack(spot, written, typeof before === 'string' ? before : null))
  }, file.text)
}

/** One reading for all values of a round, each put where it stands alone. */
async function judgeAll({ found, read, judge, count, say, path }: Tried, written: readonly Written[]): Promise<void> {
  const [now = null] = await judge.read([withAll(found, written)])
  if (now === null) return say(`${path}: the engine would not load it`)
  const others = new Set([...read.keys(), ...now.keys()])
  for (const { setting, texts } of written) {
    count.judged += 1
    setting.addresses.forEach((address, at) => {
      const name = judge.nameOf(address)
      others.delete(name)
      if (now.get(name)?.value !== texts[at]) say(`${setting.id}: the engine reads ${now.get(name)?.seen ?? 'nothing'}`)
    })
  }
  for (const name of others) if (read.get(name)?.seen !== now.get(name)?.seen) say(`${path}: the engine reads another ${name}`)
}

function withAll({ file: { text }, opened }: OpenFile, written: readonly Written[]): string {
  const spans = written
    .flatMap(({ edits }) => edits)
    .flatMap(({ address, written: span }) =>
      span === undefined ? [] : [{ ...span, at: span.at ?? opened.find(address)?.start ?? 0 }],
    )
  return spans
    .toSorted((one, other) => other.at - one.at)
    .reduce((rest, { at, removed, inserted }) => rest.slice(0, at) + inserted + rest.slice(at + removed.length), text)
}
