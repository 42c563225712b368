import { z } from 'zod'

import type { TokenRow } from '../../../../shared/tokens'
import { isObject } from '../../portal/body'
import { writtenNumber } from '../../portal/exactJson'
import { listOf } from '../../portal/listOf'
import { plainText } from '../../portal/plainText'
import { mostItems } from '../../portal/request'
import { writtenDate } from '../../portal/writtenDate'

// No public page names the columns of the list. Names are tried, the likeliest first, and a value that is not what it
// should be is refused by its path.
const names = {
  id: ['id', 'token_id', 'tokenId', 'uuid', '_id'],
  name: ['name', 'token_name', 'tokenName', 'label'],
  created: ['created_at', 'createdAt', 'created', 'created_date'],
  expires: ['expired_at', 'expires_at', 'expiredAt', 'expiresAt', 'expired_date', 'expiration_date', 'expiry', 'expired'],
  list: ['data', 'tokens', 'items', 'list', 'rows', 'results'],
}

/** Goes into the path of a URL, so nothing that is or holds a secret may pass as one. */
const tokenId = (text: string) =>
  /^[A-Za-z0-9][A-Za-z0-9._~-]{0,127}$/.test(text) && !text.startsWith('cldk') && !text.includes('cldkctl_')

type Body = Readonly<Record<string, unknown>>

/** `POST /core/cldkctl/auth`. */
export const Exchange = z.object({ data: z.object({ token: z.string().regex(/^[\x21-\x7e]{8,8192}$/) }) })

const Row = z.record(z.string(), z.unknown()).transform((row, context): TokenRow => {
  const read = rowOf(row)
  if (typeof read !== 'string') return read
  context.issues.push({ code: 'custom', message: 'not usable', input: row, path: [read] })
  return z.NEVER
})

/** `GET /core/cldkctl/token`. Go's standard library writes an empty list as null. */
export const TokenList = z.preprocess((body) => listIn(body), listOf(Row, mostItems + 1))

/** A token, or the name of the value that is missing or bad. */
export function rowOf(row: Body): TokenRow | 'id' | 'name' {
  const id = idOf(valueOf(row, names.id))
  const name = valueOf(row, names.name)
  if (id === null) return 'id'
  if (typeof name !== 'string') return 'name'
  const expires = names.expires.some((key) => key in row) ? writtenDate(valueOf(row, names.expires)) : 'unknown'
  return { id, name: plainText(name, 200), createdAt: writtenDate(valueOf(row, names.created)), expiresAt: expires }
}

/** As it was given, since it is sent back. Of numbers, only those that every program writes the same way. */
function idOf(value: unknown): string | null {
  const number = writtenNumber(value)
  if (number !== null) return /^\d{1,128}$/.test(number) ? number : null
  return typeof value === 'string' && tokenId(value) ? value : null
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
