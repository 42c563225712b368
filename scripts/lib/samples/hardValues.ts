import type { SettingType } from '../../../shared/engineSettings'
import { listValue } from '../../../shared/listValue'

const numbers = ['0', '-1', '7', '1.5', '1e-05', '-.5', '65536']

const texts = [
  'Nine Lanterns',
  `it's "x": #1, [y] {z}`,
  'Café 迷宮 😀',
  '',
  'C:\\Games\\',
  '- a',
  '{b: 1}',
  'true',
  ' two  spaces ',
  'a: b',
]

const vector = (parts: readonly string[], from: number) => parts.map((_, at) => numbers[(from + at) % numbers.length]).join(', ')

type Values = { [Is in SettingType['is']]: (type: Extract<SettingType, { is: Is }>) => string[] }

const values: Values = {
  switch: () => ['true', 'false'],
  number: () => numbers,
  choice: ({ choices }) => choices.map(({ value }) => value),
  flags: () => ['0', '3', '4294967295'],
  vector: ({ parts }) => [0, 2, 4].map((from) => vector(parts, from)),
  colour: () => ['0, 0, 0, 0', '0.2, 0.4, 0.6, 1', '1, 1, 1, 0.5'],
  text: () => texts,
  list: ({ of }) => ['[]', listValue(of === 'text' ? texts.slice(0, 4) : ['0', '7', '-1']), listValue(['12'])],
  reference: () => [],
  literal: () => [],
}

/** Values of a type that are hard to write. Not every setting takes all of them. */
export function valuesFor(type: SettingType): string[] {
  // The table has for each `is` a function that takes that type.
  const of = values[type.is] as (type: SettingType) => string[]
  return of(type)
}

/** What no setting of a type takes. */
export const wrongFor = ({ is }: SettingType): string[] =>
  ['text', 'literal', 'reference'].includes(is) ? [] : ['', 'abc', '1; 2', '1\n2']
