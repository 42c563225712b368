import { expect, test } from 'vitest'

import { assetPath, at, projectPath, startWithProject, tokenAt } from '../../world/appWorld'
import { json, serve } from '../../world/loopback'

const token = '0123456789abcdef0123456789abcdef'
const live = 'abcdef0123456789abcdef0123456789'
const access = 'cldkctl_0123456789abcdef'
const jwt = 'jwt-0123456789abcdef'
const cloudeka = { service: 'cloudeka', environment: 'test' } as const
const project = { id: 'p1', name: 'My Game', runtime_key: 'f'.repeat(32) }

type Answer = { body: unknown; status?: number; headers?: Record<string, string> }

/** A project with secrets of two services and both environments, at a portal that returns whatever the test wants. */
async function appAt({ body, status, headers }: Answer) {
  const { origin, received } = await serve((response, { path }) =>
    path.endsWith('/auth') ? json(response, { data: { token: jwt } }) : json(response, body, status, headers),
  )
  const app = await startWithProject(origin)
  await app.call('setting.write', { ...cloudeka, field: 'useCustomEndpoint', value: true })
  await app.call('setting.write', { ...cloudeka, field: 'portalUrl', value: origin })
  await app.call('secret.store', { ...tokenAt, value: token })
  await app.call('secret.store', { ...tokenAt, environment: 'live', value: live })
  await app.call('secret.store', { ...cloudeka, field: 'accessToken', value: access })
  const paths = () => received.map(({ path }) => path)
  const cloudekaOf = () => app.view().project?.services.find(({ id }) => id === 'cloudeka')
  return { ...app, paths, cloudekaOf }
}

type App = Awaited<ReturnType<typeof appAt>>

function expectNowhere(app: App, secret: string): void {
  const places = [app.project.text(projectPath), app.project.text(assetPath), app.seen(), app.disk(), app.paths().join()]
  for (const text of places) expect.soft(text.toLowerCase()).not.toContain(secret)
}

test.each<[string, object, string]>([
  ['its name', { ...project, name: token }, token],
  ['its name, with more around it', { ...project, name: `My Game ${token}` }, token],
  ['its name in capitals', { ...project, name: token.toUpperCase() }, token],
  ['its name, at the end that is cut', { ...project, name: `${'x'.repeat(175)}${token}` }, token.slice(0, 20)],
  ['its id', { ...project, id: token }, token],
  ['its key, of the other environment', { ...project, runtime_key: live }, live],
  ['its name, of the other environment', { ...project, name: live }, live],
  ['its name, of another service', { ...project, name: access }, access],
])('a secret that a portal gives as a project as %s is neither saved nor shown', async (_where, body, secret) => {
  const app = await appAt({ body })
  await app.call('portal.fetch', at)
  await app.call('targets.write', { ...at, ids: ['unity'] })
  expect(app.service().problems['runtimeKey']).toMatchObject({
    code: 'unexpected',
    message: expect.stringMatching(/holds one of your secrets/),
  })
  expect(app.value('runtimeKey')).toBe('')
  expectNowhere(app, secret)
})

test('a secret of the other environment is shown neither in an error nor as the id of a request', async () => {
  const app = await appAt({ status: 409, body: { hint: `Not ${live}` }, headers: { 'X-Coherence-Request-ID': live } })
  await app.call('portal.fetch', at)
  expect(app.service().problems['runtimeKey']).toMatchObject({ code: 'portal-refused' })
  expectNowhere(app, live)
})

test('a warning that holds a secret of the other environment is not shown', async () => {
  const app = await appAt({ body: project, headers: { 'X-Coherence-Client-Minimum-Version': live } })
  await app.call('portal.fetch', at)
  expectNowhere(app, live)
})

test.each<[string, Answer]>([
  ['the reason of a refusal', { status: 409, body: { message: `bad ${access}` } }],
  ['the id of a request', { status: 400, body: {}, headers: { 'X-Request-ID': access } }],
  ['the name of a token', { body: [{ id: 't1', name: `CI ${access}` }] }],
])('an access token that the portal gives as %s is not shown', async (_where, answer) => {
  const app = await appAt(answer)
  await app.call('tokens.refresh', cloudeka)
  expect(app.cloudekaOf()?.problems['tokens']).toBeDefined()
  expectNowhere(app, access)
})

test.each([jwt, `x.${access}`, live])(
  'a list with the id %s is refused, so that none of its rows gets into an address',
  async (id) => {
    const app = await appAt({ body: [{ id, name: 'CI' }] })
    await app.call('tokens.refresh', cloudeka)
    expect(app.cloudekaOf()?.problems['tokens']).toMatchObject({ code: 'unexpected' })
    expect(await app.call('tokens.read', cloudeka)).toMatchObject({ rows: [] })
    expectNowhere(app, id)
  },
)

const made = 'made0in0secret0of0sorts'
test.each([
  ['its own secret', made],
  ['the sign-in', jwt],
  ['a secret of another service', live],
])('the id of a created token that is %s is noted nowhere, and its secret is kept', async (_what, id) => {
  const app = await appAt({ body: { data: { id, name: 'CI', token: made } } })
  const { field } = await app.call('tokens.create', { ...cloudeka, name: 'CI', expiresOn: null })
  expect(field).toMatch(/^token\./)
  expect(field).not.toContain(id)
  for (const secret of [made, id]) expectNowhere(app, secret)
  await app.call('created.copy', { ...cloudeka, field: field ?? '' })
  expect(app.clipboard.held.text).toBe(made)
})

test('what signing in brings shows neither the login nor a stored secret of the project', async () => {
  const login = 'login0of0sorts0123456789'
  const orgs = [{ id: 'o1', name: `Studio ${live}`, projects: [project] }]
  const { origin } = await serve((response, { path }) =>
    path.includes('/sdk-connections/') ? json(response, { token: login, name: `Robin ${login}` }) : json(response, { orgs }),
  )
  const app = await startWithProject(origin)
  await app.call('secret.store', { ...tokenAt, environment: 'live', value: live })
  await app.call('portal.signIn', at)
  expect(app.service().problems['runtimeKey']).toMatchObject({ code: 'unexpected' })
  expect(app.service().signIn).toMatchObject({ account: null, choice: null })
  for (const secret of [login, live]) expect.soft(app.seen()).not.toContain(secret)
})

test('the answer to a check shows no stored secret of the project as a code', async () => {
  const { origin } = await serve((response, { path }) =>
    path.endsWith('/project') ? json(response, project) : json(response, { error_code: live.toUpperCase() }, 400),
  )
  const app = await startWithProject(origin)
  await app.call('secret.store', { ...tokenAt, value: token })
  await app.call('secret.store', { ...tokenAt, environment: 'live', value: live })
  await app.call('portal.fetch', at)
  await app.call('portal.check', at)
  expect(app.service().problems['check']).toMatchObject({ code: 'unexpected' })
  expect(app.seen().toLowerCase()).not.toContain(live)
})

test('a name that has a few letters of a short secret in it is taken', async () => {
  const app = await appAt({ body: project })
  await app.call('secret.store', { ...cloudeka, field: 'accessToken', value: 'Game' })
  await app.call('portal.fetch', at)
  expect(app.value('runtimeKey')).toBe(project.runtime_key)
})

test.each<[string, Answer]>([
  ['a hint that is cut', { status: 409, body: { hint: `${'x'.repeat(168)} ${live}` } }],
  ['a hint of a code nobody knows', { status: 409, body: { error_code: 'ERR_X', hint: `${'x'.repeat(168)} ${live}` } }],
  [
    'a version in a refusal',
    { status: 403, body: {}, headers: { 'X-Coherence-Client-Minimum-Version': `${'x'.repeat(8)} ${live}` } },
  ],
  ['a version in a warning', { body: project, headers: { 'X-Coherence-Client-Minimum-Version': `${'x'.repeat(8)} ${live}` } }],
  ['a name that stands twice', { body: `{"${'x'.repeat(41)}${live}":1,"${'x'.repeat(41)}${live}":2}` }],
])('of a secret that %s ends in the middle of no beginning is shown', async (_where, answer) => {
  const app = await appAt(answer)
  await app.call('portal.fetch', at)
  expectNowhere(app, live.slice(0, 12))
})

const replaced = '99999999abcdefab7777777777777777'
const renewed = '88888888abcdefab6666666666666666'
test.each([
  ['a value that is kept for undo', replaced],
  ['a new one that waits to be checked', renewed],
])('%s is a secret as well', async (_what, quoted) => {
  const app = await appAt({ body: { ...project, name: `Game ${quoted}` } })
  await app.call('secret.store', { ...tokenAt, value: replaced })
  await app.call('secret.store', { ...tokenAt, value: token })
  await app.call('renewal.begin', tokenAt)
  await app.call('renewal.give', { ...tokenAt, value: renewed })
  await app.call('portal.fetch', at)
  expectNowhere(app, quoted)
})
