/**
 * A text as the search compares it: without case, accents and other marks, and whatever the width or form of its letters.
 * "Café", "CAFE\u0301" and "ｃａｆé" are the same.
 */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  return isPlain(lower) ? lower : lower.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ς', 'σ')
}

/** A folded text without what people leave out or put between words: "v-sync" and "VSync" are the same, and so are two spellings. */
export function joined(folded: string): string {
  return folded.replaceAll(/[ _-]/g, '').replaceAll('colour', 'color').replaceAll('centre', 'center').replaceAll('grey', 'gray')
}

/** A folded text, with the place in the original where each of its characters comes from. */
export function foldWithPlaces(text: string): { folded: string; places: readonly number[] } {
  if (isPlain(text)) return { folded: text.toLowerCase(), places: Array.from(text, (_, at) => at) }
  const places: number[] = []
  let folded = ''
  let at = 0
  for (const character of text) {
    const part = fold(character)
    for (let unit = 0; unit < part.length; unit += 1) places.push(at)
    folded += part
    at += character.length
  }
  return { folded, places }
}

/** Whether a text has only letters without marks and forms, as nearly all have: then only its case is to be folded. */
function isPlain(text: string): boolean {
  return !/[\u0080-\uffff]/.test(text)
}
