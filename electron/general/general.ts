import { AppError, type Failure } from '../../shared/errors'
import type { EngineKind } from '../../shared/general'
import type { GeneralRow } from '../../shared/general/row'
import { engineNames, generalTexts } from '../../shared/texts'
import { saveInside } from '../files'
import type { SavedEdit } from '../projects/projectState'
import { encodeText } from '../targets/text'
import { createTurns } from '../turns'
import { setValue, takeBack } from './edit'
import { formats, readEngineFile, type EngineFile } from './engineFiles'
import { createReadings } from './readings'
import { absentWhy } from './rowView'

type Parts = {
  root: string
  kind: EngineKind
  /** Makes our own file, for projects that keep these values there. Engines make theirs. */
  makeOurFile(): Promise<void>
}

type OpenFile = Pick<Extract<EngineFile, { is: 'open' }>, 'file' | 'stamp' | 'opened'>

export type General = ReturnType<typeof createGeneral>

/** The engine's own basic settings, in the engine's own files, without the engine. */
export function createGeneral({ root, kind, makeOurFile }: Parts) {
  const problems = new Map<string, Failure>()
  const readings = createReadings({ root, kind, problems })
  const inTurn = createTurns()

  function rowOf(id: string): GeneralRow {
    const row = readings.rowOf(id)
    if (row === undefined) throw new AppError('invalid', generalTexts.unknown)
    return row
  }

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

  /** Writes one value over the one that was shown. Null when it stands there already. */
  async function write(id: string, given: string, base?: string): Promise<SavedEdit | null> {
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
    await save(row, found, edited.text)
    return { id, file: row.file, before, after: value, ...edited.edit }
  }

  /** Undoes or redoes a write, with every byte of it. False when the file holds something else by now: it is left alone. */
  async function restore(edit: SavedEdit, direction: 'undo' | 'redo'): Promise<boolean> {
    const row = rowOf(edit.id)
    const found = await openFile(row)
    const place = placeOf(row, found)
    const left = direction === 'undo' ? edit.after : edit.before
    if ((found.opened.find(row)?.value ?? null) !== left) return false
    const text = direction === 'undo' ? takeBack(place, edit, edit.before) : again(place, edit)
    if (text === null) return false
    await save(row, found, text)
    return true
  }

  return {
    ...readings,
    write: (id: string, value: string, base?: string) => inTurn(() => write(id, value, base)),
    restore: (edit: SavedEdit, direction: 'undo' | 'redo') => inTurn(() => restore(edit, direction)),
    label: (id: string) => rowOf(id).label,
    /** As it was read last; empty where the file has none. */
    value: (id: string) => readings.valueOf(rowOf(id)) ?? '',
    problems,
  }
}

function placeOf(row: GeneralRow, { file }: OpenFile) {
  return { file, format: formats[row.format], name: row.file, address: row }
}

/** What was written takes the old value's place again; an entry that was added is added anew. */
function again(place: ReturnType<typeof placeOf>, edit: SavedEdit): string | null {
  if (edit.before === null) return setValue(place, edit.after)?.text ?? null
  return takeBack(place, { removed: edit.inserted, inserted: edit.removed, lead: 0 }, edit.after)
}
