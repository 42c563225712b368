import { isWellFormed } from './text'

/** The major version of Godot whose names a literal may have. */
export type Generation = 3 | 4

/** How many numbers a type takes that is written as its name with numbers. */
const numbersOf = new Map(
  Object.entries({
    Vector2: 2,
    Rect2: 4,
    Vector3: 3,
    Transform2D: 6,
    Plane: 4,
    Quat: 4,
    AABB: 6,
    Basis: 9,
    Transform: 12,
    Color: 4,
  }),
)
const newerNumbersOf = new Map(
  Object.entries({
    Vector2i: 2,
    Rect2i: 4,
    Vector3i: 3,
    Vector4: 4,
    Vector4i: 4,
    Quaternion: 4,
    Transform3D: 12,
    Projection: 16,
  }),
)

/** The lists whose entries all have one type. Godot 4 still reads the names of Godot 3. */
const olderLists = /^Pool(?:Byte|Int|Real|String|Vector2|Vector3|Color)Array$/
const newerLists = /^Packed(?:Byte|Int32|Int64|Float32|Float64|String|Vector2|Vector3|Vector4|Color)Array$/

const space = /[ \t\r\n]*(?:;[^\n]*\n[ \t\r\n]*)*/y
/** Line breaks stand in a text as they are; other control characters have no place in one. */
const quoted = /"(?:[^"\\\p{Cc}]|\\[^\p{Cc}]|[\n\t]|\r\n)*"/uy
const number = /-?\d+(?:\.\d*)?(?:e[-+]?\d+)?/iy
const constant = /true|false|inf_neg|inf|nan|#[\dA-Fa-f]{3,8}/y
const nothing = /null/y
const name = /[A-Za-z]\w*/y
const typed = /(?:Array\[\w+\]|Dictionary\[\w+, ?\w+\])\(/y

const deepest = 16
const longest = 1_000_000

/**
 * Whether a text is one value as Godot of this generation writes it: a constant, a number, a text, a list, a dictionary, or
 * a type of these. Objects and other files, which Godot would make or load, are none; nor is null, which takes an entry out.
 */
export function isLiteral(text: string, generation: Generation): boolean {
  if (text.length > longest || !isWellFormed(text)) return false
  return endOfValue({ text, generation }, 0, 0) === text.length
}

type Source = { text: string; generation: Generation }
/** Where something ends that begins at a place; null where it is not there. */
type Part = (source: Source, at: number, depth: number) => number | null

const endOfValue: Part = (source, at, depth) => {
  if (depth > deepest) return null
  const bracket = brackets[source.text.charAt(at)]
  if (bracket !== undefined) return endOfList(source, at, depth, bracket)
  return endOfSimple(source, at, depth) ?? endOfNamed(source, at, depth)
}

const endOfSimple: Part = ({ text, generation }, at, depth) => {
  // A name, or a path of nodes.
  const from = generation === 4 && '&^'.includes(text[at] ?? ' ') ? at + 1 : at
  const end = endOf(text, from, quoted) ?? endOf(text, at, number) ?? endOf(text, at, constant)
  // Alone it would take the entry out.
  return end ?? (depth > 0 ? endOf(text, at, nothing) : null)
}

const endOfPair: Part = (source, at, depth) => {
  const key = endOfValue(source, at, depth)
  if (key === null) return null
  const colon = pass(source.text, key)
  return source.text[colon] === ':' ? endOfValue(source, pass(source.text, colon + 1), depth) : null
}

const endOfNumber: Part = ({ text }, at) => endOf(text, at, number)
const endOfText: Part = ({ text }, at) => endOf(text, at, quoted)

const brackets: Readonly<Record<string, Entries>> = {
  '[': { close: ']', endOfEntry: endOfValue, mayTrail: true },
  '{': { close: '}', endOfEntry: endOfPair, mayTrail: true },
}

/** `Vector2(0, 1)`, `PackedStringArray("a")`, `Array[int]([1])`. */
const endOfNamed: Part = (source, at, depth) => {
  const { text, generation } = source
  const inner = generation === 4 ? endOf(text, at, typed) : null
  if (inner !== null) return endOfTyped(source, inner, depth)
  const called = match(text, at, name) ?? ''
  const behind = at + called.length
  if (called === '' || text[behind] !== '(') return null
  if (isList(called, generation)) return endOfList(source, behind, depth, { close: ')', endOfEntry: endOfValue })
  if (called === 'NodePath') return endOfMany(source, behind, endOfText, 1)
  const count = countOf(called, generation)
  return count === undefined ? null : endOfMany(source, behind, endOfNumber, count)
}

const countOf = (called: string, generation: Generation): number | undefined =>
  numbersOf.get(called) ?? (generation === 4 ? newerNumbersOf.get(called) : undefined)

const isList = (called: string, generation: Generation) =>
  olderLists.test(called) || (generation === 4 && newerLists.test(called))

function endOfTyped(source: Source, at: number, depth: number): number | null {
  const inner = '[{'.includes(source.text[at] ?? ' ') ? endOfValue(source, at, depth) : null
  return inner !== null && source.text[inner] === ')' ? inner + 1 : null
}

function endOfMany(source: Source, at: number, part: Part, count: number): number | null {
  let found = 0
  const endOfEntry: Part = (...where) => {
    found += 1
    return part(...where)
  }
  const end = endOfList(source, at, 0, { close: ')', endOfEntry })
  return found === count ? end : null
}

/** `mayTrail`: a comma may stand behind the last entry. */
type Entries = { close: string; endOfEntry: Part; mayTrail?: true }

/** Entries with commas between them, from one bracket to the other. */
function endOfList(source: Source, start: number, depth: number, { close, endOfEntry, mayTrail }: Entries): number | null {
  const { text } = source
  let at = pass(text, start + 1)
  if (text[at] === close) return at + 1
  for (;;) {
    const end = endOfEntry(source, at, depth + 1)
    if (end === null) return null
    at = pass(text, end)
    if (text[at] === close) return at + 1
    if (text[at] !== ',') return null
    at = pass(text, at + 1)
    if (mayTrail === true && text[at] === close) return at + 1
  }
}

function endOf(text: string, at: number, pattern: RegExp): number | null {
  const found = match(text, at, pattern)
  return found === null ? null : at + found.length
}

function pass(text: string, at: number): number {
  return endOf(text, at, space) ?? at
}

function match(text: string, at: number, pattern: RegExp): string | null {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? null
}
