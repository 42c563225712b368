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

test('Tab goes from field to field, past the menus of rows, and Enter in a stored token fetches', async () => {
  const { page } = world
  const [project] = portal.world.organizations[0]?.projects ?? []
  await pasteToken(world, project?.portal_token ?? '')
  await page.getByLabel('Portal Token', { exact: true }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'Not now' }).click()
  await expect.poll(() => page.getByRole('textbox', { name: 'Runtime Key' }).inputValue()).toBe(project?.runtime_key)

  await showPage(world, 'General')
  const next = () => page.evaluate(() => document.activeElement?.closest('[data-row]')?.getAttribute('data-row'))
  await page.getByRole('textbox', { name: 'Product name' }).focus()
  await page.keyboard.press('Tab')
  expect(await next()).toBe('general/unity.companyName')
  await page.keyboard.press('Tab')
  expect(await next()).toBe('general/unity.bundleVersion')
  await page.keyboard.press('Shift+F10')
  await page.getByRole('menu', { name: 'More actions for Version' }).waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(next).toBe('general/unity.bundleVersion')
})

test('a key that is held down does its command once: Enter in a stored token and on the arrow, undo', async () => {
  const { page } = world
  const [project] = portal.world.organizations[0]?.projects ?? []
  await pasteToken(world, project?.portal_token ?? '')
  const fetches = () => portal.requests.filter(({ path }) => path.endsWith('/project')).length
  const before = fetches()
  const said = (text: string | RegExp) => page.locator('.status-said').getByText(text).waitFor()
  const hold = async (key: string, meanwhile: () => Promise<void>) => {
    await page.keyboard.down(key)
    await meanwhile()
    for (let repeats = 0; repeats < 5; repeats += 1) await page.keyboard.down(key)
    await page.keyboard.up(key)
  }

  await page.getByLabel('Portal Token', { exact: true }).focus()
  await hold('Enter', () => said('Runtime Key fetched'))
  await page.getByRole('dialog').getByRole('button', { name: 'Write', exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Fetch Runtime Key' }).focus()
  await hold('Enter', () => said('Runtime Key is up to date'))
  await pasteToken(world, portal.world.organizations[0]?.projects[1]?.portal_token ?? '')
  expect(fetches() - before).toBe(2)

  await page.keyboard.down('Control')
  await hold('z', () => said(/^Undone: Fetch/))
  await page.keyboard.up('Control')
  await page.keyboard.press('Control+Shift+Z')
  await said(/^Redone: /)
  await said(/^Redone: Fetch/)
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
  // Over "Add service…" and the name of the next group, which are no pages.
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.getByRole('heading', { name: 'Security' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.getByRole('heading', { name: 'Preferences' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.getByRole('heading', { name: 'Recent projects' }).waitFor()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowDown')
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.getByRole('heading', { name: 'General' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.getByRole('heading', { name: 'Compare' }).waitFor()
  // Over the names of two groups: that of the engine's settings is folded.
  await page.keyboard.press('ArrowDown')
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

test('Ctrl with plus, minus and zero zooms the page', async () => {
  const { page, app } = world
  const width = () => page.evaluate(() => window.innerWidth)
  const press = (keyCode: string) =>
    app.evaluate(({ BrowserWindow }, key) => {
      const [window] = BrowserWindow.getAllWindows()
      window?.webContents.sendInputEvent({ type: 'keyDown', keyCode: key, modifiers: ['control'] })
    }, keyCode)
  const usual = await width()
  await press('=')
  await expect.poll(width).toBeLessThan(usual)
  await press('0')
  await expect.poll(width).toBe(usual)
  await press('-')
  await expect.poll(width).toBeGreaterThan(usual)
  await press('0')
  await expect.poll(width).toBe(usual)
})

test('what goes away moves no row: neither a secret that is stored or cleared, nor a dismissed list', async () => {
  const { page } = world
  const { organizations } = portal.world
  const arrow = page.getByRole('button', { name: 'Fetch Runtime Key' })
  const before = await arrow.boundingBox()
  await pasteToken(world, organizations[0]?.projects[0]?.portal_token ?? '')
  expect(await arrow.boundingBox()).toEqual(before)
  await page.getByRole('button', { name: 'Clear Portal Token' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Clear' }).click()
  await page.getByText('Portal Token cleared').waitFor()
  expect(await arrow.boundingBox()).toEqual(before)

  await showPage(world, 'General')
  const field = page.getByRole('textbox', { name: 'Product name' })
  const list = page.getByRole('region', { name: 'Missing secrets' })
  await list.getByText('Portal Token').waitFor()
  const there = await field.boundingBox()
  await page.getByRole('button', { name: 'Dismiss the list' }).click()
  await list.waitFor({ state: 'detached' })
  expect(await field.boundingBox()).toEqual(there)
  await showPage(world, 'Plutu')
  await showPage(world, 'General')
  await expect.poll(async () => (await field.boundingBox())?.y).toBeLessThan(there?.y ?? 0)
})

/** Presses a key as the system tells it, which differs from Playwright's with layouts and input methods. */
async function pressSystemKey(keys: {
  key: string
  code: string
  modifiers?: number
  windowsVirtualKeyCode: number
}): Promise<void> {
  const devTools = await world.page.context().newCDPSession(world.page)
  for (const type of ['rawKeyDown', 'keyUp'] as const) await devTools.send('Input.dispatchKeyEvent', { ...keys, type })
  await devTools.detach()
}

test('keys that an input method takes neither save nor drop what is being typed', async () => {
  const { page } = world
  const devTools = await page.context().newCDPSession(page)
  const press = (key: string) => pressSystemKey({ key, code: key, windowsVirtualKeyCode: 229 })
  const compose = (text: string) =>
    devTools.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  const file = join(world.project, 'ProjectSettings/ProjectSettings.asset')
  const before = readFileSync(file, 'utf8')

  await showPage(world, 'General')
  const field = page.getByRole('textbox', { name: 'Product name' })
  await field.fill('')
  await compose('うみ')
  await press('Enter')
  await press('Escape')
  expect(await field.inputValue()).toBe('うみ')
  await devTools.send('Input.insertText', { text: '海' })
  expect(readFileSync(file, 'utf8')).toBe(before)
  await page.keyboard.press('Enter')
  await expect.poll(() => readFileSync(file, 'utf8')).toContain('productName: "\\u6D77"')

  const search = page.getByRole('searchbox', { name: 'Search settings' })
  await search.fill('prod')
  await compose('ゆ')
  await press('Escape')
  expect(await search.inputValue()).toBe('prodゆ')
  await devTools.send('Input.insertText', { text: '' })
  await search.fill('')
})

test('shortcuts work on a layout without Latin letters, and undo is ours', async () => {
  const { page } = world
  const press = (key: string, code: string) =>
    pressSystemKey({ key, code, modifiers: 2, windowsVirtualKeyCode: code.codePointAt(3) ?? 0 })
  await showPage(world, 'General')
  const field = page.getByRole('textbox', { name: 'Product name' })
  const was = await field.inputValue()
  await field.fill('Moth')
  await page.keyboard.press('Enter')
  await expect.poll(() => field.getAttribute('data-uncommitted')).toBeNull()
  await press('я', 'KeyZ')
  await expect.poll(() => field.inputValue()).toBe(was)
  expect(await field.getAttribute('data-uncommitted')).toBeNull()

  await press('а', 'KeyF')
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Search settings')
  await press('б', 'Comma')
  await page.getByRole('heading', { name: 'Preferences' }).waitFor()
})
