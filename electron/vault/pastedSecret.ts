import { AppError } from '../../shared/errors'

const longest = 4096

/** Pairs that a mail or a chat puts round a value. */
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
 * The secret inside a pasted text. Takes away what clearly is not part of it: blanks, quotes, a leading
 * `COHERENCE_PORTAL_TOKEN=`. Anything else that can't be sent in a header is refused; the text is never repeated.
 */
export function secretIn(pasted: string, variable: string): string {
  let text = pasted.replace(invisible, '').trim()
  if (text === '') throw new AppError('invalid', 'The clipboard or the field was empty. Copy the token and paste again.')
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
  if (text === '') return 'There is nothing between the quotes. Copy the token itself.'
  if (/[\r\n]/.test(text)) return 'This is more than one line. Copy the token alone, without the text around it.'
  if (text.length > longest) return `This is too long for a token (${text.length} characters; at most ${longest}).`
  if (/\s/.test(text)) return 'There is a space inside. Copy the token alone, without the text around it.'
  if (!/^[\x21-\x7E]+$/.test(text)) {
    return 'There is a character in it that no token has (an accent, an emoji, a typographic dash). Copy it again.'
  }
  return null
}
