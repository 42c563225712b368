import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

import { builtIn } from '../../shared/catalog/builtIn'
import { pasteToken, press, showPage } from './steps'
import { startWorld, type World } from './world'

let world: World

const entry = (name: string) => world.page.getByRole('treeitem', { name })
const heading = (name: string) => world.page.getByRole('heading', { name, level: 1 })
const focused = () => world.page.evaluate(() => document.activeElement?.textContent ?? '')
const saved = () => readFileSync(join(world.project, '.latchkey/project.json'), 'utf8')

/** Hides a service with the menu of its entry in the tree. */
async function hide(name: string): Promise<void> {
  await entry(name).first().click({ button: 'right' })
  await world.page.getByRole('menuitem', { name: 'Hide in this project' }).click()
  await entry(name).first().waitFor({ state: 'detached' })
}

beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())
beforeEach(() => world.another('plain-project'))

test('by keyboard alone: a service is hidden, leaves tree and search, and is added again', async () => {
  const { page } = world
  await showPage(world, 'Plutu')
  await page.keyboard.press('Shift+F10')
  await page.getByRole('menuitem', { name: 'Hide in this project' }).waitFor()
  await page.keyboard.press('Enter')
  await heading('General').waitFor()
  expect(await entry('Plutu').count()).toBe(0)
  await expect.poll(focused).toBe('General')
  await page.keyboard.press('Control+f')
  await page.keyboard.type('plutu')
  await page.getByText('No setting matches').first().waitFor()
  await page.keyboard.press('Escape')

  await page.keyboard.press('F6')
  await expect.poll(focused).toBe('General')
  await page.keyboard.type('a')
  await expect.poll(focused).toBe('API Overview')
  await page.keyboard.type('a')
  await expect.poll(focused).toBe('Add service…')
  expect(await page.getByRole('dialog').count(), 'moving there opens nothing').toBe(0)
  await page.keyboard.press('Enter')
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Find a service')
  await page.keyboard.type('wardrobe')
  await page.getByText('No service to add matches “wardrobe”.').waitFor()
  await page.keyboard.press('Enter')
  expect(await page.getByRole('dialog').count(), 'nothing was added').toBe(1)
  await page.keyboard.press('Control+a')
  await page.keyboard.type('PLU')
  await expect.poll(() => page.getByRole('button', { name: /^Add / }).count()).toBe(1)
  await page.keyboard.press('Enter')
  await heading('Plutu').waitFor()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await entry('Plutu').getAttribute('aria-selected')).toBe('true')
})

test('undo brings a hidden service back to the window, and redo takes it away', async () => {
  const { page } = world
  await hide('Cloudeka')
  expect(await entry('API Overview').count()).toBe(0)
  await page.keyboard.press('Control+z')
  await heading('Cloudeka').waitFor()
  await entry('API Overview').waitFor()
  await page.keyboard.press('Control+y')
  await heading('General').waitFor()
  expect(await entry('Cloudeka').count()).toBe(0)
})

test('a service that holds a secret says what stays where before it is hidden, and Escape leaves everything as it is', async () => {
  const { page } = world
  await showPage(world, 'coherence')
  await pasteToken(world, 'f0e1d2c3b4a5968778695a4b3c2d1e0f')
  await press(world, 'More actions for coherence')
  await page.getByRole('menuitem', { name: 'Hide in this project' }).click()
  const dialog = page.getByRole('dialog', { name: 'Hide coherence in this project?' })
  expect(await dialog.textContent()).toContain('1 stored secret stays on this computer, listed on the Security page.')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await heading('coherence').waitFor()

  await press(world, 'More actions for coherence')
  await page.getByRole('menuitem', { name: 'Hide in this project' }).click()
  await press(world, 'Hide')
  await heading('General').waitFor()
  await showPage(world, 'Security')
  await page
    .getByRole('row', { name: /Portal Token/ })
    .first()
    .waitFor()
})

test('where every service is hidden the group says so, the project opens on General, and each can be added', async () => {
  const { page } = world
  for (const name of ['coherence', 'Cloudeka', 'Plutu']) await hide(name)
  const add = page.getByRole('treeitem', { name: 'All services are hidden. Add service…' })
  await add.waitFor()
  await page.reload()
  await heading('General').waitFor()
  await add.click()
  await expect.poll(() => page.getByRole('list', { name: 'Services to add' }).getByRole('listitem').count()).toBe(builtIn.length)
  expect(await page.getByRole('dialog').textContent()).toContain('Multiplayer cloud.')
  await press(world, 'Add coherence')
  await heading('coherence').waitFor()
  expect(JSON.parse(saved()).services).toEqual({ cloudeka: { all: { shown: false } }, plutu: { all: { shown: false } } })
})
