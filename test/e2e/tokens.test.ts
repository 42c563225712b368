import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

import { startPortal, type Portal } from '../portal/portal'
import { fetchKey, openWithPortal, pasteToken } from './steps'
import type { World } from './world'

let portal: Portal
let world: World
let token: string

beforeAll(async () => {
  portal = await startPortal()
  world = await openWithPortal(portal, 'http')
  token = portal.world.organizations[0]?.projects[0]?.portal_token ?? ''
})
afterAll(async () => {
  await world.close()
  await portal.close()
})

const input = () => world.page.getByLabel('Portal Token', { exact: true })
const alert = () => world.page.getByRole('alert')
const stored = () => world.page.getByText('Stored and encrypted on this computer')

/** Every test starts without a stored token. */
beforeEach(async () => {
  await clear()
  portal.requests.length = 0
})

async function clear(): Promise<void> {
  const button = world.page.getByRole('button', { name: 'Clear Portal Token' })
  if ((await button.count()) === 0) return
  await button.click()
  await world.page.getByRole('alertdialog').getByRole('button', { name: 'Clear' }).click()
  await button.waitFor({ state: 'detached' })
}

test.each([
  ['nothing', ' ', /empty/],
  ['two lines', 'first-line\nsecond-line', /more than one line/],
  ['a sentence', 'my token is secret-word', /space inside/],
  ['a letter no token has', 'secret-wörd', /no token has/],
  ['far too much', 'x'.repeat(5000), /too long/],
])('a paste of %s is refused beside the field, and nothing is stored or sent', async (_what, text, words) => {
  await world.copy(text)
  await world.page.getByRole('button', { name: 'Paste Portal Token' }).click()
  await expect.poll(() => alert().textContent()).toMatch(words)
  expect(await alert().textContent()).not.toContain('secret')
  expect(await stored().count()).toBe(0)
  expect(portal.requests).toEqual([])
  await pasteToken(world, token)
  expect(await alert().count()).toBe(0)
})

test.each([
  ['quotes and blanks', (text: string) => `  “${text}”\n`],
  ['the name of its variable', (text: string) => `COHERENCE_PORTAL_TOKEN=${text}`],
])('a token pasted with %s is the token', async (_what, wrap) => {
  await pasteToken(world, wrap(token))
  await stored().waitFor()
  await world.page.getByRole('button', { name: 'Reveal Portal Token' }).click()
  await world.page.getByText(token, { exact: true }).waitFor()
  await world.page.getByRole('button', { name: 'Hide Portal Token' }).click()
})

test('Ctrl+V never puts the token into the page', async () => {
  await world.copy(token)
  await input().focus()
  await world.page.keyboard.press('Control+v')
  await stored().waitFor()
  expect(await input().inputValue()).toBe('')
  expect(await world.page.content()).not.toContain(token)
})

test('typed text is kept on Enter, and dropped on Escape', async () => {
  await input().fill('typed-by-mistake')
  await input().press('Escape')
  expect(await input().inputValue()).toBe('')
  await input().fill(token)
  await input().press('Enter')
  await stored().waitFor()
  expect(await input().inputValue()).toBe('')
})

test('typed text is kept when the field is left', async () => {
  await input().fill(token)
  await world.page.getByRole('heading', { level: 1 }).click()
  await input().blur()
  await stored().waitFor()
})

test('Fetch right after typing uses what was typed', async () => {
  await input().fill(token)
  await fetchKey(world)
  expect(portal.requests.map(({ headers }) => headers['x-coherence-portal-token'])).toEqual([token])
  await world.page.getByRole('dialog').getByRole('button', { name: 'Not now' }).click()
})

test('a dropped text is stored and does not stay in the field', async () => {
  await input().evaluate((element, text) => {
    const data = new DataTransfer()
    data.setData('text/plain', text)
    element.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
  }, token)
  await stored().waitFor()
  expect(await input().inputValue()).toBe('')
})

test('the runtime key of the project is not taken for its portal token, and nothing is asked', async () => {
  const key = portal.world.organizations[0]?.projects[0]?.runtime_key ?? ''
  await world.copy(key)
  await world.page.getByRole('button', { name: 'Paste Portal Token' }).click()
  await expect.poll(() => alert().textContent()).toContain('This is the Runtime Key of this project')
  expect(portal.requests).toEqual([])
  await pasteToken(world, token)
})

test('a revealed token hides by itself', async () => {
  await world.page.getByRole('treeitem', { name: 'Preferences' }).click()
  const seconds = world.page.getByRole('textbox', { name: 'Hide revealed after' })
  await seconds.fill('3')
  await seconds.press('Enter')
  await world.page.getByRole('treeitem', { name: /coherence/ }).click()
  await pasteToken(world, token)
  await world.page.getByRole('button', { name: 'Reveal Portal Token' }).click()
  await world.page.getByText('Shown for 3 seconds').waitFor()
  await world.page.getByText(token, { exact: true }).waitFor({ state: 'detached' })
  expect(await world.page.content()).not.toContain(token)
})

test('hidden secrets are locked until they are shown again', async () => {
  await pasteToken(world, token)
  await world.page.keyboard.press('Control+l')
  await world.page.getByText('locked at the moment').waitFor()
  expect(await world.page.getByRole('button', { name: 'Reveal Portal Token' }).count()).toBe(0)
  await world.page.getByRole('button', { name: 'Show secrets' }).click()
  await stored().waitFor()
})

test('Fetch without a token says what is missing', async () => {
  await world.page.getByRole('button', { name: 'Fetch Runtime Key' }).click()
  await expect.poll(() => alert().textContent()).toContain('Portal Token')
  expect(portal.requests).toEqual([])
})
