import { AppError } from '../../../shared/errors'
import type { EngineKind } from '../../../shared/general/general'
import type { GeneralRow } from '../../../shared/general/row'
import { engineNames, generalTexts, stepTexts } from '../../../shared/texts'
import { saveInside } from '../files/inside'
import { changed, refused } from '../files/failure'
import type { Side } from '../side'
import { encodeText } from '../formats/text'
import { setValue, takeBack } from '../formats/edit'
import { formats, readEngineFile, type EngineFile } from './engineFiles'
import type { createReadings } from './readings'
import { absentWhy } from './rowView'
import type { SavedEdit } from './savedEdit'

type World = {
  root: string
  kind: EngineKind
  /** Makes our own file, for projects that keep these values there. Engines make theirs. */
  makeOurFile(): Promise<void>
  readings: ReturnType<typeof createReadings>
  rowOf(id: string): GeneralRow
}

type OpenFile = Pick<Extract<EngineFile, { is: 'open' }>, 'file' | 'stamp' | 'opened'>

/** A write that has not happened yet. */
type Planned = { edit: SavedEdit; apply(): Promise<void> }

/** Writes into the engine's files, and their taking back. */
export function createEdits({ root, kind, makeOurFile, readings, rowOf }: World) {
  /** The file as it is now; throws why it can't be edited. */
  async function openFile({ file, format }: GeneralRow): Promise<OpenFile> {
    if (format === 'json' && readings.isAbsent(file)) await makeOurFile()
    const found = await readEngineFile(root, file, format)
    if (found.is === 'absent') throw new AppError('file-refused', generalTexts.noFile(file, engineNames[kind]))
    if (found.why !== null) throw new AppError(found.why.code, found.why.message)
    return found
  }

  async function save(row: GeneralRow, { file, stamp }: OpenFile, text: string): Promise<void> {
    await saveInside(root, row.file, encodeText(file, text), stamp)
    await readings.read()
  }

  /** Throws unless the file holds what was shown: what somebody else put there is not overwritten. */
  async function assertAsShown(row: GeneralRow, now: string | null, value: string, shown: string | null): Promise<void> {
    if ((now ?? '') === (shown ?? '') || now === value) return
    await readings.read()
    throw new AppError('file-changed', generalTexts.changed(row.file, now, value))
  }

  /** What it takes to write one value over the one that was shown. Null when it stands there already. */
  async function plan(id: string, given: string, base?: string): Promise<Planned | null> {
    const row = rowOf(id)
    const value = given.trim().replaceAll('\r\n', '\n')
    const problem = row.check(value)
    if (problem !== null) throw new AppError('invalid', problem)
    const found = await openFile(row)
    const slot = found.opened.find(row)
    if (slot === null && row.canAdd !== true) throw new AppError('file-refused', absentWhy(kind, row))
    const before = slot?.value ?? null
    await assertAsShown(row, before, value, base ?? readings.valueOf(row))
    const edited = setValue(placeOf(row, found), value)
    if (edited === null) return null
    const edit = { id, file: row.file, before, after: value, ...edited.edit }
    return { edit, apply: () => save(row, found, edited.text) }
  }

  /**
   * Which side of a write the file is on; null where it is on neither, or holds the same value by another hand. Throws why
   * that can't be told now.
   */
  async function stands(edit: SavedEdit): Promise<Side | null> {
    const row = readings.rowOf(edit.id)
    if (row === undefined) throw refused(stepTexts.noEngine(edit.file))
    const found = await readEngineFile(root, row.file, row.format)
    if (found.is === 'refused') throw new AppError(found.why.code, found.why.message)
    return found.is === 'absent' ? null : sideOf(row, found, edit)
  }

  /** Brings the file to the other side of a write, with every byte of it. Throws `file-changed` where it is on neither. */
  async function put(edit: SavedEdit, side: Side): Promise<void> {
    const row = rowOf(edit.id)
    const found = await openFile(row)
    const place = placeOf(row, found)
    const left = side === 'before' ? edit.after : edit.before
    const isThere = (found.opened.find(row)?.value ?? null) === left
    const text = isThere ? (side === 'before' ? takeBack(place, edit, edit.before) : again(place, edit)) : null
    if (text === null) throw changed(row.file)
    await save(row, found, text)
  }

  return { plan, stands, put }
}

function placeOf(row: GeneralRow, { file }: OpenFile) {
  return { file, format: formats[row.format], name: row.file, address: row }
}

function sideOf(row: GeneralRow, found: OpenFile, edit: SavedEdit): Side | null {
  const slot = found.opened.find(row)
  if (slot === null) return edit.before === null ? 'before' : null
  // What is no text: somebody else put it there.
  if (slot.value === null) return null
  if (slot.value === edit.before) return 'before'
  return slot.value === edit.after && canBeTakenBack(placeOf(row, found), edit) ? 'after' : null
}

/** False also where what stands around it was changed, so that it can't be taken out alone any more. */
function canBeTakenBack(place: ReturnType<typeof placeOf>, edit: SavedEdit): boolean {
  try {
    return takeBack(place, edit, edit.before) !== null
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
}

/** What was written takes the old value's place again; an entry that was added is added anew. */
function again(place: ReturnType<typeof placeOf>, edit: SavedEdit): string | null {
  if (edit.before === null) return setValue(place, edit.after)?.text ?? null
  return takeBack(place, { removed: edit.inserted, inserted: edit.removed, lead: 0 }, edit.after)
}
