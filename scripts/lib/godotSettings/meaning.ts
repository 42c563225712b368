/** Whether a literal of ours is what an engine says that it read, which spells it in its own way. */
export function isSameMeaning(ours: string, theirs: string): boolean {
  return meaning(ours) === meaning(theirs)
}

/** Without blanks outside of texts, with Godot 3's names, and numbers as exact as it prints them. */
function meaning(literal: string): string {
  return literal.replaceAll(token, (found) => {
    if (found.startsWith('"'))
      return JSON.stringify(
        found
          .slice(1, -1)
          .replaceAll(/\\([^])/g, '$1')
          .replaceAll('\r\n', '\n'),
      )
    if (/^\s/.test(found)) return ''
    if (/^[-\d]/.test(found)) return String(Number(Number(found).toPrecision(5)))
    return found === '&' ? '' : found.replace(/^Packed/, 'Pool').replace(/^(Vector[23]|Rect2)i$/, '$1')
  })
}

const token = /"(?:[^"\\]|\\[^])*"|\s+|-?\d[\w.+-]*|&|\w+/g
