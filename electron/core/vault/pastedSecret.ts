import { AppError } from '../../../shared/errors'
import { pasteTexts as texts } from '../../../shared/texts'

const longest = 4096

/** Pairs that a mail or chat program puts around a value. */
const quotes: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['“', '”'],
  ['‘', '’'],
  ['„', '“'],
  ['«', '»'],
  ['<', '>'],
]

// Zero-width characters, soft hyphens and byte order marks travel invisibly with copied text.
const invisible = /[\u00AD\u200B-\u200F\u2060\uFEFF]/gu

/**
 * The secret inside a pasted text. Removes what clearly is not part of it: blanks, quotes, a leading `GAME_TOKEN=`.
 * Anything else that can't be sent in a header is refused; the error never quotes the text.
 */
export function secretIn(pasted: string, variable: string): string {
  let text = pasted.replace(invisible, '').trim()
  if (text === '') throw new AppError('invalid', texts.nothing)
  text = withoutVariable(text, variable)
  text = withoutQuotes(text)
  const problem = problemOf(text)
  if (problem !== null) throw new AppError('invalid', problem)
  return text
}

function withoutVariable(text: string, variable: string): string {
  const assignment = text.match(/^(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*[=:]\s*(.*)$/s)
  return assignment?.[1] === variable ? (assignment[2] ?? '').trim() : text
}

function withoutQuotes(text: string): string {
  const pair = quotes.find(([open, close]) => text.length > 1 && text.startsWith(open) && text.endsWith(close))
  return pair === undefined ? text : text.slice(1, -1).trim()
}

function problemOf(text: string): string | null {
  if (text === '') return texts.onlyQuotes
  if (/[\r\n]/.test(text)) return texts.lines
  if (text.length > longest) return texts.tooLong(text.length, longest)
  if (/\s/.test(text)) return texts.space
  return /^[\x21-\x7E]+$/.test(text) ? null : texts.characters
}
