import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

import { pasteToken, press } from './steps'
import { startWorld, type World } from './world'

let world: World

const dialog = (name: string) => world.page.getByRole('dialog', { name })
const rows = () => world.page.getByRole('list', { name: 'Environments of this project' }).getByRole('listitem')
const focused = () =>
  world.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName)
const saved = () =>
  (JSON.parse(readFileSync(join(world.project, '.latchkey/project.json'), 'utf8')) as { environments?: string[] }).environments
const said = (text: string) => world.page.getByText(text, { exact: true }).first().waitFor()

const isFocusInside = () => world.page.evaluate(() => document.activeElement?.closest('[role=dialog]') !== null)

beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())
beforeEach(() => world.another('plain-project'))

async function openList(): Promise<void> {
  await press(world, 'Environments…')
  await dialog('Environments').waitFor()
}

test('by keyboard alone: an environment is added, moved, renamed with its secret and removed, and undo brings it back', async () => {
  const { page } = world
  await pasteToken(world, 'f0e1d2c3b4a5968778695a4b3c2d1e0f')
  await page.getByRole('button', { name: 'Environments…' }).focus()
  await page.keyboard.press('Enter')
  await dialog('Environments').waitFor()

  const name = page.getByRole('textbox', { name: 'New environment' })
  await name.focus()
  await page.keyboard.type('Staging')
  await page.getByText('Use small letters, digits and hyphens').waitFor()
  await page.keyboard.press('Enter')
  expect(await rows().count(), 'what is no name is not added').toBe(2)
  await page.keyboard.press('Control+a')
  await page.keyboard.type('staging')
  await page.keyboard.press('Enter')
  await said('Staging added')
  await expect.poll(saved).toEqual(['test', 'live', 'staging'])

  await page.getByRole('button', { name: 'Move Staging up' }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(saved).toEqual(['test', 'staging', 'live'])
  await expect.poll(focused, { message: 'the focus stays with the row' }).toBe('Move Staging up')
  await page.keyboard.press('Enter')
  await expect.poll(saved).toEqual(['staging', 'test', 'live'])
  await expect.poll(focused).toBe('Move Staging down')

  await page.getByRole('button', { name: 'Rename Test…' }).press('Enter')
  await dialog('Rename Test').waitFor()
  await page.getByText('Moves to the new name: 1 secret (coherence Portal Token).').waitFor()
  await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe('test')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('dev')
  await page.keyboard.press('Enter')
  await expect.poll(saved).toEqual(['staging', 'dev', 'live'])
  await dialog('Rename Test').waitFor({ state: 'detached' })
  await expect.poll(isFocusInside, { message: 'the focus is back in the list' }).toBe(true)
  await rows().filter({ hasText: 'Dev' }).getByText('1 secret').waitFor()

  await page.getByRole('button', { name: 'Remove Dev…' }).press('Enter')
  await dialog('Remove Dev?').getByText('back when Dev is added again: 1 secret (coherence Portal Token)').waitFor()
  await page.getByRole('button', { name: 'Remove', exact: true }).press('Enter')
  await expect.poll(saved).toEqual(['staging', 'live'])
  await dialog('Remove Dev?').waitFor({ state: 'detached' })
  await expect.poll(isFocusInside).toBe(true)
  await name.fill('dev')
  await page.getByText('Dev has values from before: 1 secret (coherence Portal Token).').waitFor()
  await page.keyboard.press('Escape')
  await dialog('Environments').waitFor({ state: 'detached' })
  await expect.poll(focused, { message: 'where the dialog was opened' }).toBe('Environments…')

  await page.keyboard.press('Control+z')
  await expect.poll(saved).toEqual(['staging', 'dev', 'live'])
  await page.getByRole('radio', { name: 'Dev' }).click({ force: true })
  await page.getByText('stored', { exact: false }).first().waitFor()
  await page.getByRole('button', { name: 'Clear Portal Token' }).waitFor()
})

test('many environments, or long names, are a menu that has the list too, and the toolbar of a small window keeps its parts', async () => {
  const { page } = world
  await openList()
  const name = page.getByRole('textbox', { name: 'New environment' })
  for (const id of ['a-name-as-long-as-names-may-beee', 'nightly', 'events-eu']) {
    await name.fill(id)
    await name.press('Enter')
    await expect.poll(() => name.inputValue()).toBe('')
    expect(saved()?.at(-1)).toBe(id)
  }
  await page.keyboard.press('Escape')
  await page.setViewportSize({ width: 720, height: 480 })
  const button = page.getByRole('button', { name: 'Environment: Test' })
  await button.press('ArrowDown')
  await page.getByRole('menuitem', { name: 'A name as long as names may beee' }).click()
  const shown = page.getByRole('button', { name: 'Environment: A name as long as names may beee' })
  await shown.waitFor()
  const boxes = await Promise.all(
    [shown, page.getByRole('searchbox', { name: 'Search settings' }), page.getByRole('button', { name: 'Hide secrets' })].map(
      (one) => one.boundingBox(),
    ),
  )
  const ends = boxes.map((box) => [box?.x ?? 0, (box?.x ?? 0) + (box?.width ?? 0)] as const)
  expect(
    ends.every(([from, to]) => from >= 0 && to <= 720 && to > from),
    JSON.stringify(ends),
  ).toBe(true)
  expect(
    ends.every(([from], index) => index === 0 || from >= (ends[index - 1]?.[1] ?? 0)),
    JSON.stringify(ends),
  ).toBe(true)

  await shown.press('ArrowDown')
  await page.getByRole('menuitem', { name: 'Environments…' }).click()
  await expect.poll(() => rows().count()).toBe(5)
})
