import type { z } from 'zod'

import { AppError } from '../../../shared/errors'
import { networkTexts as texts } from '../../../shared/texts/network'
import type { Answer } from './answer'
import { readBody, type Body } from './body'
import { plainText, quotedText } from './plainText'
import type { PortalRequest } from './request'
import { waitInWords } from './retryAfter'
import { problemOf } from './schemaProblem'
import { checkSecrets, redactSecrets, type SentSecret } from './secrets'
import { createTransmit, type Raw, type Transport } from './transmit'

type World = Transport & { now: () => Date; newId: () => string }

export type PortalClient = ReturnType<typeof createPortalClient>

/** `text` is the whole body as received. */
type Exchanged = { answer: Answer; body: Body; text: string; requestId: string }

/**
 * One request, one answer, no retry. Fails with an `AppError` that carries the request id and never a secret; nothing of
 * an axios error is kept, since its config holds the headers.
 */
export function createPortalClient({ now, newId, ...transport }: World) {
  const transmit = createTransmit(transport)

  /** Sends a request and reads an answer of JSON that fits `schema`. */
  async function send<T>(request: PortalRequest & { schema: z.ZodType<T> }) {
    const { answer, body, requestId } = usable(await exchange(request))
    if (body.kind === 'empty') throw new AppError('not-json', texts.empty, requestId)
    const parsed = request.schema.safeParse(answer.body)
    if (parsed.success) return { value: parsed.data, answer, requestId }
    throw new AppError('unexpected', problemOf(parsed.error, answer.body), requestId)
  }

  /** Sends a request of which only the success matters. */
  async function sendOnly(request: PortalRequest): Promise<{ requestId: string }> {
    const { requestId } = usable(await exchange(request))
    return { requestId }
  }

  /** Sends a request whose answer must not be lost, whatever its form: it may hold a secret that is shown once. */
  async function exchange(request: PortalRequest): Promise<Exchanged> {
    const ownId = newId()
    try {
      checkSecrets(request.secrets, new URL(request.url))
      const raw = await transmit(request, ownId)
      return accept(request, raw, idOf(request, raw, ownId), now())
    } catch (error) {
      throw cleaned(error, request, ownId)
    }
  }

  return { send, sendOnly, exchange, clientName: transport.clientName }
}

function accept(request: PortalRequest, raw: Raw, requestId: string, now: Date): Exchanged {
  const { status, headers, data } = raw
  const body = readBody(data, headers['content-type'] ?? '')
  const answer: Answer = {
    status,
    headers,
    body: body.kind === 'json' ? body.value : undefined,
    size: data.byteLength,
    wait: waitInWords(headers['retry-after'], now),
    words: (text, most = 200) => wordsOf(text, most, request.secrets),
  }
  const refusal = request.classify(answer)
  if (refusal !== null) throw new AppError(refusal.code, refusal.message, requestId)
  return { answer, body, text: new TextDecoder().decode(data), requestId }
}

function usable(exchanged: Exchanged): Exchanged {
  const { body, requestId } = exchanged
  if (body.kind !== 'unusable') return exchanged
  throw new AppError(body.hostile ? 'unexpected' : 'not-json', body.why, requestId)
}

/** The portal's echo of our id if it looks like an id and holds no secret; otherwise our own. */
function idOf(request: PortalRequest, raw: Raw, ownId: string): string {
  const echo = raw.headers[request.requestIdHeader.toLowerCase()] ?? ''
  const isPlain = /^[A-Za-z0-9._:-]{1,80}$/.test(echo) && redactSecrets(echo, request.secrets) === echo
  return isPlain ? echo : ownId
}

function wordsOf(text: unknown, most: number, secrets: readonly SentSecret[]): string | null {
  if (typeof text !== 'string') return null
  // Redacted after blanks are joined, and before the text is cut, so that no half of a secret survives.
  const shown = quotedText(redactSecrets(plainText(text, Number.POSITIVE_INFINITY), secrets), most)
  return shown === '' ? null : shown
}

function cleaned(error: unknown, { secrets, signal }: PortalRequest, ownId: string): Error {
  if (error instanceof AppError) {
    const { code, message, requestId = ownId } = error.failure
    return new AppError(code, redactSecrets(message, secrets), requestId)
  }
  if (signal.aborted) return new AppError('cancelled', texts.cancelled, ownId)
  // A bug. Only its name is passed on: message, cause and config of an axios error may quote headers.
  return new Error(`The portal client failed: ${error instanceof Error ? error.name : 'not an error'}`)
}
