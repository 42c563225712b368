import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { createCloudekaWorld } from '../portal/cloudekaWorld'
import { floods } from '../portal/floods'
import type { FailureName } from '../portal/failures'
import { startPortal, type Portal } from '../portal/portal'
import { filesHolding } from './filesHolding'
import type { ActionName, Values } from './network/actions'
import { addresses, columns, outcomes, type Outcome, type Row } from './network/outcomes'
import { buildProgram, startProgram, type Program, type Told } from './network/program'
import { trust } from './trust'

const names = Object.keys(outcomes) as FailureName[]
const everyAction = Object.values(columns).flat()
/** The path of the sign-in's poll, which ends in an id that is different each time. */
const polls = 'GET /v1/portal/sdk-connections/'

let folder: string
let program: Program
/** A portal for each action, so that all actions can be tried at once. */
let portals: Map<ActionName, Portal>

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-services-'))
  await buildProgram(folder)
  const actions = [...everyAction, 'coherence login'] as const
  const started = await Promise.all(actions.map(async (action) => [action, await startPortal({ dripEvery: 300 })] as const))
  portals = new Map(started)
  const home = join(folder, 'home')
  for (const portal of portals.values()) trust(home, portal.https.caPem)
  program = await startProgram(folder, { HOME: home })
})
afterAll(async () => {
  await program.close()
  program.discard()
  await Promise.all([...portals.values()].map((portal) => portal.close()))
  rmSync(folder, { recursive: true, force: true })
})

const portalOf = (action: ActionName) => portals.get(action) ?? expect.unreachable(`No portal for ${action}.`)

/** The input of a request where all is well, and the path it goes to. */
function asked(action: ActionName, { world, https }: Portal): { values: Values; path: string } {
  const project = world.organizations[0]?.projects[0] ?? expect.unreachable('The mock server has no project.')
  const id = world.cloudeka.tokens[0]?.id ?? expect.unreachable('The mock server has no token.')
  const { accessTokens, apiKey } = world.plutu
  const { portalUrl, cloudekaUrl, plutuUrl } = https
  world.sdkTokens.add(signedIn)
  const token = '/core/cldkctl/token'
  const [path, url, secret] = (
    {
      'coherence project': ['GET /v1/portal/project', portalUrl, project.portal_token],
      'coherence organizations': ['GET /v1/portal/me/orgs/sdk', portalUrl, signedIn],
      'coherence announce': ['POST /v1/portal/sdk-connections/', portalUrl, ''],
      'coherence login': [polls, portalUrl, ''],
      'coherence validate': ['GET /v1/play/validate', portalUrl, project.runtime_key],
      'cloudeka exchange': ['POST /core/cldkctl/auth', cloudekaUrl, world.cloudeka.accessToken],
      'cloudeka list': [`GET ${token}`, cloudekaUrl, world.cloudeka.accessToken],
      'cloudeka create': [`POST ${token}`, cloudekaUrl, world.cloudeka.accessToken],
      'cloudeka regenerate': [`POST ${token}/regenerate/${id}`, cloudekaUrl, world.cloudeka.accessToken],
      'cloudeka rename': [`PUT ${token}/${id}`, cloudekaUrl, world.cloudeka.accessToken],
      'cloudeka remove': [`DELETE ${token}/${id}`, cloudekaUrl, world.cloudeka.accessToken],
      'plutu check': ['POST /api/v1/transaction/localbankcards/confirm', plutuUrl, accessTokens.test],
    } as const
  )[action]
  return { path, values: { portalUrl: url, token: secret, id, apiKey } }
}

const signedIn = 'login-of-a-user-who-signed-in-before'

/** Sends the request while the portal misbehaves at that path only. */
async function askBadly(action: ActionName, name: FailureName) {
  const portal = portalOf(action)
  portal.world.cloudeka = createCloudekaWorld()
  const { path, values } = asked(action, portal)
  const before = portal.requests.length
  portal.fail(name, Infinity, path)
  const told = await program.ask({ kind: 'service', action, values })
  portal.heal()
  const count = portal.requests.slice(before).filter((request) => `${request.method} ${request.path}`.startsWith(path)).length
  return { action, told, count, values, portal }
}

function outcomeOf(told: Told): Outcome {
  // The test itself ends the sign-in after the announcement.
  if (!told.ok) return told.failure.message === 'announced' ? 'good' : told.failure.code
  const { verdict, shape } = (told.value ?? {}) as { verdict?: string; shape?: string }
  if (verdict === 'unclear') return 'unclear'
  if (verdict === 'invalid') return 'bad key'
  return shape === 'unknown' ? 'kept whole' : 'good'
}

/** A failure has whole sentences and an id for the portal's support, and contains neither a secret nor the portal's canary. */
function expectWords(told: Told, { token, apiKey }: Values, { world: { canary } }: Portal): void {
  if (told.ok || told.failure.message === 'announced') return
  const { message, requestId } = told.failure
  expect(message).toMatch(/^\S.* .*\.$/s)
  expect(requestId).toMatch(/^[\w.:-]{8,80}$/)
  for (const secret of [token, apiKey, canary]) if (secret !== '') expect(message).not.toContain(secret)
}

type Asking = Awaited<ReturnType<typeof askBadly>>

function expectManners(name: FailureName, { action, told, count, values, portal }: Asking): void {
  expectWords(told, values, portal)
  // A list with more pages is read on, with a request for each.
  if (!/^(?:redirect|pages)/.test(name)) expect([action, count], 'it is sent once').toEqual([action, 1])
  expect(portal.other.connections(), 'nobody else is asked').toBe(0)
  const isUnsure = columns.make.some((one) => one === action) && ['cut', 'timeout'].includes(outcomeOf(told))
  if (isUnsure) expect(wordsOf(told)).toMatch(/ may have /)
}

const wordsOf = (told: Told) => (told.ok ? '' : told.failure.message)

// First, before anything else has made the program grow.
test.runIf(process.platform === 'linux')('answers of 100 MB do not grow the program, whatever was asked', async () => {
  const kilobytes = (name: string) => {
    const status = program.pids().map((pid) => readFileSync(`/proc/${pid}/status`, 'utf8'))
    return status.reduce((sum, text) => sum + Number(new RegExp(`${name}:\\s+(\\d+)`).exec(text)?.[1] ?? 0), 0)
  }
  for (const action of everyAction) await askBadly(action, 'credit-limit')
  // From here on the peak memory of each process is measured.
  for (const pid of program.pids()) writeFileSync(`/proc/${pid}/clear_refs`, '5')
  const before = kilobytes('VmRSS')
  for (const action of everyAction) {
    for (const name of Object.keys(floods) as (keyof typeof floods)[]) {
      expect(outcomeOf((await askBadly(action, name)).told)).toBe('too-large')
    }
  }
  expect(kilobytes('VmHWM') - before).toBeLessThan(60 * 1024)
})

test.each(names)('%s comes to what it should, for every request of every service', async (name) => {
  const askings = await Promise.all(everyAction.map((action) => askBadly(action, name)))
  for (const asking of askings) expectManners(name, asking)
  const expected = Object.entries(columns).flatMap(([column, actions]) =>
    actions.map((action) => [action, outcomes[name][column as keyof Row]]),
  )
  expect(askings.map(({ action, told }) => [action, outcomeOf(told)])).toEqual(expected)
})

test.each(names)('a sign-in that is waited for outlives %s', async (name) => {
  const portal = portalOf('coherence login')
  const { values } = asked('coherence login', portal)
  const before = portal.requests.length
  const count = () => portal.requests.slice(before).filter(({ method }) => method === 'GET').length
  portal.fail(name, 1, polls)
  const told = program.ask({ kind: 'service', action: 'coherence login', values })
  await expect.poll(count, { interval: 5 }).toBeGreaterThan(0)
  portal.approveSignIn()
  expect(await told).toMatchObject({ ok: true, value: { token: expect.stringMatching(/./) } })
  expect(count()).toBeGreaterThan(1)
  expect(portal.other.connections()).toBe(0)
})

test.each(Object.entries(addresses))('%s is told as such, for every request of every service', async (name, code) => {
  const origin = name === 'closed port' ? closed : name === 'unknown host' ? hostless : certified(name)
  for (const action of everyAction) {
    const portal = portalOf(action)
    const { values } = asked(action, portal)
    const { pathname } = new URL(values.portalUrl)
    const portalUrl = `${await origin(portal)}${pathname === '/' ? '' : pathname}`
    const before = portal.requests.length
    const told = await program.ask({ kind: 'service', action, values: { ...values, portalUrl } })
    expectWords(told, values, portal)
    expect([action, outcomeOf(told)]).toEqual([action, code])
    expect(portal.requests).toHaveLength(before)
  }
})

const closed = async (portal: Portal) => new URL(await portal.closedUrl()).origin
const hostless = async () => 'https://nowhere.invalid'
const certified = (name: string) => async (portal: Portal) =>
  new URL(await portal.tls(name as Parameters<Portal['tls']>[0])).origin

// Last, after everything that could have left a trace.
test('nothing of it is on disk', async () => {
  await program.close()
  const secrets = everyAction.flatMap((action) => {
    const portal = portalOf(action)
    const { values } = asked(action, portal)
    return [values.token, values.apiKey, portal.world.canary, ...portal.world.cloudeka.jwts.keys()]
  })
  expect(filesHolding([program.home, folder], secrets.filter(Boolean))).toEqual([])
})
