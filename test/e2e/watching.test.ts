import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

import { assetPath, press } from './steps'
import { startWorld, type World } from './world'

let world: World

const file = '.latchkey/project.json'
const path = (...parts: string[]) => join(world.project, ...parts)
const field = (name: string) => world.page.getByRole('textbox', { name, exact: true })
const id = '6f1c4a52-3f0e-4f7a-9b57-0a54d0c2c001'

/** Saves as git and editors do: a new file replaces the old one. */
function replace(name: string, text: string): void {
  mkdirSync(dirname(path(name)), { recursive: true })
  writeFileSync(path(`${name}.new`), text)
  renameSync(path(`${name}.new`), path(name))
}

function pull(envVariable: string, more: object = {}): void {
  const services = { coherence: { all: { envVariable, ...more } } }
  replace(file, JSON.stringify({ version: 1, id, services }))
}

beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  await world.another()
  await field('Variable name').waitFor()
})

test('what git and the engine change appears without a click', async () => {
  await expect.poll(() => field('Variable name').inputValue()).toBe('COHERENCE_RUNTIME_KEY')
  // Watching begins after the first paint.
  await expect.poll(async () => (pull('FIRST'), field('Variable name').inputValue())).toBe('FIRST')
  for (const value of ['PULLED', 'AGAIN', 'AND_AGAIN']) {
    pull(value)
    await expect.poll(() => field('Variable name').inputValue()).toBe(value)
  }
  rmSync(path('.latchkey'), { recursive: true })
  await expect.poll(() => field('Variable name').inputValue()).toBe('COHERENCE_RUNTIME_KEY')
  pull('BACK')
  await expect.poll(() => field('Variable name').inputValue()).toBe('BACK')

  const key = '0123456789abcdef0123456789abcdef'
  replace(assetPath, readFileSync(path(assetPath), 'utf8').replace(/runtimeKey:.*/, `runtimeKey: ${key}`))
  await expect.poll(() => field('Runtime Key').inputValue()).toBe(key)
  mkdirSync(path('Temp'), { recursive: true })
  writeFileSync(path('Temp/UnityLockfile'), '')
  await expect.poll(() => world.page.getByText('Unity has this project open').count()).toBe(1)
})

test('a save of our own makes the window draw once and not again', async () => {
  await expect.poll(async () => (pull('FIRST'), field('Variable name').inputValue())).toBe('FIRST')
  // The first one brought another id, so the folder was opened anew. One that is read after that comes when all of it has ended.
  await expect.poll(async () => (pull('SECOND'), field('Variable name').inputValue())).toBe('SECOND')
  await world.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const send = contents?.send.bind(contents)
    const counted = globalThis as { sent?: number }
    counted.sent = 0
    if (contents && send) {
      contents.send = (channel, ...words) => {
        counted.sent = (counted.sent ?? 0) + 1
        send(channel, ...words)
      }
    }
  })
  const sent = () => world.app.evaluate(() => (globalThis as { sent?: number }).sent)
  for (let save = 1; save <= 5; save += 1) {
    await field('Variable name').fill(`OURS_${save}`)
    await field('Variable name').press('Enter')
    await expect.poll(() => readFileSync(path(file), 'utf8')).toContain(`OURS_${save}`)
    await expect.poll(sent).toBeGreaterThanOrEqual(save)
  }
  // A later change from outside shows that ours have been seen.
  pull('OURS_5', { portalUrl: 'https://portal.example' })
  await expect.poll(() => field('Portal URL').inputValue()).toBe('https://portal.example')
  expect(await sent()).toBe(6)
})

test('a field that someone else changes while it is typed shows both, and nothing is lost either way', async () => {
  const { page } = world
  await expect.poll(async () => (pull('FIRST'), field('Variable name').inputValue())).toBe('FIRST')
  await field('Variable name').fill('MINE')
  pull('THEIRS')
  const both = page.getByRole('alert').filter({ hasText: 'Changed elsewhere to “THEIRS”' })
  await both.waitFor()
  // The field is the last one on the page, and the choice below it was out of sight.
  await expect
    .poll(() =>
      both.evaluate((line) => line.getBoundingClientRect().bottom <= (line.closest('main')?.getBoundingClientRect().bottom ?? 0)),
    )
    .toBe(true)
  expect(await field('Variable name').inputValue()).toBe('MINE')
  await field('Variable name').press('Enter')
  expect(readFileSync(path(file), 'utf8')).toContain('THEIRS')

  // By keyboard: Tab goes from the field to its first answer, and the focus is back in the field after it.
  await page.keyboard.press('Tab')
  while ((await page.evaluate(() => document.activeElement?.textContent)) !== 'Keep mine') await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await both.waitFor({ state: 'detached' })
  await expect.poll(() => readFileSync(path(file), 'utf8')).toContain('"MINE"')
  expect(await field('Variable name').evaluate((input) => input === document.activeElement)).toBe(true)

  await field('Variable name').fill('MINE_TOO')
  pull('THEIRS_TOO')
  await page.getByRole('alert').filter({ hasText: 'THEIRS_TOO' }).waitFor()
  await page.getByRole('treeitem', { name: 'Preferences' }).click()
  await page.getByRole('treeitem', { name: /^coherence/ }).click()
  expect(await field('Variable name').inputValue(), 'a draft outlives a look at another page').toBe('MINE_TOO')
  await press(world, 'Take theirs')
  await expect.poll(() => field('Variable name').inputValue()).toBe('THEIRS_TOO')
  expect(readFileSync(path(file), 'utf8')).toContain('THEIRS_TOO')
})

test('what is typed on while a save is under way is neither lost nor taken for a conflict', async () => {
  const { page } = world
  await page.evaluate(() => {
    const look = () =>
      document.body.textContent?.includes('Changed elsewhere') && document.body.setAttribute('data-conflicted', '')
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true })
  })
  await field('Variable name').evaluate(async (element) => {
    // In one task of the page, so that no answer to the first save comes in between.
    const input = element as HTMLInputElement
    const type = async (text: string): Promise<void> => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text)
      input.dispatchEvent(new InputEvent('input', { bubbles: true }))
      await Promise.resolve()
    }
    input.focus()
    await type('SAVED_FIRST')
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
    await Promise.resolve()
    await type('TYPED_ON')
  })
  await expect.poll(() => readFileSync(path(file), 'utf8')).toContain('"SAVED_FIRST"')
  await page.getByRole('button', { name: /^Reset Variable name/ }).waitFor()
  expect(await field('Variable name').inputValue()).toBe('TYPED_ON')
  await field('Variable name').press('Enter')
  await expect.poll(() => readFileSync(path(file), 'utf8')).toContain('"TYPED_ON"')
  await expect.poll(() => field('Variable name').getAttribute('data-uncommitted')).toBe(null)
  expect(await page.locator('body[data-conflicted]').count(), 'not even for a moment').toBe(0)
})

test('a project folder that goes away is said, and all goes on when it is back', async () => {
  await expect.poll(async () => (pull('FIRST'), field('Variable name').inputValue())).toBe('FIRST')
  // When this change has been seen, so have those before it.
  pull('FIRST', { portalUrl: 'https://portal.example' })
  await expect.poll(() => field('Portal URL').inputValue()).toBe('https://portal.example')
  renameSync(world.project, `${world.project}-away`)
  await world.page.getByText('Showing the last saved values').waitFor()
  expect(await field('Variable name').inputValue()).toBe('FIRST')
  renameSync(`${world.project}-away`, world.project)
  await world.page.getByText('Showing the last saved values').waitFor({ state: 'detached' })
  pull('AFTER')
  await expect.poll(() => field('Variable name').inputValue()).toBe('AFTER')
})

test('read-only files say so with the command that changes it, in the words of Perforce where it is used', async () => {
  const { page } = world
  await expect.poll(async () => (pull('FIRST'), field('Variable name').inputValue())).toBe('FIRST')
  chmodSync(path(file), 0o444)
  await page.getByText(`${file} is read-only`).waitFor()
  await press(world, `Copy command: ${file}`)
  await expect.poll(() => world.clipboard()).toBe(`chmod u+w '${path(file)}'`)

  writeFileSync(path('.p4config'), 'P4CLIENT=game\n')
  chmodSync(path(assetPath), 0o444)
  await page.getByText(`${file} and ${assetPath} are read-only`).waitFor()
  await press(world, `Copy command: ${assetPath}`)
  await expect.poll(() => world.clipboard()).toBe(`p4 edit '${path(assetPath)}'`)

  chmodSync(path(file), 0o644)
  chmodSync(path(assetPath), 0o644)
  await page.getByText('read-only').waitFor({ state: 'detached' })
})

test('what moves the page in the middle of a press waits for its end', async () => {
  const { page } = world
  await expect.poll(async () => (pull('FIRST'), field('Variable name').inputValue())).toBe('FIRST')
  await page.evaluate(() => {
    const { latchkey } = window as unknown as { latchkey: { onView(show: (view: unknown) => void): void } }
    latchkey.onView((view) => document.body.setAttribute('data-told', String(JSON.stringify(view).includes('p4 edit'))))
  })
  const custom = page.getByRole('switch', { name: 'Use custom endpoint' })
  await custom.hover({ force: true })
  await page.mouse.down()
  writeFileSync(path('.p4config'), 'P4CLIENT=game\n')
  chmodSync(path(assetPath), 0o444)
  await page.locator('body[data-told=true]').waitFor()
  expect(await page.getByText(`${assetPath} is read-only`).count()).toBe(0)
  await page.mouse.up()
  await page.getByText(`${assetPath} is read-only`).waitFor()
  await expect.poll(() => custom.isChecked()).toBe(true)
})

test('two windows on the same project share its truth', async () => {
  const opened = world.app.waitForEvent('window')
  await world.app.evaluate(({ app }) => app.emit('second-instance', {}, ['latchkey', '--project=/nowhere/at-all'], '/'))
  const other = await opened
  await other.waitForSelector('[data-ready]')
  await other.getByRole('button', { name: /^Open project/ }).waitFor()
  await other.evaluate((folder) => {
    const { latchkey } = window as unknown as { latchkey: { call(command: string, input: unknown): Promise<unknown> } }
    return latchkey.call('project.open', { path: folder })
  }, world.project)
  const theirs = other.getByRole('textbox', { name: 'Variable name' })
  await theirs.waitFor()

  await field('Variable name').fill('FROM_ONE')
  await field('Variable name').press('Enter')
  await expect.poll(() => theirs.inputValue()).toBe('FROM_ONE')
  await theirs.fill('FROM_OTHER')
  await theirs.press('Enter')
  await expect.poll(() => field('Variable name').inputValue()).toBe('FROM_OTHER')

  await world.copy('0d1e2f3a4b5c6d7e8f90a1b2c3d4e5f6')
  await other.getByRole('button', { name: 'Paste Portal Token' }).click()
  await world.page.getByRole('button', { name: 'Reveal Portal Token' }).waitFor()
  await other.getByText('Live', { exact: true }).click()
  await world.page.locator('.toolbar.is-live').waitFor()
})
