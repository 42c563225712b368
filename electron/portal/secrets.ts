import { AppError } from '../../shared/errors'
import { networkTexts as texts } from '../../shared/texts'

/**
 * A secret on its way out, with the only origin it may go to. `value` is the header's whole value; without a
 * header the secret stands in the body.
 */
export type SentSecret = { readonly header: string | null; readonly value: string; readonly origin: string }

const sendable = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/

/** Throws unless every secret may go to this URL. Comes before anything is sent. */
export function checkSecrets(secrets: readonly SentSecret[], url: URL): void {
  for (const { value, origin } of secrets) {
    if (origin !== url.origin) throw new AppError('other-origin', texts.otherOrigin(origin, url.origin))
    if (!sendable.test(value)) throw new AppError('invalid', texts.unsendable)
    // URLs end up in logs of servers and proxies. Building one with a secret would be a bug of ours.
    if (url.href.includes(value)) throw new Error('A secret stands in a URL')
  }
}

/** Replaces every secret in a text that may quote one: a portal's hint, a redirect's target. */
export function strikeSecrets(text: string, secrets: readonly SentSecret[]): string {
  // A header such as "Bearer x" is quoted without its first word.
  const parts = secrets.flatMap(({ value }) => [value, ...value.split(' ').filter((word) => word.length > 8)])
  return parts.filter(Boolean).reduce(strike, text)
}

/** Host names and hints come back in lower or upper case. */
function strike(text: string, part: string): string {
  const [folded, wanted] = [foldAscii(text), foldAscii(part)]
  let struck = ''
  let from = 0
  for (let at = folded.indexOf(wanted); at !== -1; at = folded.indexOf(wanted, from)) {
    struck += text.slice(from, at) + texts.struck
    from = at + part.length
  }
  return struck + text.slice(from)
}

/** Secrets have no other letters. Those may become longer in lower case, and would shift what stands behind them. */
function foldAscii(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
}
