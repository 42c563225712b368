import type { Place } from '../../../shared/catalog/place'
import { hasSecret, isSecretKey } from '../engineSettings/rows/secrets'

/**
 * Whether what stands at a key may be a secret, as its name or its form says. In a file of variables more names do: it is there
 * for secrets.
 */
export function mayHoldSecret(format: Place['format'], key: string, value: string): boolean {
  return isSecretKey(key) || hasSecret(value) || (format === 'dotenv' && /key$|auth|credential|dsn|url$|uri$|pass|pwd/i.test(key))
}
