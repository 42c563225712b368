import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

import { openAdding, useTitle } from '../states/placesScenes'
import { showPage } from './steps'
import { startWorld, type World } from './world'

let world: World

const text = (path: string) => readFileSync(join(world.project, path), 'utf8')
const saved = () => JSON.parse(text('.latchkey/project.json')).services.playfab.test.places ?? {}

/** Says yes to the diff. */
async function write(): Promise<void> {
  await world.page.getByRole('dialog').getByRole('button', { name: 'Write', exact: true }).click()
  await world.page.getByRole('dialog').waitFor({ state: 'detached' })
}

beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  await world.another('godot-project')
  await useTitle(world)
  await showPage(world, 'PlayFab')
})

test('by mouse: a place is added with the key that holds the value, differs after a change, and is written after its diff', async () => {
  const { page } = world
  const before = text('game.json')
  await openAdding(world)
  await page.getByRole('textbox', { name: 'File', exact: true }).fill('game.json')
  await page.getByRole('option', { name: 'online/title' }).click()
  await page.getByText('It holds this value now.').waitFor()
  await page.getByRole('button', { name: 'Add place' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  const places = page.getByRole('list', { name: /Title ID/ })
  await places.getByText('same').waitFor()
  expect(text('game.json')).toBe(before)
  expect(Object.values(saved())).toEqual([
    { field: 'titleId', file: 'game.json', format: 'jsonTree', key: 'online', inside: 'title' },
  ])
  await page.getByRole('textbox', { name: 'Title ID' }).fill('BBBB2')
  await page.getByRole('textbox', { name: 'Title ID' }).press('Enter')
  await write()
  await places.getByText('same').first().waitFor()
  expect(text('game.json')).toBe(before.replace('7C1E4', 'BBBB2'))
  await page.getByRole('button', { name: /^Remove place game\.json/ }).click()
  await page.getByRole('button', { name: /^Remove place game\.json/ }).waitFor({ state: 'detached' })
  expect(text('game.json')).toBe(before.replace('7C1E4', 'BBBB2'))
})

test('by keyboard alone: a place is added from the menu of the field, and the focus comes back to it', async () => {
  const { page } = world
  const field = page.getByRole('textbox', { name: 'Title ID' })
  await field.focus()
  await page.keyboard.press('Shift+F10')
  await page.getByRole('menuitem', { name: 'Copy id' }).waitFor()
  await page.keyboard.type('add')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Add a place for Title ID' }).waitFor()
  await page.keyboard.type('game.json')
  await page.getByRole('option', { name: 'online/title' }).waitFor()
  for (let at = 0; at < 4; at += 1) await page.keyboard.press('Tab')
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('option')
  await page.keyboard.press('Space')
  await page.getByText('It holds this value now.').waitFor()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page
    .getByRole('list', { name: /Title ID/ })
    .getByText('same')
    .waitFor()
  await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true)
})

test('the keys that are chosen are in the file of keys after one yes, and undo takes the file away', async () => {
  const { page } = world
  await page
    .getByRole('button', { name: /^Project/ })
    .first()
    .click()
  await page.getByRole('menuitem', { name: 'File of keys…' }).click()
  await page.getByRole('switch', { name: 'PlayFab Title ID' }).click({ force: true })
  await page.getByRole('button', { name: 'Save choice' }).click()
  await write()
  await page
    .getByRole('list', { name: /Title ID/ })
    .getByText('same')
    .waitFor()
  expect(text('latchkey_keys.gd')).toContain('"PLAYFAB_TITLE_ID": "7C1E4"')
  await page.keyboard.press('Control+z')
  await expect.poll(() => existsSync(join(world.project, 'latchkey_keys.gd'))).toBe(false)
})
