import type { Check } from '../catalog/fields'

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

export const webAddress: Check = (text) =>
  text === '' || /^https?:\/\/[^\s"\\]+$/.test(text) ? null : 'An address that begins with https:// or http://.'
