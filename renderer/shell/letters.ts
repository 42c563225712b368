/** Letters that were typed one after another, and when the last one was, in milliseconds. */
export type Letters = { text: string; at: number }

export const noLetters: Letters = { text: '', at: -Infinity }

/** After this many milliseconds without a letter the next one begins anew. */
const pause = 1000

export function withLetter({ text, at }: Letters, letter: string, now: number): Letters {
  return { text: (now - at > pause ? '' : text) + letter.toLowerCase(), at: now }
}

/**
 * Which of the names the letters lead to, or -1: the next that begins with them, which may be the present one. One letter, as
 * often as it is typed, goes on to the next name that begins with it.
 */
export function nameFor(names: readonly string[], current: number, { text }: Letters): number {
  const first = text.slice(0, 1)
  const isRepeated = text.replaceAll(first, '') === ''
  const sought = isRepeated ? first : text
  const from = isRepeated ? current + 1 : Math.max(0, current)
  const begins = (name: string) => name.toLowerCase().startsWith(sought)
  const later = names.findIndex((name, index) => index >= from && begins(name))
  return later === -1 ? names.findIndex(begins) : later
}
