import { formats, type FormatId } from '../../../../electron/core/places/gameFile'
import type { Address } from '../../../../shared/general/row'
import { isAlone, unlessRefused } from '../tries'

type Changed = { path: string; text: string | null; after: string | null }

/** Whether all that is around some places in the old text is in the new one, in the same order. */
export function isExact({ path, text, after }: Changed, places: readonly { format: FormatId; address: Address }[]): boolean {
  if (text === null || after === null) return false
  const file = { text, encoding: 'utf8' } as const
  const slots = places.flatMap(({ format, address }) => unlessRefused(() => formats[format](file, path).find(address)) ?? [])
  if (slots.length === 0) return isAlone(text, after, null)
  const sorted = slots.toSorted((one, other) => one.start - other.start)
  const pieces = sorted.map(({ start }, index) => text.slice(sorted[index - 1]?.end ?? 0, start))
  const end = endOf(after, pieces)
  return end !== null && after.slice(end).endsWith(text.slice(sorted.at(-1)?.end))
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
