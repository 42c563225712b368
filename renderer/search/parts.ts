/** A stretch of a text that either is a hit of the search or is not. */
export type Part = { text: string; isHit: boolean }

/** The text cut at the hits, for marking them. Joined, the parts are the text. */
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

/** From left to right. Of two words that begin alike, the whole of the longer one is marked. */
function hitsIn(text: string, words: readonly string[]): Hit[] {
  const folded = fold(text)
  const all = words
    .map(fold)
    .filter(Boolean)
    .flatMap((word) => placesIn(folded, word))
  let behind = 0
  return all
    .sort((one, other) => one.start - other.start || other.end - one.end)
    .filter(({ start, end }) => {
      if (start < behind) return false
      behind = end
      return true
    })
}

function placesIn(text: string, word: string): Hit[] {
  const places: Hit[] = []
  for (let start = text.indexOf(word); start !== -1; start = text.indexOf(word, start + 1)) {
    places.push({ start, end: start + word.length })
  }
  return places
}

/** In lower case, where every character keeps its place: some would become longer. */
function fold(text: string): string {
  const lower = text.toLowerCase()
  return lower.length === text.length
    ? lower
    : Array.from(text, (each) => (each.toLowerCase().length === each.length ? each.toLowerCase() : each)).join('')
}
