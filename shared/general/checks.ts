import type { Check } from '../catalog/fields'
import { invisibleIn } from '../values/invisible'
import type { GeneralRow } from './row'

const control = /\p{Cc}|[\u2028\u2029]/u
const lineOrTab = /[\n\t]/g

export const anyLine: Check = (text) => {
  if (control.test(text)) return 'One line, without invisible characters.'
  return invisible(text) ?? (text.length <= 1000 ? null : 'At most 1000 characters.')
}

export const anyLines: Check = (text) =>
  invisible(text.replaceAll(lineOrTab, ' ')) ?? (text.length <= 4000 ? null : 'At most 4000 characters.')

/** Two names that look alike would be two, and nobody could say why. Nobody can see where it is either. */
function invisible(text: string): string | null {
  const before = invisibleIn(text)
  if (before === null) return null
  const place = before === '' ? 'at the start' : `after “${before.length > 24 ? '…' : ''}${before.slice(-24)}”`
  return `There is an invisible character ${place}. Remove it.`
}

export const nameOfGame: Check = (text) => (text === '' ? 'A game needs a name.' : anyLine(text))

/** A field that holds a number of 32 bits, whatever the engine or a store thinks of its size. */
export const anyNumber: Check = (text) =>
  /^-?\d{1,10}$/.test(text) && (Number(text) | 0) === Number(text) ? null : 'A whole number that fits into 32 bits.'

/** The same where zeros before it would make it something else. */
export const plainNumber: Check = (text) => (/^-?0\d/.test(text) ? 'A whole number, without zeros before it.' : anyNumber(text))

/** Unity's way to write on and off. */
export const zeroOrOne: Check = (text) => (text === '0' || text === '1' ? null : 'Either 1 (on) or 0 (off).')

/** Why a value of a row can't be in its file, in words; null if it can. A value that the engine takes is never refused. */
export function refusalOf({ kind, breaks }: Pick<GeneralRow, 'kind' | 'breaks'>, value: string): string | null {
  const unseen =
    kind === 'lines' ? invisible(value.replaceAll(lineOrTab, ' ')) : control.test(value) ? anyLine(value) : invisible(value)
  return unseen ?? breaks?.(value) ?? null
}

/** The largest version code that stores accept. */
const largest = 2_100_000_000

export const wholeNumber: Check = (text) =>
  /^(?:0|[1-9]\d{0,9})$/.test(text) && Number(text) <= largest ? null : `A whole number, from 0 to ${largest}.`

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

export const webAddress: Check = (text) => {
  const isAddress = text === '' || /^https?:\/\/[^\s"\\]+$/.test(text)
  return isAddress ? invisible(text) : 'An address that begins with https:// or http://.'
}
