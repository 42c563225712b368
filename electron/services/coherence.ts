import type { Note } from '../../shared/view'
import type { Answer } from '../portal/answer'
import type { PortalClient } from '../portal/portal'
import { limits } from '../portal/request'
import { coherenceTexts as texts } from '../../shared/texts/coherence'
import { ClassicProject, OrganizationList } from './coherenceAnswers'
import { judgeOf } from './coherenceErrors'
import { organizationsOf } from './coherenceOrganizations'
import { checkedProject } from './coherenceProject'
import { signInToCoherence, type Wait } from './coherenceSignIn'
import type { Account, Fetched, FetchRequest, Organizations, ServiceModule, SignInRequest } from './service'

type World = { client: PortalClient; newId: () => string; now: () => Date; wait: Wait }

/** coherence's portal, classic and modern (provider facts A.3 to A.6). */
export function createCoherence({ client, newId, now, wait }: World) {
  const ours = {
    headers: { 'X-Coherence-Client': client.clientName },
    requestIdHeader: 'X-Coherence-Request-ID',
  }

  /** The project of a portal token, in one request. `unknown-path` means that this portal wants a sign-in. */
  async function fetch({ portalUrl, token, origin, signal }: FetchRequest): Promise<Fetched> {
    const { value, answer, requestId } = await client.send({
      ...ours,
      method: 'GET',
      url: `${portalUrl}/project`,
      secrets: [{ header: 'X-Coherence-Portal-Token', value: token, origin }],
      judge: judgeOf('classic'),
      schema: ClassicProject,
      signal,
    })
    const values = checkedProject(value, { sentToken: token, organizationName: '', requestId })
    return { values, notes: notesOf(answer) }
  }

  function signIn(request: SignInRequest): Promise<Account> {
    return signInToCoherence({ client, ours, newId, now, wait }, request)
  }

  /** All projects of a login, with their keys. */
  async function organizations({ portalUrl, token, origin, signal }: FetchRequest): Promise<Organizations> {
    const { value, answer, requestId } = await client.send({
      ...ours,
      method: 'GET',
      url: `${portalUrl}/me/orgs/sdk`,
      secrets: [{ header: 'X-Coherence-Sdk-Token', value: token, origin }],
      limit: limits.list,
      judge: judgeOf('modern'),
      schema: OrganizationList,
      signal,
    })
    return organizationsOf(value.orgs, { notes: notesOf(answer), requestId })
  }

  return { fetch, signIn, organizations } satisfies ServiceModule
}

function notesOf({ headers, words }: Answer): Note[] {
  const version = words(headers['x-coherence-client-minimum-version'], 40)
  const exceeded = (headers['x-coherence-credit-limit-exceeded'] ?? '') !== ''
  return [
    ...(version === null ? [] : [texts.clientDeprecated(version)]),
    ...(exceeded ? [texts.creditLimit] : []),
  ].map((text) => ({ tone: 'warning', text }))
}
