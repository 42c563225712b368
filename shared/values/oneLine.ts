/** Characters that are invisible, or that move, hide or break the text around them; all white space except a single space. */
const formless = /[\p{C}\p{Default_Ignorable_Code_Point}]|[^\S ]|(?<= ) /gu

/**
 * A text from outside, made fit to be quoted in a question to the user: on one line, with every character visible, and
 * shortened in the middle to `most` characters.
 */
export function oneLine(text: string, most = 160): string {
  const seen = text.replace(formless, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`)
  const points = Array.from(seen)
  if (points.length <= most) return seen
  const end = Math.floor((most - 1) / 2)
  return `${points.slice(0, most - 1 - end).join('')}…${points.slice(-end).join('')}`
}
