import type { SettingType } from '../../../../shared/engineSettings'
import { plainForm, type Form } from '../rows/source'
import type { Fact } from './facts'
import { decimal, spelled, whole } from './numbers'

/** `isKnown`: it is what the data says, and not only what its shape looks like. `why`: it is no value for people. */
export type Shown = { type: SettingType; form: Form; isKnown: boolean; why?: 'id' | 'packed' }

const switchForm: Form = {
  read: ([text]) => (text === '1' ? 'true' : text === '0' ? 'false' : (text ?? null)),
  write: (value) => [value === 'true' ? '1' : '0'],
}

const wholeForm: Form = {
  ...plainForm,
  // Unity has no setting with more than 32 bits that people edit.
  write: (value) => (Number(value) >= -(2 ** 31) && Number(value) < 2 ** 32 ? [String(Number(value))] : null),
}
const decimalForm: Form = {
  ...plainForm,
  write(value) {
    const number = spelled(value)
    return number === null ? null : [number]
  },
}

const ofNumber = (isWhole: boolean): Omit<Shown, 'isKnown'> => ({
  type: { is: 'number', isWhole },
  form: isWhole ? wholeForm : decimalForm,
})

const ofText = (value: string): Omit<Shown, 'isKnown'> => ({
  type: { is: 'text', ...(value.includes('\n') && { hasLines: true }) },
  form: plainForm,
})

const literal = (why: 'id' | 'packed'): Omit<Shown, 'isKnown'> => ({ type: { is: 'literal' }, form: plainForm, why })

/** The type of a value that stands in the file. What the data says counts unless the value itself says otherwise. */
export function shownAs(value: string, fact: Fact | undefined, entries: readonly string[]): Shown {
  const known = fact === undefined ? null : byFact(value, fact, entries)
  return known === null ? { ...byShape(value), isKnown: false } : { ...known, isKnown: true }
}

function byFact(value: string, { is, choices, bits }: Fact, entries: readonly string[]): Omit<Shown, 'isKnown'> | null {
  if (choices !== undefined) return choiceOf(value, Object.entries(choices))
  if (bits !== undefined) return whole.test(value) ? flagsOf(Object.entries(bits)) : null
  switch (is) {
    case 'bool':
      return value === '0' || value === '1' ? { type: { is: 'switch' }, form: switchForm } : null
    case 'int':
      return whole.test(value) ? ofNumber(true) : null
    case 'float':
      return decimal.test(value) ? ofNumber(false) : null
    case 'string':
      return ofText(value)
    case 'entry':
      return entries[Number(value)] === undefined
        ? null
        : choiceOf(
            value,
            entries.map((name, at) => [String(at), name]),
          )
    case 'hex':
      return literal('packed')
    case 'guid':
      return literal('id')
    case undefined:
      return null
  }
}

/** The file may hold a value that no version of Unity names: it is one more choice. */
function choiceOf(value: string, known: readonly (readonly [string, string])[]): Omit<Shown, 'isKnown'> | null {
  const isThere = known.some(([one]) => one === value)
  if (!isThere && !whole.test(value)) return null
  const all = isThere ? known : [...known, [value, value] as const]
  return { type: { is: 'choice', choices: all.map(([one, label]) => ({ value: one, label })) }, form: plainForm }
}

function flagsOf(bits: readonly (readonly [string, string])[]): Omit<Shown, 'isKnown'> {
  return { type: { is: 'flags', bits: bits.map(([bit, label]) => ({ bit: Number(bit), label })) }, form: wholeForm }
}

/** Numbers may have a fraction, for a whole one may be among those that can. */
function byShape(value: string): Omit<Shown, 'isKnown'> {
  if (/^[\da-f]{32}$/.test(value)) return literal('id')
  if (/^(?:[\da-f]{8}){2,}$/.test(value) || /^0\d{7}$/.test(value)) return literal('packed')
  const isNumber = decimal.test(value) && value.length < 16 && !/^-?0\d/.test(value)
  return isNumber ? ofNumber(false) : ofText(value)
}
