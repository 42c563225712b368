import { isDeepStrictEqual } from 'node:util'

import { refusalOf } from '../../../electron/core/engineSettings/rows/refusal'
import type { EngineSource, Setting } from '../../../electron/core/engineSettings/rows/source'
import { takeBack } from '../../../electron/core/formats/edit'
import { formats, readGameFile, type GameFile, type OpenFile } from '../../../electron/core/places/gameFile'
import { planned } from '../../../electron/core/places/places'
import type { SettingType } from '../../../shared/engineSettings'
import type { Judge, Reading } from './judge'
import { unlessRefused, type Say } from './tries'

/**
 * `writes`: values put into a file in memory; `judged`: those that a reader that is not ours looked at; `refused`: wrong values
 * that were refused with a reason.
 */
export type SettingCount = Record<
  'projects' | 'rows' | 'editable' | 'writes' | 'judged' | 'undone' | 'refused' | 'wrong',
  number
>

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

type Engine = { name: string; source: EngineSource; judge: Judge }
type Tried = { root: string; setting: Setting; found: OpenFile; read: Reading; judge: Judge; count: SettingCount; say: Say }

/** Writes hard values to every setting of a project that can be edited, one at a time and in memory only. */
export async function trySettings(
  root: string,
  { name, source, judge }: Engine,
  counts: Record<string, SettingCount>,
  fault: Say,
): Promise<void> {
  const files = new Map<string, GameFile>()
  for (const { path, format } of await source.files(root)) files.set(path, await readGameFile(root, path, format))
  const { settings, pages } = source.read(files, null)
  if (settings.length === 0) return
  const count = (counts[name] ??= noSettings())
  const say: Say = (line) => {
    count.wrong += 1
    fault(`${root}: ${line}`)
  }
  count.projects += 1
  count.rows += settings.length
  if (new Set(settings.map(({ id }) => id)).size < settings.length) say('two settings have one id')
  const readings = new Map<string, Reading>()
  for (const [index, setting] of settings.entries()) {
    if (!pages.some(({ id }) => id === setting.page)) say(`${setting.id} is on no page`)
    const found = files.get(setting.file)
    if (setting.why !== undefined || found?.is !== 'open') continue
    count.editable += 1
    const read = readings.get(setting.file) ?? (await judge.read([found.file.text]))[0]
    if (read == null) continue
    readings.set(setting.file, read)
    await trySetting({ root, setting, found, read, judge, count, say }, index)
  }
}

async function trySetting(tried: Tried, index: number): Promise<void> {
  const { setting, found, read, judge, count, say } = tried
  const { type, value, form, addresses } = setting
  const shown = form.read(addresses.map((address) => found.opened.find(address)?.value ?? null))
  if (shown !== value) say(`${setting.id} is shown as ${value ?? 'nothing'} and read as ${shown ?? 'nothing'}`)
  if (value !== null && refusalOf(type, value) !== null) say(`${setting.id} is ${type.is}, which ${value} is not`)
  for (const address of addresses) {
    const [held, slot] = [read.get(judge.nameOf(address)), found.opened.find(address)]
    if (held?.value !== slot?.value) say(`${setting.id} is read as ${slot?.value ?? 'nothing'}, the engine reads ${held?.seen ?? 'nothing'}`)
  }
  for (const wrong of wrongFor(type)) {
    if (refusalOf(type, wrong) !== null || form.write(wrong) === null) count.refused += 1
    else say(`${setting.id} takes ${JSON.stringify(wrong)}`)
  }
  const values = valuesFor(type).filter((one) => one !== value && refusalOf(type, one) === null && form.write(one) !== null)
  for (const [number, one] of values.entries()) await tryValue(tried, one, number === index % values.length || judge.isSlow !== true)
}

async function tryValue(tried: Tried, value: string, isJudged: boolean): Promise<void> {
  const { root, setting, found, count, say } = tried
  const { form, addresses, file, format } = setting
  const what = `${setting.id} = ${JSON.stringify(value)}`
  const written = form.write(value) ?? []
  const wishes = addresses.map((address, at) => ({ address, value: written[at] ?? '' }))
  const plan = unlessRefused(() => planned(root, file, format, found, wishes))
  if (plan === null) return say(`${what} is refused`)
  count.writes += 1
  const after = { ...found, file: { ...found.file, text: plan.text }, opened: formats[format]({ ...found.file, text: plan.text }, file) }
  const now = form.read(addresses.map((address) => after.opened.find(address)?.value ?? null))
  if (now === null || !isDeepStrictEqual(form.write(now), written)) say(`${what} is read as ${now ?? 'nothing'}`)
  if (without(found, setting) !== without(after, setting)) say(`${what} changed other bytes`)
  if (undone(tried, plan) === found.file.text) count.undone += 1
  else say(`${what} can’t be undone`)
  if (isJudged) await judgeOne(tried, what, plan.text, written)
}

/** The text of a file without what stands at the setting's addresses. */
function without({ file: { text }, opened }: OpenFile, { addresses }: Setting): string {
  const places = addresses.flatMap((address) => opened.find(address) ?? []).toSorted((one, other) => other.start - one.start)
  // An empty value may have no space in front of it.
  return places.reduce((rest, { start, end }) => rest.slice(0, start).replace(/ $/, '') + rest.slice(end), text)
}

function undone({ setting: { file, format }, found }: Tried, { edits, text }: ReturnType<typeof planned>): string | null {
  return edits.toReversed().reduce<string | null>((now, { written, address, before }) => {
    if (written === undefined || now === null) return now
    const spot = { file: { ...found.file, text: now }, format: formats[format], name: file, address }
    return unlessRefused(() => takeBack(spot, written, typeof before === 'string' ? before : null))
  }, text)
}

async function judgeOne({ setting, read, judge, count, say }: Tried, what: string, text: string, written: readonly string[]) {
  count.judged += 1
  const [now = null] = await judge.read([text])
  if (now === null) return say(`${what}: the engine would not load the file`)
  const names = setting.addresses.map((address) => judge.nameOf(address))
  names.forEach((name, at) => {
    if (now.get(name)?.value !== written[at]) say(`${what}: the engine reads ${now.get(name)?.seen ?? 'nothing'}`)
  })
  const all = new Set([...read.keys(), ...now.keys()])
  for (const name of names) all.delete(name)
  for (const name of all) if (read.get(name)?.seen !== now.get(name)?.seen) say(`${what}: the engine reads another ${name}`)
}

const numbers = ['0', '-1', '7', '1.5', '1e-05', '-.5', '65536']

/** Values that are hard to write. */
function valuesFor(type: SettingType): string[] {
  switch (type.is) {
    case 'switch':
      return ['true', 'false']
    case 'number':
      return numbers
    case 'choice':
      return type.choices.map(({ value }) => value)
    case 'flags':
      return ['0', '3', '4294967295']
    case 'vector':
      return [numbers, numbers.slice(2), numbers.slice(4)].map((some) => type.parts.map((_, at) => some[at % some.length]).join(', '))
    case 'colour':
      return ['0, 0, 0, 0', '0.2, 0.4, 0.6, 1', '1, 1, 1, 0.5']
    case 'text':
      return ['Nine Lanterns', '', `it's "x": #1, [y] {z}`, 'Café 迷宮 😀', 'C:\\Games\\', '- a', '{b: 1}', 'true', ' two  spaces ', 'a: b']
    default:
      return []
  }
}

const wrongFor = ({ is }: SettingType) => (['text', 'literal', 'reference'].includes(is) ? [] : ['', 'abc', '1; 2', '1\n2'])
