import { serviceOf, type ServiceId } from '../../../shared/catalog/services'
import { tokenStateTexts } from '../../../shared/texts/tokenState'
import type { TokenRow } from '../../../shared/tokens'
import type { Held, SearchRow } from '../../search/row'
import { withStates, type ShownToken } from './sorting'

/** The name of a token in the search. */
export const tokenKey = (service: ServiceId, { key }: Pick<ShownToken, 'key'>) => `${service}/tokens/${key}`

const minute = 60_000
const known = new WeakMap<readonly TokenRow[], { at: string; rows: SearchRow[] }>()

/** The tokens of an account, by name, id and state. The same list has the same rows for a minute, since it may be long. */
export function tokenRows(service: ServiceId, tokens: readonly TokenRow[], now: Date, soonDays: number): SearchRow[] {
  const at = [service, Math.floor(now.getTime() / minute), soonDays].join()
  const before = known.get(tokens)
  if (before?.at === at) return before.rows
  const place = serviceOf(service).tokens?.page ?? ''
  const common = { page: `${service}/tokens`, place, help: '', also: '', class: null, service, each: null }
  const rows = withStates(tokens, now, soonDays).map((token) => ({
    ...common,
    key: tokenKey(service, token),
    label: token.name,
    id: token.id,
    held: heldOf(token),
  }))
  known.set(tokens, { at, rows })
  return rows
}

const heldOf = ({ state }: ShownToken): Held => ({ text: tokenStateTexts[state], isModified: false, isMissing: false })
