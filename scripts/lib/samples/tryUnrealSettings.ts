import { layerOf } from '../../../electron/core/engineSettings/unreal/files'
import { fold, sectionsOf, settingOf } from '../../../electron/core/engineSettings/unreal/known'
import { unreal } from '../../../electron/core/engineSettings/unreal/unreal'
import { refusalOf } from '../../../electron/core/engineSettings/rows/refusal'
import type { Setting } from '../../../electron/core/engineSettings/rows/source'
import { takeBack } from '../../../electron/core/formats/edit'
import { encodeText } from '../../../electron/core/formats/text'
import { resetEngineSetting, saveEngineSetting } from '../../../electron/core/operations/engineSettings'
import { moveStep } from '../../../electron/core/operations/history'
import { formats, readGameFile, type GameFile, type OpenFile } from '../../../electron/core/places/gameFile'
import { planned, plannedOut } from '../../../electron/core/places/places'
import type { Project } from '../../../electron/core/project/project'
import type { SettingType } from '../../../shared/engineSettings'
import { areSame, filesOf, withCopy, type Files } from './copies'
import type { Reading } from './judge'
import { openProject } from './program'
import { unlessRefused, type Say } from './tries'
import { unrealTreeJudge as judge } from './unrealTreeJudge'

/**
 * `known`: rows whose setting the data knows. `shown`: those that can't be edited, with the reason. `absent`: those that the
 * file does not have. `added`, `out`: lines that were put in and taken out. `saved`: writes to a copy of the project, by what
 * the window calls.
 */
export type SettingCount = Record<
  'projects' | 'rows' | 'known' | 'shown' | 'absent' | 'writes' | 'added' | 'out' | 'judged' | 'saved' | 'undone' | 'wrong',
  number
>

export const noSettings = (): SettingCount => ({
  projects: 0,
  rows: 0,
  known: 0,
  shown: 0,
  absent: 0,
  writes: 0,
  added: 0,
  out: 0,
  judged: 0,
  saved: 0,
  undone: 0,
  wrong: 0,
})

type Tried = { root: string; setting: Setting; found: OpenFile; reading: Reading; count: SettingCount; say: Say }

/** Writes every setting of an Unreal project that can be edited, in memory, and some in a copy of the project. */
export async function tryUnrealSettings(path: string, count: SettingCount, fault: Say): Promise<void> {
  await withCopy(path, async (root) => {
    const files = new Map<string, GameFile>()
    for (const { path: one, format } of await unreal.files(root)) files.set(one, await readGameFile(root, one, format))
    if (files.size === 0) return
    count.projects += 1
    const say = (line: string) => {
      count.wrong += 1
      fault(`${path}: ${line}`)
    }
    const project = await openProject(root)
    const { settings } = unreal.read(files, project.engine.version)
    const readings = await judged(files)
    for (const [index, setting] of settings.entries()) {
      const [found, reading] = [files.get(setting.file), readings.get(setting.file)]
      if (found?.is !== 'open' || reading === undefined) continue
      countRow(count, setting)
      await tryRow({ root, setting, found, reading, count, say }, index)
    }
    await project.engineSettings.read()
    const before = filesOf(root)
    for (const setting of settings.filter((_, index) => index % 10 === 0))
      await trySaving(project, setting, before, { count, say })
  })
}

/** What the judge reads in each file. */
async function judged(files: ReadonlyMap<string, GameFile>): Promise<ReadonlyMap<string, Reading>> {
  const readings = new Map<string, Reading>()
  for (const [path, file] of files) {
    const [reading = null] = file.is === 'open' ? await judge.read([file.file.text]) : []
    if (reading !== null) readings.set(path, reading)
  }
  return readings
}

function countRow(count: SettingCount, { file, addresses: [address], why, value }: Setting): void {
  count.rows += 1
  const section = sectionsOf(layerOf(file).base).get(fold(address?.section ?? ''))
  if (settingOf(section, (address?.key ?? '').replace(/^[-+.!@*^]/, '')) !== undefined) count.known += 1
  if (why !== undefined) count.shown += 1
  if (value === null) count.absent += 1
}

async function tryRow(tried: Tried, index: number): Promise<void> {
  const { setting, reading, say } = tried
  const { id, type, why, value, addresses, form } = setting
  if (why !== undefined) return
  const seen = form.read(addresses.map((address) => reading.get(judge.nameOf(address))?.value ?? null))
  if (seen !== value) say(`${id} is shown as ${JSON.stringify(value)}, the engine reads ${JSON.stringify(seen)}`)
  if (value !== null && refusalOf(type, value) !== null) say(`${id} has the type ${type.is}, and the value ${value}`)
  const values = valuesThatFit(setting)
  for (const [number, one] of values.entries()) await tryValue(tried, one, number === index % values.length)
  if (setting.isOptional === true && value !== null) await tryOut(tried)
}

const numbers = ['0', '-7', '65536', '0.125', '1e3', '.5']
const texts = [
  'Nine Lanterns',
  '',
  `it's "x": #1, [y] (z) {q}`,
  'Café 迷宮 😀',
  'https://a.example//b | c',
  'C:\\Games\\',
  '(X=1,Y=2)',
  'a,B=Evil',
  'NSLOCTEXT("a","b","c")',
  '"quoted"',
  'True',
]

/** Values that are hard to write. */
function valuesFor(type: SettingType): string[] {
  if (type.is === 'switch') return ['true', 'false']
  if (type.is === 'number') return type.isWhole ? numbers.slice(0, 3) : numbers
  if (type.is === 'choice') return type.choices.map(({ value }) => value)
  if (type.is === 'vector') return [0, 3].map((from) => type.parts.map((_, at) => numbers[(from + at) % 6]).join(', '))
  if (type.is === 'colour') return ['0, 0, 0, 0', '0.2, 0.4, 0.6, 1', '1, 1, 1, 0.5']
  return type.is === 'text' ? texts : []
}

const valuesThatFit = ({ type, value, form }: Setting) =>
  valuesFor(type).filter((one) => one !== value && refusalOf(type, one) === null && form.write(one) !== null)

async function tryValue(tried: Tried, value: string, isJudged: boolean): Promise<void> {
  const { root, setting, found, count, say } = tried
  const { id, file, format, addresses, form } = setting
  const what = `${id} = ${JSON.stringify(value)}`
  const written = form.write(value) ?? []
  const wishes = addresses.map((address, index) => ({ address, value: written[index] ?? '' }))
  const plan = unlessRefused(() => planned(root, file, format, found, wishes))
  if (plan === null) return say(`${what} is refused`)
  count.writes += 1
  if (setting.value === null) count.added += 1
  if (!onlyThere(found.file.text, plan.text, setting)) say(`${what} changed other bytes`)
  tryUndo(tried, what, plan)
  if (isJudged) await judgeText(tried, what, plan.text, written)
}

/** Takes the line of a setting out, and puts it back. */
async function tryOut(tried: Tried): Promise<void> {
  const { root, setting, found, count, say } = tried
  const { id, file, format, addresses } = setting
  const plan = unlessRefused(() => plannedOut(root, file, format, found, addresses))
  if (plan === null) return say(`${id} can’t be taken out`)
  count.out += 1
  tryUndo(tried, `${id} out`, plan)
  await judgeText(tried, `${id} out`, plan.text, [])
}

type Places = { start: number; end: number }[]

/** Whether all that is not at the setting's places is as before. Of one that was not there, one piece may be new. */
function onlyThere(before: string, after: string, { file, format, addresses }: Setting): boolean {
  const placesIn = (text: string): Places =>
    addresses.flatMap((address) => formats[format]({ text, encoding: 'utf8' }, file).find(address) ?? [])
  const old = placesIn(before)
  if (old.length === 0) return isAddition(before, after)
  return without(before, old) === without(after, placesIn(after))
}

function without(text: string, places: Places): string {
  const inOrder = places.toSorted((one, other) => other.start - one.start)
  return inOrder.reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text)
}

function isAddition(before: string, after: string): boolean {
  let start = 0
  while (start < before.length && before[start] === after[start]) start += 1
  return after.endsWith(before.slice(start))
}

function tryUndo({ setting, found, count, say }: Tried, what: string, { edits, text }: ReturnType<typeof planned>): void {
  const { file, format } = setting
  const back = edits.toReversed().reduce<string | null>((now, { written, address, before }) => {
    if (written === undefined || now === null) return now
    const spot = { file: { ...found.file, text: now }, format: formats[format], name: file, address }
    return unlessRefused(() => takeBack(spot, written, typeof before === 'string' ? before : null))
  }, text)
  if (back !== null && encodeText(found.file, back).equals(encodeText(found.file, found.file.text))) count.undone += 1
  else say(`${what} can’t be undone`)
}

async function judgeText({ setting, reading, count, say }: Tried, what: string, text: string, written: readonly string[]) {
  count.judged += 1
  const [now = null] = await judge.read([text])
  const names = setting.addresses.map((address) => judge.nameOf(address))
  names.forEach((name, at) => {
    if (now?.get(name)?.value !== written[at]) say(`${what}: the engine reads ${now?.get(name)?.seen ?? 'nothing'}`)
  })
  // The line of a struct that is taken out had members.
  const others = new Set([...reading.keys(), ...(now?.keys() ?? [])].filter((name) => !names.includes(name)))
  for (const name of others)
    if (reading.get(name)?.seen !== now?.get(name)?.seen) say(`${what}: the engine reads another ${name}`)
}

/** Saves a value as the window does, resets it where that is possible, and undoes all of it. What can't be edited is refused. */
async function trySaving(project: Project, setting: Setting, before: Files, { count, say }: Pick<Tried, 'count' | 'say'>) {
  const { id, why } = setting
  const [value = 'x'] = valuesThatFit(setting)
  const outcome = await saveEngineSetting(project, { id, value }).catch((error: Error) => error.message)
  if (outcome !== (why ?? 'saved')) return say(`${id} = ${JSON.stringify(value)}: ${outcome}`)
  if (why !== undefined) return
  const isReset = project.engineSettings.settingOf(id)?.isOptional === true && (await resetEngineSetting(project, id)) === 'saved'
  for (let step = isReset ? 2 : 1; step > 0; step -= 1) await moveStep(project, 'undo')
  count.saved += 1
  if (!areSame(before, filesOf(project.root))) say(`${id}: undo gives other bytes`)
}
