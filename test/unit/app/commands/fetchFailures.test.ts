import { afterAll, afterEach, beforeAll, expect, onTestFinished, test, vi } from 'vitest'

import { badValues } from '../../../portal/badValues'
import { isFailureName, type FailureName } from '../../../portal/failures'
import { assetPath, at, portalOfTest, projectPath, startWithProject, tokenAt, useEndpoint } from '../../world/appWorld'

/** Answers that are good all the same, and those that never end, have tests of their own below. */
type Good =
  | 'deprecated-client'
  | 'credit-limit'
  | 'slow-answer'
  | 'redirect-same-origin'
  | 'redirect-three'
  | 'redirect-to-http'
  | Extract<FailureName, `name-${string}`>
  | 'strange-name'
  | 'first-page'
  | 'pages'
  | `pages-${'loop' | 'elsewhere'}`
  | 'same-ids'
  | 'strange-dates'
type Endless = 'stall-before-headers' | 'stall-in-body' | 'slow-drip' | 'done-then-stall'

const said: Record<Exclude<FailureName, Good | Endless>, RegExp> = {
  'wrong-token': /did not accept the token/,
  'token-missing': /did not recognise the token/,
  forbidden: /may not read the project/,
  'deleted-project': /was deleted at the portal/,
  'old-client': /no longer accepts this version of Latchkey; it asks for v9\.0\.0/,
  'feature-off': /not enabled for the project/,
  'too-many': /fewer requests. Try again in 42 seconds/,
  'bad-request': /did not understand the request/,
  'bad-request-unknown-code': /“only the hint tells what this means” \(ERR_BRAND_NEW\)/,
  conflict: /being deployed/,
  unprocessable: /not set up completely/,
  'not-found-with-code': /knows no project/,
  'error-in-200': /switched off/,
  'error-object-in-200': /lacks id/,
  'unknown-path': /Sign in through the browser/,
  'method-not-allowed': /Sign in through the browser/,
  'server-error': /internal error \(500\)/,
  'bad-gateway': /internal error \(502\)/,
  'guest-network': /^This network asks you to sign in/,
  unavailable: /internal error \(503\)/,
  'html-200': /is a web page/,
  'empty-body': /answer was empty/,
  'truncated-json': /cut short/,
  'wrong-content-type': /is not JSON/,
  array: /the expected data/,
  'string-body': /the expected data/,
  'number-body': /the expected data/,
  'null-body': /the expected data/,
  'missing-key': /lacks runtime_key/,
  'null-key': /lacks runtime_key/,
  'empty-key': /runtime_key is empty/,
  'mistyped-key': /runtime_key has an unexpected form/,
  'mistyped-key-object': /runtime_key has an unexpected form/,
  'malformed-key': /runtime_key has an unexpected form/,
  'malformed-key-newline': /runtime_key has an unexpected form/,
  'malformed-key-quotes': /runtime_key has an unexpected form/,
  'malformed-key-long': /runtime_key has an unexpected form/,
  swapped: /gave the portal token itself/,
  proto: /reserved name/,
  'large-ids': /id has an unexpected form/,
  deep: /nested far too deeply/,
  twice: /names “twice” twice/,
  huge: /larger than 1 MiB/,
  'huge-declared': /larger than 1 MiB/,
  'gzip-bomb': /larger than 1 MiB/,
  'huge-headers': /headers were far too large/,
  'cut-before-headers': /broke before the answer was complete/,
  'cut-in-body': /broke before the answer was complete/,
  'cut-in-chunk': /broke before the answer was complete/,
  'database-error': /status 400/,
  'unknown-shape': /lacks id/,
  'done-then-cut': /broke before the answer was complete/,
  'redirect-four': /redirect loop/,
  'redirect-loop': /redirect loop/,
  'redirect-other-origin': /redirected to another origin/,
  'redirect-other-host': /redirected to another origin/,
  'redirect-nowhere': /redirected to an invalid address/,
}
const unreachable = {
  refused: /refused the connection/,
  unknownHost: /could not be found/,
  authority: /authority this computer does not trust/,
  timeout: /no complete answer within 15 seconds/,
}

let portal: Awaited<ReturnType<typeof portalOfTest>>
let app: Awaited<ReturnType<typeof startWithProject>>
let good: { key: string; files: string }
const heard: string[] = []
const ends: (() => void | Promise<void>)[] = []

// After the main job: the key is in its field and in the game's files.
beforeAll(async () => {
  portal = await portalOfTest((end) => ends.unshift(end))
  app = await startWithProject(portal.http.origin, (end) => ends.unshift(end))
  await storeToken()
  await fetch()
  await app.call('targets.write', { ...at, ids: ['unity'] })
  good = { key: portal.first.runtime_key, files: files() }
  expect(app.value('runtimeKey')).toBe(good.key)
})
afterAll(async () => {
  for (const end of ends) await end()
})
afterEach(() => portal.heal())

const fetch = () => app.call('portal.fetch', at)
const storeToken = () => app.call('secret.store', { ...tokenAt, value: portal.first.portal_token })
const files = () => [assetPath, projectPath].map((path) => app.project.text(path)).join('\n')
const problems = () => app.service().problems

function expectSaid(words: RegExp): void {
  const { runtimeKey, ...others } = problems()
  expect(others, 'it is said once').toEqual({})
  expect(runtimeKey?.message).toMatch(words)
  for (const secret of [portal.first.portal_token, portal.world.canary]) expect(runtimeKey?.message).not.toContain(secret)
  heard.push(runtimeKey?.message ?? '')
}

/** Nothing changed, nobody else was asked, and the button can be used. */
function expectUnharmed(): void {
  expect(app.value('runtimeKey')).toBe(good.key)
  expect(files()).toBe(good.files)
  expect(app.service().work).toBe(null)
  expect(portal.other.connections()).toBe(0)
}

/** The next good answer takes the problem away and leaves the files as they were before. */
async function fetchAgain(): Promise<void> {
  portal.heal()
  await fetch()
  expect(problems()).toEqual({})
  expectUnharmed()
}

// The type of `said` names every switch, so each of these is one.
test.each(Object.entries(said) as [keyof typeof said, RegExp][])(
  '%s is said beside the key in words of its own, and nothing else changes',
  async (name, words) => {
    const before = portal.requests.length
    portal.fail(name)
    await fetch()
    expectSaid(words)
    expectUnharmed()
    if (!name.startsWith('redirect')) expect(portal.requests).toHaveLength(before + 1)
    await fetchAgain()
  },
)

test.each<[Good, RegExp]>([
  ['deprecated-client', /will stop accepting this version of Latchkey; it asks for v9\.0\.0/],
  ['credit-limit', /credit limit of this organization is exceeded/],
])('%s is a good answer with a note', async (name, words) => {
  portal.fail(name)
  await fetch()
  expect(Object.values(app.service().notes).map(({ text }) => text)).toEqual([expect.stringMatching(words)])
  expect(problems()).toEqual({})
  expectUnharmed()
  await fetchAgain()
  expect(app.service().notes).toEqual({})
})

test.each<[Good, number]>([
  ['redirect-same-origin', 1],
  ['redirect-three', 3],
])('%s is followed within its origin', async (name, redirects) => {
  const before = portal.requests.length
  portal.fail(name)
  await fetch()
  expect(portal.requests).toHaveLength(before + 1 + redirects)
  expect(problems()).toEqual({})
  expectUnharmed()
})

test.each(Object.keys(badValues).filter((name) => name.includes('name')))(
  'a project with %s keeps its key, and each line of the files its place',
  async (name) => {
    if (!isFailureName(name)) throw new Error(`No switch ${name}.`)
    portal.fail(name)
    await fetch()
    expect(problems()).toEqual({})
    expect(app.value('runtimeKey')).toBe(good.key)
    expect(files().split('\n')).toHaveLength(good.files.split('\n').length)
    expect(files()).not.toMatch(/[\u2028\u202E\u2066\u200F\r]/)
    await fetchAgain()
  },
)

test.each<Endless>(['stall-before-headers', 'stall-in-body', 'slow-drip', 'done-then-stall'])(
  '%s can be cancelled',
  async (name) => {
    const before = portal.requests.length
    portal.fail(name)
    const fetching = fetch()
    await expect.poll(() => portal.requests.length, { interval: 1 }).toBe(before + 1)
    await app.call('portal.cancel', at)
    await fetching
    expect(problems()).toEqual({})
    expectUnharmed()
    await fetchAgain()
  },
)

test('a portal that never answers is given up after 15 seconds', async () => {
  const before = portal.requests.length
  portal.fail('slow-drip')
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const fetching = fetch()
  while (portal.requests.length === before) await new Promise(setImmediate)
  vi.advanceTimersByTime(14_999)
  await new Promise(setImmediate)
  expect(app.service().work?.action).toBe('fetch')
  vi.advanceTimersByTime(1)
  await fetching
  expectSaid(unreachable.timeout)
  expectUnharmed()
  await fetchAgain()
})

test.each([
  ['a host that refuses', async () => new URL(await portal.closedUrl()).origin, unreachable.refused],
  ['a host that does not exist', async () => 'https://portal.invalid', unreachable.unknownHost],
  ['a certificate nobody vouches for', async () => portal.https.origin, unreachable.authority],
])('%s is said in words of its own, and the way back is open', async (_what, origin, words) => {
  const before = portal.requests.length
  await useOrigin(await origin())
  const saved = files()
  await fetch()
  expectSaid(words)
  expect(app.service().work).toBe(null)
  expect(app.value('runtimeKey')).toBe(good.key)
  expect(files()).toBe(saved)
  expect(portal.requests).toHaveLength(before)
  await useOrigin(portal.http.origin)
  await fetchAgain()
})

async function useOrigin(origin: string): Promise<void> {
  await useEndpoint(app, origin)
  await storeToken()
}

test('no two kinds of failure share their words', () => {
  const kinds = [...new Set([...Object.values(said), ...Object.values(unreachable)].map(({ source }) => source))]
  const kindsOf = (text: string) => kinds.filter((kind) => new RegExp(kind).test(text))
  expect(new Set(heard.flatMap(kindsOf)).size, 'each was heard').toBe(kinds.length)
  expect(heard.filter((text) => kindsOf(text).length !== 1)).toEqual([])
})

// Last, after everything that could have brought one.
test('no token, and nothing that a portal said besides, was on its way to the page', () => {
  const seen = app.seen()
  for (const secret of [portal.first.portal_token, portal.world.canary]) expect(seen).not.toContain(secret)
})
