import type { SortDescriptor } from 'react-aria-components'

import { tokenState, type TokenRow, type TokenState } from '../../shared/tokens'

/** A row with its state, so that it can be sorted and shown by it. */
export type ShownToken = TokenRow & { state: TokenState }

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

const compare: Record<string, (one: ShownToken, other: ShownToken) => number> = {
  name: (one, other) => collator.compare(one.name, other.name),
  id: (one, other) => collator.compare(one.id, other.id),
  createdAt: (one, other) => (one.createdAt ?? '').localeCompare(other.createdAt ?? ''),
  // Never comes after every date, and what is not known after that.
  expiresAt: (one, other) => order(one).localeCompare(order(other)),
  state: (one, other) => order(one).localeCompare(order(other)),
}

function order({ expiresAt }: TokenRow): string {
  return expiresAt ?? 'never'
}

/** The rows with their states. */
export function withStates(rows: readonly TokenRow[], now: Date, soonDays: number): readonly ShownToken[] {
  return rows.map((row) => ({ ...row, state: tokenState(row, now, soonDays) }))
}

/** What the table shows, in its order. Without a chosen order it is the portal's. */
export function shownTokens(
  tokens: readonly ShownToken[],
  filter: string,
  sort: SortDescriptor | null,
): readonly ShownToken[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  const isHit = ({ name, id, state }: ShownToken) => {
    const text = `${name} ${id} ${state}`.toLowerCase()
    return words.every((word) => text.includes(word))
  }
  const hits = words.length === 0 ? tokens : tokens.filter(isHit)
  const rule = sort === null ? undefined : compare[String(sort.column)]
  if (rule === undefined) return hits
  const direction = sort?.direction === 'descending' ? -1 : 1
  return hits.toSorted((one, other) => direction * rule(one, other))
}
