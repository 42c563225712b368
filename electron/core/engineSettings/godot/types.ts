import type { SettingType } from '../../../../shared/engineSettings'
import { engineTexts } from '../../../../shared/texts/engineSettings'
import { defined } from './defined'
import type { Fact } from './facts'
import { isThere, partNames, shapeOf, textOf, valueOf, type Shape } from './literals'

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
  if (!isThere(literal)) return fact?.default ?? empty[fact?.type ?? '']
  // Godot takes whole numbers too, but they would stay whole.
  return fact?.type === 'float' && typeOf(literal) === 'int' ? empty['float'] : literal
}

const typesOfShapes: Readonly<Partial<Record<Shape['is'], string>>> = { switch: 'bool', text: 'String', colourCode: 'Color' }

/** What Godot calls the type of a literal. */
function typeOf(literal: string): string {
  const shape = shapeOf(literal)
  if (shape.is === 'number') return shape.isWhole ? 'int' : 'float'
  if (shape.is === 'numbers') return shape.of
  const bracket = { '[': 'Array', '{': 'Dictionary' }[literal.charAt(0)]
  return typesOfShapes[shape.is] ?? bracket ?? /^\w+/.exec(literal)?.[0] ?? ''
}

/** What is known of the setting, where a literal is of that type. */
export function fitting(fact: Fact | undefined, literal: string): Fact | undefined {
  return fact !== undefined && fits(literal, fact) ? fact : undefined
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
  if (shape.is === 'list') return { is: 'list', of: shape.list.of }
  if (shape.is !== 'numbers') return { is: 'literal' }
  if (shape.of === 'Color') return { is: 'colour', hasAlpha: true }
  return { is: 'vector', parts: [...partNames(shape.of)], isWhole: shape.of.endsWith('i') }
}

function numberType(isWhole: boolean, literal: string, fact: Fact | undefined): SettingType {
  const { min, max, step, unit, choices, values, flags } = fact ?? {}
  if (flags !== undefined) return { is: 'flags', bits: flags.map((label, bit) => ({ bit, label })) }
  if (choices === undefined || !isWhole) return { is: 'number', isWhole, ...defined({ min, max, step, unit }) }
  const all = choices.map((label, index) => ({ value: String(values?.[index] ?? index), label }))
  return choiceType(all, [literal], fact)
}

function textType(text: string, fact: Fact | undefined): SettingType {
  const { choices, file, lines } = fact ?? {}
  if (choices !== undefined) {
    const initial = valueOf(fact?.default ?? null) ?? text
    return choiceType(
      choices.map((value) => ({ value, label: value })),
      [initial, text],
      fact,
    )
  }
  if (file === true || /^\*?(?:res|uid):\/\//.test(text)) return { is: 'reference' }
  return { is: 'text', ...defined({ hasLines: lines ?? (text.includes('\n') || undefined) }) }
}

type Choice = { value: string; label: string }

/** What the file or the engine has is a choice too, although nobody lists it. */
function choiceType(choices: readonly Choice[], held: readonly string[], fact: Fact | undefined): SettingType {
  const others = [...new Set(held)].filter((value) => !choices.some((choice) => choice.value === value))
  const all = [...choices, ...others.map((value) => ({ value, label: value === '' ? texts.isNone : value }))]
  return { is: 'choice', choices: all, ...defined({ isOpen: fact?.open }) }
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
