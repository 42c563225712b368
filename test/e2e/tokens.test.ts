import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { startPortal, type Portal } from '../portal/portal'
import { alertBeside, fetchKey, openWithPortal, pasteToken, writeFirst } from './steps'
import type { World } from './world'

let portal: Portal
let world: World
let token: string

beforeAll(async () => {
  portal = await startPortal()
  world = await openWithPortal(portal, 'http')
  token = portal.world.organizations[0]?.projects[0]?.portal_token ?? ''
  // From here on the project knows its runtime key, and a fetch asks nothing.
  await pasteToken(world, token)
  await fetchKey(world)
  await writeFirst(world)
})
afterAll(async () => {
  await world.close()
  await portal.close()
})

const input = () => world.page.locator('input[type=password]')
const button = (name: string) => world.page.getByRole('button', { name, exact: true })
const stored = () => world.page.getByText('Stored and encrypted on this computer')
const clearQuestion = () => world.page.getByRole('alertdialog', { name: 'Clear Portal Token?' })
const sentTokens = () => portal.requests.map(({ headers }) => headers['x-coherence-portal-token'])

/** Every test starts without a stored token. */
beforeEach(async () => {
  await clear()
  portal.requests.length = 0
})

async function clear(): Promise<void> {
  if ((await button('Clear Portal Token').count()) === 0) return
  await button('Clear Portal Token').click()
  await clearQuestion().getByRole('button', { name: 'Clear' }).click()
  await button('Clear Portal Token').waitFor({ state: 'detached' })
}

async function drop(text: string): Promise<void> {
  await input().evaluate((element, dropped) => {
    const data = new DataTransfer()
    data.setData('text/plain', dropped)
    element.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
  }, text)
}

/** Neither as text, nor as an attribute, nor in a field. */
async function expectNotOnPage(text: string): Promise<void> {
  expect(await world.page.content()).not.toContain(text)
  const held = "[...document.querySelectorAll('input')].map(({ value }) => value).join('\\n')"
  expect(await world.page.evaluate<string>(held)).not.toContain(text)
}

/** The stored token, as main would give it to the user. */
async function copiedToken(): Promise<string> {
  await world.copy('')
  await button('Copy Portal Token').click()
  await world.page.getByRole('menuitem', { name: 'Copy', exact: true }).click()
  await expect.poll(() => world.clipboard()).not.toBe('')
  return world.clipboard()
}

test('a token that took the place of another gives it back', async () => {
  await world.copy('ptok-the-right-one-0001')
  await button('Paste Portal Token').click()
  await world.page.getByText('Portal Token stored').waitFor()
  await world.copy('ptok-a-wrong-one-0002')
  await button('Paste Portal Token').click()
  await button('Restore it').click()
  await world.page.getByText('Portal Token put back').waitFor()
  expect(await copiedToken()).toBe('ptok-the-right-one-0001')
})

test('a locked screen hides what is shown', async () => {
  await pasteToken(world, token)
  await button('Reveal Portal Token').click()
  await world.page.getByText(token).waitFor()
  await world.app.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'))
  await world.page.getByText('Stored, and locked at the moment').waitFor()
  await expectNotOnPage(token)
  await button('Show secrets').click()
  await stored().waitFor()
})

/** All reasons are tested in test/unit/app/commands/givenTokens.test.ts; these tests show what an input may do to the text. */
const twoLines = ['secret-line\nsecond-line', /more than one line/] as const

describe.each<[string, (text: string) => Promise<void>, readonly [string, RegExp]]>([
  [
    'pasted with the button',
    async (text) => {
      await world.copy(text)
      await button('Paste Portal Token').click()
    },
    twoLines,
  ],
  [
    'pasted with Ctrl+V',
    async (text) => {
      await world.copy(text)
      await input().focus()
      await world.page.keyboard.press('Control+v')
    },
    twoLines,
  ],
  [
    'typed',
    async (text) => {
      await input().fill(text)
      await input().press('Enter')
    },
    ['   \t ', /was empty/],
  ],
  ['dropped', drop, twoLines],
])('%s', (_how, give, [bad, words]) => {
  test('a text that is no token is refused beside the field, and nothing is stored or sent', async () => {
    await give(bad)
    const alert = await alertBeside(world, 'Portal Token')
    await expect.poll(() => alert.textContent()).toMatch(words)
    expect(await alert.textContent()).not.toContain('secret')
    await expectNotOnPage('secret-')
    expect(await button('Reveal Portal Token').count()).toBe(0)
    expect(portal.requests).toEqual([])
    await pasteToken(world, token)
    expect(await alert.count()).toBe(0)
  })

  test('a token with the name of its variable around it is the token, and stays out of the page', async () => {
    await give(`export COHERENCE_PORTAL_TOKEN="${token}"`)
    await stored().waitFor()
    expect(await input().inputValue()).toBe('')
    await expectNotOnPage(token)
    expect(await copiedToken()).toBe(token)
  })

  test('the runtime key of the project is not taken for its portal token, and nothing is asked', async () => {
    await pasteToken(world, token)
    await give(portal.world.organizations[0]?.projects[0]?.runtime_key ?? '')
    const alert = await alertBeside(world, 'Portal Token')
    await expect.poll(() => alert.textContent()).toContain('This is the Runtime Key of this project')
    expect(portal.requests).toEqual([])
    expect(await copiedToken(), 'the stored one stays').toBe(token)
  })
})

test('typed text is dropped on Escape and kept when the field is left', async () => {
  await input().fill('typed-by-mistake')
  await input().press('Escape')
  expect(await input().inputValue()).toBe('')
  await input().blur()
  expect(await button('Reveal Portal Token').count()).toBe(0)
  await input().fill(token)
  await input().blur()
  await stored().waitFor()
  await expectNotOnPage(token)
})

test('Fetch right after typing uses what was typed', async () => {
  await pasteToken(world, 'a-token-of-before')
  await input().fill(token)
  await button('Fetch Runtime Key').click()
  await expect.poll(sentTokens).toEqual([token])
  await expect.poll(() => world.page.getByRole('status').textContent()).toContain('up to date')
})

test('what was typed moves no button away from under the mouse that is down on it', async () => {
  await pasteToken(world, 'a-token-of-before')
  await input().fill(token)
  await button('Fetch Runtime Key').hover()
  await world.page.mouse.down()
  const view = () => world.page.evaluate("window.latchkey.call('view.read').then(JSON.stringify)")
  await expect.poll(view).toContain('"replacedAt"')
  const replaced = world.page.getByText('Replaced the previous one')
  expect(await replaced.count()).toBe(0)
  await world.page.mouse.up()
  await replaced.waitFor()
  await expect.poll(sentTokens).toEqual([token])
  await expect.poll(() => world.page.getByRole('status').textContent()).toContain('up to date')
})

test('Fetch right after a refused text sends nothing', async () => {
  await input().fill('two words')
  await button('Fetch Runtime Key').click()
  await (await alertBeside(world, 'Runtime Key')).waitFor()
  expect(await (await alertBeside(world, 'Portal Token')).textContent()).toContain('space inside')
  expect(portal.requests).toEqual([])
})

test('a second token takes the place of the first', async () => {
  await pasteToken(world, 'a-token-of-before')
  await input().fill(token)
  await input().press('Enter')
  await world.page
    .getByText(`•••• ${token.slice(-4)}`)
    .or(world.page.getByPlaceholder(token.slice(-4)))
    .waitFor()
  expect(await copiedToken()).toBe(token)
})

test('Clear asks, and destroys only after a yes', async () => {
  await pasteToken(world, token)
  await button('Clear Portal Token').click()
  await clearQuestion().getByRole('button', { name: 'Keep it' }).click()
  await clearQuestion().waitFor({ state: 'detached' })
  expect(await copiedToken()).toBe(token)
  await clear()
  await button('Fetch Runtime Key').click()
  await expect.poll(async () => (await alertBeside(world, 'Runtime Key')).textContent()).toContain('Paste the Portal Token')
  expect(portal.requests).toEqual([])
})

test.each([
  ['Ctrl+V', () => world.page.keyboard.press('Control+v'), 'copied'],
  ['Shift+Insert', () => world.page.keyboard.press('Shift+Insert'), 'copied'],
  ['the menu', () => world.app.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.paste()), 'copied'],
  ['a middle click', () => input().click({ button: 'middle' }), 'marked'],
] as const)('what was pasted by %s is stored, and nothing else that was copied or marked', async (_way, paste, which) => {
  const texts = { copied: token, marked: token.split('').toReversed().join('') }
  await world.copy(texts.copied)
  await world.mark(texts.marked)
  await input().focus()
  await paste()
  await stored().waitFor()
  expect(await copiedToken()).toBe(texts[which])
})

test('a copied token is in neither clipboard nor marked text once secrets are hidden', async () => {
  await pasteToken(world, token)
  expect(await copiedToken()).toBe(token)
  expect(await world.marked()).toBe(token)
  await world.page.keyboard.press('Control+l')
  await expect.poll(() => world.clipboard()).toBe('')
  await expect.poll(() => world.marked()).toBe('')
  await world.page.getByRole('button', { name: 'Show secrets' }).click()
  await stored().waitFor()
})

test('a copy of it, alone or as a variable, is on the clipboard and never in the page', async () => {
  await pasteToken(world, token)
  expect(await copiedToken()).toBe(token)
  await button('Copy Portal Token').click()
  await world.page.getByRole('menuitem', { name: 'Copy as COHERENCE_PORTAL_TOKEN=…' }).click()
  await expect.poll(() => world.clipboard()).toBe(`COHERENCE_PORTAL_TOKEN=${token}`)
  await expectNotOnPage(token)
})

test('a revealed token is hidden by the button, and by itself after the seconds of the preference', async () => {
  await world.page.getByRole('treeitem', { name: 'Security' }).click()
  const seconds = world.page.getByRole('textbox', { name: 'Hide a revealed secret after' })
  await seconds.fill('3')
  await seconds.press('Enter')
  await world.page.getByRole('treeitem', { name: /coherence/ }).click()
  await pasteToken(world, token)
  await button('Reveal Portal Token').click()
  await world.page.getByText(token, { exact: true }).waitFor()
  await button('Hide Portal Token').click()
  await expectNotOnPage(token)
  await button('Reveal Portal Token').click()
  await world.page.getByText('Shown for 3 seconds').waitFor()
  expect(await world.page.content()).toContain(token)
  await world.page.getByText(token, { exact: true }).waitFor({ state: 'detached' })
  await expectNotOnPage(token)
})

test('hidden secrets are locked until they are shown again', async () => {
  await pasteToken(world, token)
  await button('Reveal Portal Token').click()
  await world.page.getByText(token, { exact: true }).waitFor()
  await world.page.keyboard.press('Control+l')
  await world.page.getByText('locked at the moment').waitFor()
  expect(await button('Reveal Portal Token').count()).toBe(0)
  await expectNotOnPage(token)
  await button('Show secrets').click()
  await stored().waitFor()
})
