import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'

import type { FailureName } from '../portal/failures'
import { startPortal, type Portal } from '../portal/portal'
import { outcomes, type Row } from './network/outcomes'
import { press, showPage, useEndpoint } from './steps'
import { trust } from './trust'
import { startWorld, type World } from './world'

let portal: Portal
let world: World

beforeAll(async () => {
  portal = await startPortal()
  trust(process.env['HOME'] ?? '', portal.https.caPem)
  world = await startWorld()
})
afterAll(async () => {
  await world.close()
  await portal.close()
})
afterEach(() => portal.heal())

/** Those that end by themselves only after the 15 seconds that the app waits. */
const endless = ['stall-before-headers', 'stall-in-body', 'slow-drip', 'done-then-stall']
const names = (Object.keys(outcomes) as FailureName[]).filter((name) => !endless.includes(name))
const alert = () => world.page.getByRole('alert')
const hasFailed = (outcome: Row[keyof Row]) => !['good', 'unclear', 'bad key'].includes(outcome)

async function open(page: string, url: string): Promise<void> {
  await showPage(world, page)
  await useEndpoint(world, url)
}

async function paste(label: string, text: string): Promise<void> {
  await world.copy(text)
  await press(world, `Paste ${label}`)
  await world.page.getByText(`${label} stored`).first().waitFor()
}

/** Presses a button and waits for the end of what it began, whatever that is. */
async function pressAndWait(name: string, service: string): Promise<void> {
  const before = portal.requests.length
  await press(world, name)
  await expect.poll(() => portal.requests.length).toBeGreaterThan(before)
  const isWorking = () =>
    world.page.evaluate<boolean>(
      `window.latchkey.call('view.read').then(({ value }) => value.project.services.find(({ id }) => id === '${service}').work !== null)`,
    )
  await expect.poll(isWorking, { interval: 10 }).toBe(false)
}

async function expectAlert(isExpected: boolean, secrets: readonly string[]): Promise<void> {
  await expect.poll(() => alert().count(), { interval: 10 }).toBe(isExpected ? 1 : 0)
  const shown = (await world.page.locator('body').textContent()) ?? ''
  for (const secret of [portal.world.canary, ...secrets]) expect(shown).not.toContain(secret)
}

describe('the tokens of Cloudeka', () => {
  // Names are the portal's to change, and some failures do.
  const rows = () => world.page.getByRole('row').filter({ hasText: /d1f0a|65324/ })
  /** Of three, where the portal gives or names a way to fewer; the list then says that it is not whole. */
  const given: Partial<Record<FailureName, number>> = { 'first-page': 1, 'pages-loop': 2, 'pages-elsewhere': 2 }

  beforeAll(async () => {
    await open('Cloudeka', portal.https.cloudekaUrl)
    await paste('Access Token', portal.world.cloudeka.accessToken)
    await showPage(world, 'API Overview')
    await rows().first().waitFor()
  })

  test.each(names)('%s leaves the rows that are there, and they can be read again', async (name) => {
    const secrets = [portal.world.cloudeka.accessToken, ...portal.world.cloudeka.jwts.keys()]
    portal.fail(name, Infinity, 'GET /core/cldkctl/token')
    await pressAndWait('Refresh', 'cloudeka')
    await expectAlert(hasFailed(outcomes[name].list), secrets)
    await expect.poll(() => rows().count(), { interval: 10 }).toBe(given[name] ?? 3)
    expect(await world.page.getByText('This list is incomplete').count()).toBe(name in given ? 1 : 0)
    portal.heal()
    await pressAndWait('Refresh', 'cloudeka')
    await expectAlert(false, secrets)
    await expect.poll(() => rows().count(), { interval: 10 }).toBe(3)
  })
})

describe('the check of Plutu', () => {
  const said = () => world.page.getByText('Plutu accepts this API Key')

  beforeAll(async () => {
    await open('Plutu', portal.https.plutuUrl)
    await paste('API Key', portal.world.plutu.apiKey)
    await paste('Access Token', portal.world.plutu.accessTokens.test)
  })

  test.each(names)('%s is never taken for good keys, and they can be checked again', async (name) => {
    const secrets = [portal.world.plutu.apiKey, portal.world.plutu.accessTokens.test]
    const outcome = outcomes[name].check
    portal.fail(name)
    await pressAndWait('Check keys', 'plutu')
    await expectAlert(hasFailed(outcome), secrets)
    await expect.poll(() => said().count(), { interval: 10 }).toBe(outcome === 'good' ? 1 : 0)
    portal.heal()
    await pressAndWait('Check keys', 'plutu')
    await expectAlert(false, secrets)
    await expect.poll(() => said().count(), { interval: 10 }).toBe(1)
  })
})
