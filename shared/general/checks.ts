import type { Check } from '../catalog/fields'
import type { GeneralRow } from './row'

const control = /\p{Cc}|[\u2028\u2029]/u
const controlButBreaks = /(?![\n\t])\p{Cc}|[\u2028\u2029]/u

export const anyLine: Check = (text) => {
  if (control.test(text)) return 'One line, without invisible characters.'
  return text.length <= 1000 ? null : 'At most 1000 characters.'
}

export const anyLines: Check = (text) => {
  if (controlButBreaks.test(text)) return 'Remove the invisible characters.'
  return text.length <= 4000 ? null : 'At most 4000 characters.'
}

export const nameOfGame: Check = (text) => (text === '' ? 'A game needs a name.' : anyLine(text))

/** A field that holds a number, whatever the engine or a store thinks of its size. */
export const anyNumber: Check = (text) => (/^-?\d{1,10}$/.test(text) ? null : 'A whole number.')

/** Why a value of a row can't be in its file, in words; null if it can. A value that the engine takes is never refused. */
export function refusalOf({ kind, breaks }: Pick<GeneralRow, 'kind' | 'breaks'>, value: string): string | null {
  const isOther = (kind === 'lines' ? controlButBreaks : control).test(value)
  if (isOther) return (kind === 'lines' ? anyLines : anyLine)(value)
  return breaks?.(value) ?? null
}

export const wholeNumber: Check = (text) => (/^(?:0|[1-9]\d{0,8})$/.test(text) ? null : 'A whole number, from 0 to 999999999.')

export const buildNumber: Check = (text) =>
  /^\d+(?:\.\d+){0,2}$/.test(text) ? null : 'One to three numbers separated by dots, such as 1.4.2.'

/** Engines put placeholders into identifiers: `[PROJECT_NAME]` in Unreal, `$genname` in Godot. */
export const identifier: Check = (text) =>
  text === '' || /^(?:[\w-]|\[\w+\]|\$genname)+(?:\.(?:[\w-]|\[\w+\]|\$genname)+)+$/.test(text)
    ? null
    : 'Use a reverse-domain name such as com.studio.game, with letters, digits, - and _.'

/** Each part of a package name begins with a letter: Android accepts nothing else. */
export const packageName: Check = (text) =>
  text === '' || /^(?:[A-Za-z]\w*|\[\w+\]|\$genname)(?:\.(?:[A-Za-z]\w*|\[\w+\]|\$genname))+$/.test(text)
    ? null
    : 'Use a reverse-domain name such as com.studio.game, with letters, digits and _, each part beginning with a letter.'

export const webAddress: Check = (text) =>
  text === '' || /^https?:\/\/[^\s"\\]+$/.test(text) ? null : 'An address that begins with https:// or http://.'
