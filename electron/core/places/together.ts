import { moveTogether, setTogether, type Replacement } from '../formats/editTogether'
import { textOn, type Edit, type Side } from './edit'
import { formats, isFormat, type FormatId, type OpenFile } from './gameFile'

/** Whether what an edit replaced is known to have stood there. */
export type IsSeen = (edit: Edit) => boolean
export type Move = { side: Side; isSeen: IsSeen }

/** Plans values in place of others in one file, each an edit of its own. Null where they can't be proven together. */
export function plannedTogether(
  { file, format }: { file: string; format: FormatId },
  found: OpenFile,
  wanted: readonly Replacement[],
): { text: string; edits: Edit[] } | null {
  const set = setTogether({ file: found.file, format: formats[format], name: file, opened: found.opened }, wanted)
  if (set === null) return null
  const edits = wanted.map(({ address, value }, index): Edit => {
    const span = set.spans[index] ?? null
    const before = found.opened.find(address)?.value ?? null
    return { file, format, address: { ...address }, before, after: value, ...(span !== null && { written: span }) }
  })
  return { text: set.text, edits }
}

/** Moves many edits of a file byte for byte at once. Null where that is not certain, or one of them is no plain change. */
export function movedTogether({ file, opened }: OpenFile, edits: readonly Edit[], { side, isSeen }: Move): string | null {
  const wanted = edits.filter(({ before, after }) => before !== after)
  const [first] = wanted
  if (first === undefined || !isFormat(first.format)) return null
  const moves = wanted.flatMap((edit) => {
    const { address, written, follows, before, after } = edit
    const value = textOn(edit, side)
    if (written === undefined || follows === true || value === null || before === null || after === null) return []
    const back = side === 'before'
    const span = back ? written : { removed: written.inserted, inserted: written.removed, lead: 0 }
    const mayStand = (raw: string) => (back && isSeen(edit)) || (opened.isInert?.(raw) ?? true)
    return [{ address, value, span, mayStand }]
  })
  if (moves.length < wanted.length) return null
  return moveTogether({ file, format: formats[first.format], name: first.file, opened }, moves)
}
