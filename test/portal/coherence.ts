import { header, type Answer, type Asked, type Service } from './exchange'
import { approvePage, loginPage, pollSignIn, startSignIn } from './signIn'
import { projectOf, projectsOf, type PortalProject } from './world'

/** coherence's portal and play API as docs/providers.md A.3 to A.7 gives it. */
export const coherence: Service = {
  routes: [
    { method: 'GET', path: /^\/v1\/portal\/project$/, answer: classicProject },
    { method: 'GET', path: /^\/v1\/portal\/me\/orgs\/sdk$/, answer: organizations },
    { method: 'POST', path: /^\/v1\/portal\/sdk-connections\/([\w-]+)$/, answer: startSignIn },
    { method: 'GET', path: /^\/v1\/portal\/sdk-connections\/([\w-]+)$/, answer: pollSignIn },
    { method: 'GET', path: /^\/v1\/portal\/projects\/(\w+)\/schemas$/, answer: schemas },
    { method: 'GET', path: /^\/v1\/portal\/projects\/(\w+)\/regions$/, answer: regions },
    { method: 'GET', path: /^\/v1\/play\/validate$/, answer: validate },
    { method: 'GET', path: /^\/sdk-connect$/, answer: loginPage },
    { method: 'POST', path: /^\/sdk-connect$/, answer: approvePage },
  ],
  admit: ({ request, url }) =>
    url.pathname.startsWith('/v1/') && header(request, 'x-coherence-client') === ''
      ? refusal(400, 'ERR_INVALID_INPUT', 'X-Coherence-Client is missing')
      : null,
}

/** The form of the portal's errors (docs/providers.md A.5). */
export function refusal(status: number, code: string, hint: string): Answer {
  return { status, body: { error_code: code, hint } }
}

type Seen = { by: 'login' | 'token'; projects: PortalProject[] }

/** All projects for a login, the one for a portal token. With both tokens only the login counts (docs/providers.md A.4). */
function visible({ request, world }: Asked): Seen | Answer {
  const login = header(request, 'x-coherence-sdk-token')
  if (login !== '') {
    if (!world.sdkTokens.has(login)) return refusal(401, 'ERR_TOKEN_MISSING', 'log in again')
    return { by: 'login', projects: projectsOf(world) }
  }
  const project = projectOf(world, header(request, 'x-coherence-portal-token'))
  if (project === undefined) return refusal(401, 'ERR_INVALID_CREDENTIALS', 'unknown portal token')
  return { by: 'token', projects: [project] }
}

/** With a login it is the project of the project header, since a login has no project of its own. */
function classicProject(asked: Asked): Answer {
  const seen = visible(asked)
  if ('status' in seen) return seen
  const wanted = header(asked.request, 'x-coherence-project-id')
  const project = seen.by === 'token' ? seen.projects[0] : seen.projects.find(({ id }) => id === wanted)
  if (project === undefined) return refusal(404, 'ERR_PROJECT_NOT_FOUND', 'a login has to name a project')
  return { status: 200, body: project }
}

function organizations(asked: Asked): Answer {
  const seen = visible(asked)
  if ('status' in seen) return refusal(401, 'ERR_TOKEN_MISSING', 'log in again')
  if (seen.by === 'token') return refusal(401, 'ERR_TOKEN_MISSING', 'a portal token is no login')
  return { status: 200, body: { orgs: asked.world.organizations } }
}

function schemas(asked: Asked, id: string): Answer {
  return ofProject(asked, id, asked.world.schemas)
}

function regions(asked: Asked, id: string): Answer {
  return ofProject(asked, id, { regions: asked.world.regions })
}

function ofProject(asked: Asked, id: string, body: unknown): Answer {
  const seen = visible(asked)
  if ('status' in seen) return seen
  if (seen.projects.some((project) => project.id === id)) return { status: 200, body }
  return refusal(404, 'ERR_PROJECT_NOT_FOUND', 'no project of yours has this id')
}

/** The runtime key is judged first: an error about schema or engine means that the key is good (docs/providers.md A.7). */
function validate({ request, world }: Asked): Answer {
  const key = header(request, 'x-coherence-runtime-key')
  if (key === '' || !projectsOf(world).some((project) => project.runtime_key === key)) {
    return refusal(404, 'ERR_PROJECT_NOT_FOUND', 'no project has this runtime key')
  }
  const schema = header(request, 'x-coherence-schema-id')
  if (!world.schemas.some(({ schema_id: known }) => known === schema)) {
    return refusal(404, 'ERR_SCHEMA_NOT_FOUND', 'this schema was not uploaded')
  }
  if (!world.engines.includes(header(request, 'x-coherence-engine'))) {
    return refusal(404, 'ERR_RS_VERSION_NOT_FOUND', 'there is no such replication server')
  }
  return { status: 200, body: {} }
}
