import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { endlessSvg, svg } from '../states/icons'
import { press, showPage } from './steps'
import { startWorld, type World } from './world'

let world: World

beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

const bytes = (file: string) => readFileSync(join(world.project, file), 'utf8')
const projectMenu = () => world.page.getByRole('button', { name: 'Project', exact: false }).first().textContent()
const title = () => world.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())
const focused = () => world.page.evaluate(() => document.activeElement?.id ?? '')

/** Goes to the General page and into a field of it, without a mouse. */
async function goTo(label: string): Promise<void> {
  const { page } = world
  await page.getByRole('treeitem', { selected: true }).focus()
  await page.keyboard.press('Home')
  // Below the heading and the Overview.
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  const field = page.getByRole('textbox', { name: label, exact: true })
  await field.waitFor()
  const id = (await field.getAttribute('id')) ?? 'none'
  await page.keyboard.press('F6')
  for (let presses = 0; presses < 40 && (await focused()) !== id; presses += 1) await page.keyboard.press('Tab')
  expect(await focused()).toBe(id)
}

test.each([
  [
    'unity-project',
    'ProjectSettings/ProjectSettings.asset',
    'Product name',
    'productName: Dungeon Drifters',
    'productName: "Lantern\'s Caf\\xE9"',
    "Lantern's Café",
  ],
  [
    'unreal-project',
    'Config/DefaultGame.ini',
    'Project name',
    'ProjectName=Tide Runner',
    'ProjectName="Tide // Runner"',
    'Tide // Runner',
  ],
  ['godot-project', 'project.godot', 'Name', 'config/name="Moth \\"Garden\\""', 'config/name="Moth \\"2\\""', 'Moth "2"'],
])(
  '%s: its name is changed by keyboard, byte for byte, undone, redone, and that after a restart, too',
  async (fixture, file, label, from, to, name) => {
    await world.another(fixture)
    const { page } = world
    const before = bytes(file)
    const after = before.replace(from, () => to)
    expect(after).not.toBe(before)
    const old = await projectMenu()

    await goTo(label)
    await page.keyboard.press('Control+a')
    await page.keyboard.type(name)
    await page.keyboard.press('Enter')
    await expect.poll(() => bytes(file)).toBe(after)
    await expect.poll(projectMenu).toContain(name)
    await expect.poll(title).toBe(`${name} - Latchkey`)

    await page.keyboard.press('Control+z')
    await expect.poll(() => bytes(file)).toBe(before)
    await expect.poll(projectMenu).toBe(old)
    await page.keyboard.press('Control+Shift+z')
    await expect.poll(() => bytes(file)).toBe(after)

    await world.restart()
    await showPage(world, 'General')
    const field = world.page.getByRole('textbox', { name: label, exact: true })
    await expect.poll(() => field.inputValue()).toBe(name)
    await expect.poll(projectMenu).toContain(name)
    await world.page.keyboard.press('Control+z')
    await expect.poll(() => bytes(file)).toBe(before)
    await expect.poll(projectMenu).toBe(old)
  },
)

test('a description of several lines keeps Enter for itself, and its own undo while it is typed', async () => {
  await world.another('godot-project')
  const { page } = world
  const before = bytes('project.godot')
  await goTo('Description')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('one')
  await page.keyboard.press('Enter')
  await page.keyboard.type('two')
  await page.keyboard.press('Control+z')
  expect(bytes('project.godot')).toBe(before)
  await page.keyboard.press('Control+a')
  await page.keyboard.type('one')
  await page.keyboard.press('Enter')
  await page.keyboard.type('two')
  await page.keyboard.press('Control+Enter')
  await expect.poll(() => bytes('project.godot')).toContain('config/description="one\ntwo"\n')
})

test('a name that is refused is said beside its field and stays to be mended', async () => {
  await world.another()
  const { page } = world
  const before = bytes('ProjectSettings/ProjectSettings.asset')
  await goTo('Desktop identifier')
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText('no\u0007bell')
  await page.keyboard.press('Enter')
  const alert = page.getByRole('alert')
  await alert.waitFor()
  const field = page.getByRole('textbox', { name: 'Desktop identifier' })
  expect(await field.getAttribute('aria-describedby')).toBe(await alert.getAttribute('id'))
  expect(await field.inputValue()).toBe('no\u0007bell')
  expect(bytes('ProjectSettings/ProjectSettings.asset')).toBe(before)
})

test('a name that is only doubted is saved, and the doubt is read with its field', async () => {
  await world.another()
  const { page } = world
  await goTo('Desktop identifier')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('no dots')
  await page.keyboard.press('Enter')
  const doubt = page.getByText('Use a reverse-domain name')
  await doubt.waitFor()
  const field = page.getByRole('textbox', { name: 'Desktop identifier' })
  expect(await field.getAttribute('aria-describedby')).toBe(await doubt.getAttribute('id'))
  expect(await page.getByRole('alert').count()).toBe(0)
  expect(bytes('ProjectSettings/ProjectSettings.asset')).toContain('Standalone: no dots\n')
})

test('what another program wrote meanwhile is not overwritten: both values are shown, with a choice', async () => {
  await world.another('godot-project')
  const { page } = world
  await showPage(world, 'General')
  const field = page.getByRole('textbox', { name: 'Name', exact: true })
  await field.waitFor()
  const ours = bytes('project.godot')
  const theirs = ours.replace('"Moth \\"Garden\\""', '"Theirs"')
  await field.fill('Ours')
  writeFileSync(join(world.project, 'project.godot'), theirs)
  await page.keyboard.press('Enter')
  const both = page.getByRole('alert').filter({ hasText: 'Changed elsewhere to “Theirs”' })
  await both.waitFor()
  expect(await field.inputValue()).toBe('Ours')
  expect(bytes('project.godot')).toBe(theirs)

  await press(world, 'Take theirs')
  await expect.poll(() => field.inputValue()).toBe('Theirs')
  await field.fill('Ours')
  writeFileSync(join(world.project, 'project.godot'), ours)
  await page.getByRole('alert').filter({ hasText: 'Moth' }).waitFor()
  await press(world, 'Keep mine')
  await expect.poll(() => bytes('project.godot')).toContain('config/name="Ours"')
})

test('a row’s menu, by keyboard: copies, the history with a way back, reset', async () => {
  await world.another()
  const { page } = world
  const file = 'ProjectSettings/ProjectSettings.asset'
  const before = bytes(file)
  const product = page.getByRole('textbox', { name: 'Product name' })
  const choose = async (item: string) => {
    await product.press('Shift+F10')
    await page.getByRole('menuitem', { name: item }).press('Enter')
  }
  await goTo('Product name')
  await product.fill('Second')
  await product.press('Enter')
  await expect.poll(() => bytes(file)).toContain('productName: Second')

  await choose('Copy id')
  await expect.poll(() => world.clipboard()).toBe('unity.productName')
  await choose('Copy as JSON')
  await expect.poll(() => world.clipboard()).toBe('"unity.productName": "Second"')

  await choose('History…')
  const dialog = page.getByRole('dialog', { name: 'History of Product name' })
  await dialog.getByText('Change Product name').waitFor()
  await dialog.getByRole('button', { name: 'Restore Dungeon Drifters from before all of this' }).press('Enter')
  await expect.poll(() => bytes(file)).toBe(before)
  await expect.poll(() => product.inputValue()).toBe('Dungeon Drifters')
  await page.keyboard.press('Control+z')
  await expect.poll(() => bytes(file)).toContain('productName: Second')
})

test('an icon that is a plain SVG is shown; one that would be drawn without end is named instead, and the page goes on', async () => {
  for (const content of [svg, endlessSvg]) {
    await world.another('godot-project')
    const text = bytes('project.godot')
    writeFileSync(
      join(world.project, 'project.godot'),
      text.replace('config/features', 'config/icon="res://moth.svg"\nconfig/features'),
    )
    writeFileSync(join(world.project, 'moth.svg'), content)
    await showPage(world, 'General')
    await world.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.emit('focus'))
    const picture = world.page.getByRole('img', { name: 'The icon as it is now' })
    if (content === svg) {
      await picture.waitFor()
      const size = () => picture.evaluate((element) => (element instanceof HTMLImageElement ? element.naturalWidth : 0))
      await expect.poll(size).toBeGreaterThan(0)
      continue
    }
    await world.page.getByText('The SVG is too complex to be shown.').waitFor()
    expect(await picture.count()).toBe(0)
  }
})

test('the search finds rows by label, file and key, and counts them in the tree', async () => {
  await world.another()
  const { page } = world
  await showPage(world, 'General')
  await page.getByRole('textbox', { name: 'Product name' }).waitFor()
  await page.keyboard.press('Control+f')
  await page.keyboard.type('bundleversion')
  await expect.poll(() => page.getByRole('textbox', { name: 'Company' }).count()).toBe(0)
  // The General page has it, and so has the page of all of Unity's Player settings.
  await page.getByRole('textbox', { name: 'Version', exact: true }).first().waitFor()
  const hits = await page.locator('main mark').count()
  expect(hits).toBeGreaterThan(0)
  const rows = await page.locator('main .found').first().locator('.row').count()
  expect(await page.getByRole('treeitem', { name: /General/ }).textContent()).toContain(`${rows} hit`)
})

test('dense rows show their help on hover alone, and the preference puts it below each', async () => {
  const { page } = world
  await world.another()
  await showPage(world, 'General')
  const help = page.getByRole('main').getByText('With the company, it names the folder of saved games.')
  await help.waitFor({ state: 'hidden' })
  await page.getByRole('main').locator('.row-name').getByText('Product name', { exact: true }).hover()
  await page
    .getByRole('tooltip')
    .filter({ hasText: 'saved games. (ProjectSettings/ProjectSettings.asset · productName)' })
    .waitFor()
  await showPage(world, 'Preferences')
  await page.getByRole('radio', { name: 'With help' }).check({ force: true })
  await showPage(world, 'General')
  await help.waitFor()
  await showPage(world, 'Preferences')
  await page.getByRole('button', { name: 'Reset Rows' }).click()
})
