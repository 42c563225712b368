import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

import { openGame, showOverview } from '../states/overviewScenes'
import { press } from './steps'
import { startWorld, type World } from './world'

let world: World

beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  await openGame(world)
  await showOverview(world)
  await grid().waitFor()
})

const grid = () => world.page.getByRole('grid', { name: 'Keys of this project' })
const row = (name: string) => grid().getByRole('row', { name })
const cell = (name: string, column: number) => row(name).locator(`[aria-colindex="${column}"] button`)
const dialog = () => world.page.getByRole('dialog', { name: 'Renew Developer Secret Key by' })

/** What has the focus, in the words of its row or its cell. */
const focused = () =>
  world.page.evaluate(() => {
    const { activeElement: element } = document
    const own = element?.closest('[data-row]')?.getAttribute('data-row') ?? element?.textContent
    return `${element?.tagName.toLowerCase()} ${own}`
  })

/** The day that the team's file has for PlayFab's secret key. */
function savedDay(): string | undefined {
  const text = readFileSync(join(world.folder, 'dungeon-drifters/.latchkey/project.json'), 'utf8')
  const { services } = JSON.parse(text) as { services: Record<string, Record<string, Record<string, string>>> }
  return services['playfab']?.['test']?.['secretKeyRenewOn']
}

test('a press on a cell leads to its row, in the environment of its column, with the cursor there', async () => {
  await cell('coherence Portal Token', 4).click()
  await world.page.getByRole('heading', { name: 'coherence' }).waitFor()
  await world.page.getByText('Environment Release').waitFor()
  await expect.poll(focused).toBe('input coherence/portalToken')

  await showOverview(world)
  await cell('PlayFab Title ID', 3).click()
  await world.page.getByText('Environment Test').waitFor()
  await expect.poll(focused).toBe('input playfab/titleId')
})

test('by keyboard alone: Tab leads to one cell, arrows to the others, Enter to its row, and a day is set and taken back', async () => {
  const { page } = world
  await page.getByRole('button', { name: 'Services' }).focus()
  await page.keyboard.press('Tab')
  await expect.poll(focused).toBe('button Portal Token')
  await page.keyboard.press('ArrowDown')
  await expect.poll(focused).toBe('button Runtime Key')
  await page.keyboard.press('End')
  await page.keyboard.press('Home')
  await page.keyboard.press('PageDown')
  await page.keyboard.press('PageUp')
  await expect.poll(focused).toBe('button Runtime Key')
  const last = await grid().locator('[data-item] [data-column]').last().textContent()
  await page.keyboard.press('Control+End')
  await expect.poll(focused).toBe(`button ${last}`)
  await page.keyboard.press('Control+Home')
  await expect.poll(focused).toBe('button Portal Token')
  await page.keyboard.press('Shift+Tab')
  await expect.poll(focused).toBe('button Services')

  await cell('PlayFab Developer Secret Key', 1 + 1).focus()
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowRight')
  await expect.poll(focused).toMatch(/^button .*renew now$/)
  await page.keyboard.press('Enter')
  await dialog().waitFor()
  await dialog().getByRole('spinbutton').first().focus()
  await page.keyboard.type('31122099')
  await dialog().getByRole('button', { name: 'Save' }).press('Enter')
  await dialog().waitFor({ state: 'detached' })
  await expect.poll(savedDay).toBe('2099-12-31')
  await expect.poll(() => cell('PlayFab Developer Secret Key', 6).textContent()).toMatch(/31 Dec 2099$/)
  await expect.poll(focused, { message: 'the cell that opened the dialog has the cursor again' }).toMatch(/31 Dec 2099$/)

  await page.keyboard.press('Control+z')
  await expect.poll(savedDay).not.toBe('2099-12-31')
  await page.getByRole('heading', { name: 'PlayFab' }).waitFor()
  await page.getByText('Renew it now').waitFor()
})

test('the menu of a secret’s row sets its day, which the row says, and an empty field takes it away', async () => {
  const { page } = world
  await cell('PlayFab Developer Secret Key', 2).click()
  await expect.poll(focused).toBe('input playfab/secretKey')
  await page.keyboard.press('Shift+F10')
  await page.getByRole('menuitem', { name: 'Renew by…' }).click()
  await dialog().waitFor()
  await press(world, 'Clear Renew by')
  await dialog().getByText('No day: nobody is reminded.').waitFor()
  await press(world, 'Save')
  await expect.poll(savedDay).toBeUndefined()
  await page.getByText('Renew it now').waitFor({ state: 'detached' })
})

test('a secret that ships is named first, and is moved to the vault from there', async () => {
  const { page } = world
  await page.getByText('A secret ships with the game.').waitFor()
  await press(world, 'Move to the vault… PlayFab · Developer Secret Key')
  await page.getByText('A secret ships with the game.').waitFor({ state: 'detached' })
  await expect.poll(() => cell('PlayFab Developer Secret Key', 3).textContent()).toMatch(/stored /)
})
