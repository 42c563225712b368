import { AppError } from '../../../shared/errors'
import { networkTexts as texts } from '../../../shared/texts/network'

/**
 * A secret on its way out, with the only origin it may go to. `value` is the header's whole value; without a header the
 * secret is in the body, or is one that the portal may quote.
 */
export type SentSecret = { readonly header: string | null; readonly value: string; readonly origin: string }

const sendable = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/

/** Whether a text can be the value of a header. */
export function isSendable(value: string): boolean {
  return sendable.test(value)
}

/** Called before anything is sent. Throws unless every secret may go to this URL. */
export function checkSecrets(secrets: readonly SentSecret[], url: URL): void {
  for (const { value, origin } of secrets) {
    if (origin !== url.origin) throw new AppError('other-origin', texts.otherOrigin(origin, url.origin))
    if (!isSendable(value)) throw new AppError('invalid', texts.unsendable)
    // URLs end up in logs of servers and proxies. A portal may have given a secret as the id of something.
    if (partsOf(value).some(quotedIn([url.href, decoded(url.href)]))) throw new AppError('invalid', texts.secretInUrl)
  }
}

/** Replaces every secret in a text that may quote one: a portal's hint, a redirect's target. */
export function redactSecrets(text: string, secrets: readonly SentSecret[]): string {
  return secrets
    .flatMap(({ value }) => partsOf(value))
    .filter(Boolean)
    .reduce(redact, text)
}

/** A shorter secret may occur in any text by chance: it counts only if it is the whole text. */
const shortestQuoted = 8
/** A text this long may have been cut to fit, and may end within a secret. */
const shortestCut = 180

/** Tests whether one of these texts holds a secret, ignoring case, or was cut within it: at its end or at an ellipsis. */
export function quotedIn(quoting: readonly string[]): (secret: string) => boolean {
  const folded = quoting.map(foldAscii)
  const whole = folded.join('\n')
  const cut = folded.flatMap((text) => [...text.split('…').slice(0, -1), ...(text.length >= shortestCut ? [text] : [])])
  return (secret) => {
    const wanted = foldAscii(secret)
    if (wanted.length < shortestQuoted) return wanted !== '' && folded.includes(wanted)
    return whole.includes(wanted) || cut.some((text) => endsWithin(text, wanted))
  }
}

function endsWithin(text: string, secret: string): boolean {
  const start = secret.slice(0, shortestQuoted)
  for (let at = text.indexOf(start); at !== -1; at = text.indexOf(start, at + 1)) {
    if (secret.startsWith(text.slice(at))) return true
  }
  return false
}

/** A header such as "Bearer x" may be quoted without its first word, and each as JSON, a form or an address writes it. */
function partsOf(value: string): string[] {
  const words = [value, ...value.split(' ').filter((word) => word.length > 8)]
  return [...new Set(words.flatMap(spellingsOf))]
}

function spellingsOf(word: string): string[] {
  const inForm = new URLSearchParams({ a: word }).toString().slice(2)
  return [word, JSON.stringify(word).slice(1, -1), isSendable(word) ? encodeURIComponent(word) : word, inForm]
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

/** Host names and hints come back in lower or upper case. */
function redact(text: string, part: string): string {
  const [folded, wanted] = [foldAscii(text), foldAscii(part)]
  let redacted = ''
  let from = 0
  for (let at = folded.indexOf(wanted); at !== -1; at = folded.indexOf(wanted, from)) {
    redacted += text.slice(from, at) + texts.redacted
    from = at + part.length
  }
  return redacted + text.slice(from)
}

/** Secrets have only these letters. Others may become longer in lower case, which would shift the text after them. */
function foldAscii(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
}
