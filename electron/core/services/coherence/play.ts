import { AppError } from '../../../../shared/errors'
import type { Answer, Classify } from '../../portal/answer'
import { isObject, type Body } from '../../portal/body'
import type { PortalClient } from '../../portal/portal'
import type { PortalRequest } from '../../portal/request'
import { refusalOfStatus } from '../../portal/statusFailures'
import { errorOf, refusalOfHeaders } from './errors'
import type { Checked, CheckRequest } from '../../portal/service'
import { coherenceTexts as texts } from './texts'

type World = { client: PortalClient; ours: Pick<PortalRequest, 'headers' | 'requestIdHeader'> }

/** Asks the API that the game itself uses whether it knows a runtime key (docs/providers.md A.7). */
export async function checkRuntimeKey({ client, ours }: World, { portalUrl, values, signal }: CheckRequest): Promise<Checked> {
  const { answer, body } = await client.exchange({
    ...ours,
    headers: { ...ours.headers, 'X-Coherence-Runtime-Key': values['runtimeKey'] ?? '' },
    method: 'GET',
    url: `${playOf(portalUrl)}/validate`,
    secrets: [],
    classify,
    signal,
  })
  return verdictOf(answer, body)
}

/** We send no schema and no engine version: an API that misses them has found the key. */
const foundKey: readonly (string | null)[] = ['ERR_SCHEMA_NOT_FOUND', 'ERR_RS_VERSION_NOT_FOUND']

function verdictOf(answer: Answer, body: Body): Checked {
  const { code } = errorOf(answer)
  if (code === 'ERR_PROJECT_NOT_FOUND') return { verdict: 'invalid', text: texts.keyUnknown }
  if (foundKey.includes(code)) return { verdict: 'valid', text: texts.keyKnown }
  if (answer.status >= 200 && answer.status < 300 && code === null && isUntroubled(body))
    return { verdict: 'valid', text: texts.keyAccepted }
  return { verdict: 'unclear', text: texts.keyUnclear(code ?? texts.status(answer.status)) }
}

/** An error may come inside a success, in another form. */
function isUntroubled(body: Body): boolean {
  if (body.kind !== 'json') return body.kind === 'empty'
  return isObject(body.value) && !body.value['error'] && !body.value['errors']
}

/** What headers say about the project or us, and faults on the way there, are failures. `verdictOf` judges the rest. */
const classify: Classify = (answer) => {
  const { status } = answer
  const isFault = status >= 500 || status === 429 || status === 407
  return refusalOfHeaders(answer) ?? (isFault ? refusalOfStatus(answer) : null)
}

/** Both APIs are side by side at one origin; only on a developer's own computer does each have a port (docs/providers.md A.1). */
export function playOf(portalUrl: string): string {
  if (portalUrl.endsWith('/portal'))
    return portalUrl.replace(/^http:\/\/localhost:4023\//, 'http://localhost:4024/').replace(/\/portal$/, '/play')
  throw new AppError('invalid', texts.noPlay)
}
