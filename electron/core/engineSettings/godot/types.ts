import type { SettingType } from '../../../../shared/engineSettings'
import { engineTexts } from '../../../../shared/engineTexts'
import type { Fact } from './facts'
import { parts, shapeOf, textOf, valueOf } from './literals'

const texts = engineTexts.godot

/** A value of each type that can be edited, for one that stands nowhere yet. */
const empty: Readonly<Record<string, string>> = {
  bool: 'false',
  int: '0',
  float: '0.0',
  String: '""',
  Color: 'Color(0, 0, 0, 1)',
  Array: '[]',
  Dictionary: '{}',
  PackedStringArray: 'PackedStringArray()',
  PoolStringArray: 'PoolStringArray(  )',
}

/** The literal that says how a value is written: its own, or one of what is known. Undefined where nothing is. */
export function patternOf(literal: string | null, fact: Fact | undefined): string | undefined {
  const isThere = literal !== null && shapeOf(literal).is !== 'nothing'
  // Godot takes whole numbers too, but they would stay whole.
  if (isThere) return fact?.type === 'float' && typeOf(literal) === 'int' ? empty['float'] : literal
  return fact?.default ?? empty[fact?.type ?? '']
}

/** What Godot calls the type of a literal. */
function typeOf(literal: string): string {
  const shape = shapeOf(literal)
  if (shape.is === 'switch') return 'bool'
  if (shape.is === 'number') return shape.isWhole ? 'int' : 'float'
  if (shape.is === 'text') return 'String'
  if (shape.is === 'colourCode') return 'Color'
  if (shape.is === 'numbers') return shape.of
  if (literal.startsWith('[')) return 'Array'
  return literal.startsWith('{') ? 'Dictionary' : (/^\w+/.exec(literal)?.[0] ?? '')
}

/** Whether a literal is what is known of the setting. */
export function fits(literal: string, { type }: Fact): boolean {
  const found = typeOf(literal)
  return type === undefined || type === 'Variant' || found === type || (type === 'float' && found === 'int')
}

/** What was expected in place of a literal, in words; null where that has none. */
export const expected = ({ type = '' }: Fact): string => (Object.hasOwn(texts.types, type) ? texts.types[type as 'int'] : type)

/** The control of a value, by the literal that says how it is written, and what is known where that fits. */
export function settingType(literal: string, fact: Fact | undefined): SettingType {
  const shape = shapeOf(literal)
  if (shape.is === 'switch') return { is: 'switch' }
  if (shape.is === 'number') return numberType(shape.isWhole, literal, fact)
  if (shape.is === 'text') return textType(textOf(literal), fact)
  if (shape.is === 'colourCode') return { is: 'colour', hasAlpha: true }
  if (shape.is !== 'numbers') return { is: 'literal' }
  if (shape.of === 'Color') return { is: 'colour', hasAlpha: true }
  return { is: 'vector', parts: [...(parts[shape.of] ?? [])], isWhole: shape.of.endsWith('i') }
}

function numberType(isWhole: boolean, literal: string, fact: Fact | undefined): SettingType {
  if (fact?.flags !== undefined) return { is: 'flags', bits: fact.flags.map((label, bit) => ({ bit, label })) }
  if (fact?.choices !== undefined && isWhole) {
    const { choices, values } = fact
    return choiceType(
      choices.map((label, index) => ({ value: String(values?.[index] ?? index), label })),
      [literal],
      fact,
    )
  }
  const { min, max, step, unit } = fact ?? {}
  return {
    is: 'number',
    isWhole,
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(step !== undefined && { step }),
    ...(unit !== undefined && { unit }),
  }
}

function textType(text: string, fact: Fact | undefined): SettingType {
  if (fact?.choices !== undefined) {
    const initial = fact.default === undefined ? null : valueOf(fact.default)
    const held = initial === null ? [text] : [initial, text]
    return choiceType(
      fact.choices.map((value) => ({ value, label: value })),
      held,
      fact,
    )
  }
  if (fact?.file === true || /^\*?(?:res|uid):\/\//.test(text)) return { is: 'reference' }
  return { is: 'text', ...((fact?.lines === true || text.includes('\n')) && { hasLines: true }) }
}

type Choice = { value: string; label: string }

/** What the file or the engine has is a choice too, although nobody lists it. */
function choiceType(choices: readonly Choice[], held: readonly string[], { open }: Fact): SettingType {
  const others = [...new Set(held)].filter((value) => !choices.some((choice) => choice.value === value))
  const all = [...choices, ...others.map((value) => ({ value, label: value === '' ? texts.isNone : value }))]
  return { is: 'choice', choices: all, ...(open === true && { isOpen: true }) }
}

/** Whether two literals mean the same to the engine. */
export function areSame(one: string, other: string): boolean {
  return sense(one) === sense(other)
}

function sense(literal: string): string {
  const shape = shapeOf(literal)
  if (shape.is === 'number') return String(Number(literal))
  if (shape.is === 'numbers' || shape.is === 'colourCode') return (valueOf(literal) ?? '').split(', ').map(Number).join()
  if (shape.is === 'other') return literal.includes('"') ? literal : literal.replaceAll(/\s/g, '')
  return `${shape.is} ${valueOf(literal) ?? ''}`
}
