/** Control, format (bidi overrides, zero-width) and unpaired characters, and every kind of line end. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu

/** A portal's text made fit for one line of the window: invisible characters gone, blanks joined, cut to `most`. */
export function plainText(text: string, most: number): string {
  const clean = text.replace(invisible, ' ').replace(/\s+/g, ' ').trim()
  if (clean.length <= most) return clean
  const points = Array.from(clean.slice(0, most))
  // A cut through a surrogate pair leaves half of it at the end.
  if (/^\p{Cs}$/u.test(points.at(-1) ?? '')) points.pop()
  return points.join('')
}
