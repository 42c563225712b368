import { fold, foldWithPlaces } from './fold'

/** A piece of a text that is or isn't a hit of the search. */
export type Part = { text: string; isHit: boolean }

/** Splits a text at the hits, for marking them. Joined, the parts are the text. */
export function parts(text: string, words: readonly string[]): Part[] {
  if (words.length === 0) return [{ text, isHit: false }]
  const found: Part[] = []
  let from = 0
  for (const { start, end } of hitsIn(text, words)) {
    found.push({ text: text.slice(from, start), isHit: false }, { text: text.slice(start, end), isHit: true })
    from = end
  }
  return [...found, { text: text.slice(from), isHit: false }].filter((part) => part.text !== '')
}

type Hit = { start: number; end: number }

/** The hits from left to right, without overlaps. Of two that start at the same place, the longer one is kept. */
function hitsIn(text: string, words: readonly string[]): Hit[] {
  const { folded, places } = foldWithPlaces(text)
  const all = words
    .map(fold)
    .filter(Boolean)
    .flatMap((word) => placesIn(folded, word))
    .map(({ start, end }) => ({ start: places[start] ?? 0, end: endIn(text, places, end) }))
  let behind = 0
  return all
    .sort((one, other) => one.start - other.start || other.end - one.end)
    .filter(({ start, end }) => {
      if (start < behind) return false
      behind = end
      return true
    })
}

/** Where the character that the last folded one comes from ends, with the marks on it. */
function endIn(text: string, places: readonly number[], end: number): number {
  const last = places[end - 1] ?? 0
  return places.slice(end).find((place) => place > last) ?? text.length
}

function placesIn(text: string, word: string): Hit[] {
  const places: Hit[] = []
  for (let start = text.indexOf(word); start !== -1; start = text.indexOf(word, start + 1)) {
    places.push({ start, end: start + word.length })
  }
  return places
}
