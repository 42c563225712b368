import type { SettingType } from '../../../../shared/engineSettings'
import { plainForm, type Form } from '../rows/source'
import type { Known } from './data/schema'
import { choiceLabels } from './names'

/** What a value is, and how it is shown and written. */
export type Shape = { type: SettingType; form: Form }

const wholeNumber = /^[-+]?\d{1,15}$/
const decimalNumber = /^[-+]?(?:\d+\.\d*|\.\d+)(?:[eE][-+]?\d+)?$/
const assetPath = /^(?:[A-Za-z_]\w*')?"?\/(?:[A-Z]\w*)\/[\w/.:-]+"?'?$/

const text: Shape = { type: { is: 'text' }, form: plainForm }
const whole: Shape = { type: { is: 'number', isWhole: true }, form: plainForm }
const decimal: Shape = { type: { is: 'number', isWhole: false }, form: plainForm }

/** What a value is: what is known of its setting, unless the value itself contradicts that. */
export function shapeOf(value: string, known: Known | undefined): Shape {
  return (known && knownShape(value, known)) ?? shapeOfValue(value)
}

const shapes: Readonly<Record<NonNullable<Known['type']>, (value: string) => Shape | null>> = {
  bool: (value) => switches.get(value) ?? null,
  int: (value) => (wholeNumber.test(value) ? whole : null),
  float: (value) => (wholeNumber.test(value) || decimalNumber.test(value) ? decimal : null),
  enum: () => null,
  path: (value) => (/^(?:None)?$/.test(value) || assetPath.test(value) ? reference : null),
  text: () => text,
}

function knownShape(value: string, { type, choices }: Known): Shape | null {
  if (Array.isArray(choices)) return choiceOfWords(value, choices)
  if (choices !== undefined) return choiceOfNumbers(value, Object.entries(choices))
  return type === undefined ? null : shapes[type](value)
}

const reference: Shape = { type: { is: 'reference' }, form: plainForm }

function shapeOfValue(value: string): Shape {
  const known = /^[TtFf]/.test(value) ? switches.get(value) : undefined
  if (known !== undefined) return known
  // A zero in front belongs to an id.
  if (wholeNumber.test(value) && !/^[-+]?0\d/.test(value)) return whole
  if (decimalNumber.test(value)) return decimal
  return assetPath.test(value) ? reference : text
}

/** As the engine writes them, and as hands do: each with its opposite. */
const spellings: readonly (readonly [on: string, off: string])[] = [
  ['True', 'False'],
  ['true', 'false'],
  ['TRUE', 'FALSE'],
  ['1', '0'],
  ['Yes', 'No'],
  ['yes', 'no'],
  ['On', 'Off'],
  ['on', 'off'],
]
const spellingOf = (value: string) => spellings.find((pair) => pair.includes(value))

/** Written in the way it is written now. */
const switches: ReadonlyMap<string, Shape> = new Map(
  spellings.flatMap(([on, off]) => {
    const shape: Shape = {
      type: { is: 'switch' },
      form: { read: ([held = null]) => (held === null ? null : asSwitch(held)), write: (value) => [value === 'true' ? on : off] },
    }
    return [on, off].map((word): [string, Shape] => [word, shape])
  }),
)

function asSwitch(held: string): string {
  const pair = spellingOf(held)
  if (pair === undefined) return held
  return pair[0] === held ? 'true' : 'false'
}

/** Unreal takes members of an enumeration in whatever case. */
function choiceOfWords(value: string, members: readonly string[]): Shape | null {
  const memberOf = (held: string) => members.find((member) => member.toLowerCase() === held.toLowerCase())
  if (memberOf(value) === undefined) return null
  const labels = choiceLabels(members)
  return {
    type: { is: 'choice', choices: members.map((member, index) => ({ value: member, label: labels[index] ?? member })) },
    form: { read: ([held = null]) => (held === null ? null : (memberOf(held) ?? held)), write: (wanted) => [wanted] },
  }
}

function choiceOfNumbers(value: string, all: readonly (readonly [string, number])[]): Shape | null {
  if (!all.some(([, one]) => String(one) === value)) return null
  return { type: { is: 'choice', choices: all.map(([label, one]) => ({ value: String(one), label })) }, form: plainForm }
}
