import { dayOf, daysBetween } from '../../../shared/values/days'
import { tokensTexts as texts } from '../../../shared/texts/tokens'
import { tokenState, writtenDay } from '../../../shared/tokens'
import { dayName, distanceName } from '../../ui/time'

/** A portal's day in words; `date` is null if there is none. */
export function dayInWords(date: string | null): string {
  if (date === 'unreadable') return texts.unreadable
  const day = writtenDay(date)
  return day === null ? texts.notSaid : dayName(day)
}

/** A token's expiry in words, with how far away it is if that is 60 days or less. */
export function endInWords(end: string | null, now: Date): string {
  if (end === null) return texts.never
  const words = dayInWords(end)
  const day = writtenDay(end)
  if (day === null) return words
  const days = daysBetween(dayOf(now), day)
  const isOver = tokenState({ expiresAt: end }, now, 0) === 'expired'
  // In another time zone a token can have expired although its day is still to come here. No distance fits both.
  const isTrue = isOver ? days <= 0 : days >= 0
  return isTrue && Math.abs(days) <= 60 ? texts.relative(words, distanceName(days)) : words
}
