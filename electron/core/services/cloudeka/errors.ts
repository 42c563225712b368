import type { FailureCode } from '../../../../shared/errors'
import { networkTexts } from '../../../../shared/texts/network'
import type { Answer, Classify, Refusal } from '../../portal/answer'
import { isObject } from '../../portal/body'
import { writtenNumber } from '../../portal/exactJson'
import { refusalOfStatus } from '../../portal/statusFailures'
import { cloudekaTexts as texts } from './texts'

/** What is asked for: to sign in, something about tokens, or something about one of them. */
type Step = 'exchange' | 'tokens' | 'token'

/** Reads why Cloudeka refuses a request. Its error bodies are not documented (docs/providers.md C.1). */
export function classifierOf(step: Step): Classify {
  return (answer) => refusalOfStep(answer, step) ?? refusalInside(answer) ?? refusalOfStatus(answer)
}

function refusalOfStep(answer: Answer, step: Step): Refusal | null {
  const { status } = answer
  if (status === 401 || status === 403) {
    return { code: 'rejected', message: step === 'exchange' ? texts.tokenRejected : texts.signInRejected }
  }
  // Their portal was seen to answer 400 when its database was broken, so 400 says nothing about the token.
  if (status === 400) return { code: 'portal-fault', message: texts.serviceFault(hintOf(answer)) }
  if (status === 404 && step === 'token') return { code: 'portal-refused', message: texts.noSuchToken }
  if (status === 404 || status === 405) return { code: 'portal-refused', message: texts.unknownPath }
  return refusalInWords(answer)
}

/** The portal's own words, where the status alone says little: not for a proxy's 407, nor for 429. */
function refusalInWords(answer: Answer): Refusal | null {
  const { status } = answer
  const hint = hintOf(answer)
  if (hint === null || status < 402 || status > 499 || status === 407 || status === 429) return null
  return { code: 'portal-refused', message: networkTexts.refusedBecause(hint, null) }
}

/** An error inside a success is an error, unless data came with it. */
function refusalInside(answer: Answer): Refusal | null {
  const { status, body } = answer
  if (status < 200 || status > 299 || !isObject(body) || (body['data'] ?? null) !== null) return null
  if (!isError(body)) return null
  const hint = hintOf(answer)
  const message = hint === null ? networkTexts.refusedWithStatus(status) : networkTexts.refusedBecause(hint, null)
  return { code: 'portal-refused', message }
}

function isError(body: Record<string, unknown>): boolean {
  const says = ['error', 'errors', 'error_code'].some((name) => Boolean(body[name]))
  const denies = body['success'] === false || body['status'] === false
  return (
    says || denies || ['status', 'code', 'status_code'].some((name) => Number(writtenNumber(body[name]) ?? body[name]) >= 400)
  )
}

function hintOf({ body, words }: Answer): string | null {
  if (!isObject(body)) return null
  const { error } = body
  return words(body['message']) ?? words(error) ?? (isObject(error) ? words(error['message']) : null)
}

/** After these it is not known whether the portal did what it was asked. */
export const unsure: Partial<Record<FailureCode, string>> = {
  timeout: texts.unsureTimeout,
  cut: texts.unsureCut,
  'too-large': texts.unsureAnswer,
  'not-json': texts.unsureAnswer,
  unexpected: texts.unsureAnswer,
  'portal-fault': texts.unsureFault,
  cancelled: texts.unsureCancelled,
}
