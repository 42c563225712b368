import { setImmediate } from 'node:timers/promises'

import { AppError } from '../../../shared/errors'
import type { Address } from '../../../shared/general/row'
import { changed, refused } from '../files/failure'
import { setValue, takeBack, takeOut, type Edited, type Spot } from '../formats/edit'
import { generalTexts } from '../../../shared/texts/general'
import { stepTexts } from '../../../shared/texts/steps'
import { movedTogether, type IsSeen, type Move } from './together'
import { otherSide, textOn, type Edit, type Side } from './edit'
import { formats, isFormat, readGameFile, saveGameFile, type FormatId, type OpenFile } from './gameFile'

/** A value for a place; null: nothing is to stand there. `follows` is explained in `Edit`. */
export type Wish = { address: Address; value: string | null; follows?: true }

/** A write that has not happened yet. Every wanted value is an edit, even one that is there already: they belong together. */
export type Planned = { edits: Edit[]; text: string; isChange: boolean; apply(): Promise<void> }

/**
 * Plans the edits that put values into a file that was read, or take them out. Every other character stays, or `file-refused`
 * is thrown.
 */
export function planned(root: string, path: string, format: FormatId, found: OpenFile, wishes: readonly Wish[]): Planned {
  const { file, stamp, opened } = found
  let text = file.text
  const edits = wishes.map(({ address, value, follows }): Edit => {
    const spot = { file: { ...file, text }, format: formats[format], name: path, address }
    const edited = value === null ? taken(spot) : setValue(spot, value)
    text = edited?.text ?? text
    return {
      file: path,
      format,
      address: { ...address },
      before: opened.find(address)?.value ?? null,
      after: value,
      ...(edited !== null && { written: edited.span }),
      ...(stamp === null && { made: true }),
      ...(follows && { follows }),
    }
  })
  return { edits, text, isChange: text !== file.text, apply: () => saveGameFile(root, path, found, text, isNoFile(format)) }
}

/** Without its last value, a file that is ours alone is none. */
const isNoFile = (format: FormatId): boolean => format === 'keysFile'

/** Throws `file-refused` where the text around an entry does not let it be taken out. */
function taken(spot: Spot): Edited {
  const edited = takeOut(spot)
  if (edited === null) throw refused(generalTexts.entangled(spot.name))
  return edited
}

/** Plans to take entries out of a file that was read. Throws `file-refused` where the text around one does not allow it. */
export function plannedOut(
  root: string,
  path: string,
  format: FormatId,
  found: OpenFile,
  addresses: readonly Address[],
): Planned {
  const held = addresses.filter((address) => found.opened.find(address) !== null)
  const wishes = held.map((address): Wish => ({ address, value: null }))
  return planned(root, path, format, found, wishes)
}

/**
 * Which side of these edits their file is on; null where it is on neither, because somebody else changed it. Throws the
 * reason where that can't be told now.
 */
export async function standsOn(root: string, edits: readonly Edit[], isSeen: IsSeen): Promise<Side | null> {
  const { file, format } = fileOf(edits)
  const found = await readGameFile(root, file, format)
  if (found.is === 'refused') throw new AppError(found.why.code, found.why.message)
  if (found.is === 'absent') return null
  if (isOn(found, edits, 'after')) return (await canLeave(found, edits, isSeen)) ? 'after' : null
  return isOn(found, edits, 'before') ? 'before' : null
}

/** Brings a file to this side of its edits from the other one. Throws `file-changed` where it is not on the other one. */
export async function putTo(root: string, edits: readonly Edit[], side: Side, isSeen: IsSeen): Promise<void> {
  const { file, format } = fileOf(edits)
  const found = await readGameFile(root, file, format)
  if (found.why !== null) throw new AppError(found.why.code, found.why.message)
  const text = found.is === 'open' && isOn(found, edits, otherSide(side)) ? await moved(found, edits, { side, isSeen }) : null
  if (found.is === 'absent' || text === null) throw changed(file)
  const isGone = isNoFile(format) || (side === 'before' && edits.some(({ made }) => made))
  await saveGameFile(root, file, found, text, isGone)
}

function fileOf(edits: readonly Edit[]): { file: string; format: FormatId } {
  const [first] = edits
  if (first === undefined || !isFormat(first.format)) throw refused(stepTexts.strange)
  return { file: first.file, format: first.format }
}

function isOn({ opened }: OpenFile, edits: readonly Edit[], side: Side): boolean {
  return edits.every((edit) => edit.follows === true || holds(opened.find(edit.address), edit, side))
}

/** Something that is not text was put there by somebody else. Readers of variables take an empty one for a missing one. */
function holds(slot: ReturnType<OpenFile['opened']['find']>, edit: Edit, side: Side): boolean {
  if (slot !== null && slot.value === null) return false
  const none = edit.format === 'dotenv' ? '' : null
  return (slot?.value ?? none) === (textOn(edit, side) ?? none)
}

/** False where the text around a value was changed, so that the value can't be taken out on its own any more. */
async function canLeave(found: OpenFile, edits: readonly Edit[], isSeen: IsSeen): Promise<boolean> {
  try {
    return (await moved(found, edits, { side: 'before', isSeen })) !== null
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
}

/** The text with each value moved to that side; null where one can't be moved. */
async function moved(found: OpenFile, edits: readonly Edit[], move: Move): Promise<string | null> {
  const { file } = found
  const together = edits.length > 1 ? movedTogether(found, edits, move) : null
  if (together !== null) return together
  let text: string | null = file.text
  for (const edit of move.side === 'before' ? edits.toReversed() : edits) {
    text = movedOne({ ...file, text }, edit, move)
    if (text === null) return null
    // Each one reads the text several times, there may be hundreds, and the window is in use meanwhile.
    if (edits.length > 1) await setImmediate()
  }
  return text
}

function movedOne(file: Spot['file'], edit: Edit, move: Move): string | null {
  const { side } = move
  if (edit.before === edit.after) return file.text
  const spot = { file, format: formats[fileOf([edit]).format], name: edit.file, address: edit.address }
  if (edit.follows === true && !holds(spot.format(file, spot.name).find(spot.address), edit, otherSide(side))) return file.text
  const value = textOn(edit, side)
  const written = unlessRefused(() => asWritten(spot, edit, move))
  if (written !== null) return written
  return value === null ? (takeOut(spot)?.text ?? null) : (setValue(spot, value)?.text ?? file.text)
}

/** Moves a value byte for byte. Null for an entry that is to be added again: the text around it may be different now. */
function asWritten(spot: Spot, edit: Edit, { side, isSeen }: Move): string | null {
  const { written } = edit
  if (written === undefined) return null
  if (side === 'before') return takeBack(spot, written, textOn(edit, 'before'), isSeen(edit))
  if (edit.before === null) return null
  return takeBack(spot, { removed: written.inserted, inserted: written.removed, lead: 0 }, textOn(edit, 'after'))
}

function unlessRefused(action: () => string | null): string | null {
  try {
    return action()
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}
