import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { cloudekaTokenOf } from '../portal/cloudekaWorld'
import { startPortal, type Portal } from '../portal/portal'
import { useEndpoint } from './steps'
import { startWorld, type World } from './world'

let portal: Portal
let world: World

beforeAll(async () => {
  portal = await startPortal()
  world = await startWorld()
})
afterAll(async () => {
  await world.close()
  await portal.close()
})

const page = () => world.page
const item = (name: string) => page().getByRole('treeitem', { name: new RegExp(`^${name}`) })
const button = (name: string) => page().getByRole('button', { name, exact: true })
const dialog = (name: string) => page().getByRole('dialog', { name })
const row = (name: string) => page().getByRole('row', { name: new RegExp(name) })

/** With LATCHKEY_PICTURES the steps leave pictures for the documents. */
async function picture(name: string): Promise<void> {
  const folder = process.env['LATCHKEY_PICTURES']
  if (folder === undefined) return
  await page().setViewportSize({ width: 960, height: 600 })
  await page().emulateMedia({ colorScheme: 'dark' })
  await page().screenshot({ path: join(folder, `cloudeka-${name}.png`) })
}

test('from the personal token to a new token whose secret was copied', async () => {
  const { cloudeka } = portal.world
  await item('Cloudeka').click()
  expect(await page().getByRole('radiogroup', { name: 'Environment' }).getAttribute('aria-disabled')).toBe('true')
  await useEndpoint(world, portal.http.cloudekaUrl)
  await world.copy(cloudeka.accessToken)
  await button('Paste Access Token').click()
  await page().getByText('Access Token stored').waitFor()
  await picture('1-access-token')

  await item('API Overview').click()
  await row('Build server').waitFor()
  expect(await page().getByRole('tab', { name: 'Token' }).getAttribute('aria-selected')).toBe('true')
  expect(await row('Playtest EU').textContent()).toContain('expires soon')
  expect(await row('Old laptop').textContent()).toContain('expired')
  await picture('2-tokens')

  await button('New Token').click()
  await page().getByRole('textbox', { name: 'Token Name' }).fill('CI runner')
  await picture('3-create-token')
  await button('Choose Expired date').click()
  await page().getByRole('grid').last().waitFor()
  await picture('4-expired-date')
  await page().keyboard.press('PageDown')
  await page().keyboard.press('Enter')
  await button('Confirm').click()

  const secret = dialog('Secret API Key')
  await secret.waitFor()
  expect(await secret.textContent()).toContain('Token has been successfully created')
  const shown = await secret.getByRole('textbox', { name: 'Secret API Key' }).textContent()
  expect(shown).toMatch(/^cldkctl_\w{32}$/)
  await picture('5-secret-api-key')
  await secret.getByRole('button', { name: 'Copy' }).click()
  await expect.poll(() => world.clipboard()).toBe(shown)
  await secret.getByRole('button', { name: 'Close' }).click()
  await row('CI runner').waitFor()
  expect(cloudeka.tokens[0]).toMatchObject({ name: 'CI runner', expired_at: expect.stringMatching(/T00:00:00Z$/) })
  expect(portal.requests.filter(({ method, path }) => method === 'POST' && path === '/core/cldkctl/token')).toHaveLength(1)
  await picture('6-new-row')
})

test('ten thousand tokens: only those in sight are in the document, and all can be reached', async () => {
  portal.world.cloudeka.tokens = Array.from({ length: 10_000 }, (_, index) => cloudekaTokenOf(index, `Token ${index}`, null))
  const start = Date.now()
  await button('Read again').click()
  await page().getByText('10000 tokens').waitFor()
  console.log('read', Date.now() - start)
  expect(await page().getByRole('row').count()).toBeLessThan(80)
  let t = Date.now()
  await page().getByRole('columnheader', { name: 'Name' }).click()
  await row('Token 0$').waitFor()
  console.log('sort', Date.now() - t)
  t = Date.now()
  await page().getByRole('columnheader', { name: 'Name' }).click()
  await row('Token 9999').waitFor()
  console.log('sort back', Date.now() - t)
  t = Date.now()
  await page().getByRole('searchbox', { name: 'Filter tokens' }).fill('token 4321')
  await page().getByText('1 of 10000 tokens').waitFor()
  console.log('filter', Date.now() - t)
  t = Date.now()
  await page().getByRole('searchbox', { name: 'Filter tokens' }).fill('')
  await page().getByText('10000 tokens', { exact: true }).waitFor()
  console.log('unfilter', Date.now() - t)
  const frames = await page().evaluate(async () => {
    const table = document.querySelector('.token-table')
    if (table === null) throw new Error('no table')
    const times: number[] = []
    let last = performance.now()
    for (let step = 0; step < 120; step += 1) {
      table.scrollTop += 120
      await new Promise((resolve) => requestAnimationFrame(resolve))
      const now = performance.now()
      times.push(now - last)
      last = now
    }
    return times.sort((a, b) => a - b)
  })
  console.log('frames', frames[60], frames[110], frames[119])
})
