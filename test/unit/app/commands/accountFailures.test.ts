import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'

import { outcomes, type Outcome } from '../../../e2e/network/outcomes'
import type { FailureName } from '../../../portal/failures'
import { newComputer, portalOfTest, startApp } from '../../world/appWorld'
import { temporaryFolder } from '../../world/folder'

const cloudeka = { service: 'cloudeka', environment: 'test' } as const
const plutu = { service: 'plutu', environment: 'test' } as const

let portal: Awaited<ReturnType<typeof portalOfTest>>
let app: ReturnType<typeof startApp>
const ends: (() => void | Promise<void>)[] = []

// Over https, by a certificate that this computer trusts: Plutu is asked in no other way.
beforeAll(async () => {
  const onEnd = (end: () => void | Promise<void>) => void ends.unshift(end)
  portal = await portalOfTest(onEnd)
  app = startApp(newComputer(onEnd, portal.https.caPem), onEnd)
  const project = temporaryFolder('unity-project', { onEnd }).root
  app.noteChosen(project)
  await app.call('project.open', { path: project })
  const { https, world } = portal
  await useAddress(cloudeka, https.cloudekaUrl)
  await app.call('secret.store', { ...cloudeka, field: 'accessToken', value: world.cloudeka.accessToken })
  await useAddress(plutu, https.plutuUrl)
  await app.call('secret.store', { ...plutu, field: 'apiKey', value: world.plutu.apiKey })
  await app.call('secret.store', { ...plutu, field: 'accessToken', value: world.plutu.accessTokens.test })
})
afterAll(async () => {
  for (const end of ends) await end()
})
afterEach(() => portal.heal())

async function useAddress(at: typeof cloudeka | typeof plutu, value: string): Promise<void> {
  await app.call('setting.write', { ...at, field: 'useCustomEndpoint', value: true })
  await app.call('setting.write', { ...at, field: 'portalUrl', value })
}

/** Those that end by themselves only after the 15 seconds that the app waits. */
const endless = ['stall-before-headers', 'stall-in-body', 'slow-drip', 'done-then-stall', 'slow-answer']
const names = (Object.keys(outcomes) as FailureName[]).filter((name) => !endless.includes(name))

function service(id: string) {
  return app.view().project?.services.find((one) => one.id === id) ?? expect.unreachable(`There is no ${id}.`)
}

/** A problem in its one place, or none. */
function expectProblem({ service: id }: { service: string }, place: string, isExpected: boolean): void {
  expect(Object.keys(service(id).problems)).toEqual(isExpected ? [place] : [])
}

/** Of three, where the portal gives or names a way to fewer; the list then says that it is not whole. */
const given: Partial<Record<FailureName, number>> = { 'first-page': 1, 'pages-loop': 2, 'pages-elsewhere': 2 }

test.each(names)('%s leaves the tokens of Cloudeka that are there, and they can be read again', async (name) => {
  const ids = async () => (await app.call('tokens.read', cloudeka)).rows.map(({ id }) => id)
  await app.call('tokens.refresh', cloudeka)
  expect(await ids()).toHaveLength(3)
  portal.fail(name, Infinity, 'GET /core/cldkctl/token')
  await app.call('tokens.refresh', cloudeka)
  expectProblem(cloudeka, 'tokens', outcomes[name].list !== 'good')
  expect(await ids()).toHaveLength(given[name] ?? 3)
  expect(service('cloudeka').tokens?.rest !== null).toBe(name in given)
  portal.heal()
  await app.call('tokens.refresh', cloudeka)
  expectProblem(cloudeka, 'tokens', false)
  expect(await ids()).toHaveLength(3)
})

const verdicts: Partial<Record<Outcome, string>> = { good: 'valid', unclear: 'unclear', 'bad key': 'invalid' }

test.each(names)('%s is never taken for good keys of Plutu, and they can be checked again', async (name) => {
  const outcome = outcomes[name].check
  portal.fail(name)
  await app.call('portal.check', plutu)
  expectProblem(plutu, 'check', !(outcome in verdicts))
  expect(service('plutu').checked?.verdict).toBe(verdicts[outcome])
  portal.heal()
  await app.call('portal.check', plutu)
  expectProblem(plutu, 'check', false)
  expect(service('plutu').checked?.verdict).toBe('valid')
})

// Last, after everything that could have brought one.
test('no secret, and nothing that a portal said besides, was on its way to the page', () => {
  const { accessToken, jwts } = portal.world.cloudeka
  const { apiKey, accessTokens } = portal.world.plutu
  const seen = app.seen()
  for (const secret of [portal.world.canary, accessToken, ...jwts.keys(), apiKey, accessTokens.test])
    expect(seen).not.toContain(secret)
})
