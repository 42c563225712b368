import type { FailureCode } from '../../../shared/errors'

/** A complete answer of any status, as a service's own rules see it. Holds nothing from the request. */
export type Answer = {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** Parsed JSON, or undefined when there was none. */
  readonly body: unknown
  /** Bytes of the body, unpacked. */
  readonly size: number
  /** `Retry-After` in words, such as "30 seconds"; null when the portal named none. */
  readonly wait: string | null
  /** A text from the portal, made fit to show: one line, no secret, at most 200 characters. Null when nothing is left. */
  words(text: unknown, most?: number): string | null
}

export type Refusal = { readonly code: FailureCode; readonly message: string }

/** A service's own reading of an answer. Null where it sees nothing wrong. */
export type Classify = (answer: Answer) => Refusal | null
