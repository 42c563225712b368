import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { openCopy, pasteToken, showPage } from './steps'
import { openPath, startWorld, type World } from './world'

let world: World

const path = (...parts: string[]) => join(world.project, ...parts)
const focused = () =>
  world.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '')

/** Presses Tab until the named control has the focus, as a person without a mouse does. */
async function tabTo(name: string): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    if ((await focused()) === name) return
    await world.page.keyboard.press('Tab')
  }
  throw new Error(`Tab never reached ${name}.`)
}

beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

// First, before other projects are opened.
test('Ctrl+P, a few letters and Enter lead to another project, by keyboard alone', async () => {
  const { page } = world
  await openCopy(world, 'godot-project', 'lantern-keeper')
  const copy = await openCopy(world, 'unity-project', 'drifters-copy')
  await openPath(page, world.project)
  const shown = () => page.getByRole('button', { name: /^Project/ }).textContent()
  await expect.poll(shown).toContain('Dungeon Drifters')

  await page.keyboard.press('Control+p')
  const palette = page.getByRole('dialog', { name: 'Switch project' })
  await palette.getByRole('option', { name: /Dungeon Drifters/ }).waitFor()
  await page.keyboard.type('drifters copy')
  await expect.poll(() => palette.getByRole('option').count()).toBe(2)
  await palette
    .getByRole('option', { name: /drifters-copy/ })
    .and(page.locator('[data-focused]'))
    .waitFor()
  await page.keyboard.press('Enter')
  await palette.waitFor({ state: 'detached' })
  await showPage(world, 'Recent projects')
  await page
    .getByRole('button', { name: `Open Dungeon Drifters, ${copy}` })
    .and(page.locator(':disabled'))
    .waitFor()

  await page.keyboard.press('Control+p')
  await page.keyboard.type('wardrobe')
  await palette.getByText('No project matches “wardrobe”').waitFor()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('l')
  await palette.getByRole('option', { name: /lantern-keeper/ }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Escape')
  await palette.waitFor({ state: 'detached' })
  await expect.poll(shown).toContain('Dungeon Drifters')

  await page.getByRole('button', { name: `Forget Dungeon Drifters, ${world.project}` }).press('Enter')
  await expect.poll(() => page.getByRole('button', { name: /^Forget/ }).count()).toBe(2)
})

test('a fresh clone lists its missing secrets, and the keyboard leads to each field', async () => {
  await world.another()
  const { page } = world
  mkdirSync(path('.latchkey'))
  const services = { plutu: { all: { useCustomEndpoint: false } } }
  writeFileSync(
    path('.latchkey/project.json'),
    JSON.stringify({ version: 1, id: '6f1c4a52-3f0e-4f7a-9b57-0a54d0c2c001', services }),
  )
  const list = page.getByRole('region', { name: 'Missing secrets' })
  await list.getByText('Access Token').waitFor()
  // What the shown page owns is not in the list: the page says it itself.
  expect(await list.getByRole('button', { name: /^Show field: Portal Token/ }).count()).toBe(0)
  await page.getByRole('treeitem', { name: /^Plutu.*needs attention/ }).waitFor()

  await tabTo('Show field: Access Token, Plutu')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /^Plutu/ }).waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-field'))).toBe('accessToken')
  await world.copy('eyJhbGciOi.a-token-of-sixty-letters-or-more-so-that-nothing-is-doubted.sig')
  await page.keyboard.press('Control+v')
  await list.getByRole('button', { name: /^Show field: Portal Token/ }).waitFor()
  await page.getByRole('button', { name: 'Dismiss the list' }).press('Enter')
  await list.waitFor({ state: 'detached' })
  await world.restart()
  await world.page.getByRole('treeitem', { name: /^coherence.*needs attention/ }).waitFor()
  expect(await world.page.getByRole('region', { name: 'Missing secrets' }).count()).toBe(0)
})

test('a copy is asked whose project it is, and answered by keyboard; secrets of one that is gone can be taken over', async () => {
  await world.another()
  const { page } = world
  const token = 'ptok-canary-5b1f0c3e9d7a4f62'
  const stored = page.getByText(/^Stored and encrypted/)
  const question = page.getByText('Is this the same project?')
  const lay = (name: string) => {
    cpSync(world.project, join(world.folder, name), { recursive: true })
    return join(world.folder, name)
  }
  await pasteToken(world, token)
  const [clone, template] = [lay('drifters-clone'), lay('drifters-template')]

  await openPath(page, clone)
  await question.waitFor()
  await page.getByRole('note').getByText(world.project).waitFor()
  expect(await stored.count()).toBe(0)
  await page.getByRole('button', { name: 'Same project: use its secrets here' }).press('Enter')
  await question.waitFor({ state: 'detached' })
  await stored.waitFor()

  await openPath(page, template)
  await question.waitFor()
  await page.getByRole('button', { name: 'Another project: give it an id of its own' }).press('Enter')
  await question.waitFor({ state: 'detached' })
  expect(await stored.count()).toBe(0)
  for (const folder of [clone, world.project]) rmSync(folder, { recursive: true })

  await showPage(world, 'Security')
  await page.getByText(clone).waitFor()
  await page.getByRole('button', { name: 'Copy Portal Token' }).press('Enter')
  await expect.poll(() => world.clipboard()).toBe(token)
  await page.getByRole('button', { name: 'Use in Dungeon Drifters…' }).press('Enter')
  await page.getByText('1 secret moved to this project').waitFor()
  await page.getByRole('button', { name: 'Project not found' }).waitFor({ state: 'detached' })
  await showPage(world, 'coherence')
  await stored.waitFor()
})

test('the root of a repository offers the game below it, and a press opens that', async () => {
  await world.another('plain-project')
  const { page } = world
  cpSync(join(import.meta.dirname, '../fixtures/unity-project'), path('Game'), { recursive: true })
  await openPath(page, world.project)
  await page.getByText('but one below it').waitFor()
  await page.getByRole('button', { name: 'Open Game (Unity 6000.0.37f1)' }).press('Enter')
  await expect.poll(() => page.getByRole('button', { name: /^Project/ }).textContent()).toContain('Dungeon Drifters')
  await page.getByText('but one below it').waitFor({ state: 'detached' })
})

test('Ctrl+P and Enter, with nothing typed, lead back to the project before', async () => {
  await world.another()
  const { page } = world
  await openCopy(world, 'godot-project', 'lantern-keeper')
  const shown = () => page.getByRole('button', { name: /^Project/ }).textContent()

  for (const next of ['Dungeon Drifters', 'Moth "Garden"']) {
    await page.keyboard.press('Control+p')
    const first = page.getByRole('dialog', { name: 'Switch project' }).getByRole('option').first()
    await first.and(page.locator('[data-focused]')).waitFor()
    expect(await first.getAttribute('id')).toBe(
      await page.getByRole('searchbox', { name: 'Find a project' }).getAttribute('aria-activedescendant'),
    )
    await page.keyboard.press('Enter')
    await expect.poll(shown).toContain(next)
  }
})

test('the window comes back where it stood and as large, moved into the screen that there is by now', async () => {
  await world.another()
  const bounds = () => world.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())
  const move = (to: { x: number; y: number; width: number; height: number }) =>
    world.app.evaluate(({ BrowserWindow }, place) => BrowserWindow.getAllWindows()[0]?.setBounds(place), to)
  const here = { x: 60, y: 70, width: 900, height: 600 }
  await move(here)
  await expect.poll(bounds).toEqual(here)
  await world.restart()
  await expect.poll(bounds).toEqual(here)

  const file = join(world.userData, 'preferences.json')
  const saved = JSON.parse(readFileSync(file, 'utf8')) as object
  await world.quit()
  writeFileSync(file, JSON.stringify({ ...saved, window: { ...here, x: 90_000, isMaximized: false } }))
  await world.start()
  await expect.poll(async () => (await bounds())?.width).toBe(900)
  // At the right edge of the test's screen.
  await expect.poll(bounds).toEqual({ ...here, x: 2400 - here.width })

  await world.quit()
  writeFileSync(file, JSON.stringify({ ...saved, window: { width: 'wide' } }))
  await world.start()
  await expect.poll(async () => (await bounds())?.width).toBe(1180)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    projects: expect.arrayContaining([expect.objectContaining({ path: world.project })]),
  })
})
