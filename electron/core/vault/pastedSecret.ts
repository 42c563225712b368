import { AppError } from '../../../shared/errors'
import { pasteTexts as texts } from '../../../shared/texts/paste'

const longest = 4096
/** Such as a code fence around an assignment with quotes. */
const mostLayers = 6

/** What a mail, a chat, Markdown or a program puts around a value. Of two that open alike, the longer stands first. */
const wraps: readonly (readonly [string, string])[] = [
  ['```', '```'],
  ['**', '**'],
  ['__', '__'],
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['“', '”'],
  ['‘', '’'],
  ['„', '“'],
  ['«', '»'],
  ['<', '>'],
  // The same as codes, from the source of a page.
  ['&quot;', '&quot;'],
  ['&#34;', '&#34;'],
  ['&#x22;', '&#x22;'],
  ['&apos;', '&apos;'],
  ['&#39;', '&#39;'],
  ['&#x27;', '&#x27;'],
  ['&ldquo;', '&rdquo;'],
  ['&lsquo;', '&rsquo;'],
  ['&bdquo;', '&ldquo;'],
  ['&laquo;', '&raquo;'],
  ['&lt;', '&gt;'],
]

// Zero-width and bidirectional marks, soft hyphens and byte order marks travel invisibly with copied text.
const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu

/** `NAME=`, `"NAME":`, `export NAME=`, `set NAME=` or `$env:NAME =`, with the rest of the text. */
const assignment = /^(?:export\s+|set\s+|\$env:)?["']?([A-Za-z_][A-Za-z0-9_]*)["']?\s*[=:]\s*(.*)$/is

/** HTML's codes for what stands around a token, or for any character by its number. */
const code = /&(?:quot|apos|amp|lt|gt|nbsp|[lrb]dquo|[lr]squo|[lr]aquo|hellip|#\d{1,7}|#x[0-9a-f]{1,6});/i
const blankCode = /^&(?:nbsp|#160|#xa0);|&(?:nbsp|#160|#xa0);$/gi

/** A part that a web page shows in place of the secret. No token has one. */
const mask = /[*•●∙⬤]{3}|…|\.{3}|^[xX]{6,}$/u

/**
 * The secret inside a pasted text. Removes what clearly is not part of it: blanks, quotes, Markdown, a leading `GAME_TOKEN=`, a
 * comma or semicolon at the end. Anything else that can't be sent in a header is refused; the error never quotes the text.
 */
export function secretIn(pasted: string, variable: string): string {
  const text = pasted.replace(invisible, '').trim()
  if (text === '') throw new AppError('invalid', texts.nothing)
  const secret = unwrapped(text, variable, mostLayers)
  const problem = problemOf(secret)
  if (problem !== null) throw new AppError('invalid', problem)
  return secret
}

/** Takes one layer after the other away, as they can lie around each other in any order. */
function unwrapped(text: string, variable: string, layers: number): string {
  if (layers === 0 || mask.test(text)) return text
  const inner = withoutWrap(withoutEnd(withoutVariable(text, variable)).replace(blankCode, '').trim())
  return inner === text ? text : unwrapped(inner, variable, layers - 1)
}

function withoutVariable(text: string, variable: string): string {
  const [, name, value = ''] = assignment.exec(text) ?? []
  return name?.toLowerCase() === variable.toLowerCase() ? value.trim() : text
}

function endsInCode(text: string): boolean {
  const last = text.slice(text.lastIndexOf('&'))
  return code.exec(last)?.[0] === last
}

const withoutEnd = (text: string): string => (/[,;]$/.test(text) && !endsInCode(text) ? text.slice(0, -1).trim() : text)

function withoutWrap(text: string): string {
  const around = ([open, close]: readonly [string, string]): boolean =>
    text.length >= open.length + close.length &&
    text.slice(0, open.length).toLowerCase() === open &&
    text.slice(-close.length).toLowerCase() === close
  const wrap = wraps.find(around)
  const inner = wrap === undefined ? text : text.slice(wrap[0].length, -wrap[1].length).trim()
  // A tag of HTML is no wrap.
  return wrap?.[0] === '<' && /[<>]/.test(inner) ? text : inner
}

function problemOf(text: string): string | null {
  if (text === '') return texts.onlyQuotes
  if (mask.test(text)) return texts.masked
  if (/[\r\n]/.test(text)) return texts.lines
  if (text.length > longest) return texts.tooLong(text.length, longest)
  if (/\s/.test(text)) return texts.space
  if (code.test(text)) return texts.codes
  return /^[\x21-\x7E]+$/.test(text) ? null : texts.characters
}
