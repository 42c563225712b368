import type { SettingType } from '../../../../shared/engineSettings'
import { engineTexts as texts } from '../../../../shared/engineTexts'

const number = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/i
const wholeNumber = /^[-+]?\d+$/

/** Why a setting can't have a value, in words that say what it can; null if it can. */
export function refusalOf(type: SettingType, value: string): string | null {
  switch (type.is) {
    case 'switch':
      return ['true', 'false'].includes(value) ? null : texts.notOnOff
    case 'number':
      return numberRefusal(type, value)
    case 'choice':
      return type.isOpen === true || type.choices.some((choice) => choice.value === value) ? null : texts.notAChoice
    case 'flags':
      return wholeNumber.test(value) ? null : texts.notWhole
    case 'vector':
      return partsRefusal(value, type.parts.length, type.isWhole ? wholeNumber : number)
    case 'colour':
      return partsRefusal(value, 4, number)
    case 'reference':
      return texts.notReference
    case 'text':
      return type.hasLines !== true && /[\r\n]/.test(value) ? texts.oneLine : null
    case 'literal':
      return null
  }
}

function numberRefusal(type: Extract<SettingType, { is: 'number' }>, value: string): string | null {
  if (!(type.isWhole ? wholeNumber : number).test(value)) return type.isWhole ? texts.notWhole : texts.notNumber
  if (type.isOpen === true) return null
  const { min = -Infinity, max = Infinity } = type
  const given = Number(value)
  return given < min || given > max ? texts.notInRange(type.min, type.max) : null
}

function partsRefusal(value: string, count: number, part: RegExp): string | null {
  const parts = value.split(', ')
  return parts.length === count && parts.every((one) => part.test(one)) ? null : texts.notParts(count)
}
