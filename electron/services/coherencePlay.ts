import { AppError } from '../../shared/errors'
import { coherenceTexts as texts } from '../../shared/texts/coherence'
import type { Judge } from '../portal/answer'
import type { PortalClient } from '../portal/portal'
import type { PortalRequest } from '../portal/request'
import { refusalOfStatus } from '../portal/statusFailures'
import { errorOf } from './coherenceErrors'
import type { Checked, CheckRequest } from './service'

type World = { client: PortalClient; ours: Pick<PortalRequest, 'headers' | 'requestIdHeader'> }

/** Asks the API that the game itself uses whether it knows a runtime key (provider facts A.7). */
export async function checkRuntimeKey(
  { client, ours }: World,
  { portalUrl, values, signal }: CheckRequest,
): Promise<Checked> {
  const { answer, body } = await client.exchange({
    ...ours,
    headers: { ...ours.headers, 'X-Coherence-Runtime-Key': values['runtimeKey'] ?? '' },
    method: 'GET',
    url: `${playOf(portalUrl)}/validate`,
    secrets: [],
    judge,
    signal,
  })
  const { code } = errorOf(answer)
  if (code === 'ERR_PROJECT_NOT_FOUND') return { verdict: 'invalid', text: texts.keyUnknown }
  // No schema and no engine version were sent: that they are missed shows that the key was found.
  if (code === 'ERR_SCHEMA_NOT_FOUND' || code === 'ERR_RS_VERSION_NOT_FOUND') return { verdict: 'valid', text: texts.keyKnown }
  const isGood = answer.status >= 200 && answer.status < 300 && code === null && body.kind !== 'unusable'
  if (isGood) return { verdict: 'valid', text: texts.keyAccepted }
  return { verdict: 'unclear', text: texts.keyUnclear(code ?? `status ${answer.status}`) }
}

/** Faults of the way there say nothing about the key. */
const judge: Judge = (answer) => {
  const { status } = answer
  return status >= 500 || status === 429 || status === 407 ? refusalOfStatus(answer) : null
}

/** Both APIs stand side by side at one origin. */
function playOf(portalUrl: string): string {
  if (portalUrl.endsWith('/portal')) return portalUrl.replace(/\/portal$/, '/play')
  throw new AppError('invalid', texts.noPlay)
}
