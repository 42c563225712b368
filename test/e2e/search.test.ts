import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

import { startPortal, type Portal } from '../portal/portal'
import { pasteToken, press, useEndpoint } from './steps'
import { startWorld, type World } from './world'

let portal: Portal
let world: World

const box = () => world.page.getByRole('searchbox', { name: 'Search settings' })
const heading = (name: string) => world.page.getByRole('heading', { name, exact: true })
const rows = () => world.page.getByRole('main').locator('.row-name').allTextContents()
const said = () => world.page.getByRole('status', { name: 'Search results' }).textContent()
const focusedName = () => world.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')

beforeAll(async () => {
  portal = await startPortal()
  world = await startWorld()
})
afterAll(async () => {
  await world.close()
  await portal.close()
})
beforeEach(async () => {
  await world.another()
  await useEndpoint(world, portal.http.portalUrl)
})

test('by keyboard alone: a filter is completed, a hit of another page is shown, and Escape goes back', async () => {
  const { page } = world
  await page.keyboard.press('Control+f')
  await page.keyboard.type('portal @')
  await page.getByRole('listbox', { name: 'Filters' }).waitFor()
  expect(await page.getByRole('option').first().textContent()).toContain('Not the default')
  await page.keyboard.type('service:p')
  await expect.poll(() => page.getByRole('option').count()).toBe(1)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect.poll(() => box().inputValue()).toBe('portal @service:plutu ')
  await heading('Plutu').waitFor()
  await expect.poll(rows).toEqual(['Portal URL'])

  await page.keyboard.press('Escape')
  expect(await box().inputValue()).toBe('')
  await heading('coherence').waitFor()
  expect(await box().evaluate((input) => input === document.activeElement)).toBe(true)
})

test('Escape closes the list of filters first, and clears the search after that', async () => {
  const { page } = world
  await box().focus()
  await page.keyboard.type('@s')
  await page.getByRole('listbox', { name: 'Filters' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Escape')
  await page.getByRole('listbox').waitFor({ state: 'detached' })
  expect(await box().inputValue()).toBe('@s')
  await page.keyboard.press('Escape')
  expect(await box().inputValue()).toBe('')
})

test('Enter and Down lead from the search into its results, which options, other cases and accents find', async () => {
  const { page } = world
  const place = () =>
    page.evaluate(
      () => document.activeElement?.closest('[data-row]')?.getAttribute('data-row') ?? document.activeElement?.tagName,
    )
  for (const [words, key, row] of [
    ['DÁRK', 'Enter', 'preferences/theme'],
    ['change passphrase', 'ArrowDown', 'security/passphrase'],
  ] as const) {
    await box().fill(words)
    await page.getByRole('main').locator(`[data-row="${row}"]`).waitFor()
    await box().press(key)
    await expect.poll(place).toBe(row)
  }
})

test('what is typed right behind a search text is not lost: Enter leads into the first hit, and the keys arrive in its field', async () => {
  const { page } = world
  await box().focus()
  await page.keyboard.type('envVariable')
  await page.keyboard.press('Enter')
  await page.keyboard.type('MY')
  const field = page.getByRole('textbox', { name: 'Variable name' })
  expect(await field.evaluate((input) => input === document.activeElement)).toBe(true)
  expect(await field.inputValue()).toContain('MY')
  await page.keyboard.press('Escape')
})

test('a hit that was just typed for has its controls before the mouse can reach them, and keeps them while typing goes on', async () => {
  const { page } = world
  const main = page.getByRole('main')
  const hasControl = () => main.locator('[data-row="coherence/portalUrl"] input').count()
  await box().pressSequentially('portal')
  await heading('Search results').waitFor()
  await main.locator('[data-row="coherence/portalUrl"]').hover()
  expect(await hasControl()).toBe(1)
  // A click on one that is off is a click on its row.
  await main.locator('[data-row="coherence/portalUrl"] input').click({ force: true })
  await box().focus()
  await page.keyboard.type(' ')
  expect(await hasControl()).toBe(1)
})

test('hits of all pages stand together, are marked and counted, and a page can be looked at alone', async () => {
  const { page } = world
  await box().fill('token')
  await heading('Search results').waitFor()
  for (const name of ['coherence', 'Cloudeka', 'Plutu']) await heading(name).waitFor()
  const marked = (await page.locator('mark').allTextContents()).map((text) => text.toLowerCase())
  expect(new Set(marked)).toEqual(new Set(['token']))
  await page.getByRole('treeitem', { name: /^Cloudeka.*, 1 hit$/ }).click()
  await expect.poll(rows).toEqual(['Access Token'])
  await page.getByRole('button', { name: 'Show all results' }).click()
  await page.getByRole('button', { name: 'Show all of Cloudeka' }).click()
  await page.getByRole('switch', { name: 'Use custom endpoint' }).waitFor()
  expect(await box().inputValue()).toBe('')
})

test('a row that is reset under @modified stays until the search changes', async () => {
  const { page } = world
  await box().fill('@modified @service:coherence')
  await expect.poll(rows).toEqual(['Use custom endpoint', 'Portal URL'])
  await page.getByRole('button', { name: 'Reset Portal URL' }).click()
  await page.getByRole('button', { name: 'Reset Portal URL' }).waitFor({ state: 'detached' })
  expect(await rows()).toEqual(['Use custom endpoint', 'Portal URL'])
  await box().fill('@modified @service:coherence @shared')
  await expect.poll(rows).toEqual(['Use custom endpoint'])
})

test('what empties a search is named and can be taken out of it, and an unknown filter is said', async () => {
  const { page } = world
  await box().fill('plutu key @modified')
  await page.getByText('Without @modified there are 4 settings.').waitFor()
  await page.getByRole('button', { name: 'Remove @modified' }).click()
  expect(await box().inputValue()).toBe('plutu key')
  await heading('Plutu').waitFor()
  await box().fill('plutu @mine')
  await page.getByText('There is no filter @mine').waitFor()
  await page.getByRole('button', { name: 'Remove @mine' }).click()
  await expect.poll(() => page.getByText('There is no filter').count()).toBe(0)
  await box().fill('wardrobe')
  await page.getByRole('button', { name: 'Clear search' }).click()
  await heading('coherence').waitFor()
})

test('results are announced once the typing pauses, and not at each letter', async () => {
  const { page } = world
  await box().focus()
  const heard = page.evaluate(
    () =>
      new Promise<string[]>((done) => {
        const region = document.querySelector('.search-place [role=status]')
        const texts: string[] = []
        const watch = new MutationObserver(() => {
          texts.push(region?.textContent ?? '')
          done(texts)
        })
        if (region !== null) watch.observe(region, { childList: true, characterData: true, subtree: true })
      }),
  )
  await page.keyboard.type('variable')
  expect(await heard).toEqual([await said()])
  expect(await said()).toMatch(/^\d+ settings? on 1 page$/)
})

test('nothing of a secret is found, and @env:live looks at what Live holds and leads there', async () => {
  const { page } = world
  const token = portal.world.organizations[0]?.projects[0]?.portal_token ?? ''
  await pasteToken(world, token)
  await box().fill(token.slice(-4))
  await page.getByText('No setting matches').first().waitFor()
  await box().fill('@env:live @missing @service:coherence')
  await expect.poll(rows).toEqual(['Portal Token', 'Runtime Key'])
  await page.getByRole('button', { name: 'Portal Token for Live: not stored. Show Live' }).press('Enter')
  await page.locator('.toolbar.is-live').waitFor()
  await expect.poll(rows).toEqual(['Portal Token', 'Runtime Key'])
})

test('a value that differs between the environments is seen on its row, and the focus stays there when it is shown', async () => {
  const { page } = world
  const file = page.getByRole('textbox', { name: 'Environment file' })
  await file.fill('test.env')
  await file.press('Enter')
  const live = page.getByRole('button', { name: 'Environment file for Live: empty. Show Live' })
  await live.press('Enter')
  await page.locator('.toolbar.is-live').waitFor()
  await expect.poll(focusedName).toBe('Environment file for Test: test.env. Show Test')
})

test('preferences are found, changed and put back where they were found', async () => {
  const { page } = world
  await page.keyboard.press('Control+f')
  await page.keyboard.type('clear clipboard')
  const field = page.getByRole('textbox', { name: 'Clear clipboard after' })
  await field.fill('60')
  await field.press('Enter')
  await page.getByText('Default: 45 s').waitFor()
  expect(await page.getByRole('treeitem', { name: /^Security/ }).textContent()).toContain('1 hit')
  await press(world, 'Reset Clear clipboard after')
  await expect.poll(() => field.inputValue()).toBe('45')
  await press(world, 'Show all of Security')
  await page.getByRole('heading', { level: 1, name: 'Security' }).waitFor()
})

test('only the hits in sight are in the document, all can be scrolled to, and what is typed in one stays while it is away', async () => {
  const { page } = world
  const main = page.getByRole('main')
  await box().fill('e')
  await heading('Search results').waitFor()
  const [found = 0, pages = 0] =
    ((await main.locator('.page-summary').first().textContent()) ?? '').match(/\d+/g)?.map(Number) ?? []
  expect(await main.locator('.row').count()).toBeLessThan(found)
  expect(await main.locator('.found').count()).toBeLessThan(pages)
  const row = main.locator('.row', { has: page.getByRole('textbox') }).first()
  const field = main.locator(`[data-row="${await row.getAttribute('data-row')}"]`).getByRole('textbox')
  const saved = await field.inputValue()
  await field.focus()
  await page.keyboard.type(' typed')
  const text = await field.inputValue()
  await main.evaluate((frame) => frame.scrollTo({ top: frame.scrollHeight }))
  await main.locator('.found').last().locator('.row').last().waitFor()
  expect(await field.inputValue()).toBe(text)
  expect(await field.evaluate((input) => input === document.activeElement)).toBe(true)
  await page.keyboard.press('Escape')
  await main.evaluate((frame) => frame.scrollTo({ top: 0 }))
  await expect.poll(() => field.inputValue()).toBe(saved)
})

test('a page is drawn beyond what is in sight as well, once there is time, also after its sections were folded', async () => {
  const { page } = world
  const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }))
  await page.setViewportSize({ width: 720, height: 480 })
  await page.getByRole('treeitem', { name: 'Plutu' }).click()
  await page.getByRole('treeitem', { name: /^coherence/ }).click()
  await expect.poll(async () => (await rows()).at(-1)).toBe('Variable name')
  for (const section of await page.locator('.section-button').all()) await section.press('Enter')
  expect(await page.locator('.section-button[aria-expanded=false]').count()).toBeGreaterThan(2)
  expect(await page.getByRole('textbox', { name: 'Variable name' }).count()).toBe(0)
  for (const section of await page.locator('.section-button').all()) await section.press('Enter')
  await page.getByRole('textbox', { name: 'Variable name' }).waitFor()
  await page.setViewportSize({ width, height })
})
