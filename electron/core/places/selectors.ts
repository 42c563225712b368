import type { Address } from '../../../shared/general/row'
import { selectorTexts as texts } from '../../../shared/texts/formats'
import type { Opened } from '../formats/format'
import { escaped, isTree, stepInto, unescaped } from '../formats/tree'

/** Where a declared address leads in a file; or that it leads nowhere, or to several places, and what to do. */
export type Selected = { is: 'one'; address: Address } | { is: 'none' | 'several'; why: string }

/** The values of fields that may stand in a selector, by id. */
export type FieldTexts = Readonly<Record<string, string>>

/**
 * The address of one place in an opened file, from one whose way may hold selectors: `shared/catalog/place.ts` says which. Only
 * this file is meant, as it is now: a number that was found is another entry's when the list changes.
 */
export function select(opened: Opened, declared: Address, fields: FieldTexts = {}): Selected {
  const { key, section } = declared
  const at = (inside: string | undefined, own = key): Address => ({ ...(section !== undefined && { section }), key: own, inside })

  let inside: string | undefined
  for (const step of declared.inside?.split('/') ?? []) {
    const selector = selectorOf(step)
    const next = selector === null ? { is: 'one' as const, step } : chosen(opened, { selector, inside, at, fields })
    if (next.is !== 'one') return next
    inside = stepInto(inside, next.step)
  }
  return { is: 'one', address: inside === undefined ? declared : { ...declared, inside } }
}

/** `[]` has no name. `isList`: the name is that of another list, which has the text at the same position. */
type Selector = { name: string; text: string; isList: boolean }

const pattern = /^\[(?:(@?)([^=\]]+)=(.*))?\]$/

function selectorOf(step: string): Selector | null {
  const found = pattern.exec(step)
  if (found === null) return null
  const [, list = '', name = '', text = ''] = found
  return { name: unescaped(name), text: unescaped(text), isList: list !== '' }
}

const fieldIn = (text: string): string | null => /^\{([A-Za-z]\w*)\}$/.exec(text)?.[1] ?? null

/** What a selector compares with; null for a field without a value. It is never taken for a part of the way. */
function textOf(text: string, fields: FieldTexts): string | null {
  const field = fieldIn(text)
  if (field === null) return text
  const value = Object.hasOwn(fields, field) ? fields[field] : undefined
  return value === undefined || value === '' ? null : value
}

/** `at` makes an address in the section that is searched. */
type Search = {
  selector: Selector
  inside: string | undefined
  at(inside: string | undefined, key?: string): Address
  fields: FieldTexts
}

type Chosen = { is: 'one'; step: string } | Exclude<Selected, { is: 'one' }>

/** The one entry that fits. */
function chosen(opened: Opened, search: Search): Chosen {
  const { selector, at, fields } = search
  const { key } = at(undefined)
  const text = textOf(selector.text, fields)
  if (text === null) return { is: 'none', why: texts.noValue(key, fieldIn(selector.text) ?? '') }
  const [first, second] = entriesOf(opened, search, text)
  if (first === undefined) return { is: 'none', why: texts.none(key, wordsOf(selector, text)) }
  return second === undefined
    ? { is: 'one', step: String(first) }
    : { is: 'several', why: texts.several(key, wordsOf(selector, text)) }
}

function wordsOf({ name, isList }: Selector, text: string): string {
  if (name === '') return texts.only
  return isList ? texts.beside(name, text) : texts.withMember(name, text)
}

/** The numbers of the entries that fit. */
function entriesOf(opened: Opened, { selector: { name, isList }, inside, at }: Search, text: string): number[] {
  const numbers = numbersOf(opened, (index) => at(stepInto(inside, String(index))))
  if (name === '') return numbers
  if (isList) return positionsOf(opened, (one) => at(one, name), text).filter((position) => position < numbers.length)
  const member = escaped(name)
  return numbers.filter((number) => valueAt(opened, at(stepInto(stepInto(inside, String(number)), member))) === text)
}

/** As many as a list has entries. Other formats don't number any. */
function numbersOf(opened: Opened, entry: (index: number) => Address): number[] {
  const numbers: number[] = []
  while (isTree(opened) && opened.find(entry(numbers.length)) !== null) numbers.push(numbers.length)
  return numbers
}

/** A text, or a number where the format tells them apart. */
const valueAt = (opened: Opened, address: Address): string | null =>
  opened.find(address)?.value ?? opened.find({ ...address, as: 'number' })?.value ?? null

/** The positions at which a list has a text. Unity writes a list of numbers as one row of digits. */
function positionsOf(opened: Opened, list: (inside?: string) => Address, text: string): number[] {
  const whole = valueAt(opened, list(undefined))
  const held =
    whole === null
      ? numbersOf(opened, (index) => list(String(index))).map((at) => valueAt(opened, list(String(at))))
      : numbersIn(whole)
  return held.flatMap((one, index) => (one === text ? [index] : []))
}

/** Numbers of four bytes each, the lowest byte first, in hexadecimal digits. */
function numbersIn(digits: string): string[] {
  if (!/^(?:[\da-f]{8})+$/i.test(digits)) return []
  const bytes = Buffer.from(digits, 'hex')
  return Array.from({ length: bytes.length / 4 }, (_, index) => String(bytes.readInt32LE(index * 4)))
}
