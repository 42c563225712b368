import { expect, test, vi } from 'vitest'

import { refusalTexts } from '../../../../shared/texts/refusals'
import { startApp, startWithProject, tokenAt, type RunningApp } from '../../world/appWorld'
import { account, startWithCreated } from '../../world/createdWorld'
import { temporaryFolder } from '../../world/folder'
import { json, serve } from '../../world/loopback'

// A yes is for what the question was about. While the user thinks, a script in the page changes what it can without a press.

const changed = { failure: { code: 'cancelled', message: refusalTexts.subjectChanged } }
const settled = (work: Promise<unknown>) => work.catch(() => undefined)
const valueOf = (name: string) => `ptok-${name}-0123456789abcdef`

/** The user thinks about a question until the returned function is called, and presses nothing. */
function thinking({ person }: Pick<RunningApp, 'person'>): (isYes: boolean) => void {
  let answer = (_isYes: boolean): void => undefined
  person.asked.length = 0
  Object.assign(person, { presses: false, says: new Promise<boolean>((resolve) => (answer = resolve)) })
  return answer
}

const isAsked = ({ person }: Pick<RunningApp, 'person'>) => vi.waitFor(() => expect(person.asked).toHaveLength(1))

const portalWith = (name: string) =>
  serve((response, { path }) =>
    json(response, path.endsWith('/auth') ? { data: { token: 'jwt.of.sorts' } } : { data: [{ id: '1', name }] }),
  )

/** The list of one account is shown, and the secret of another account can be put back. The clock moves on in between. */
async function withTwoAccounts(first: { origin: string }, second: { origin: string }) {
  const app = startApp()
  const project = temporaryFolder('unity-project')
  app.noteChosen(project.root)
  await app.call('project.open', { path: project.root })
  await app.call('setting.write', { ...account, field: 'useCustomEndpoint', value: true })
  for (const [index, { origin }] of [second, first].entries()) {
    await app.call('setting.write', { ...account, field: 'portalUrl', value: origin })
    await app.call('secret.store', { ...account, field: 'accessToken', value: `cldkctl_of0account0${index}` })
    app.clock.ahead += 1000
  }
  await app.call('tokens.refresh', account)
  return app
}

const changes = ({ received }: Awaited<ReturnType<typeof portalWith>>) =>
  received.filter(({ method, path }) => method !== 'GET' && !path.endsWith('/auth')).map(({ method }) => method)

test.each(['tokens.remove', 'tokens.regenerate'] as const)(
  'a yes to %s is not taken for the token with that id at another portal',
  async (command) => {
    const [a, b] = [await portalWith('old-unused'), await portalWith('PRODUCTION')]
    const app = await withTwoAccounts(a, b)
    const answer = thinking(app)
    const acting = app.call(command, { ...account, id: '1', expiresOn: null })
    acting.catch(() => undefined)
    await isAsked(app)
    expect(app.person.asked[0]?.detail).toContain(`old-unused” · Cloudeka · ${a.origin}`)
    await app.call('setting.write', { ...account, field: 'portalUrl', value: b.origin })
    await app.call('secret.restore', { ...account, field: 'accessToken' })
    await app.call('tokens.refresh', account)
    answer(true)
    await expect(acting).rejects.toMatchObject(changed)
    expect([...changes(a), ...changes(b)]).toEqual([])
    expect(app.view().said.text).toBe(refusalTexts.subjectChanged)
  },
)

test('a yes to deleting a token is not taken for the token with that id of another access token', async () => {
  const portal = await portalWith('old-unused')
  const app = await withTwoAccounts(portal, portal)
  const answer = thinking(app)
  const removing = app.call('tokens.remove', { ...account, id: '1' })
  removing.catch(() => undefined)
  await isAsked(app)
  await app.call('secret.restore', { ...account, field: 'accessToken' })
  await app.call('tokens.refresh', account)
  answer(true)
  await expect(removing).rejects.toMatchObject(changed)
  expect(changes(portal)).toEqual([])
})

/** One value is in use; the one before it can be put back. */
async function withTwo() {
  const app = await startWithProject('https://portal.example')
  for (const name of ['S0', 'S1']) {
    await app.call('secret.store', { ...tokenAt, value: valueOf(name) })
    app.clock.ahead += 1000
  }
  return app
}

async function left(app: RunningApp): Promise<string[]> {
  Object.assign(app.person, { presses: true, says: true })
  const { value } = await app.call('secret.reveal', tokenAt)
  await app.call('secret.restore', tokenAt)
  return [value, (await app.call('secret.reveal', tokenAt)).value]
}

test('a yes to “the value before this one is lost” loses no other value: putting one back waits for the answer', async () => {
  const app = await withTwo()
  const answer = thinking(app)
  const storing = settled(app.call('secret.store', { ...tokenAt, value: valueOf('N') }))
  await isAsked(app)
  const restoring = app.call('secret.restore', tokenAt)
  answer(true)
  await Promise.all([storing, restoring])
  expect(await left(app)).toEqual([valueOf('S1'), valueOf('N')])
})

test('a yes to replacing a secret does not count for one that was stored in another way meanwhile', async () => {
  const app = await withTwo()
  const answer = thinking(app)
  const storing = app.call('secret.store', { ...tokenAt, value: valueOf('N') })
  storing.catch(() => undefined)
  await isAsked(app)
  // As a check would that was waiting for its portal.
  const { vault } = app.session.shared
  const { id } = (await app.call('security.read', undefined)).secrets[0] ?? {}
  await vault.store(id ?? expect.unreachable('Nothing is stored.'), 'https://portal.example', valueOf('S2'))
  answer(true)
  await expect(storing).rejects.toMatchObject(changed)
  expect(await left(app)).toEqual([valueOf('S2'), valueOf('S1')])
})

test.each<[string, (app: RunningApp) => Promise<unknown>]>([
  ['clearing a secret', ({ call }) => call('secret.clear', tokenAt)],
  ['showing a secret', ({ call }) => call('secret.reveal', tokenAt)],
  ['copying a secret', ({ call }) => call('secret.copy', { ...tokenAt, form: 'value' })],
  ['clearing a listed secret', async ({ call }) => call('security.clear', { id: await firstId(call) })],
])('a yes to %s is not taken for the value that was put in its place meanwhile', async (_what, act) => {
  const app = await withTwo()
  const answer = thinking(app)
  const acting = act(app)
  acting.catch(() => undefined)
  await isAsked(app)
  await app.call('secret.restore', tokenAt)
  answer(true)
  await expect(acting).rejects.toMatchObject(changed)
  expect(app.clipboard.held.text).toBe('')
  expect(await left(app)).toEqual([valueOf('S0'), valueOf('S1')])
})

async function firstId(call: RunningApp['call']) {
  return (await call('security.read', undefined)).secrets[0]?.id ?? expect.unreachable('Nothing is stored.')
}

test('a yes to showing a created secret is not taken for one that was made in its place', async () => {
  const { app } = await startWithCreated(1)
  const fieldAt = { ...account, field: 'token.b1' } as const
  await settled(app.call('created.show', fieldAt)) // The first time it is shown without a question.
  app.clock.ahead += 1000
  const answer = thinking(app)
  const showing = app.call('created.show', fieldAt)
  showing.catch(() => undefined)
  await isAsked(app)
  app.person.presses = true
  await app.call('tokens.regenerate', { ...account, id: 'b1', expiresOn: null })
  answer(true)
  await expect(showing).rejects.toMatchObject(changed)
})

test('of several writes each is judged by what it finds, and none is refused because of the one before it', async () => {
  const app = await withTwo()
  const names = ['A', 'B', 'C']
  await Promise.all(names.map((name) => app.call('secret.store', { ...tokenAt, value: valueOf(name) })))
  expect(await left(app)).toEqual([valueOf('C'), valueOf('B')])
})
