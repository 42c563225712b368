/** What may come before the picture itself, by how it begins and ends. */
const preludes = [
  ['<?xml', '?>'],
  ['<!--', '-->'],
  ['<!DOCTYPE', '>'],
] as const

/** Whether a text is an SVG picture, by how it begins. */
export function isSvg(text: string): boolean {
  for (let at = behindSpace(text, text.startsWith('\ufeff') ? 1 : 0); ; at = behindSpace(text, at)) {
    const prelude = preludes.find(([open]) => text.startsWith(open, at))
    if (prelude === undefined) return /^<svg[\s>]/.test(text.slice(at, at + '<svg '.length))
    const [open, close] = prelude
    const end = text.indexOf(close, at + open.length)
    if (end === -1) return false
    at = end + close.length
  }
}

function behindSpace(text: string, from: number): number {
  let at = from
  while (/^\s$/.test(text[at] ?? '')) at += 1
  return at
}
