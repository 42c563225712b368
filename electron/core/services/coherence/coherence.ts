import type { Note } from '../../../../shared/view'
import type { Answer } from '../../portal/answer'
import { readPages } from '../../portal/pages'
import type { PortalClient } from '../../portal/portal'
import { limits } from '../../portal/request'
import { ClassicProject, OrganizationList } from './answers'
import { classifierOf } from './errors'
import { organizationsOf } from './organizations'
import { checkedProject, type FetchedProject } from './project'
import { checkRuntimeKey } from './play'
import { signInToCoherence, type Wait } from './signIn'
import type {
  Account,
  CheckRequest,
  FetchRequest,
  Organizations,
  PortalRequest,
  ServiceModule,
  SignInRequest,
} from '../../portal/service'
import { coherenceTexts as texts } from './texts'

type World = { client: PortalClient; newId: () => string; now: () => Date; wait: Wait }

/** coherence's portal, classic and modern (docs/providers.md A.3 to A.6). */
export function createCoherence({ client, newId, now, wait }: World) {
  const ours = {
    headers: { 'X-Coherence-Client': client.clientName },
    requestIdHeader: 'X-Coherence-Request-ID',
  }

  /** The project of a portal token, in one request. `unknown-path` means that this portal wants a sign-in. */
  async function fetch({ portalUrl, token, origin, known, signal }: FetchRequest): Promise<FetchedProject> {
    const { value, answer, requestId } = await client.send({
      ...ours,
      method: 'GET',
      url: `${portalUrl}/project`,
      secrets: [{ header: 'X-Coherence-Portal-Token', value: token, origin }],
      classify: classifierOf('classic'),
      schema: ClassicProject,
      signal,
    })
    // The classic answer does not name the organization: a known name is kept only for the same project.
    const organizationName = known['projectId'] === value.id ? (known['organizationName'] ?? '') : ''
    return checkedProject(value, { sentToken: token, secrets: [], organizationName, notes: notesOf(answer), requestId })
  }

  function signIn(request: SignInRequest): Promise<Account> {
    return signInToCoherence({ client, ours, newId, now, wait }, request)
  }

  /** All projects of a login, with their keys. */
  async function organizations({ portalUrl, token, origin, signal }: PortalRequest): Promise<Organizations> {
    let context = { notes: [] as Note[], requestId: '' }
    const read = async (url: string) => {
      const { value, answer, requestId } = await client.send({
        ...ours,
        method: 'GET',
        url,
        secrets: [{ header: 'X-Coherence-Sdk-Token', value: token, origin }],
        limit: limits.list,
        classify: classifierOf('modern'),
        schema: OrganizationList,
        signal,
      })
      context = { notes: notesOf(answer), requestId }
      return { value: value.orgs, answer }
    }
    const { items, rest } = await readPages({ url: `${portalUrl}/me/orgs/sdk`, secrets: [token], read })
    return organizationsOf(items, { ...context, sent: token, rest })
  }

  const check = (request: CheckRequest) => checkRuntimeKey({ client, ours }, request)

  return { fetch, signIn, organizations, check } satisfies ServiceModule
}

function notesOf({ headers, words }: Answer): Note[] {
  const version = words(headers['x-coherence-client-minimum-version'], 40)
  const exceeded = (headers['x-coherence-credit-limit-exceeded'] ?? '') !== ''
  return [...(version === null ? [] : [texts.clientDeprecated(version)]), ...(exceeded ? [texts.creditLimit] : [])].map(
    (text) => ({ tone: 'warning', text }),
  )
}
