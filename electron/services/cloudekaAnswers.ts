import { z } from 'zod'

import type { TokenRow } from '../../shared/tokens'
import { isObject } from '../portal/body'
import { plainText } from '../portal/plainText'

// No public page names the columns of the list. Names are tried in the order of likelihood, and what can't be read
// as what it should be is refused by its path.
const names = {
  id: ['id', 'token_id', 'tokenId', 'uuid', '_id'],
  name: ['name', 'token_name', 'tokenName', 'label'],
  created: ['created_at', 'createdAt', 'created', 'created_date'],
  expires: ['expired_at', 'expires_at', 'expiredAt', 'expiresAt', 'expired_date', 'expiration_date', 'expiry', 'expired'],
  list: ['data', 'tokens', 'items', 'list', 'rows', 'results'],
}

/** Goes into the path of a URL, so nothing that is or holds a secret may pass as one. */
const tokenId = /^(?!cldk)[A-Za-z0-9][A-Za-z0-9._~-]{0,127}$/

type Body = Readonly<Record<string, unknown>>

/** `POST /core/cldkctl/auth`. */
export const Exchange = z.object({ data: z.object({ token: z.string().regex(/^[\x21-\x7e]{8,8192}$/) }) })

const Row = z.record(z.string(), z.unknown()).transform((row, context): TokenRow => {
  const read = rowOf(row)
  if (typeof read !== 'string') return read
  context.issues.push({ code: 'custom', message: 'not usable', input: row, path: [read] })
  return z.NEVER
})

/** `GET /core/cldkctl/token`. A list of nothing is null where Go's standard library writes it. */
export const TokenList = z.preprocess((body) => listIn(body), z.array(Row)).transform((rows) => [
  ...new Map(rows.toReversed().map((row) => [row.id, row])).values(),
].toReversed())

/** A token, or the name of the value that is missing or no good. */
export function rowOf(row: Body): TokenRow | 'id' | 'name' | 'created_at' | 'expired_at' {
  const id = valueOf(row, names.id)
  const name = valueOf(row, names.name)
  if (!(typeof id === 'string' || typeof id === 'number') || !tokenId.test(String(id))) return 'id'
  if (typeof name !== 'string') return 'name'
  const createdAt = dateOf(valueOf(row, names.created))
  const given = names.expires.some((key) => key in row)
  const expiresAt = dateOf(valueOf(row, names.expires))
  if (createdAt === undefined) return 'created_at'
  if (expiresAt === undefined) return 'expired_at'
  return { id: String(id), name: plainText(name, 200), createdAt, expiresAt: given ? expiresAt : 'unknown' }
}

function listIn(body: unknown, depth = 0): unknown {
  if (Array.isArray(body) || !isObject(body) || depth > 2) return body
  const key = names.list.find((name) => name in body)
  if (key === undefined) return undefined
  return body[key] === null ? [] : listIn(body[key], depth + 1)
}

function valueOf(row: Body, keys: readonly string[]): unknown {
  return keys.map((key) => row[key]).find((value) => value !== undefined && value !== null)
}

/** ISO form; null for none, in the ways Go and databases write that; undefined for what is no date. */
function dateOf(value: unknown): string | null | undefined {
  if (value === undefined || value === '' || value === 0) return null
  if (isObject(value)) return value['Valid'] === false ? null : dateOf(value['Time'] ?? Number.NaN)
  if (typeof value === 'number') return isoOf(new Date(value < 100_000_000_000 ? value * 1000 : value))
  return typeof value === 'string' ? dateIn(value) : undefined
}

function dateIn(value: string): string | null | undefined {
  if (!/^\d{4}-\d\d-\d\d(?:[T ][\d:.]{5,}.{0,10})?$/.test(value)) return undefined
  if (value.startsWith('0001-')) return null
  // A time without a zone is taken as UTC, the same everywhere.
  const isZoned = value.length === 10 || /(?:Z|[+-]\d\d:?\d\d)$/.test(value)
  return isoOf(new Date(`${value.replace(' ', 'T')}${isZoned ? '' : 'Z'}`))
}

function isoOf(date: Date): string | undefined {
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}
