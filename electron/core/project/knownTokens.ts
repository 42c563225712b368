import type { ListRest } from '../../../shared/listRest'
import { tokenState, writtenDay, type TokenRow } from '../../../shared/tokens'
import type { TokensView } from '../../../shared/tokensView'

/** An account's tokens, as last read. In memory only; `account` tells whose they are. */
export type KnownTokens = {
  /** Changes with the rows; 0: nothing was read. */
  version: number
  rows: readonly TokenRow[]
  /** What the portal has beyond the rows. Null: nothing. */
  rest: ListRest | null
  readAt: string | null
  account: string
}

export const noTokens: KnownTokens = { version: 0, rows: [], rest: null, readAt: null, account: '' }

/** The name changes when the secret is pasted again, or the portal is another one. */
export function accountName(origin: string | null, storedAt: string | null): string {
  return `${origin} ${storedAt}`
}

/** The known tokens, if they are this account's. What was read for another account does not count. */
export function tokensFor(known: KnownTokens, account: string): KnownTokens {
  return known.account === account ? known : noTokens
}

export function changedTokens(known: KnownTokens, change: Partial<Omit<KnownTokens, 'version'>>): KnownTokens {
  return { ...known, ...change, version: known.version + 1 }
}

/** The new rows, with the portal's total changed by as many as were added or removed. */
export function withRows({ rows: before, rest }: KnownTokens, rows: readonly TokenRow[]): Pick<KnownTokens, 'rows' | 'rest'> {
  if (rest === null || rest.total === null) return { rows, rest }
  return { rows, rest: { ...rest, total: rest.total + rows.length - before.length } }
}

/** How many tokens there are, how many need the user's attention, and when the next one expires. */
export function countTokens(
  rows: readonly TokenRow[],
  now: Date,
  soonDays: number,
): Pick<TokensView, 'count' | 'soon' | 'expired' | 'nextEnd'> {
  const states = rows.map((row) => tokenState(row, now, soonDays))
  const countOf = (state: (typeof states)[number]) => states.filter((one) => one === state).length
  const ends = rows.flatMap(({ expiresAt }, index) => (states[index] === 'expired' ? [] : (writtenDay(expiresAt) ?? [])))
  return { count: rows.length, soon: countOf('soon'), expired: countOf('expired'), nextEnd: ends.toSorted()[0] ?? null }
}
