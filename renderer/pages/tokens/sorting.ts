import { fold } from '../../search/fold'
import { sharedIds, tokenState, writtenDay, type TokenRow, type TokenState } from '../../../shared/tokens'

/** A row with its state, for sorting and display. */
export type ShownToken = TokenRow & {
  state: TokenState
  /** Another row has the same id. */
  isShared: boolean
  /** Unique among the rows. */
  key: string
}

/** By which column the rows are sorted, and which way. */
export type Sort = { column: string; direction: 'ascending' | 'descending' }

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** What a row is sorted by, per column. A row with null comes last in either direction. */
const keys: Record<string, (token: ShownToken) => string | null> = {
  name: ({ name }) => name,
  id: ({ id }) => id,
  createdAt: ({ createdAt }) => (writtenDay(createdAt) === null ? null : createdAt),
  expiresAt: endOf,
  state: endOf,
}

/** "never" sorts after every date. */
function endOf({ expiresAt }: TokenRow): string | null {
  if (expiresAt === null) return 'never'
  return writtenDay(expiresAt) === null ? null : expiresAt
}

/** The rows with their states. */
export function withStates(rows: readonly TokenRow[], now: Date, soonDays: number): readonly ShownToken[] {
  const shared = sharedIds(rows)
  return rows.map((row, index) => {
    const isShared = shared.has(row.id)
    // No id has a space in it.
    return { ...row, isShared, key: isShared ? `${row.id} ${index}` : row.id, state: tokenState(row, now, soonDays) }
  })
}

/** The tokens that pass the filter, in the chosen order, or else in the portal's. */
export function shownTokens(tokens: readonly ShownToken[], filter: string, sort: Sort | null): readonly ShownToken[] {
  const words = fold(filter).split(/\s+/).filter(Boolean)
  const isHit = ({ name, id, state }: ShownToken) => {
    const text = fold(`${name} ${id} ${state}`)
    return words.every((word) => text.includes(word))
  }
  const hits = words.length === 0 ? tokens : tokens.filter(isHit)
  const key = sort === null ? undefined : keys[sort.column]
  if (key === undefined) return hits
  const direction = sort?.direction === 'descending' ? -1 : 1
  return hits.toSorted((one, other) => inOrder(key(one), key(other), direction))
}

function inOrder(one: string | null, other: string | null, direction: number): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null)
  return direction * collator.compare(one, other)
}
