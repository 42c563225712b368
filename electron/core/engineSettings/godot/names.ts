import list from './data/words.json'

/** Words that Godot spells in a way of their own, wherever they stand. */
const spelled = new Map([
  ...list.spelled.map((word): [string, string] => [word.toLowerCase(), word]),
  ...Object.entries(list.rewritten),
])
/** Small between others. */
const small = new Set(list.small)

/** Each is asked for again with every reading. */
const names = new Map<string, string>()

/** A name of a key as Godot's own window shows it: `max_fps` is Max FPS. */
export function nameOf(part: string): string {
  const before = names.get(part)
  if (before !== undefined) return before
  // Files may have any number of their own.
  if (names.size > 10_000) names.clear()
  const name = made(part)
  names.set(part, name)
  return name
}

function made(part: string): string {
  const words = part
    .replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
    .split(/[_ .]/)
    .filter((word) => word !== '')
  return words.flatMap((word, index) => wordsOf(word, index > 0 && index < words.length - 1)).join(' ')
}

function wordsOf(word: string, isWithin: boolean): string[] {
  const known = spellingOf(word)
  if (known !== null) return [known]
  if (isWithin && small.has(word)) return [word]
  const pieces = word.replaceAll(/([A-Za-z])([\d@])/g, '$1 $2').split(' ')
  return pieces.map((piece) => spellingOf(piece) ?? piece.charAt(0).toUpperCase() + piece.slice(1))
}

function spellingOf(word: string): string | null {
  return spelled.get(word.toLowerCase()) ?? null
}
