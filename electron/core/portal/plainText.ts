/** Format characters (bidi overrides, zero-width) and halves of characters, which are removed. */
const invisible = /[\p{Cf}\p{Cs}]+/gu
/** Control characters and every kind of line end and blank, which become one blank. */
const blank = /[\p{Cc}\s]+/gu

/** A portal's text made fit for one line of the window: invisible characters removed, blanks joined, cut to `most`. */
export function plainText(text: string, most: number): string {
  const clean = text.replace(invisible, '').replace(blank, ' ').trim()
  if (clean.length <= most) return clean
  const points = Array.from(clean.slice(0, most))
  // A cut through a surrogate pair leaves half of it at the end.
  if (/^\p{Cs}$/u.test(points.at(-1) ?? '')) points.pop()
  return points.join('')
}

/** The same for our own sentences. A cut text ends with an ellipsis, so that a secret cut with it is still recognized. */
export function quotedText(text: string, most: number): string {
  const whole = plainText(text, Number.POSITIVE_INFINITY)
  return whole.length <= most ? whole : `${plainText(whole, most - 1)}…`
}
