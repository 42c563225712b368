import type { FailureCode } from '../../shared/errors'
import { cloudekaTexts as texts } from '../../shared/texts/cloudeka'
import { networkTexts } from '../../shared/texts/network'
import type { Answer, Judge, Refusal } from '../portal/answer'
import { refusalOfStatus } from '../portal/statusFailures'

/** What is being asked: to sign in, or something about tokens, or about one of them. */
type Step = 'exchange' | 'tokens' | 'token'

/** Reads what Cloudeka says against a request. Its error bodies are not documented (provider facts C.1). */
export function judgeOf(step: Step): Judge {
  return (answer) => refusalOfStep(answer, step) ?? refusalInside(answer) ?? refusalOfStatus(answer)
}

function refusalOfStep(answer: Answer, step: Step): Refusal | null {
  const { status } = answer
  if (status === 401 || status === 403) {
    return { code: 'rejected', message: step === 'exchange' ? texts.tokenRejected : texts.signInRejected }
  }
  // A broken database of theirs was seen to answer 400, so it says nothing about the token.
  if (status === 400) return { code: 'portal-fault', message: texts.serviceFault(hintOf(answer)) }
  if (status === 404 && step === 'token') return { code: 'portal-refused', message: texts.noSuchToken }
  if (status === 404 || status === 405) return { code: 'portal-refused', message: texts.unknownPath }
  const hint = hintOf(answer)
  if (hint === null || status < 402 || status > 499 || status === 407 || status === 429) return null
  return { code: 'portal-refused', message: networkTexts.refusedBecause(hint, null) }
}

/** An error inside a success is an error, unless data came with it. */
function refusalInside(answer: Answer): Refusal | null {
  const { status, body } = answer
  if (status < 200 || status > 299 || !isObject(body) || (body['data'] ?? null) !== null) return null
  const says = ['error', 'errors'].some((name) => Boolean(body[name]))
  const denies = body['success'] === false || body['status'] === false
  const counts = ['status', 'code', 'status_code'].some((name) => Number(body[name]) >= 400)
  if (!says && !denies && !counts) return null
  const hint = hintOf(answer)
  const message = hint === null ? networkTexts.refusedWithStatus(status) : networkTexts.refusedBecause(hint, null)
  return { code: 'portal-refused', message }
}

function hintOf({ body, words }: Answer): string | null {
  if (!isObject(body)) return null
  const { error } = body
  return words(body['message']) ?? words(error) ?? (isObject(error) ? words(error['message']) : null)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
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
