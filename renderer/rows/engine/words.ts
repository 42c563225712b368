import type { EngineSettingView, SettingType } from '../../../shared/engineSettings'
import { enginePageTexts as texts } from '../../../shared/texts/enginePages'
import { entriesOf } from '../../../shared/listValue'
import { areAllOn, isOn } from './bits'
import { channelsOf, hexOf, isPlain } from './colours'

/** A value as a person reads it: the names of choices and flags, and the unit of a number. */
export function valueWords(type: SettingType, value: string): string {
  switch (type.is) {
    case 'switch':
      return switchWords(value)
    case 'choice':
      return type.choices.find((choice) => choice.value === value)?.label ?? value
    case 'flags':
      return flagWords(type.bits, value)
    case 'number':
      return [value, type.unit].filter(Boolean).join(' ')
    case 'colour':
      return colourWords(value)
    case 'list':
      return listWords(value)
    default:
      return value || texts.emptyText
  }
}

const listWords = (value: string) => entriesOf(value)?.join(', ') || texts.emptyText

function switchWords(value: string): string {
  if (value === 'true') return texts.on
  return value === 'false' ? texts.off : value
}

/** As its control has it. Hex can't say what is brighter than white. */
function colourWords(value: string): string {
  const channels = channelsOf(value)
  if (channels === null || !isPlain(channels)) return value
  return Number(channels[3]) === 1 ? hexOf(channels) : texts.colourAndAlpha(hexOf(channels), channels[3])
}

function flagWords(bits: Extract<SettingType, { is: 'flags' }>['bits'], value: string): string {
  if (Number(value) === 0) return texts.nothing
  if (areAllOn(value, bits)) return texts.everything
  const names = bits.filter(({ bit }) => isOn(value, bit)).map(({ label }) => label)
  return names.length === 0 ? value : names.join(', ')
}

/** What the row says about the value that it would have without anybody's doing; null while it has it, or if that is unknown. */
export function standardWords({ type, standard, isModified }: EngineSettingView): string | null {
  if (standard === undefined || !isModified) return null
  const words = valueWords(type, standard.value)
  return standard.is === 'default' ? texts.default(words) : texts.usual(words)
}

/** The help of a row: why it can't be edited, what a change may break, and where it stands. */
export function helpWords({ why, notes = [], hints = [], value, key, file }: EngineSettingView, fixed: string | null): string {
  const reasons = [why ?? fixed, ...notes, ...hints, value === null ? texts.notInFile : null]
  return [...reasons, `${key} · ${file}`].filter((text) => text !== null).join(' ')
}
