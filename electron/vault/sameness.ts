import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

import { AppError } from '../../shared/errors'
import type { SecretId } from './file'
import type { Memory } from './memory'
import type { Reader } from './reader'

type Secrets = { memory: Memory; reader: Reader }

/** Whether two secrets are the same text, as far as the keys in memory open them. Only the answer leaves this file. */
export function areSame(left: SecretId, right: SecretId, secrets: Secrets): boolean {
  const [one, other] = [textOf(left, secrets), textOf(right, secrets)]
  return one !== null && other !== null && timingSafeEqual(printOf(one), printOf(other))
}

function textOf(id: SecretId, { memory, reader }: Secrets): string | null {
  try {
    const kept = memory.describe(id, false)
    if (kept?.origin) return memory.open(id, kept.origin)
    const { origin } = reader.describe(id, false)
    return origin === null ? null : reader.open(id, origin)
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

// Of this process alone: what is compared is of no use to anybody who sees it later.
const printKey = randomBytes(32)

function printOf(text: string): Buffer {
  return createHmac('sha256', printKey).update(text).digest()
}
