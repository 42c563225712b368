import type { Answer, Classify } from '../../portal/answer'
import { isObject } from '../../portal/body'
import { writtenNumber } from '../../portal/exactJson'
import type { PortalClient } from '../../portal/portal'
import { refusalOfStatus } from '../../portal/statusFailures'
import type { Checked, CheckRequest, ServiceModule } from '../../portal/service'
import { plutuTexts as texts } from './texts'

/**
 * Plutu has no request that only checks keys (docs/providers.md B). A confirmation without any field can charge nothing
 * and is refused; how it is refused tells whether the keys are good.
 */
export function createPlutu({ client }: { client: PortalClient }) {
  async function check({ portalUrl, origin, values, signal }: CheckRequest): Promise<Checked> {
    const { answer } = await client.exchange({
      method: 'POST',
      url: `${portalUrl}/transaction/localbankcards/confirm`,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      secrets: [
        { header: 'X-API-KEY', value: values['apiKey'] ?? '', origin },
        { header: 'Authorization', value: `Bearer ${values['accessToken'] ?? ''}`, origin },
      ],
      requestIdHeader: 'X-Request-ID',
      classify,
      signal,
    })
    return verdictOf(answer)
  }

  return { check } satisfies ServiceModule
}

/** Faults on the way there say nothing about the keys, and are failures. `verdictOf` judges everything else. */
const classify: Classify = (answer) => {
  const { status } = answer
  return status >= 500 || status === 429 || status === 407 ? refusalOfStatus(answer) : null
}

/** The code counts before the status: an error may come inside a success, and a good pair of keys inside a 403. */
function verdictOf(answer: Answer): Checked {
  const { code, status } = errorOf(answer)
  if (code === 'FORBIDDEN_IP_ADDRESS') return { verdict: 'valid', text: texts.acceptedElsewhere }
  if (code === 'UNAUTHORIZED' || status === 401) return { verdict: 'invalid', text: texts.rejected }
  const missedFields = code === null && status === 422 && isObject(answer.body)
  if (code === 'INVALID_INPUTS' || missedFields) return { verdict: 'valid', text: texts.accepted }
  return { verdict: 'unclear', text: code === null ? texts.unclearStatus(status) : texts.unclear(code) }
}

/** Codes come in several spellings. A code that does not look like one, or holds a key, is left out. */
function errorOf({ status, body, words }: Answer): { code: string | null; status: number } {
  const error = isObject(body) ? body['error'] : undefined
  if (!isObject(error)) return { code: null, status }
  const { code, status: inner } = error
  const isCode = typeof code === 'string' && /^[A-Za-z][A-Za-z0-9_]{1,59}$/.test(code) && words(code) === code
  return { code: isCode ? code.toUpperCase() : null, status: Number(writtenNumber(inner) ?? status) }
}
