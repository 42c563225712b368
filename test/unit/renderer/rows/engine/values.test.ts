import { expect, test } from 'vitest'

import { areAllOn, isOn, withBit } from '../../../../../renderer/rows/engine/bits'
import { channelsOf, hexOf, isPlain, withAlpha, withHex } from '../../../../../renderer/rows/engine/colours'
import { shortNumber, stepped, type NumberType } from '../../../../../renderer/rows/engine/numbers'
import { helpWords, standardWords, valueWords } from '../../../../../renderer/rows/engine/words'
import type { SettingType } from '../../../../../shared/engineSettings'
import { setting } from './setting'

const bits = ['Default', 'Water', 'UI'].map((label, bit) => ({ bit, label }))

test.each([
  ['5', 1, true, '7'],
  ['7', 0, false, '6'],
  // Bits without a name stay.
  ['256', 0, true, '257'],
  // As the file has it: with a sign, or without.
  ['-1', 0, false, '-2'],
  ['4294967295', 0, false, '4294967294'],
  ['0', 31, true, '2147483648'],
])('%s with bit %d set to %s is %s', (value, bit, isSet, right) => {
  expect(withBit(value, bit, isSet)).toBe(right)
  expect(isOn(right, bit)).toBe(isSet)
})

test('-1 says that all flags are on, and no flag is on in 0', () => {
  expect(areAllOn('-1', bits)).toBe(true)
  expect(areAllOn('7', bits)).toBe(true)
  expect(areAllOn('0', bits)).toBe(false)
  expect(areAllOn('5', bits)).toBe(false)
})

const whole: NumberType = { is: 'number', isWhole: true }
const real: NumberType = { is: 'number', isWhole: false }

test.each<[string, 1 | -1, NumberType, string | null]>([
  ['6', 1, whole, '7'],
  ['-1', 1, whole, '0'],
  ['0.2', 1, real, '0.3'],
  // 0.1 + 0.2 in a computer's numbers is not 0.3.
  ['0.005', -1, { ...real, step: 0.001 }, '0.004'],
  ['99.5', 1, { ...real, max: 100, step: 1 }, '100'],
  ['0', -1, { ...real, min: 0 }, '0'],
  ['0', -1, { ...real, min: 0, isOpen: true }, '-0.1'],
  ['', 1, real, null],
  ['a', 1, real, null],
  ['9223372036854775807', 1, whole, null],
])('%s stepped by %d', (text, direction, type, right) => {
  expect(stepped(text, direction, type)).toBe(right)
})

test('a colour is changed by hex without touching the channels that stay the same', () => {
  const channels = channelsOf('0.1, 0.2, 0.50196078, 0.3') ?? ['', '', '', '']
  expect(hexOf(channels)).toBe('#1A3380')
  expect(withHex(channels, '#1a33ff')).toBe('0.1, 0.2, 1, 0.3')
  expect(withHex(channels, '1A3300')).toBe('0.1, 0.2, 0, 0.3')
  expect(withHex(channels, '#12')).toBeNull()
  expect(withAlpha(channels, '0.5')).toBe('0.1, 0.2, 0.50196078, 0.5')
})

test('a colour that is brighter than white is no matter for hex', () => {
  expect(isPlain(channelsOf('2.5, 1, 1, 1') ?? ['', '', '', ''])).toBe(false)
  expect(isPlain(channelsOf('1, 0, 0, 1') ?? ['', '', '', ''])).toBe(true)
  expect(channelsOf('red')).toBeNull()
  expect(channelsOf('1, 2, nothing, 1')).toBeNull()
})

test.each<[SettingType, string, string]>([
  [{ is: 'switch' }, 'true', 'On'],
  [{ is: 'switch' }, '2', '2'],
  [{ is: 'choice', choices: [{ value: '1', label: 'Update' }] }, '1', 'Update'],
  [{ is: 'choice', choices: [{ value: '1', label: 'Update' }] }, '9', '9'],
  [{ is: 'flags', bits }, '5', 'Default, UI'],
  [{ is: 'flags', bits }, '-1', 'Everything'],
  [{ is: 'flags', bits }, '0', 'Nothing'],
  [{ is: 'flags', bits }, '64', '64'],
  [{ is: 'number', isWhole: false, unit: 'm' }, '0.1', '0.1 m'],
  [{ is: 'text' }, '', 'empty'],
  [{ is: 'colour', hasAlpha: true }, '0.13725491, 0.12156863, 0.1254902, 1', '#231F20'],
  [{ is: 'colour', hasAlpha: true }, '1, 0, 0, 0.5', '#FF0000, alpha 0.5'],
  [{ is: 'colour', hasAlpha: true }, '2.5, 1, 1, 1', '2.5, 1, 1, 1'],
])('a value is told in the words of its type: %o %s', (type, value, words) => {
  expect(valueWords(type, value)).toBe(words)
})

test('a modified row says what it would be, and whether that is the engine’s default or what most projects have', () => {
  const type = { is: 'number', isWhole: true } as const
  const modified = setting('a', { type, value: '7', isModified: true })
  expect(standardWords({ ...modified, standard: { value: '6', is: 'default' } })).toBe('Default 6')
  expect(standardWords({ ...modified, standard: { value: '6', is: 'usual' } })).toBe('Usually 6')
  expect(standardWords(modified)).toBeNull()
  expect(standardWords({ ...modified, isModified: false, standard: { value: '7', is: 'default' } })).toBeNull()
})

test('the help of a row says why it is fixed, what a change may break, that the file lacks it, and where it stands', () => {
  const row = setting('gravity', { value: null, why: 'An id.', notes: ['Links break.'], hints: ['Restart afterwards.'] })
  expect(helpWords(row, null)).toBe(
    'An id. Links break. Restart afterwards. Not in the file, so the engine uses its default. m_gravity · ProjectSettings/DynamicsManager.asset',
  )
  expect(helpWords(setting('gravity'), 'not edited here')).toMatch(/^not edited here /)
})

test.each([
  ['0.010000', '0.01'],
  ['30.000000', '30.0'],
  ['-980.5', '-980.5'],
  ['100', '100'],
  ['1.0e+10', '1.0e+10'],
])('a default of %s is shown as %s', (text, right) => {
  expect(shortNumber(text)).toBe(right)
})
