import type { SettingType } from '../../../../shared/engineSettings'
import { plainForm, type Form } from '../rows/source'
import type { Fact } from './facts'
import { decimal, spelled, whole } from './numbers'

/** `isKnown`: it is what the data says, and not only what its shape looks like. `why`: it is no value for people. */
export type Shown = { type: SettingType; form: Form; isKnown: boolean; why?: 'id' | 'packed' }

type Typed = Omit<Shown, 'isKnown'>

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

const ofNumber = (isWhole: boolean): Typed => ({
  type: { is: 'number', isWhole },
  form: isWhole ? wholeForm : decimalForm,
})

function ofText(value: string): Typed {
  return { type: { is: 'text', ...(value.includes('\n') && { hasLines: true }) }, form: plainForm }
}

const literal = (why: 'id' | 'packed'): Typed => ({ type: { is: 'literal' }, form: plainForm, why })

/** The type of a value that stands in the file. What the data says counts unless the value itself says otherwise. */
export function shownAs(value: string, fact: Fact | undefined, entries: readonly string[]): Shown {
  const known = fact === undefined ? null : byFact(value, fact, entries)
  return known === null ? { ...byShape(value), isKnown: false } : { ...known, isKnown: true }
}

function byFact(value: string, fact: Fact, entries: readonly string[]): Typed | null {
  if (fact.choices !== undefined) return choiceOf(value, fact.choices)
  if (fact.bits !== undefined) return whole.test(value) ? flagsOf(fact.bits) : null
  return fact.is === undefined ? null : typed[fact.is](value, entries)
}

const typed: Readonly<Record<NonNullable<Fact['is']>, (value: string, entries: readonly string[]) => Typed | null>> = {
  bool: (value) => (value === '0' || value === '1' ? { type: { is: 'switch' }, form: switchForm } : null),
  int: (value) => (whole.test(value) ? ofNumber(true) : null),
  float: (value) => (decimal.test(value) ? ofNumber(false) : null),
  string: ofText,
  entry: (value, entries) =>
    entries[Number(value)] === undefined
      ? null
      : choiceOf(
          value,
          entries.map((label, at) => ({ value: String(at), label })),
        ),
  hex: () => literal('packed'),
  guid: () => literal('id'),
}

/** The file may hold a value that no version of Unity names: it is one more choice. */
function choiceOf(value: string, known: readonly Choice[]): Typed | null {
  const isThere = known.some((one) => one.value === value)
  if (!isThere && !whole.test(value)) return null
  const choices = isThere ? [...known] : [...known, { value, label: value }]
  return { type: { is: 'choice', choices }, form: plainForm }
}

type Choice = { value: string; label: string }

const flagsOf = (bits: NonNullable<Fact['bits']>): Typed => ({ type: { is: 'flags', bits }, form: wholeForm })

/** Numbers may have a fraction, for a whole one may be among those that can. */
function byShape(value: string): Typed {
  if (/^[\da-f]{32}$/.test(value)) return literal('id')
  if (/^(?:[\da-f]{8}){2,}$/.test(value) || /^0\d{7}$/.test(value)) return literal('packed')
  const isNumber = decimal.test(value) && value.length < 16 && !/^-?0\d/.test(value)
  return isNumber ? ofNumber(false) : ofText(value)
}
