import type { FailureCode } from '../../../../shared/errors'
import { networkTexts } from '../../../../shared/texts/network'
import type { Answer, Classify, Refusal } from '../../portal/answer'
import { refusalOfStatus } from '../../portal/statusFailures'
import { coherenceTexts as texts } from './texts'

/** `classic` asks with a portal token, `modern` with a login. */
type Way = 'classic' | 'modern'

/** Our failure code for each of the portal's own (docs/providers.md A.5). The text of the same name says what it means. */
const codes = {
  ERR_PROJECT_NOT_FOUND: 'rejected',
  ERR_INVALID_CREDENTIALS: 'rejected',
  ERR_TOKEN_MISSING: 'rejected',
  ERR_CLIENT_PERMISSION: 'rejected',
  ERR_SCHEMA_NOT_FOUND: 'portal-refused',
  ERR_RS_VERSION_NOT_FOUND: 'portal-refused',
  ERR_CREDIT_LIMIT_EXCEEDED: 'portal-refused',
  ERR_IN_DEPLOYMENT: 'portal-refused',
  ERR_NOT_ENABLED: 'feature-off',
  ERR_DISABLED: 'feature-off',
  ERR_NOT_FOUND: 'portal-refused',
  ERR_INVALID_INPUT: 'portal-refused',
  ERR_INVALID_CONFIG: 'portal-refused',
} as const satisfies Partial<Record<keyof typeof texts, FailureCode>>

type Known = keyof typeof codes

/** Reads why coherence refuses a request, from headers, status and error body, in the order of its own SDK. */
export function classifierOf(way: Way): Classify {
  return (answer) => refusalOfHeaders(answer) ?? refusalOfCode(answer) ?? refusalOfPath(answer, way)
}

/** What the portal says about the project and our version, whatever was asked. */
export function refusalOfHeaders({ status, headers, words }: Answer): Refusal | null {
  if ((headers['x-coherence-project-deleted'] ?? '') !== '') {
    return { code: 'project-deleted', message: texts.projectDeleted }
  }
  const version = words(headers['x-coherence-client-minimum-version'], 40)
  if (version !== null && status === 403) {
    return { code: 'client-too-old', message: texts.clientTooOld(version) }
  }
  if (version === null && status === 423) return { code: 'feature-off', message: texts.featureOff }
  return null
}

/** The portal's error body. It counts with every status: an error inside a success is still an error. */
function refusalOfCode(answer: Answer): Refusal | null {
  const { code, hint } = errorOf(answer)
  if (answer.status >= 500 || answer.status === 429 || code === null) return null
  if (code === 'ERR_TOO_MANY_REQUESTS') {
    return { code: 'too-many-requests', message: networkTexts.tooManyRequests(answer.wait) }
  }
  if (isKnown(code)) return { code: codes[code], message: texts[code] }
  if (answer.status === 401) return null
  const message = hint === null ? networkTexts.refusedWithCode(code) : networkTexts.refusedBecause(hint, code)
  return { code: answer.status === 403 ? 'rejected' : 'portal-refused', message }
}

function refusalOfPath(answer: Answer, way: Way): Refusal | null {
  const { status } = answer
  const classic = way === 'classic'
  if (status === 401 || status === 403) {
    return { code: 'rejected', message: classic ? texts.tokenRejected : texts.loginRejected }
  }
  if (status !== 404 && status !== 405) return refusalOfHint(answer) ?? refusalOfStatus(answer)
  if (classic) return { code: 'unknown-path', message: texts.unknownPath }
  return { code: 'portal-refused', message: texts.noSignIn }
}

function refusalOfHint(answer: Answer): Refusal | null {
  const { status } = answer
  const { hint } = errorOf(answer)
  if (hint === null || status < 400 || status > 499 || status === 407 || status === 429) return null
  return { code: 'portal-refused', message: networkTexts.refusedBecause(hint, null) }
}

/** The portal's own error code and its hint. */
export function errorOf({ body, words }: Answer): { code: string | null; hint: string | null } {
  if (typeof body !== 'object' || body === null) return { code: null, hint: null }
  const { error_code: code, hint }: { error_code?: unknown; hint?: unknown } = body
  if (typeof code !== 'string' || code === '') return { code: null, hint: words(hint) }
  // A code that does not look like one is not shown, but is still an error.
  return { code: /^[A-Z][A-Z0-9_]{1,59}$/.test(code) ? code : 'ERR_UNNAMED', hint: words(hint) }
}

function isKnown(code: string): code is Known {
  return Object.hasOwn(codes, code)
}
