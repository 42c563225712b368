import { formats, type FormatId } from '../../../../electron/core/places/gameFile'
import type { Address } from '../../../../shared/general/row'
import { isAlone, unlessRefused } from '../tries'

type Changed = { path: string; text: string | null; after: string | null }

type Place = { format: FormatId; address: Address }

/** Whether all that is around some places in the old text is in the new one, in the same order. */
export function isExact({ path, text, after }: Changed, places: readonly Place[]): boolean {
  if (text === null || after === null) return false
  const slotIn = (whole: string, { format, address }: Place) =>
    unlessRefused(() => formats[format]({ text: whole, encoding: 'utf8' }, path).find(address))
  const slots = places.flatMap((place) => slotIn(text, place) ?? [])
  if (slots.length === 0) return isAlone(text, after, null)
  // Beside a place that was there, one that was not has a line of its own.
  const added = places.filter((place) => slotIn(text, place) === null)
  const now = added.reduce((rest, place) => withoutLine(rest, slotIn(rest, place)?.start), after)
  const sorted = slots.toSorted((one, other) => one.start - other.start)
  const pieces = sorted.map(({ start }, index) => text.slice(sorted[index - 1]?.end ?? 0, start))
  const end = endOf(now, pieces)
  return end !== null && now.slice(end).endsWith(text.slice(sorted.at(-1)?.end))
}

function withoutLine(text: string, at: number | undefined): string {
  if (at === undefined) return text
  const end = text.indexOf('\n', at)
  return text.slice(0, text.lastIndexOf('\n', at) + 1) + (end === -1 ? '' : text.slice(end + 1))
}

/** Where the last of some pieces ends in a text that begins with the first one. */
function endOf(text: string, [first = '', ...more]: readonly string[]): number | null {
  if (!text.startsWith(first)) return null
  let end = first.length
  for (const piece of more) {
    const at = text.indexOf(piece, end)
    if (at === -1) return null
    end = at + piece.length
  }
  return end
}
