import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

import { startPortal, type Portal } from '../portal/portal'
import { assetPath, fetchKey, pasteToken, showPage, useEndpoint, writeFirst } from './steps'
import { startWorld, type World } from './world'

let portal: Portal
let world: World

const variable = () => world.page.getByRole('textbox', { name: 'Variable name' })
const saved = () => readFileSync(join(world.project, '.latchkey/project.json'), 'utf8')
const asset = () => readFileSync(join(world.project, assetPath), 'utf8')
const status = () => world.page.getByRole('contentinfo').getByRole('status').textContent()
const focusedName = () =>
  world.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '')

async function change(value: string): Promise<void> {
  await variable().fill(value)
  await variable().press('Enter')
  await expect.poll(saved).toContain(`"${value}"`)
}

/** Opens the history of the focused row, with the keys of its menu. */
async function openHistory(label: string): Promise<void> {
  const { page } = world
  await page.keyboard.press('Shift+F10')
  await page.getByRole('menu', { name: `More actions for ${label}` }).waitFor()
  await page.keyboard.type('hist')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: `History of ${label}` }).waitFor()
}

async function tabTo(name: RegExp): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    if (name.test(await focusedName())) return
    await world.page.keyboard.press('Tab')
  }
  throw new Error(`Tab never reached ${name}.`)
}

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

test('by keyboard alone an older value is restored from the history, after a restart too, and undone again', async () => {
  await change('FIRST_KEY')
  await change('SECOND_KEY')
  await world.restart()
  const { page } = world
  await variable().focus()
  await openHistory('Variable name')
  const steps = page.getByRole('dialog').getByRole('listitem')
  await expect.poll(() => steps.count()).toBe(3)
  expect(await steps.first().textContent()).toMatch(/just now.*Change Variable name.*FIRST_KEY → SECOND_KEY.*Now/)
  await tabTo(/^Restore FIRST_KEY from/)
  await page.keyboard.press('Enter')
  await expect.poll(() => variable().inputValue()).toBe('FIRST_KEY')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await expect.poll(status).toContain('Variable name restored')
  await expect.poll(() => variable().evaluate((input) => input === document.activeElement)).toBe(true)

  await page.keyboard.press('Control+z')
  await expect.poll(() => variable().inputValue()).toBe('SECOND_KEY')
  await expect.poll(status).toContain('Undone: Restore Variable name')
})

test('undo and redo go on after a restart, from another page, and take the game file with them', async () => {
  const key = portal.world.organizations[0]?.projects[0]?.runtime_key ?? ''
  const untouched = asset()
  await pasteToken(world, portal.world.organizations[0]?.projects[0]?.portal_token ?? '')
  await fetchKey(world)
  await writeFirst(world)
  await change('FIRST_KEY')
  await world.restart()
  await world.page.getByText('up to date').first().waitFor()
  await showPage(world, 'Plutu')
  await world.page.getByRole('heading', { name: 'Plutu' }).waitFor()
  await world.page.keyboard.press('Control+z')
  await expect.poll(status).toContain('Undone: Change Variable name')
  expect(saved()).not.toContain('FIRST_KEY')
  await world.page.keyboard.press('Control+z')
  await expect.poll(status).toContain('Undone: Fetch Runtime Key')
  await expect.poll(asset).toBe(untouched)

  await world.restart()
  await world.page.getByRole('textbox', { name: 'Runtime Key' }).waitFor()
  await world.page.getByText('nothing to write yet').first().waitFor()
  await showPage(world, 'Security')
  await world.page.keyboard.press('Control+Shift+z')
  await expect.poll(status).toContain('Redone: Fetch Runtime Key')
  await expect.poll(asset).toContain(key)
  await world.page.keyboard.press('Control+y')
  await expect.poll(saved).toContain('FIRST_KEY')
})

test('the history of a key shows its ends alone, that of a secret no value at all, and an empty one says so', async () => {
  const { page } = world
  const [project] = portal.world.organizations[0]?.projects ?? []
  if (project === undefined) throw new Error('The mock server has no project.')
  await page.getByRole('textbox', { name: 'Environment file' }).focus()
  await openHistory('Environment file')
  await page.getByText('Nothing has been changed here yet.').waitFor()
  await page.keyboard.press('Escape')

  await pasteToken(world, project.portal_token)
  await fetchKey(world)
  await writeFirst(world)
  await page.getByRole('textbox', { name: 'Runtime Key' }).focus()
  await openHistory('Runtime Key')
  const words = await page.getByRole('dialog').getByRole('listitem').first().textContent()
  expect(words).toContain(`not fetched → ${project.runtime_key.slice(0, 4)}…${project.runtime_key.slice(-4)}`)
  expect(await page.getByRole('dialog').textContent()).not.toContain(project.runtime_key)
  await page.keyboard.press('Escape')

  await page
    .getByRole('textbox', { name: 'Portal Token' })
    .or(page.getByLabel('Portal Token', { exact: true }))
    .first()
    .focus()
  await openHistory('Portal Token')
  await page.getByRole('dialog').getByText('Store Portal Token').waitFor()
  expect(await page.getByRole('dialog').textContent()).not.toContain(project.portal_token.slice(-4))
})

test('a row’s menu copies its id, its value and its JSON, and resets it', async () => {
  const { page } = world
  await change('FIRST_KEY')
  const choose = async (name: string) => {
    await page.getByRole('button', { name: 'More actions for Variable name' }).press('Enter')
    await page.getByRole('menuitem', { name }).click()
  }
  await choose('Copy id')
  await expect.poll(world.clipboard).toBe('coherence.envVariable')
  await choose('Copy value')
  await expect.poll(world.clipboard).toBe('FIRST_KEY')
  await choose('Copy as JSON')
  await expect.poll(world.clipboard).toBe('"coherence.envVariable": "FIRST_KEY"')
  await page.getByRole('main').locator('.row-name').getByText('Variable name', { exact: true }).hover()
  await page.getByRole('tooltip').filter({ hasText: 'Default: COHERENCE_RUNTIME_KEY' }).waitFor()
  await choose('Reset Variable name')
  await expect.poll(() => variable().inputValue()).toBe('COHERENCE_RUNTIME_KEY')

  await page.getByRole('main').locator('.row-name').getByText('Portal Token', { exact: true }).click({ button: 'right' })
  await page.getByRole('menu', { name: 'More actions for Portal Token' }).waitFor()
  expect(await page.getByRole('menuitem').allTextContents()).toEqual(['Copy id', 'History…', 'Renew by…'])
})

test('the help of a row that shows none comes on hover, on focus, and goes with Escape', async () => {
  const { page } = world
  await page.getByText('Runtime Key', { exact: true }).hover()
  await page.getByRole('tooltip', { name: /The portal token fetches it/ }).waitFor()
  await page.mouse.move(5, 400)
  await page.getByRole('tooltip').waitFor({ state: 'detached' })
  const key = page.getByRole('textbox', { name: 'Runtime Key' })
  await key.focus()
  await page.getByRole('tooltip').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('tooltip').waitFor({ state: 'detached' })
  const described = (await key.getAttribute('aria-describedby'))?.split(' ') ?? []
  const texts = await Promise.all(described.map((id) => page.locator(`[id="${id}"]`).textContent()))
  expect(texts.join(' ')).toContain('The portal token fetches it')
})

test('what was refused is taken back as soon as what is typed is right', async () => {
  const { page } = world
  await variable().fill('1 wrong')
  await variable().press('Enter')
  await page.getByRole('alert').getByText('Letters, digits and underscores').waitFor()
  await variable().fill('RIGHT')
  await page.getByRole('alert').waitFor({ state: 'detached' })
})

test('the row that an undo showed is not shown again when the page is loaded again', async () => {
  const { page } = world
  await showPage(world, 'General')
  const field = page.getByRole('textbox', { name: 'Product name' })
  const was = await field.inputValue()
  await field.fill('Moth')
  await field.press('Enter')
  await expect.poll(() => field.getAttribute('data-uncommitted')).toBeNull()
  await showPage(world, 'Security')
  await page.keyboard.press('Control+z')
  await expect.poll(() => field.inputValue()).toBe(was)
  await page.reload()
  await page.getByRole('heading', { name: 'coherence', level: 1 }).waitFor()
})
