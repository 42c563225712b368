/** A stretch of a text that either is a hit of the search or is not. */
export type Part = { text: string; isHit: boolean }

/** The text cut at the hits, for marking them. Joined, the parts are the text. */
export function parts(text: string, words: readonly string[]): Part[] {
  if (words.length === 0) return [{ text, isHit: false }]
  // The longest first: of two words that begin alike, the whole of the longer one is marked.
  const longest = [...words].sort((a, b) => b.length - a.length)
  const escaped = longest.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const pieces = text.split(new RegExp(`(${escaped.join('|')})`, 'gi'))
  // Splitting at a group puts what was matched at the odd places.
  return pieces.map((piece, index) => ({ text: piece, isHit: index % 2 === 1 })).filter((part) => part.text !== '')
}
