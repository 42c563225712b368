import { dayOf, daysBetween } from './values/days'

/**
 * A token at a portal, without its secret. A date is what the portal wrote: a day with or without a time, in ISO form and
 * with the portal's own offset, so that its first ten characters are the day that the portal means.
 */
export type TokenRow = {
  /** Exactly as the portal gave it. */
  id: string
  name: string
  /** Null: there is none. `unreadable`: there is one, but it is not a date. */
  createdAt: string | null
  /** Null: never. `unknown`: the portal did not say. `unreadable`: it did, but not with a date. */
  expiresAt: string | null
}

export type TokenState = 'active' | 'soon' | 'expired' | 'unknown'

/** The calendar day of a date as the portal wrote it; null if there is none or it is not a date. */
export function writtenDay(date: string | null): string | null {
  return date === null || Number.isNaN(Date.parse(date)) ? null : date.slice(0, 10)
}

/** The state of a token: `soon` if at most `soonDays` of the user's calendar days are left before its expiry. */
export function tokenState({ expiresAt }: Pick<TokenRow, 'expiresAt'>, now: Date, soonDays: number): TokenState {
  if (expiresAt === null) return 'active'
  const last = writtenDay(expiresAt)
  if (last === null) return 'unknown'
  if (isOver(expiresAt, now)) return 'expired'
  return daysBetween(dayOf(now), last) <= soonDays ? 'soon' : 'active'
}

/** The ids that more than one row has. These tokens are not changed, since nobody can tell which one a change would reach. */
export function sharedIds(rows: readonly Pick<TokenRow, 'id'>[]): ReadonlySet<string> {
  const seen = new Set<string>()
  return new Set(rows.map(({ id }) => id).filter((id) => seen.size === seen.add(id).size))
}

/** A day without a time is over when it has ended in the user's time zone. */
function isOver(date: string, now: Date): boolean {
  return date.length === 10 ? date < dayOf(now) : Date.parse(date) <= now.getTime()
}
