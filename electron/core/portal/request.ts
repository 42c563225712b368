import type { Classify } from './answer'
import type { SentSecret } from './secrets'

export type PortalRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  url: string
  /** Headers without secrets. */
  headers: Readonly<Record<string, string>>
  /** Each is checked against the URL's origin before anything is sent, and redacted from what the portal says. */
  secrets: readonly SentSecret[]
  /** Header that carries our request id, and its echo in the answer. */
  requestIdHeader: string
  /** Sent as JSON. */
  body?: unknown
  /** Sent as a form, in place of JSON. */
  form?: Readonly<Record<string, string>>
  /** Limit for the answer, in decoded bytes. */
  limit?: number
  classify: Classify
  signal: AbortSignal
}

/** Limit for the entries of one list; one more is read, to find out whether there are more. */
export const mostItems = 20_000

/** Size limits in bytes: of one answer, and of an answer that is a list. */
export const limits = { single: 1024 * 1024, list: 8 * 1024 * 1024 }
