import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { failureGroups, isFailureName, type FailureName } from '../portal/failures'
import { startPortal, type Portal } from '../portal/portal'
import { assetPath, fetchKey, openWithPortal, pasteToken, useEndpoint, writeFirst } from './steps'
import type { World } from './world'

let portal: Portal
let world: World
let good: { key: string; files: string; asset: string }

beforeAll(async () => {
  portal = await startPortal()
  world = await openWithPortal(portal, 'http')
  const [project] = portal.world.organizations[0]?.projects ?? []
  if (project === undefined) throw new Error('The stand-in has no project.')
  await pasteToken(world, project.portal_token)
  await fetchKey(world)
  await writeFirst(world)
  good = { key: project.runtime_key, files: files(), asset: asset() }
})
afterAll(async () => {
  await world.close()
  await portal.close()
})

const asset = () => readFileSync(join(world.project, assetPath), 'utf8')
const files = () =>
  [assetPath, '.latchkey/project.json'].map((path) => readFileSync(join(world.project, path), 'utf8')).join('\n')
const alert = () => world.page.getByRole('alert')
const button = () => world.page.getByRole('button', { name: 'Fetch Runtime Key' })
const shownKey = () => world.page.getByRole('textbox', { name: 'Runtime Key' }).inputValue()

/** Nothing changed, the button works, and the next good answer takes the alert away. */
async function expectUnharmed(): Promise<void> {
  expect(await shownKey()).toBe(good.key)
  expect(files()).toBe(good.files)
  expect(await button().isEnabled()).toBe(true)
  expect(portal.other.requests).toEqual([])
  portal.heal()
  const asked = portal.requests.length
  await button().click()
  await alert().waitFor({ state: 'detached' })
  await expect.poll(() => world.page.getByRole('status').textContent()).toContain('up to date')
  // The words may be those of an earlier fetch, so its end is waited for as well.
  await expect.poll(() => portal.requests.length).toBeGreaterThan(asked)
  await expect.poll(isWorking).toBe(false)
}

const isWorking = () =>
  world.page.evaluate<boolean>(
    "window.latchkey.call('view.read').then(({ value }) => value.project.services[0].work !== null)",
  )

test.each<[FailureName, RegExp]>([
  ['wrong-token', /did not accept the token/],
  ['forbidden', /may not read the project/],
  ['deleted-project', /was deleted at the portal/],
  ['old-client', /v9\.0\.0/],
  ['feature-off', /not enabled/],
  ['too-many', /42 seconds/],
  ['bad-request', /did not understand the request/],
  ['conflict', /being deployed/],
  ['unprocessable', /not set up completely/],
  ['not-found-with-code', /knows no project/],
  ['error-in-200', /switched off/],
  ['server-error', /500/],
  ['bad-gateway', /502/],
  ['unavailable', /503/],
  ['html-200', /web page|HTML|sign-in page|not JSON/i],
  ['empty-body', /empty/i],
  ['truncated-json', /cut short|incomplete|JSON/i],
  ['array', /form|shape|expected/i],
  ['null-body', /form|shape|expected/i],
  ['missing-key', /runtime_key/],
  ['empty-key', /runtime_key/],
  ['mistyped-key', /runtime_key/],
  ['malformed-key', /runtime_key has an unexpected form/],
  ['swapped', /gave the portal token itself/],
  ['proto', /__proto__|name|shape|unexpected/i],
  ['huge', /1 MiB/],
  ['huge-declared', /1 MiB/],
  ['gzip-bomb', /1 MiB/],
  ['cut-before-headers', /connection|broke/i],
  ['cut-in-body', /connection|broke/i],
  ['redirect-other-origin', /another (?:address|origin)|elsewhere|redirect/i],
  ['redirect-loop', /without end/],
])('%s is said in words of its own, and nothing else changes', async (name, words) => {
  const before = portal.requests.length
  portal.fail(name)
  await button().click()
  await alert().first().waitFor()
  expect(await alert().first().textContent()).toMatch(words)
  if (!name.startsWith('redirect')) expect(portal.requests).toHaveLength(before + 1)
  await expectUnharmed()
})

/** Switches that need cancelling, or whose answer is a good one, have tests of their own. */
const elsewhere = /^(?:stall|slow|drip|redirect-same|deprecated|credit|unknown-path|method-not-allowed|name-|strange-name)/

const everySwitch = Object.values(failureGroups).flatMap((group) => Object.keys(group))

test.each(everySwitch.filter((name) => !elsewhere.test(name)))('%s leaves what is saved as it is', async (name) => {
  if (!isFailureName(name)) throw new Error(`No switch ${name}.`)
  const before = portal.requests.length
  portal.fail(name)
  await button().click()
  await expect.poll(() => portal.requests.length).toBeGreaterThan(before)
  await expect.poll(isWorking, { timeout: 20_000 }).toBe(false)
  expect(await shownKey()).toBe(good.key)
  expect(asset()).toBe(good.asset)
  expect(portal.other.connections()).toBe(0)
})

test.each<[FailureName, RegExp]>([
  ['deprecated-client', /v9\.0\.0/],
  ['credit-limit', /credit/i],
])('%s is a good answer with a note', async (name, words) => {
  portal.fail(name, 1)
  await button().click()
  await world.page.getByText(words).first().waitFor()
  await expect.poll(isWorking).toBe(false)
  expect(await alert().count()).toBe(0)
  expect(await shownKey()).toBe(good.key)
})

test('a redirect within the same origin is followed', async () => {
  portal.fail('redirect-same-origin', 2)
  await button().click()
  await expect.poll(() => portal.requests.at(-1)?.path).toContain('moved')
  await expect.poll(isWorking).toBe(false)
  expect(await alert().count()).toBe(0)
})

test.each<FailureName>(['stall-before-headers', 'stall-in-body', 'slow-drip'])('%s can be cancelled', async (name) => {
  portal.fail(name)
  await button().click()
  await world.page.getByRole('button', { name: 'Cancel the request' }).click()
  await button().waitFor()
  expect(await alert().count()).toBe(0)
  await expectUnharmed()
})

test('a portal that never answers is given up after 15 seconds', async () => {
  portal.fail('stall-in-body')
  await button().click()
  await alert().first().waitFor({ timeout: 20_000 })
  expect(await alert().first().textContent()).toContain('15 seconds')
  await expectUnharmed()
})

test('answers of 100 MB do not grow the process', async () => {
  const memory = () =>
    world.app.evaluate(({ app }) => app.getAppMetrics().reduce((sum, { memory: { workingSetSize } }) => sum + workingSetSize, 0))
  const before = await memory()
  for (const name of ['huge', 'huge-declared', 'gzip-bomb', 'huge'] as const) {
    portal.fail(name, 1)
    await button().click()
    await alert().first().waitFor()
  }
  expect((await memory()) - before).toBeLessThan(60 * 1024)
  await expectUnharmed()
})

test('two presses send one request', async () => {
  const before = portal.requests.length
  portal.fail('stall-before-headers', 1)
  const at = { service: 'coherence', environment: 'test' }
  await world.page.evaluate(
    `void window.latchkey.call('portal.fetch', ${JSON.stringify(at)}); void window.latchkey.call('portal.fetch', ${JSON.stringify(at)})`,
  )
  await world.page.getByRole('button', { name: 'Cancel the request' }).click()
  await button().waitFor()
  expect(portal.requests).toHaveLength(before + 1)
  await expectUnharmed()
})

test.each([
  ['a host that refuses', async () => `http://127.0.0.1:${await closedPort()}`, /refused|running/i],
  ['a host that does not exist', async () => 'https://portal.invalid', /found|name|network/i],
  ['a certificate nobody vouches for', async () => portal.https.origin, /certificate/i],
])('%s is said in words of its own', async (_what, endpoint, words) => {
  const url = await endpoint()
  await useEndpoint(world, url)
  const [project] = portal.world.organizations[0]?.projects ?? []
  await pasteToken(world, project?.portal_token ?? '')
  await button().click()
  await alert().first().waitFor()
  expect(await alert().first().textContent()).toMatch(words)
  expect(await shownKey()).toBe(good.key)
})

/** A port that was free a moment ago: nothing listens there. */
async function closedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('The server had no port.')
  return address.port
}
