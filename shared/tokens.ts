/** A token at a portal, without its secret. Dates are in ISO form. */
export type TokenRow = {
  id: string
  name: string
  createdAt: string | null
  /** Null: never. `unknown`: the portal did not say. */
  expiresAt: string | null
}

export type TokenState = 'active' | 'soon' | 'expired' | 'unknown'

const day = 86_400_000

/** How it stands with a token's life; `soon` from that many days before its end. */
export function tokenState({ expiresAt }: Pick<TokenRow, 'expiresAt'>, now: Date, soonDays: number): TokenState {
  if (expiresAt === null) return 'active'
  if (expiresAt === 'unknown') return 'unknown'
  const left = new Date(expiresAt).getTime() - now.getTime()
  if (left <= 0) return 'expired'
  return left <= soonDays * day ? 'soon' : 'active'
}
