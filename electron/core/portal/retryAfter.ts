import { networkTexts as texts } from '../../../shared/texts/network'

/** The `Retry-After` header (seconds or a date, RFC 9110 section 10.2.3) in words; null when there is none that helps. */
export function waitInWords(header: string | undefined, now: Date): string | null {
  const seconds = secondsOf(header?.trim() ?? '', now)
  if (!(seconds > 0)) return null
  if (seconds < 120) return texts.seconds(Math.ceil(seconds))
  if (seconds < 7200) return texts.minutes(Math.ceil(seconds / 60))
  return seconds > 864_000 ? null : texts.hours(Math.ceil(seconds / 3600))
}

function secondsOf(text: string, now: Date): number {
  if (/^\d{1,9}$/.test(text)) return Number(text)
  return /^[A-Z][a-z]{2}/.test(text) ? (Date.parse(text) - now.getTime()) / 1000 : Number.NaN
}
