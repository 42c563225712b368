import type { SettingType } from '../../../shared/engineSettings'

export type NumberType = Extract<SettingType, { is: 'number' }>

/** A number as the engines' windows show it: Unreal's files have six digits behind each point. */
export function shortNumber(text: string): string {
  if (!/^[-+]?\d{1,15}\.\d{1,15}$/.test(text)) return text
  const short = String(Math.abs(Number(text)))
  if (short.includes('e')) return text
  return `${text.startsWith('-') ? '-' : ''}${short}${short.includes('.') ? '' : '.0'}`
}

/** A number one step up or down, written with no more digits than it and the step have; null for what is no number. */
export function stepped(text: string, direction: 1 | -1, type: NumberType): string | null {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER) return null
  const step = type.step ?? (type.isWhole ? 1 : 0.1)
  const next = within(value + direction * step, type)
  return String(Number(next.toFixed(Math.min(20, Math.max(digitsOf(text), digitsOf(String(step)))))))
}

function within(value: number, { min = -Infinity, max = Infinity, isOpen }: NumberType): number {
  return isOpen === true ? value : Math.min(max, Math.max(min, value))
}

/** How many digits a number has behind its point. */
function digitsOf(text: string): number {
  const point = text.indexOf('.')
  return point === -1 ? 0 : text.trim().length - point - 1
}
