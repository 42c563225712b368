import { AppError } from '../../../shared/errors'
import { vaultTexts as texts } from '../../../shared/texts/vault'
import { normal } from './passphrase'

/** In Unicode characters. */
const shortest = 12
/** How many characters must not be predictable from those before them. */
const fewestSurprises = 8

/** What a guesser tries first. Each counts as one character. */
const commonWords =
  /password|passwort|passphrase|latchkey|letmein|welcome|willkommen|iloveyou|ichliebedich|administrator|admin|secret|geheim|login|qwerty|qwertz|azerty/g

/** Neighbours on a keyboard and in the alphabet. */
const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'qwertzuiop',
  'azertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'yxcvbnm',
]
const neighbours = new Set(rows.flatMap((row) => [...pairsOf(row), ...pairsOf(Array.from(row).toReversed().join(''))]))

/**
 * Throws `invalid` for a passphrase that would be guessed too soon: a short one, and one of repeated characters, blanks,
 * rows of the keyboard or the commonest words. It can't tell a famous quotation from the user's own words.
 */
export function assertStrong(passphrase: string): void {
  const text = normal(passphrase)
  if (Array.from(text).length < shortest) throw new AppError('invalid', texts.shortPassphrase(shortest))
  if (text.trim() !== text) throw new AppError('invalid', texts.blankPassphrase)
  if (surprisesIn(text) < fewestSurprises) throw new AppError('invalid', texts.guessablePassphrase)
}

function surprisesIn(text: string): number {
  const characters = Array.from(text.toLowerCase().replaceAll(commonWords, '\0'))
  return characters.filter((_, index) => !isExpected(characters, index)).length
}

/** A character is expected if it is a blank, repeats the last one, continues a row, or completes a pair that came before. */
function isExpected(characters: readonly string[], index: number): boolean {
  const [here, before] = [characters[index], characters[index - 1]]
  if (here === undefined || before === undefined) return false
  if (here === before || /\s/.test(here) || neighbours.has(before + here)) return true
  const pair = before + here
  return characters.slice(0, index).some((one, at) => at > 0 && `${characters[at - 1] ?? ''}${one}` === pair)
}

function pairsOf(row: string): string[] {
  return Array.from(row).flatMap((one, index) => (index === 0 ? [] : [`${row[index - 1] ?? ''}${one}`]))
}
