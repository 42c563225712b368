import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

import { badValues } from '../portal/badValues'
import { isFailureName, type FailureName } from '../portal/failures'
import { startPortal, type Portal } from '../portal/portal'
import { alertBeside, assetPath, fetchKey, openWithPortal, pasteToken, useEndpoint, writeFirst } from './steps'
import type { World } from './world'

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

let portal: Portal
let world: World
let good: { key: string; files: string }
const heard: string[] = []

beforeAll(async () => {
  portal = await startPortal()
  world = await openWithPortal(portal, 'http')
  await pasteToken(world, projectOfPortal().portal_token)
  await fetchKey(world)
  await writeFirst(world)
  good = { key: projectOfPortal().runtime_key, files: files() }
})
afterAll(async () => {
  await world.close()
  await portal.close()
})
beforeEach(async () => {
  portal.heal()
  // Only after a test that failed halfway.
  if ((await anyAlert().count()) > 0) await fetchAgain()
})

const files = () =>
  [assetPath, '.latchkey/project.json'].map((path) => readFileSync(join(world.project, path), 'utf8')).join('\n')
const anyAlert = () => world.page.getByRole('alert')
const button = () => world.page.getByRole('button', { name: 'Fetch Runtime Key' })
const cancel = () => world.page.getByRole('button', { name: 'Cancel the request' })
const shownKey = () => world.page.getByRole('textbox', { name: 'Runtime Key' }).inputValue()

function projectOfPortal() {
  const [project] = portal.world.organizations[0]?.projects ?? []
  if (project === undefined) throw new Error('The mock server has no project.')
  return project
}

/** Presses the arrow and waits for the end of what it began, whatever that is. */
async function press(): Promise<void> {
  const before = portal.requests.length
  await button().click()
  await expect.poll(() => portal.requests.length).toBeGreaterThan(before)
  await expect.poll(isWorking).toBe(false)
}

const isWorking = () =>
  world.page.evaluate<boolean>("window.latchkey.call('view.read').then(({ value }) => value.project.services[0].work !== null)")

async function expectSaid(words: RegExp): Promise<void> {
  const alert = await alertBeside(world, 'Runtime Key')
  await alert.waitFor()
  const text = (await alert.textContent()) ?? ''
  expect(text).toMatch(words)
  expect(text).not.toContain(projectOfPortal().portal_token)
  expect(text).not.toContain(portal.world.canary)
  expect(await anyAlert().count(), 'it is said once').toBe(1)
  heard.push(text)
}

/** Nothing changed, nobody else was asked, and the button can be used. */
async function expectUnharmed(): Promise<void> {
  expect(await shownKey()).toBe(good.key)
  expect(files()).toBe(good.files)
  expect(await button().isEnabled()).toBe(true)
  expect(portal.other.connections()).toBe(0)
}

/** The next good answer takes the alert away and leaves the files as they were before. */
async function fetchAgain(): Promise<void> {
  portal.heal()
  await press()
  await anyAlert().waitFor({ state: 'detached' })
  await expectUnharmed()
}

// First, while no other test has made the processes grow.
test.runIf(process.platform === 'linux')('answers of 100 MB do not grow the app', async () => {
  const pids = await world.app.evaluate(({ app }) =>
    app.getAppMetrics().flatMap(({ type, pid }) => (['Browser', 'Utility'].includes(type) ? [pid] : [])),
  )
  const kilobytes = (name: 'VmRSS' | 'VmHWM') =>
    pids.reduce((sum, pid) => {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8')
      return sum + Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1])
    }, 0)
  // What each process held at most is counted from here on.
  for (const pid of pids) writeFileSync(`/proc/${pid}/clear_refs`, '5')
  const before = kilobytes('VmRSS')
  for (const name of ['huge', 'huge-declared', 'gzip-bomb', 'huge'] as const) {
    portal.fail(name)
    await press()
    await expectSaid(said[name])
  }
  expect(kilobytes('VmHWM') - before).toBeLessThan(60 * 1024)
  await fetchAgain()
})

// The type of `said` names every switch, so each of these is one.
test.each(Object.entries(said) as [keyof typeof said, RegExp][])(
  '%s is said beside the key in words of its own, and nothing else changes',
  async (name, words) => {
    const before = portal.requests.length
    portal.fail(name)
    await press()
    await expectSaid(words)
    await expectUnharmed()
    if (!name.startsWith('redirect')) expect(portal.requests).toHaveLength(before + 1)
    await fetchAgain()
  },
)

test.each<[Good, RegExp]>([
  ['deprecated-client', /will stop accepting this version of Latchkey; it asks for v9\.0\.0/],
  ['credit-limit', /credit limit of this organization is exceeded/],
])('%s is a good answer with a note', async (name, words) => {
  portal.fail(name)
  await press()
  await world.page.getByText(words).waitFor()
  expect(await anyAlert().count()).toBe(0)
  await expectUnharmed()
  portal.heal()
  await press()
  await world.page.getByText(words).waitFor({ state: 'detached' })
})

test.each<[Good, number]>([
  ['redirect-same-origin', 1],
  ['redirect-three', 3],
])('%s is followed within its origin', async (name, redirects) => {
  const before = portal.requests.length
  portal.fail(name)
  await press()
  expect(portal.requests).toHaveLength(before + 1 + redirects)
  expect(await anyAlert().count()).toBe(0)
  await expectUnharmed()
})

test.each(Object.keys(badValues).filter((name) => name.includes('name')))(
  'a project with %s keeps its key, and each line of the files its place',
  async (name) => {
    if (!isFailureName(name)) throw new Error(`No switch ${name}.`)
    portal.fail(name)
    await press()
    expect(await anyAlert().count()).toBe(0)
    expect(await shownKey()).toBe(good.key)
    expect(files().split('\n')).toHaveLength(good.files.split('\n').length)
    expect(files()).not.toMatch(/[\u2028\u202E\u2066\u200F\r]/)
    await fetchAgain()
  },
)

test.each<Endless>(['stall-before-headers', 'stall-in-body', 'slow-drip'])('%s can be cancelled', async (name) => {
  const before = portal.requests.length
  portal.fail(name)
  await button().click()
  await expect.poll(() => portal.requests.length).toBe(before + 1)
  await cancel().click()
  // Much sooner than the request would end by itself.
  await button().waitFor({ timeout: 10_000 })
  expect(await anyAlert().count()).toBe(0)
  await expectUnharmed()
  await fetchAgain()
})

test('a portal that never answers is given up after 15 seconds', async () => {
  portal.fail('slow-drip')
  await press()
  await expectSaid(unreachable.timeout)
  await expectUnharmed()
  await fetchAgain()
})

test('the second half of a double click does not cancel what the first began', async () => {
  const before = portal.requests.length
  portal.fail('slow-answer', 1)
  await button().click()
  await cancel().hover()
  await world.page.mouse.down({ clickCount: 2 })
  await world.page.mouse.up({ clickCount: 2 })
  await expect.poll(isWorking).toBe(false)
  expect(portal.requests).toHaveLength(before + 1)
  await world.page.getByText('Runtime Key is up to date').waitFor()
  await expectUnharmed()
})

test('two presses send one request', async () => {
  const before = portal.requests.length
  portal.fail('stall-before-headers', 1)
  const at = JSON.stringify({ service: 'coherence', environment: 'test' })
  await world.page.evaluate(`void window.latchkey.call('portal.fetch', ${at}); void window.latchkey.call('portal.fetch', ${at})`)
  await expect.poll(() => portal.requests.length).toBe(before + 1)
  await cancel().click()
  await button().waitFor()
  expect(portal.requests).toHaveLength(before + 1)
  await fetchAgain()
})

test.each([
  ['a host that refuses', () => portal.closedUrl(), unreachable.refused],
  ['a host that does not exist', async () => 'https://portal.invalid', unreachable.unknownHost],
  ['a certificate nobody vouches for', async () => portal.https.origin, unreachable.authority],
])('%s is said in words of its own, and the way back is open', async (_what, endpoint, words) => {
  const before = portal.requests.length
  await useEndpoint(world, await endpoint())
  await pasteToken(world, projectOfPortal().portal_token)
  const saved = files()
  await button().click()
  await expectSaid(words)
  await expect.poll(isWorking).toBe(false)
  expect(await shownKey()).toBe(good.key)
  expect(files()).toBe(saved)
  expect(portal.requests).toHaveLength(before)
  await useEndpoint(world, portal.http.portalUrl)
  await pasteToken(world, projectOfPortal().portal_token)
  await fetchAgain()
})

test('no two kinds of failure share their words', () => {
  const kinds = [...new Set([...Object.values(said), ...Object.values(unreachable)].map(({ source }) => source))]
  const kindsOf = (text: string) => kinds.filter((kind) => new RegExp(kind).test(text))
  expect(new Set(heard.flatMap(kindsOf)).size, 'each was heard').toBe(kinds.length)
  expect(heard.filter((text) => kindsOf(text).length !== 1)).toEqual([])
})
