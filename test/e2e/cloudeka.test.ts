import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { cloudekaTokenOf, createCloudekaWorld } from '../portal/cloudekaWorld'
import { startPortal, type Portal } from '../portal/portal'
import { picture, useEndpoint } from './steps'
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

async function choose(token: string, action: string): Promise<void> {
  await button(`Actions for ${token}`).click()
  await page().getByRole('menuitem', { name: action }).click()
}

test('from the personal token to a new token whose secret was copied', async () => {
  const { cloudeka } = portal.world
  await item('Cloudeka').click()
  expect(await page().getByRole('radiogroup', { name: 'Environment' }).getAttribute('aria-disabled')).toBe('true')
  await useEndpoint(world, portal.http.cloudekaUrl)
  await world.copy(cloudeka.accessToken)
  await button('Paste Access Token').click()
  await page().getByText('Access Token stored').waitFor()
  await picture(world, 'cloudeka-1-access-token')

  await item('API Overview').click()
  await row('Build server').waitFor()
  expect(await page().getByRole('tab', { name: 'Token' }).getAttribute('aria-selected')).toBe('true')
  expect(await row('Playtest EU').textContent()).toContain('expires soon')
  expect(await row('Old laptop').textContent()).toContain('expired')
  await picture(world, 'cloudeka-2-tokens')

  await button('New Token').click()
  await page().getByRole('textbox', { name: 'Token Name' }).fill('CI runner')
  await picture(world, 'cloudeka-3-create-token')
  await button('Choose Expired date').click()
  await page().getByRole('grid').last().waitFor()
  await picture(world, 'cloudeka-4-expired-date')
  await page().keyboard.press('PageDown')
  await page().keyboard.press('Enter')
  await button('Confirm').click()

  const secret = dialog('Secret API Key')
  await secret.waitFor()
  expect(await secret.textContent()).toContain('Token has been successfully created')
  const shown = await secret.getByRole('textbox', { name: 'Secret API Key' }).textContent()
  expect(shown).toMatch(/^cldkctl_\w{32}$/)
  await picture(world, 'cloudeka-5-secret-api-key')
  await secret.getByRole('button', { name: 'Copy' }).click()
  await expect.poll(() => world.clipboard()).toBe(shown)
  await secret.getByRole('button', { name: 'Close' }).click()
  await row('CI runner').waitFor()
  expect(cloudeka.tokens[0]).toMatchObject({ name: 'CI runner', expired_at: expect.stringMatching(/T00:00:00Z$/) })
  expect(portal.requests.filter(({ method, path }) => method === 'POST' && path === '/core/cldkctl/token')).toHaveLength(1)
  await picture(world, 'cloudeka-6-new-row')
})

test('a token is renamed, regenerated and deleted from its menu', async () => {
  const { cloudeka } = portal.world
  await choose('CI runner', 'Rename…')
  await page().getByRole('textbox', { name: 'Token Name' }).fill('CI builder')
  await button('Rename').click()
  await row('CI builder').waitFor()
  expect(cloudeka.tokens[0]?.name).toBe('CI builder')

  await choose('CI builder', 'Regenerate…')
  await button('Regenerate').click()
  const secret = dialog('Secret API Key')
  await secret.getByRole('button', { name: 'Store in vault' }).click()
  await secret.getByText('Stored in the vault.').waitFor()
  await secret.getByRole('button', { name: 'Close' }).click()
  await row('CI builder').getByLabel('The secret is in the vault').waitFor()

  await choose('CI builder', 'Delete…')
  const remove = button('Delete')
  expect(await remove.isDisabled()).toBe(true)
  await page().getByRole('textbox', { name: 'Type CI builder to confirm' }).fill('CI builder')
  await remove.click()
  await row('CI builder').waitFor({ state: 'detached' })
  expect(cloudeka.tokens.map(({ name }) => name)).not.toContain('CI builder')
})

test('a secret that arrived just before a crash is offered at the next start, until it is dismissed', async () => {
  portal.fail('slow-answer', 1, '/token')
  await button('New Token').click()
  await page().getByRole('textbox', { name: 'Token Name' }).fill('Night build')
  await button('Confirm').click()
  // The answer reaches a page that no longer draws, so no dialog can have come before the end.
  await world.freezePage()
  const vault = () => readFileSync(join(world.userData, 'vault.json'), 'utf8')
  await expect.poll(vault).toContain('"token.')
  await world.crash()
  await world.start()

  await item('API Overview').click()
  await page().getByText('The secret of “Night build” is waiting').waitFor()
  await picture(world, 'cloudeka-7-after-a-crash')
  await button('Show it').click()
  const shown = dialog('Secret API Key').getByRole('textbox', { name: 'Secret API Key' })
  expect(await shown.textContent()).toMatch(/^cldkctl_\w{32}$/)
  await dialog('Secret API Key').getByRole('button', { name: 'Close' }).click()
  await button('Dismiss…').click()
  await button('Destroy it').click()
  await page().getByText('is waiting').waitFor({ state: 'detached' })
  expect(vault()).not.toContain('"token.')
})

/** Reads the list again, to the end: its last failure is gone as soon as the next reading begins. */
async function refresh(): Promise<void> {
  const asked = () => portal.requests.filter(({ method, path }) => method === 'GET' && path.includes('/token')).length
  const before = asked()
  await button('Refresh').click()
  await expect.poll(asked).toBeGreaterThan(before)
  await button('Refresh').waitFor()
}

test('a list says what it lacks, what can not be told apart and which date nobody can read', async () => {
  portal.world.cloudeka.tokens = createCloudekaWorld().tokens
  const rows = () => page().getByRole('row').filter({ hasText: 'd1f0a' })
  portal.fail('first-page', 1, '/token')
  await refresh()
  await page().getByText('The portal has 3 tokens and gave 1 of them.').waitFor()
  await page().getByRole('status').getByText('3 tokens, 1 shown').waitFor()
  await page().getByRole('searchbox', { name: 'Filter tokens' }).fill('wardrobe')
  await page().getByText('None of the tokens read here matches').waitFor()
  await page().getByRole('searchbox', { name: 'Filter tokens' }).fill('')

  portal.fail('pages', Infinity, '/token')
  await refresh()
  await page().getByText('This list is incomplete').waitFor({ state: 'detached' })
  await expect.poll(() => rows().count()).toBe(3)
  portal.heal()

  portal.fail('server-error', 1, '/token')
  await refresh()
  await page().getByRole('alert').waitFor()
  expect(await rows().count()).toBe(3)
  await refresh()
  await page().getByRole('alert').waitFor({ state: 'detached' })
  expect(await rows().count()).toBe(3)

  portal.fail('same-ids', 1, '/token')
  await refresh()
  await page().getByText('Several tokens share the id d1f0aevery0one').waitFor()
  expect(await rows().getByLabel('Another token has the same id').count()).toBe(3)
  expect(
    await page()
      .getByRole('button', { name: /^Actions for/ })
      .count(),
  ).toBe(0)

  portal.fail('strange-dates', 1, '/token')
  await refresh()
  await page().getByText('unreadable date').first().waitFor()
  expect(await row('Build server').textContent()).toContain('31 Dec 2099')
  expect(await row('Playtest EU').textContent()).toMatch(/not said.*Never/)
  expect(await row('Old laptop').textContent()).toMatch(/unreadable date.*unreadable date.*not known/)
  await choose('Old laptop', 'Regenerate…')
  await page().getByText('Expiry until now: unreadable date.').waitFor()
  await page().keyboard.press('Escape')
  await page().getByRole('dialog').waitFor({ state: 'detached' })
})

test('ten thousand tokens: only those in sight are in the document, and all can be reached', async () => {
  portal.world.cloudeka.tokens = Array.from({ length: 10_000 }, (_, index) => cloudekaTokenOf(index, `Token ${index}`, null))
  await button('Refresh').click()
  await page().getByText('10000 tokens').waitFor()
  expect(await page().getByRole('row').count()).toBeLessThan(80)
  await page().getByRole('columnheader', { name: 'Name' }).click()
  await row('Token 0$').waitFor()
  await page().getByRole('columnheader', { name: 'Name' }).click()
  await row('Token 9999').waitFor()
  await page().getByRole('searchbox', { name: 'Filter tokens' }).fill('token 4321')
  await page().getByText('1 of 10000 tokens').waitFor()
  await row('Token 4321').waitFor()
})

test('the search of the window finds tokens by name and state, and leads to the row in its table', async () => {
  const box = page().getByRole('searchbox', { name: 'Search settings' })
  await box.fill('token 8765')
  await button('Show in the table: Token 8765').waitFor()
  expect(
    await page()
      .getByRole('treeitem', { name: /^API Overview/ })
      .textContent(),
  ).toContain('1')
  await box.press('Enter')
  await page().keyboard.press('Enter')
  await row('Token 8765').waitFor()
  const focused = () => page().evaluate(() => document.activeElement?.textContent ?? '')
  await expect.poll(focused).toContain('Token 8765')
  expect(await box.inputValue()).toBe('')

  await box.fill('token active 4321')
  await page().getByText('Show in the table').first().waitFor()
  await item('API Overview').click()
  await page().getByText('Only the hits on this page are shown').waitFor()
  await row('Token 4321').waitFor()
  await expect.poll(() => row('Token 9999').count()).toBe(0)
  await box.fill('')
})

test('ten thousand tokens are walked through by keyboard, and the row with the focus stays where the table is scrolled', async () => {
  await page().getByRole('searchbox', { name: 'Filter tokens' }).fill('')
  await page().getByText('10000 tokens').waitFor()
  const grid = page().getByRole('grid', { name: 'Tokens' })
  expect(await grid.getAttribute('aria-rowcount')).toBe('10001')
  const focused = () => page().evaluate(() => document.activeElement?.getAttribute('aria-rowindex'))
  await grid.focus()
  await expect.poll(focused).not.toBeNull()
  await page().keyboard.press('End')
  await expect.poll(focused).toBe('10001')
  await page().keyboard.press('Home')
  await expect.poll(focused).toBe('2')
  await page().keyboard.press('PageDown')
  await page().keyboard.press('ArrowDown')
  await page().keyboard.press('ArrowUp')
  await page().keyboard.press('ArrowUp')
  await expect.poll(focused).toBe('13')

  await grid.evaluate((table) => table.scrollTo({ top: 130_000 }))
  await page().locator('[role=row][aria-rowindex="5002"]').waitFor()
  expect(await focused()).toBe('13')
  expect(await page().getByRole('row').count()).toBeLessThan(80)
  await page().keyboard.press('ArrowDown')
  await expect.poll(focused).toBe('14')
  await page().keyboard.press('Enter')
  await page().getByRole('menuitem', { name: 'Rename' }).waitFor()
  await page().keyboard.press('Escape')
  await page().keyboard.press('Shift+Tab')
  await page().keyboard.press('Enter')
  await expect.poll(() => page().getByRole('columnheader', { name: 'State' }).getAttribute('aria-sort')).toBe('ascending')
})
