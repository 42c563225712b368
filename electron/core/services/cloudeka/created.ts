import { isObject } from '../../portal/body'
import type { Body } from '../../portal/body'
import { quotedIn } from '../../portal/secrets'
import { rowOf } from './answers'
import type { CreatedToken } from '../../portal/service'

const secretNames = ['token', 'secret', 'secret_key', 'secretKey', 'api_key', 'apiKey', 'access_token', 'key']
const secretShape = /^[A-Za-z0-9._~+/=-]{8,4096}$/

/**
 * Finds the new secret in the answer to a create or regenerate. Its name is not documented, and a wrong guess would lose
 * the secret: unless exactly one value can be it, the whole text is passed on. `sent` is what signed in. A row that
 * shows any of these is left out.
 */
export function createdOf(body: Body, text: string, sent: readonly string[]): CreatedToken {
  const whole = body.kind === 'json' && isObject(body.value) ? body.value : {}
  const data = isObject(whole['data']) ? whole['data'] : whole
  const found = secretNames.map((name) => data[name]).filter((value) => isSecret(value, sent))
  const prefixed = found.filter((value) => value.startsWith('cldk'))
  const [secret, ...others] = new Set(prefixed.length > 0 ? prefixed : found)
  const row = rowOf(data)
  const known = typeof row === 'string' || [...found, ...sent].some(quotedIn([row.id, row.name])) ? null : row
  if (secret === undefined || others.length > 0) return { shape: 'unknown', row: known, text }
  return { shape: 'known', row: known, text: secret }
}

function isSecret(value: unknown, sent: readonly string[]): value is string {
  return typeof value === 'string' && secretShape.test(value) && !sent.includes(value)
}
