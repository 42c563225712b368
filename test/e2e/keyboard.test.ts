import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

import { startPortal, type Portal } from '../portal/portal'
import { showSettings } from './engineSteps'
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

const focusedLabel = () =>
  world.page.evaluate(() => {
    const focused = document.activeElement
    return focused instanceof HTMLInputElement ? focused.labels?.[0]?.textContent : null
  })

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

/** The ring of what has the focus, and what is around it. */
const ring = () =>
  world.page.evaluate(() => {
    const focused = document.activeElement ?? document.body
    // A field has its ring around what stands in it.
    const { outlineStyle, outlineColor } = getComputedStyle(
      focused.matches('.field-input') ? (focused.parentElement ?? focused) : focused,
    )
    return {
      style: outlineStyle,
      colour: outlineColor,
      around: getComputedStyle(focused.parentElement ?? focused).backgroundColor,
    }
  })

test('F6 goes round the parts of the window, in both directions, and each shows that it has the focus', async () => {
  const pane = () =>
    world.page.evaluate(() => document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane') ?? 'none')
  const walk = async (keys: string) => {
    const seen: string[] = []
    for (let presses = 0; presses < 4; presses += 1) {
      await world.page.keyboard.press(keys)
      seen.push(await pane())
      expect((await ring()).style, seen.at(-1)).not.toBe('none')
    }
    return seen
  }
  const there = await walk('F6')
  expect(new Set(there).size).toBe(4)
  expect(there).not.toContain('none')
  expect(await walk('Shift+F6')).toEqual([...there.slice(0, 3).toReversed(), there[3]])

  await tabTo('Fetch Runtime Key')
  const arrow = await ring()
  expect(arrow.style).toBe('solid')
  expect(arrow.colour).not.toBe(arrow.around)
})

test('F6 comes back to what had the focus in a part, and Enter in the tree leads into the page', async () => {
  const { page } = world
  await page.getByRole('treeitem', { selected: true }).focus()
  await page.keyboard.press('g')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'General' }).waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true)
  const field = page.getByRole('textbox', { name: 'Company' })
  await field.focus()
  await page.keyboard.press('Shift+F6')
  await expect.poll(focusedName).toContain('General')
  await page.keyboard.press('F6')
  expect(await field.evaluate((one) => one === document.activeElement)).toBe(true)
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

test('Tab stops once in a row with a switch, and at a text that can only be read', async () => {
  const { page } = world
  const own = page.getByRole('switch', { name: 'Use custom endpoint' })
  await own.focus()
  await page.keyboard.press('Shift+Tab')
  expect(await focusedName()).not.toContain('Use custom endpoint')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Shift+F10')
  await page.getByRole('menu', { name: 'More actions for Use custom endpoint' }).waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => own.evaluate((field) => field === document.activeElement)).toBe(true)
  await page.keyboard.press('Space')
  const url = page.getByRole('textbox', { name: 'Portal URL' })
  await expect.poll(() => url.isEditable()).toBe(false)
  await page.keyboard.press('Tab')
  expect(await url.evaluate((field) => field === document.activeElement)).toBe(true)
})

test('undo in an empty field of a secret is the window’s, and never changes another field', async () => {
  const { page } = world
  const search = page.getByRole('searchbox', { name: 'Search settings' })
  await page.keyboard.press('Control+f')
  await page.keyboard.type('key')
  await page.keyboard.press('Escape')
  await page.getByLabel('Portal Token', { exact: true }).focus()
  await page.keyboard.press('Control+z')
  await page.locator('.status-said').getByText('Undone').waitFor()
  expect(await search.inputValue()).toBe('')

  await page.keyboard.type('a')
  await page.keyboard.press('Control+z')
  await page.keyboard.type('b')
  for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('Control+z')
  expect(await search.inputValue()).toBe('')
  expect(await page.getByLabel('Portal Token', { exact: true }).evaluate((field) => field === document.activeElement)).toBe(true)
})

test('after Enter and after Escape, what is typed next takes the place of a value', async () => {
  const { page } = world
  await showPage(world, 'General')
  const field = page.getByRole('textbox', { name: 'Version', exact: true })
  const was = await field.inputValue()
  await field.focus()
  await page.keyboard.press('End')
  await page.keyboard.type('9')
  await page.keyboard.press('Escape')
  await expect.poll(() => field.inputValue()).toBe(was)
  await page.keyboard.type('2.5')
  await page.keyboard.press('Enter')
  await expect.poll(() => field.getAttribute('data-uncommitted')).toBeNull()
  await page.keyboard.type('3')
  expect(await field.inputValue()).toBe('3')
  await page.keyboard.press('Escape')
})

test('Escape in a hit leads back to the search, and once more ends it', async () => {
  const { page } = world
  await page.keyboard.press('Control+f')
  await page.keyboard.type('custom')
  await page.getByText('Search results').waitFor()
  await page.keyboard.press('ArrowDown')
  await expect.poll(focusedName).toBe('Use custom endpoint')
  await page.keyboard.press('Escape')
  expect(await focusedName()).toBe('Search settings')
  await page.keyboard.press('Escape')
  await page.getByText('Search results').waitFor({ state: 'detached' })
})

test('a menu begins at its first entry, and a dialog at what there is to fill in or the button that changes nothing', async () => {
  const { page } = world
  await page.getByRole('button', { name: /^Project / }).focus()
  for (const key of ['Enter', 'Space']) {
    await page.keyboard.press(key)
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('menuitem')
    await page.keyboard.press('Escape')
    await page.getByRole('menu').waitFor({ state: 'detached' })
  }

  await tabTo('Environments…')
  await page.keyboard.press('Enter')
  await expect.poll(focusedLabel).toBe('New environment')
  await page.keyboard.press('Shift+Tab')
  expect(await focusedName()).toBe('Remove Live…')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Remove Live?' }).waitFor()
  await expect.poll(focusedName).toBe('Cancel')
  await page.keyboard.press('Escape')
  await expect.poll(focusedName).toBe('Remove Live…')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })

  await showPage(world, 'Security')
  await page.getByRole('button', { name: 'Set…' }).click()
  await expect.poll(focusedLabel).toBe('New passphrase')
  await page.keyboard.type('four words')
  await page.keyboard.press('Tab')
  expect(await focusedLabel()).toBe('Repeat it')
  await page.keyboard.press('Tab')
  expect(await focusedName()).toBe('Show what is typed')
  await page.keyboard.press('Enter')
  expect(await page.getByRole('textbox', { name: 'New passphrase' }).getAttribute('type')).toBe('text')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
})

test('a service is added only by a name or its button, and the focus is on its page in the tree', async () => {
  const { page } = world
  await page.getByRole('treeitem', { name: 'Add service…' }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(focusedName).toBe('Find a service')
  await page.keyboard.press('Enter')
  await page.keyboard.type('photon')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Photon' }).waitFor()
  await expect.poll(focusedName).toContain('Photon')
  expect(await page.getByRole('treeitem', { name: 'Photon' }).evaluate((item) => item === document.activeElement)).toBe(true)
})

test('a button whose work is done leaves the focus to the field of its row, or has it again', async () => {
  const { page } = world
  await pasteToken(world, portal.world.organizations[0]?.projects[0]?.portal_token ?? '')
  await page.getByRole('button', { name: 'Clear Portal Token' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Clear' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('Portal Token cleared').waitFor()
  await expect.poll(focusedLabel).toBe('Portal Token')

  await showPage(world, 'Compare')
  await page.getByRole('button', { name: 'Defaults' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('from the defaults').first().waitFor()
  await expect.poll(focusedName).toBe('Defaults')
})

test('Ctrl with the arrows goes from section to section, however long they are; the arrows fold and unfold', async () => {
  const { page } = world
  await showPage(world, 'General')
  await page.getByRole('textbox', { name: 'Company' }).focus()
  await page.keyboard.press('Control+ArrowDown')
  expect(await focusedName()).toBe('Identifiers')
  await page.keyboard.press('Control+ArrowUp')
  expect(await focusedName()).toBe('Product')
  await page.keyboard.press('ArrowLeft')
  expect(await page.getByRole('textbox', { name: 'Company' }).count()).toBe(0)
  await page.keyboard.press('ArrowRight')
  await page.getByRole('textbox', { name: 'Company' }).waitFor()
  await page.keyboard.press('ArrowDown')
  expect(await focusedName()).toBe('Identifiers')

  await world.another('unity-settings')
  await showSettings(world, 'Unity', 'Player')
  const names = await page.locator('main h2, main h3').getByRole('button').allTextContents()
  expect(names.length).toBeGreaterThan(6)
  // So low that the last ones are not drawn.
  await page.setViewportSize({ width: 1180, height: 300 })
  await showPage(world, 'General')
  await showSettings(world, 'Unity', 'Player')
  await expect.poll(() => page.getByRole('button', { name: names.at(-1) ?? '' }).count()).toBe(0)
  const width = page.getByRole('textbox', { name: 'Default Screen Width' })
  await width.focus()
  await page.keyboard.press('Control+ArrowDown')
  expect(await width.inputValue()).toBe('1920')
  expect(await focusedName()).toBe('Splash Image')
  await page.getByRole('button', { name: names[0] ?? '' }).focus()
  expect(await sectionsFrom('ArrowDown')).toEqual(names.slice(1))
  expect(await sectionsFrom('ArrowUp')).toEqual(names.slice(0, -1).toReversed())

  await page.getByRole('searchbox', { name: 'Search settings' }).fill('e')
  const pages = /on (\d+) pages/.exec((await page.locator('main .page-summary').textContent()) ?? '')?.[1]
  expect(await page.locator('main .found').count()).toBeLessThan(Number(pages))
  await page.locator('main .found [data-section]').first().focus()
  const found = ['Show all of', ...(await sectionsFrom('ArrowDown'))].filter((name) => name.startsWith('Show all of'))
  expect(found.length, 'also the hits of pages that were never drawn').toBe(Number(pages))
  await page.setViewportSize({ width: 1180, height: 740 })
})

/** The names of the sections by which a key leads to the last one. */
async function sectionsFrom(key: string): Promise<string[]> {
  const names: string[] = []
  for (;;) {
    const before = await focusedName()
    await world.page.keyboard.press(`Control+${key}`)
    await world.page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
    const now = await focusedName()
    if (now === before) return names
    names.push(now)
  }
}

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
