import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

import { startPortal, type Portal } from '../portal/portal'
import { assetPath, openCopy, pasteToken, showPage, useEndpoint } from './steps'
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
beforeEach(async () => {
  await world.another()
  await useEndpoint(world, portal.http.portalUrl)
})

const focusedName = () =>
  world.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '')

/** Presses Tab until the named control has the focus, as a person without a mouse does. */
async function tabTo(name: string): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    if ((await focusedName()) === name) return
    await world.page.keyboard.press('Tab')
  }
  throw new Error(`Tab never reached ${name}.`)
}

test('zoomed, no page has to be scrolled sideways', async () => {
  const { page } = world
  const gone = await openCopy(world, 'unity-project', 'gone')
  await openCopy(world, 'unity-project', 'another')
  rmSync(gone, { recursive: true })
  await pasteToken(world, portal.world.organizations[0]?.projects[0]?.portal_token ?? '')
  // The smallest window at 150 %, which is narrower than a usual one at 200 %.
  await page.setViewportSize({ width: 720 / 1.5, height: 480 / 1.5 })
  for (const name of [
    'General',
    'coherence',
    'Cloudeka',
    'API Overview',
    'Plutu',
    'Security',
    'Preferences',
    'Recent projects',
  ]) {
    await showPage(world, name)
    await page.getByRole('heading', { name, level: 1 }).waitFor()
    if (name === 'Recent projects') await page.getByText('folder not found').waitFor()
    const sideways = () => page.getByRole('main').evaluate((main) => main.scrollWidth - main.clientWidth)
    expect(await sideways(), name).toBe(0)
  }
  await page.setViewportSize({ width: 1180, height: 740 })
})

test('the whole main job works by keyboard alone', async () => {
  const { page } = world
  const [project] = portal.world.organizations[0]?.projects ?? []
  await world.copy(project?.portal_token ?? '')
  await page.keyboard.press('Control+f')
  await page.keyboard.type('token')
  await expect.poll(() => page.getByRole('textbox', { name: 'Portal URL' }).count()).toBe(0)
  await page.keyboard.press('Escape')
  await page.getByRole('textbox', { name: 'Portal URL' }).waitFor()

  await tabTo('Paste Portal Token')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Control+v')
  await page.getByText('Portal Token stored').waitFor()
  await tabTo('Fetch Runtime Key')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await expect.poll(focusedName).toBe('Write')
  await page.keyboard.press('Enter')
  await expect.poll(() => readFileSync(join(world.project, assetPath), 'utf8')).toContain(project?.runtime_key)

  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.keyboard.press('Control+z')
  await expect.poll(() => readFileSync(join(world.project, assetPath), 'utf8')).not.toContain(project?.runtime_key)
  await page.keyboard.press('Control+Shift+z')
  await expect.poll(() => readFileSync(join(world.project, assetPath), 'utf8')).toContain(project?.runtime_key)

  await page.getByRole('radio', { name: 'Test' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.getByText('holds the Test key').waitFor()

  await page.keyboard.press('Control+,')
  await page.getByRole('heading', { name: 'Preferences' }).waitFor()
})

test('F6 goes round the parts of the window, in both directions', async () => {
  const pane = () =>
    world.page.evaluate(() => document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane') ?? 'none')
  const walk = async (keys: string) => {
    const seen: string[] = []
    for (let presses = 0; presses < 4; presses += 1) {
      await world.page.keyboard.press(keys)
      seen.push(await pane())
    }
    return seen
  }
  const there = await walk('F6')
  expect(new Set(there).size).toBe(4)
  expect(there).not.toContain('none')
  expect(await walk('Shift+F6')).toEqual([...there.slice(0, 3).toReversed(), there[3]])
})

test('the tree is walked with the arrows, and the page follows', async () => {
  const { page } = world
  await page.getByRole('treeitem', { name: /coherence/ }).focus()
  await page.keyboard.press('ArrowDown')
  await page.getByRole('heading', { name: 'Cloudeka' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.getByRole('heading', { name: 'API Overview' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.getByRole('heading', { name: 'Plutu' }).waitFor()
  // Over the name of the next group.
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.getByRole('heading', { name: 'Security' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.getByRole('heading', { name: 'Preferences' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.getByRole('heading', { name: 'Recent projects' }).waitFor()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowDown')
  await page.getByRole('heading', { name: 'General' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.getByRole('heading', { name: 'coherence' }).waitFor()
})

test('a letter leads to the next page that begins with it, and Tab comes back to the page that is shown', async () => {
  const { page } = world
  await page.getByRole('treeitem', { selected: true }).focus()
  await page.keyboard.press('p')
  await page.getByRole('heading', { level: 1, name: /^Plutu/ }).waitFor()
  await page.keyboard.press('p')
  await page.getByRole('heading', { level: 1, name: 'Preferences' }).waitFor()
  // The group Project has no page of its own.
  await page.keyboard.press('p')
  await page.keyboard.press('p')
  await page.getByRole('heading', { level: 1, name: /^Plutu/ }).waitFor()

  await page.keyboard.press('Control+,')
  await page.getByRole('heading', { level: 1, name: 'Preferences' }).waitFor()
  expect(await page.locator('[role=treeitem][tabindex="0"]').allTextContents()).toEqual(['Preferences'])
})
