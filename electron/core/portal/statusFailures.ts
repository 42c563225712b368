import { networkTexts as texts } from '../../../shared/texts/network'
import type { Answer, Refusal } from './answer'

/** What a status alone says, for answers that a service has no rule for. Null for success. */
export function refusalOfStatus({ status, wait }: Answer): Refusal | null {
  if (status >= 200 && status < 300) return null
  if (status === 401 || status === 403) return { code: 'rejected', message: texts.rejected }
  if (status === 407) return { code: 'refused', message: texts.proxyLogin }
  if (status === 429) return { code: 'too-many-requests', message: texts.tooManyRequests(wait) }
  if (status === 511) return { code: 'refused', message: texts.networkSignIn }
  if (status >= 500) return { code: 'portal-fault', message: texts.portalFault(status) }
  if (status < 400) return { code: 'unexpected', message: texts.strangeStatus(status) }
  return { code: 'portal-refused', message: texts.refusedWithStatus(status) }
}
