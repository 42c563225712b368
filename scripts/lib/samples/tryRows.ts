import { placeOf } from '../../../electron/core/engines/rowPlace'
import { decodeText } from '../../../electron/core/formats/text'
import { saveGeneral } from '../../../electron/core/operations/generalSettings'
import { moveStep } from '../../../electron/core/operations/history'
import { formats } from '../../../electron/core/places/gameFile'
import type { Project } from '../../../electron/core/project/project'
import { AppError } from '../../../shared/errors'
import { generalRows, nothingFound } from '../../../shared/general/general'
import type { GeneralFormat, GeneralRow } from '../../../shared/general/row'
import type { GeneralRowView } from '../../../shared/generalView'
import { areSame, filesOf, putBack, withCopy, type Files } from './copies'
import { godotJudge } from './godotJudge'
import { jsonJudge, unityJudge, type Judge, type Reading } from './judge'
import { openProject } from './program'
import { isAlone, judge, type Say, type Trial } from './tries'
import { unrealJudge, unrealTextJudge } from './unrealJudge'

/** How a row is saved, and how the last step is taken back. */
export type Hands = {
  save(project: Project, row: GeneralRow, value: string): Promise<unknown>
  undo(project: Project): Promise<unknown>
}

export const ourHands: Hands = {
  save: (project, { id }, value) => saveGeneral(project, { id, value }),
  undo: (project) => moveStep(project, 'undo'),
}

export type RowCount = Record<'projects' | 'rows' | 'absent' | 'refused' | 'writes' | 'added' | 'undone' | 'wrong', number>

const judges: Readonly<Record<GeneralFormat, Judge>> = {
  unity: unityJudge(['applicationIdentifier', 'buildNumber']),
  ini: unrealJudge,
  godot: godotJudge,
  presets: godotJudge,
  json: jsonJudge,
  descriptor: jsonJudge,
}

// Each row tries those that its check lets through.
const values = [
  'Nine Lanterns',
  `it's "x": #1; [y] \\ {z}`,
  'Café 迷宮 😀',
  'https://example.invalid/a//b',
  'North | South',
  'x|CompanyName=Evil',
  'C:\\Games\\',
  'com.example.other',
  '7',
  '1.2.3',
  'two\nlines; [s]\nk=v',
  '',
]

type Options = {
  hands: Hands
  counts: Record<string, RowCount>
  fault: Say
  /** Left out for all rows. */
  only?: readonly string[]
}

/**
 * Opens a copy of a project, writes every row of its General page value by value and undoes each, all of it as the window
 * would. Readers of the engine's own judge what was there before and what was written.
 */
export async function tryProject(path: string, { hands, counts, fault, only }: Options): Promise<void> {
  await withCopy(path, async (root) => {
    const project = await openProject(root)
    const { kind } = project.engine
    const zero = { projects: 0, rows: 0, absent: 0, refused: 0, writes: 0, added: 0, undone: 0, wrong: 0 }
    const count = (counts[kind] ??= zero)
    count.projects += 1
    const say = (line: string) => {
      count.wrong += 1
      fault(`${path}: ${line}`)
    }
    if (kind === 'plain') await project.file.update([])
    await project.general.read()
    const found = project.general.view()?.found ?? nothingFound
    const rows = generalRows(kind, found).filter(({ id, kind: is }) => is !== 'icon' && (only?.includes(id) ?? true))
    const judging = createJudging(say)
    for (const row of rows) await tryRow({ project, row, hands, count, say, judging })
    await judging.end()
  })
}

type Sheet = { by: Judge; text: string | null; reading: Reading | null; trials: Trial[] }
type Judging = ReturnType<typeof createJudging>

/** Asks a judge once about what a file held before, and once about all that was written into it: starting one takes time. */
function createJudging(say: Say) {
  const sheets: Sheet[] = []

  return {
    /** What the judge reads in a text, and the trials that begin with it. Null is a file that is not there, or can't be read. */
    async sheetFor(by: Judge, text: string | null): Promise<Sheet> {
      const known = sheets.find((one) => one.by === by && one.text === text)
      if (known !== undefined) return known
      const [reading = null] = text === null ? [] : await by.read([text])
      const sheet = { by, text, reading, trials: [] }
      sheets.push(sheet)
      return sheet
    },
    async end(): Promise<void> {
      for (const { by, reading, trials } of sheets) await judge(by, reading ?? new Map(), trials, say)
    },
  }
}

type Tried = { project: Project; row: GeneralRow; hands: Hands; count: RowCount; say: Say; judging: Judging }

async function tryRow(tried: Tried): Promise<void> {
  const { project, row, count, say, judging } = tried
  const view = project.general.view()?.rows.find(({ id }) => id === row.id)
  if (view === undefined) return
  countRow(count, view)
  const before = filesOf(project.root)
  const by = row.as === 'text' ? unrealTextJudge : judges[row.format]
  const isThere = view.state !== 'refused' && before.has(row.file)
  const { reading, trials } = await judging.sheetFor(by, isThere ? textIn(before, row).text : null)
  if (reading !== null) compareShown(row, view, reading.get(by.nameOf(placeIn(tried, before).address)), say)
  for (const value of valuesFor(row, view)) trials.push(...(await tryValue(tried, before, value)))
}

function countRow(count: RowCount, { state, editable }: GeneralRowView): void {
  count.rows += 1
  if (state === 'absent' && !editable) count.absent += 1
  if (state === 'refused') count.refused += 1
}

const valuesFor = (row: GeneralRow, view: GeneralRowView) =>
  view.editable
    ? (row.states === undefined ? values : Object.values(row.states)).filter(
        (value) => row.check(value) === null && !(value === view.value && view.state === 'ok'),
      )
    : []

function compareShown({ id }: GeneralRow, { state, value }: GeneralRowView, held: ReturnType<Reading['get']>, say: Say): void {
  const seen = held?.seen ?? 'nothing'
  if (state === 'ok' && held?.value !== value) say(`${id} is shown as ${JSON.stringify(value)}, the engine reads ${seen}`)
  if (state === 'absent' && held !== undefined) say(`${id} is called absent, the engine reads ${seen}`)
}

async function tryValue(tried: Tried, before: Files, value: string): Promise<Trial[]> {
  const { project, row, hands, count, say } = tried
  const { root, general } = project
  const what = `${row.id} = ${JSON.stringify(value)}`
  const refusal = await failureOf(() => hands.save(project, row, value))
  if (refusal !== null) {
    say(`${what} is refused: ${refusal}`)
    return []
  }
  count.writes += 1
  const after = filesOf(root)
  const text = compareFiles(tried, what, before, after)
  const failure = await failureOf(() => hands.undo(project))
  if (failure === null && areSame(before, filesOf(root))) count.undone += 1
  else say(`${what} can’t be undone`)
  putBack(root, before)
  await general.read()
  return [{ what, address: placeIn(tried, before).address, value, after: text }]
}

/** Whether only the value's own bytes are new. Returns what its file holds now. */
function compareFiles(tried: Tried, what: string, before: Files, after: Files): string {
  const { row, count, say } = tried
  const [old, now] = [textIn(before, row), textIn(after, row)]
  const { slot } = placeIn(tried, before)
  if (slot === null) count.added += 1
  if (!isAlone(old.text, now.text, slot) || !areSame(before, after, row.file)) say(`${what} changed other bytes`)
  return now.text
}

const textIn = (files: Files, { file }: GeneralRow) => decodeText(files.get(file) ?? Buffer.alloc(0), file)

const placeIn = ({ project, row }: Tried, files: Files) =>
  placeOf(formats[row.format](textIn(files, row), row.file), row, project.engine.version)

async function failureOf(action: () => Promise<unknown>): Promise<string | null> {
  try {
    await action()
    return null
  } catch (error) {
    if (error instanceof AppError) return error.message
    throw error
  }
}
