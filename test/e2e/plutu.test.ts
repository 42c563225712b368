import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

import { createPlutuWorld } from '../portal/plutuWorld'
import { startPortal, type Portal } from '../portal/portal'
import { picture, press, showPage, useEndpoint } from './steps'
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
beforeEach(async () => {
  portal.heal()
  portal.requests.length = 0
  portal.world.plutu = createPlutuWorld()
  await world.another()
  await showPage(world, 'Plutu')
  await useEndpoint(world, portal.https.plutuUrl)
})

const account = () => portal.world.plutu
const dialog = () => world.page.getByRole('dialog')
const checks = () => portal.requests.filter(({ path }) => path.endsWith('/localbankcards/confirm'))
const said = (text: string) => world.page.getByText(text).first().waitFor()

async function paste(label: string, text: string): Promise<void> {
  await world.copy(text)
  await press(world, `Paste ${label}`)
  await said(`${label} stored`)
}

async function pasteKeys(): Promise<void> {
  await paste('API Key', account().apiKey)
  await paste('Access Token', account().accessTokens.test)
}

async function select(environment: 'Test' | 'Live'): Promise<void> {
  await world.page.getByText(environment, { exact: true }).click()
}

/** The token that the dashboard would have made. */
function generate(environment: 'test' | 'live'): string {
  const token = `${account().accessTokens[environment]}.generated-anew`
  account().accessTokens[environment] = token
  return token
}

test('keys are checked when the button is pressed, with both keys in the headers, and never before', async () => {
  await pasteKeys()
  await paste('Secret Key', account().secretKey)
  await picture(world, 'plutu-1-keys')
  expect(checks()).toEqual([])

  await press(world, 'Check keys')
  await said('Plutu accepts this API Key')
  await picture(world, 'plutu-2-checked')

  expect(checks()).toMatchObject([
    {
      body: '',
      headers: { 'x-api-key': account().apiKey, authorization: `Bearer ${account().accessTokens.test}` },
    },
  ])
  expect(JSON.stringify(portal.requests)).not.toContain(account().secretKey)
  portal.fail('server-error', 1)
  await press(world, 'Check keys')
  await world.page.getByRole('alert').waitFor()
  expect(await world.page.getByText('Plutu accepts this API Key').count()).toBe(0)
  await press(world, 'Check keys')
  await world.page.getByRole('alert').waitFor({ state: 'detached' })
  await said('Plutu accepts this API Key')
  await paste('API Key', '00000000-0000-0000-0000')
  await world.page.getByText('Plutu accepts this API Key').waitFor({ state: 'detached' })
})

test('a token is renewed step by step, and the old one stays until the new one works', async () => {
  await pasteKeys()
  const old = account().accessTokens.test
  const fresh = generate('test')

  await press(world, 'Renew Access Token…')
  await world.copy(`${fresh}-cut`)
  await dialog().getByRole('button', { name: 'Paste Access Token' }).click()
  await dialog().getByText('-cut').waitFor()
  await press(world, 'Check and store')
  await dialog().getByText('does not accept this pair').waitFor()
  await picture(world, 'plutu-3-renewal-refused')
  expect(await world.page.content()).not.toContain(fresh)
  await dialog().getByRole('button', { name: 'Cancel' }).click()
  await press(world, 'Copy Access Token')
  await world.page.getByRole('menuitem', { name: 'Copy', exact: true }).click()
  await expect.poll(() => world.clipboard()).toBe(old)

  await press(world, 'Renew Access Token…')
  await world.copy(fresh)
  await world.page.keyboard.press('Control+v')
  await dialog().getByText('anew').waitFor()
  await press(world, 'Check and store')
  await dialog().waitFor({ state: 'detached' })
  await said('Access Token checked and stored')
  await said('Plutu accepts this API Key')
  await picture(world, 'plutu-4-renewed')
  expect(checks().at(-1)?.headers['authorization']).toBe(`Bearer ${fresh}`)

  await press(world, 'Restore it')
  await said('Access Token put back')
  await press(world, 'Check keys')
  await said('does not accept this pair')
})

test('a check that says nothing stores nothing until the user wants it so', async () => {
  await pasteKeys()
  const before = checks().length
  await press(world, 'Renew Access Token…')
  await world.copy(generate('test'))
  await dialog().getByRole('button', { name: 'Paste Access Token' }).click()
  await dialog().getByText('anew').waitFor()
  portal.fail('html-200', 1)
  await press(world, 'Check and store')
  await dialog().getByText('nothing that says whether the keys are good').waitFor()
  portal.fail('server-error', 1)
  await press(world, 'Check and store')
  await dialog().getByRole('alert').waitFor()
  expect(checks()).toHaveLength(before + 2)

  await press(world, 'Store without checking')
  await said('Access Token stored without a check')
  await press(world, 'Check keys')
  await said('Plutu accepts this API Key')
})

test('the API key is taken over for live in one step; live has a token of its own and looks different', async () => {
  await pasteKeys()
  await press(world, 'Use it for Live, too')
  await said('API Key stored for Live')
  await select('Live')
  await world.page.locator('.toolbar.is-live').waitFor()
  await press(world, 'Check keys')
  await said('Paste the Access Token first')
  expect(checks()).toEqual([])

  await press(world, 'Generate Access Token…')
  await dialog().getByText('choose the environment Live').waitFor()
  await picture(world, 'plutu-5-live')
  await world.copy(account().accessTokens.live)
  await dialog().getByRole('button', { name: 'Paste Access Token' }).click()
  await dialog().getByText('••••', { exact: false }).waitFor()
  await press(world, 'Check and store')
  await said('Access Token checked and stored')
  await world.page.getByText('Paste the Access Token first').waitFor({ state: 'detached' })
  expect(checks().at(-1)?.headers).toMatchObject({
    'x-api-key': account().apiKey,
    authorization: `Bearer ${account().accessTokens.live}`,
  })
})

test('a check can be cancelled, and the button works again', async () => {
  await pasteKeys()
  const before = checks().length
  portal.fail('stall-before-headers', 1)
  await press(world, 'Check keys')
  await expect.poll(() => checks().length).toBe(before + 1)
  await press(world, 'Cancel the request')
  await said('Cancelled')
  await press(world, 'Check keys')
  await said('Plutu accepts this API Key')
})
