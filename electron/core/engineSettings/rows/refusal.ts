import type { SettingType } from '../../../../shared/engineSettings'
import { entriesOf } from '../../../../shared/listValue'
import { engineTexts as texts } from '../../../../shared/texts/engineSettings'

const number = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i
const wholeNumber = /^[-+]?\d+$/

type Refusals = { [Is in SettingType['is']]: (type: Extract<SettingType, { is: Is }>, value: string) => string | null }

const refusals: Refusals = {
  switch: (_type, value) => (['true', 'false'].includes(value) ? null : texts.notOnOff),
  number: numberRefusal,
  text: ({ hasLines }, value) => (hasLines !== true && /[\r\n]/.test(value) ? texts.oneLine : null),
  choice: ({ choices, isOpen }, value) =>
    isOpen === true || choices.some((choice) => choice.value === value) ? null : texts.notAChoice,
  flags: (_type, value) => (wholeNumber.test(value) ? null : texts.notWhole),
  vector: ({ parts, isWhole }, value) => partsRefusal(value, parts.length, isWhole ? wholeNumber : number),
  colour: (_type, value) => partsRefusal(value, 4, number),
  list: listRefusal,
  reference: () => texts.notReference,
  literal: () => null,
}

/** Why a setting can't have a value, in words that say what it can; null if it can. */
export function refusalOf(type: SettingType, value: string): string | null {
  // The table has for each `is` a function that takes that type.
  const refusal = refusals[type.is] as (type: SettingType, value: string) => string | null
  return refusal(type, value)
}

function numberRefusal(type: Extract<SettingType, { is: 'number' }>, value: string): string | null {
  if (!(type.isWhole ? wholeNumber : number).test(value)) return type.isWhole ? texts.notWhole : texts.notNumber
  if (type.isOpen === true) return null
  const { min = -Infinity, max = Infinity } = type
  const given = Number(value)
  return given < min || given > max ? texts.notInRange(type.min, type.max) : null
}

function listRefusal({ of }: Extract<SettingType, { is: 'list' }>, value: string): string | null {
  const entries = entriesOf(value)
  if (entries === null) return texts.notAList
  const type = of === 'text' ? { is: 'text' as const } : { is: 'number' as const, isWhole: of === 'whole' }
  return entries.map((entry) => refusalOf(type, entry)).find((why) => why !== null) ?? null
}

function partsRefusal(value: string, count: number, part: RegExp): string | null {
  const parts = value.split(', ')
  return parts.length === count && parts.every((one) => part.test(one)) ? null : texts.notParts(count)
}
