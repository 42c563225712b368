/** What has no shape of its own, or moves, hides or breaks what stands around it: every blank but the space too. */
const formless = /[\p{C}\p{Default_Ignorable_Code_Point}]|[^\S ]|(?<= ) /gu

/**
 * A text that came from outside, fit to stand in a sentence of ours that a user decides by: in one line, with every
 * character seen, and shortened in the middle to `most`.
 */
export function oneLine(text: string, most = 160): string {
  const seen = text.replace(formless, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`)
  const points = Array.from(seen)
  if (points.length <= most) return seen
  const end = Math.floor((most - 1) / 2)
  return `${points.slice(0, most - 1 - end).join('')}…${points.slice(-end).join('')}`
}
