import { randomUUID } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'

import { formats } from '../../electron/core/places/gameFile'
import { putTo } from '../../electron/core/places/places'
import { createGeneral, type General } from '../../electron/core/engines/general'
import { detectEngine } from '../../electron/core/engines/engine'
import { openProjectFile } from '../../electron/core/project/projectFile'
import { decodeText, encodeText } from '../../electron/core/formats/text'
import { generalRows, type EngineKind } from '../../shared/general/general'
import type { GeneralRow } from '../../shared/general/row'

type Count = {
  projects: number
  rows: number
  absent: number
  refused: number
  edits: number
  added: number
  undone: number
  wrong: number
}

// Each row tries those that its check lets through.
const trials = [
  'Nine Lanterns',
  `it's "x": #1; [y] \\ {z}`,
  'Café 迷宮 😀',
  'https://example.invalid/a//b',
  'com.example.other',
  '7',
  '1.2.3',
  'two\nlines; [s]\nk=v',
  '',
]

/**
 * Writes every row of the General page of every project into a copy of it, value by value, as the window would, and
 * checks that only the value's own bytes changed, that no other file did, and that undo gives the old bytes.
 */
export async function countGeneral(projects: readonly string[], fault: (line: string) => void): Promise<Record<string, Count>> {
  const counts: Record<string, Count> = {}
  for (const path of projects) {
    const copy = mkdtempSync(join(tmpdir(), 'latchkey-samples-'))
    try {
      cpSync(path, copy, { recursive: true })
      const kind = await kindOf(copy)
      const count = (counts[kind] ??= { projects: 0, rows: 0, absent: 0, refused: 0, edits: 0, added: 0, undone: 0, wrong: 0 })
      count.projects += 1
      const say = (line: string) => {
        count.wrong += 1
        fault(`${path}: ${line}`)
      }
      if (kind === 'plain') await makeOurFile(copy)
      for (const row of generalRows(kind)) await tryRow({ root: copy, kind, row }, count, say)
    } finally {
      rmSync(copy, { recursive: true, force: true })
    }
  }
  return counts
}

/** Some samples hold only the files that matter, and lack those that an engine is recognised by. */
async function kindOf(root: string): Promise<EngineKind> {
  const { kind } = await detectEngine(root)
  if (kind !== 'plain') return kind
  if (existsSync(join(root, 'ProjectSettings/ProjectSettings.asset'))) return 'unity'
  return existsSync(join(root, 'Config/DefaultGame.ini')) ? 'unreal' : kind
}

async function makeOurFile(root: string): Promise<void> {
  const file = await openProjectFile({ root, knownId: randomUUID(), now: () => new Date() })
  await file.update([])
}

type Tried = { root: string; kind: EngineKind; row: GeneralRow }

async function tryRow({ root, kind, row }: Tried, count: Count, say: (line: string) => void): Promise<void> {
  if (row.kind === 'icon') return
  const general = createGeneral({ root, kind, makeOurFile: async () => undefined })
  await general.read()
  const view = viewOf(general, row)
  if (view === undefined) return
  count.rows += 1
  if (view.state === 'absent' && !view.editable) count.absent += 1
  if (view.state === 'refused') count.refused += 1
  const values = trials.filter((each) => row.check(each) === null && each !== view.value)
  for (const value of view.editable ? values : []) await tryValue({ root, general, row, value }, count, say)
}

type Trial = { root: string; general: General; row: GeneralRow; value: string }

async function tryValue({ root, general, row, value }: Trial, count: Count, say: (line: string) => void): Promise<void> {
  const before = filesOf(root)
  const planned = await general.plan(row.id, value)
  if (planned === null) return say(`${row.id} did not take ${JSON.stringify(value)}`)
  const { edits, apply } = planned
  await apply()
  count.edits += 1
  if (edits.some((edit) => edit.before === null)) count.added += 1
  if (!isOwn(row, before, filesOf(root), edits.map(({ written }) => written?.inserted).join('')))
    say(`${row.id} = ${JSON.stringify(value)} changed other bytes`)
  if (viewOf(general, row)?.value !== value) say(`${row.id} is read differently`)
  await putTo(root, edits, 'before')
  if (sameFiles(before, filesOf(root))) count.undone += 1
  else say(`${row.id} can't be undone`)
}

function viewOf(general: General, { id }: GeneralRow) {
  return general.view()?.rows.find((view) => view.id === id)
}

type Files = ReadonlyMap<string, Buffer>

function filesOf(root: string): Files {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = entries.map((entry) => join(entry.parentPath, entry.name))
  return new Map(paths.map((path) => [relative(root, path), readFileSync(path)]))
}

function sameFiles(one: Files, other: Files, but?: string): boolean {
  return one.size === other.size && [...one].every(([path, bytes]) => path === but || other.get(path)?.equals(bytes))
}

/** Whether everything before and after the value, or the place of a new entry, is there byte for byte, and nothing else. */
function isOwn(row: GeneralRow, before: Files, after: Files, inserted: string): boolean {
  const [old, now] = [before.get(row.file), after.get(row.file)]
  if (old === undefined || now === undefined || !sameFiles(before, after, row.file)) return false
  const file = decodeText(old, row.file)
  const opened = formats[row.format](file, row.file)
  const slot = opened.find(row)
  const isWith = (start: number, end: number) =>
    encodeText(file, file.text.slice(0, start) + inserted + file.text.slice(end)).equals(now)
  if (slot !== null) return isWith(slot.start, slot.end)
  // A new entry is there as a whole, and the rest is what was there before.
  const place = decodeText(now, row.file).text.indexOf(inserted)
  return place !== -1 && isWith(place, place)
}
