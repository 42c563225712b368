import { decodeText } from '../../formats/godotScan'
import { isLiteral, type Generation } from '../../formats/godotLiteral'
import { isWellFormed } from '../../formats/text'
import { entriesOf, listValue } from '../../../../shared/listValue'
import { listOf, type List } from './lists'

/** What a literal is, as far as the window has a control for it. `spans` are where its numbers stand. */
export type Shape =
  | { is: 'nothing' | 'switch' | 'colourCode' | 'other' }
  | { is: 'number'; isWhole: boolean }
  | { is: 'text'; mark: string }
  | { is: 'list'; list: List }
  | { is: 'numbers'; of: string; spans: readonly (readonly [start: number, end: number])[] }

/** The types that are shown as several numbers. */
const parts: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    Vector2: ['x', 'y'],
    Vector2i: ['x', 'y'],
    Vector3: ['x', 'y', 'z'],
    Vector3i: ['x', 'y', 'z'],
    Vector4: ['x', 'y', 'z', 'w'],
    Vector4i: ['x', 'y', 'z', 'w'],
    Rect2: ['x', 'y', 'w', 'h'],
    Rect2i: ['x', 'y', 'w', 'h'],
    Color: ['r', 'g', 'b', 'a'],
  }),
)

/** None for any other type. */
export const partNames = (of: string): readonly string[] => parts.get(of) ?? []

export function shapeOf(literal: string): Shape {
  if (/^(?:null|nil)$/.test(literal)) return { is: 'nothing' }
  if (/^(?:true|false)$/.test(literal)) return { is: 'switch' }
  if (/^-?\d+$/.test(literal)) return { is: 'number', isWhole: true }
  if (/^(?:-?\d[\w.+-]*|-?inf|inf_neg|nan)$/.test(literal)) return { is: 'number', isWhole: false }
  if (/^#[\dA-Fa-f]+$/.test(literal)) return { is: 'colourCode' }
  const mark = /^[&^@]?(?=")/.exec(literal)?.[0]
  if (mark !== undefined) return { is: 'text', mark }
  const list = listOf(literal)
  return list === null ? numbersOf(literal) : { is: 'list', list }
}

function numbersOf(literal: string): Shape {
  const [head = '', of = ''] = /^(\w+)[ \t]*\(/.exec(literal) ?? []
  const spans = Array.from(literal.slice(head.length).matchAll(/[^\s,()]+/g), ({ 0: number, index }): [number, number] => {
    const start = head.length + index
    return [start, start + number.length]
  })
  return parts.get(of)?.length === spans.length ? { is: 'numbers', of, spans } : { is: 'other' }
}

/** A null takes its entry away. */
export function isThere(literal: string | null): literal is string {
  return literal !== null && shapeOf(literal).is !== 'nothing'
}

/** The text between the quotes. In a file with Windows line ends it has them too, though nobody meant that. */
export function textOf(literal: string): string {
  return decodeText(literal.slice(literal.indexOf('"') + 1, -1)).replaceAll('\r\n', '\n')
}

/** The value of a literal as the window has it; null for none. */
export function valueOf(literal: string | null): string | null {
  if (!isThere(literal)) return null
  const shape = shapeOf(literal)
  if (shape.is === 'text') return textOf(literal)
  if (shape.is === 'colourCode') return coloursOf(literal).join(', ')
  if (shape.is === 'list') return listValue(shape.list.raw.map((one) => valueOf(one) ?? ''))
  return shape.is === 'numbers' ? partsOf(literal, shape.spans).join(', ') : literal
}

function partsOf(literal: string, spans: readonly (readonly [number, number])[]): string[] {
  return spans.map(([start, end]) => literal.slice(start, end))
}

/** `#f80` and `#ff8800cc` as red, green, blue and alpha from 0 to 1. */
function coloursOf(literal: string): string[] {
  const digits = literal.slice(1)
  const width = digits.length < 6 ? 1 : 2
  const most = 16 ** width - 1
  return [0, 1, 2, 3].map((place) => {
    const channel = digits.slice(place * width, (place + 1) * width)
    return channel === '' ? '1' : String(Number((Number.parseInt(channel, 16) / most).toFixed(6)))
  })
}

export type Wanted = { generation: Generation; lineEnd: string }

/**
 * How a value is written in place of a literal: as it was where it is the same, in quotes of the same kind, and with the
 * spelling of each number that stays. Null for what it can't hold.
 */
export function literalFor(literal: string, value: string, wanted: Wanted): string | null {
  if (value === valueOf(literal)) return literal
  const shape = shapeOf(literal)
  if (shape.is === 'switch') return /^(?:true|false)$/.test(value) ? value : null
  if (shape.is === 'number') return shape.isWhole ? wholeNumber(value) : decimal(value)
  if (shape.is === 'text') return quoted(shape.mark, value, wanted.lineEnd)
  if (shape.is === 'colourCode') return withNumbers('Color(0, 0, 0, 1)', value)
  if (shape.is === 'list') return withEntries(shape.list, value, wanted.lineEnd)
  return shape.is === 'numbers' ? withNumbers(literal, value) : otherLiteral(literal, value, wanted)
}

/** Of the same kind as before, since the engine would drop another one or stumble over it. */
function otherLiteral(literal: string, value: string, { generation }: Wanted): string | null {
  const kindOf = (one: string) => /^(?:[[{]|\w+(?:\[[^\]]*\])?)/.exec(one)?.[0] ?? ''
  return kindOf(value) === kindOf(literal) && isLiteral(value, generation) ? value : null
}

function quoted(mark: string, value: string, lineEnd: string): string | null {
  if (!isWellFormed(value) || /(?![\n\t])\p{Cc}/u.test(value)) return null
  return `${mark}"${value.replaceAll(/[\\"]/g, '\\$&').replaceAll('\n', lineEnd)}"`
}

/** Entries that are there already stay as they are written. */
function withEntries({ of, open, raw, close, isPacked }: List, value: string, lineEnd: string): string | null {
  const known = new Map(raw.map((one) => [valueOf(one), one]))
  const spell = {
    text: (entry: string) => quoted('', entry, lineEnd),
    whole: wholeNumber,
    number: isPacked ? part : decimal,
  }[of]
  const written = entriesOf(value)?.map((entry) => known.get(entry) ?? spell(entry)) ?? [null]
  return written.includes(null) ? null : `${open}${written.join(', ')}${close}`
}

function withNumbers(literal: string, value: string): string | null {
  const shape = shapeOf(literal)
  const given = value.split(', ')
  if (shape.is !== 'numbers' || given.length !== shape.spans.length) return null
  const spell = shape.of.endsWith('i') ? wholeNumber : part
  let [text, from] = ['', 0]
  for (const [index, [start, end]] of shape.spans.entries()) {
    const [before, now = ''] = [literal.slice(start, end), given[index]]
    const spelled = now === before ? before : spell(now)
    if (spelled === null) return null
    text += literal.slice(from, start) + spelled
    from = end
  }
  return text + literal.slice(from)
}

const most = 2n ** 63n

/** As Godot writes it: no plus, no zero in front. */
function wholeNumber(value: string): string | null {
  const digits = /^\+?(-?\d{1,19})$/.exec(value)?.[1]
  if (digits === undefined) return null
  const number = BigInt(digits)
  return number >= -most && number < most ? String(number) : null
}

/** The digits behind a point, without zeros at the end. */
function withoutZeros(digits: string): string {
  let end = digits.length
  while (digits[end - 1] === '0') end -= 1
  return digits.slice(0, end)
}

/** As Godot writes a decimal number: with a point, and a digit on both sides of it. */
function decimal(value: string): string | null {
  const found = /^\+?(-?)(\d*)(?:\.(\d*))?(e[-+]?\d{1,3})?$/i.exec(value)
  const [sign, whole, behind, power] = [1, 2, 3, 4].map((group) => found?.[group] ?? '')
  if (!whole && !behind) return null
  const fraction = withoutZeros(behind ?? '') || '0'
  const digits = whole?.replace(/^0+/, '') || '0'
  const exact = power && fraction === '0' ? digits : `${digits}.${fraction}`
  return `${sign}${exact}${power?.toLowerCase()}`
}

/** A number among others: Godot writes whole ones without a point there. */
function part(value: string): string | null {
  return decimal(value)?.replace(/\.0$/, '') ?? null
}
