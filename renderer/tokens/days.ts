import { tokensTexts as texts } from '../../shared/texts'

// Portals keep days as midnight of UTC, so a day is shown as the day that was chosen, wherever the user is.
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
const milliseconds = 86_400_000

/** A day in words; null: none. */
export function dayInWords(iso: string | null): string {
  return iso === null || iso === 'unknown' ? texts.notSaid : day.format(new Date(iso))
}

/** The end of a token, with the distance when it is near enough to matter. */
export function endInWords(iso: string | null, now: Date): string {
  if (iso === null) return texts.never
  if (iso === 'unknown') return texts.notSaid
  const days = Math.ceil((new Date(iso).getTime() - now.getTime()) / milliseconds)
  const words = dayInWords(iso)
  return Math.abs(days) > 60 ? words : texts.relative(words, relative.format(days, 'day'))
}
