import type { Failure } from '../../../shared/errors'
import { keyText, type EngineKind } from '../../../shared/general/general'
import type { GeneralRow } from '../../../shared/general/row'
import type { GeneralRowView } from '../../../shared/generalView'
import { engineNames } from '../../../shared/texts/engineNames'
import { generalTexts } from '../../../shared/texts/general'
import type { GameFile } from '../places/gameFile'
import type { Opened, Slot } from '../formats/format'
import type { Icon } from './icon'
import { isReplaced, placeOf, type RowPlace } from './rowPlace'

type Known = {
  kind: EngineKind
  version: string | null
  row: GeneralRow
  file: GameFile | undefined
  icon: Icon | null
  problem: Failure | null
}

/** What the page shows of a row; null for a row of an older layout that the file does not have. */
export function rowView(known: Known): GeneralRowView | null {
  const { row, file, icon, problem } = known
  const plain = { id: row.id, value: '', modified: false, editable: false, why: null, problem }
  if (row.kind === 'icon') return { ...plain, ...iconPart(icon) }
  const part = file?.is === 'open' ? openPart(known, file.opened) : row.ifThere ? null : absentPart(known, null)
  return part && { ...plain, ...part }
}

/** A row whose file can be read. */
function openPart(known: Known, opened: Opened): (Partial<GeneralRowView> & Pick<GeneralRowView, 'state'>) | null {
  const { row, version } = known
  const place = placeOf(opened, row, version)
  if (place.slot !== null) return { ...valuePart(known, place.slot), ...keyPart(row, place) }
  return row.ifThere || isReplaced(opened, row) ? null : { ...absentPart(known, place), ...keyPart(row, place) }
}

function keyPart({ format }: GeneralRow, { address, isOlder }: RowPlace): Pick<GeneralRowView, 'key'> {
  return isOlder ? { key: keyText({ format, ...address }) } : {}
}

function iconPart(icon: Icon | null): Pick<GeneralRowView, 'value' | 'state' | 'why'> {
  const path = icon?.path ?? ''
  return { value: path, state: path === '' ? 'absent' : 'ok', why: icon?.why ?? null }
}

function absentPart({ kind, row, file }: Known, place: RowPlace | null): Pick<GeneralRowView, 'state' | 'editable' | 'why'> {
  if (file === undefined || file.is === 'refused') return { state: 'refused', editable: false, why: null }
  // Only our own file can be made from here.
  const canBeThere = file.is === 'open' || row.format === 'json'
  if (file.why !== null) return { state: 'absent', editable: false, why: null }
  if (canBeThere && canAdd(row, file, place)) return { state: 'absent', editable: true, why: null }
  const why = canBeThere ? absentWhy(kind) : generalTexts.noFile(row.file, engineNames[kind])
  return { state: 'absent', editable: false, why }
}

/** Unity makes its maps itself: a value is added only where there is one, and only if it is known how. */
function canAdd(row: GeneralRow, file: GameFile, place: RowPlace | null): boolean {
  if (row.canAdd === undefined || place?.isGuess) return false
  return row.format !== 'unity' || (file.is === 'open' && place !== null && file.opened.room(place.address, '') !== null)
}

function valuePart({ kind, row, file }: Known, slot: Slot): Omit<GeneralRowView, 'id' | 'problem'> {
  const why = whyNot(kind, row, slot)
  const editable = why === null && file?.why === null
  const value = slot.value ?? ''
  const modified = slot.value !== null && value !== (row.default ?? value)
  const doubt = editable ? row.check(value) : null
  return { value, state: editable ? 'ok' : 'refused', modified, editable, why, ...(doubt !== null && { doubt }) }
}

/** Why a value that is not there can't be added here. */
export function absentWhy(kind: EngineKind): string {
  return generalTexts.noKey(engineNames[kind])
}

function whyNot(kind: EngineKind, row: GeneralRow, { value, why }: Slot): string | null {
  if (value === null) return why ?? generalTexts.unknown
  return row.kind === 'text' && value.includes('\n') ? generalTexts.breaks(engineNames[kind]) : null
}
