import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'

import { startPortal, type Portal } from '../portal/portal'
import { alertBeside, assetPath, fetchKey, pasteToken, useEndpoint, writeFirst } from './steps'
import { startWorld, type World } from './world'

let portal: Portal
let world: World

const path = (...parts: string[]) => join(world.project, ...parts)
const asset = () => readFileSync(path(assetPath), 'utf8')
const key = () => world.page.getByRole('textbox', { name: 'Runtime Key' })
const status = () => world.page.getByRole('status').textContent()
const projectOfPortal = () => {
  const [project] = portal.world.organizations[0]?.projects ?? []
  if (project === undefined) throw new Error('The mock server has no project.')
  return project
}

async function fetchAndWrite(): Promise<void> {
  await pasteToken(world, projectOfPortal().portal_token)
  await fetchKey(world)
  await writeFirst(world)
}

beforeAll(async () => {
  world = await startWorld({ fixture: null, switches: ['--project=/nowhere/at-all'], obeysModes: true })
})
afterAll(() => world.close())

// First, in the window that the app starts with.
test('a project that is not there is explained on the start page', async () => {
  await world.page.getByRole('alert').waitFor()
  expect(await world.page.getByRole('alert').textContent()).toContain('/nowhere/at-all')
  await world.page.getByRole('button', { name: 'Open project…' }).waitFor()
})

/** A fresh project whose settings lead to a portal of its own. */
async function openWithPortal(): Promise<void> {
  portal = await startPortal()
  onTestFinished(async () => void (await portal.close()))
  await world.another()
  await useEndpoint(world, portal.http.portalUrl)
}

test('another key shows both, and undo and redo move the setting and the bytes of the game file together', async () => {
  await openWithPortal()
  const untouched = asset()
  await fetchAndWrite()
  const first = asset()
  const before = projectOfPortal().runtime_key
  const second = '0123456789abcdef0123456789abcdef'
  projectOfPortal().runtime_key = second
  await fetchKey(world)
  await expect.poll(asset).toBe(first.replace(before, second))
  await world.page.getByText(`Was ${before.slice(0, 4)}…${before.slice(-4)}`).waitFor()

  const name = world.page.getByRole('textbox', { name: 'Variable name' })
  await name.fill('ANOTHER_NAME')
  await name.press('Enter')
  await world.page.getByText('Variable name saved').waitFor()
  expect(await world.page.getByRole('button', { name: 'Undo' }).count(), 'it would take back something else').toBe(0)
  await world.page.getByRole('heading', { level: 1 }).click()
  await world.page.keyboard.press('Control+z')

  await world.page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => key().inputValue()).toBe(before)
  await expect.poll(asset).toBe(first)
  await world.page.getByRole('heading', { level: 1 }).click()
  await world.page.keyboard.press('Control+z')
  await expect.poll(asset).toBe(untouched)
  await expect.poll(() => key().inputValue()).toBe('')
  await world.page.keyboard.press('Control+Shift+z')
  await expect.poll(asset).toBe(first)
  await world.page.keyboard.press('Control+y')
  await expect.poll(asset).toBe(first.replace(before, second))
})

test('test and live keep their tokens and keys apart, and the file says whose key it holds', async () => {
  await openWithPortal()
  await fetchAndWrite()
  await world.page.getByText('Environment Development').waitFor()
  await world.page.getByText('Live', { exact: true }).click()
  await world.page.getByText('Environment Release').waitFor()
  await world.page.getByText('holds the Test key').waitFor()
  expect(await key().inputValue()).toBe('')
  expect(await world.page.getByRole('button', { name: 'Reveal Portal Token' }).count()).toBe(0)
  await world.page.getByText('Not fetched yet').waitFor()
  await world.copy(projectOfPortal().portal_token)
  await world.page.getByRole('button', { name: 'Paste Portal Token' }).click()
  await world.page.getByText('Same Portal Token as for Test. Paste the one for Live here').waitFor()
  await fetchKey(world)
  await world.page.getByText('Same key as Test: the Live build would talk to the Test project.').waitFor()
  expect(await world.page.getByText(/^Fetched/).getAttribute('class'), 'nothing calls it good').toBe('')

  const release = portal.world.organizations[0]?.projects[1]
  await pasteToken(world, release?.portal_token ?? '')
  await fetchKey(world)
  await expect.poll(() => key().inputValue()).toBe(release?.runtime_key)
  await world.page.getByText('The game’s files hold Test', { exact: false }).first().waitFor()
  expect(asset(), 'the files are for Test until Live is put in').toContain(`runtimeKey: ${projectOfPortal().runtime_key}\n`)

  await world.page.getByRole('button', { name: 'Put Live into the game’s files…' }).press('Enter')
  const dialog = world.page.getByRole('dialog', { name: 'Put Live into the game’s files?' })
  expect(await dialog.textContent()).toContain(release?.runtime_key)
  await dialog.getByRole('button', { name: 'Put Live in', exact: true }).press('Enter')
  await expect.poll(asset).toContain(`runtimeKey: ${release?.runtime_key}\n`)
  // The button has gone, since its work is done, and the focus stays in its row.
  await world.page.getByRole('group', { name: 'Game files hold' }).and(world.page.locator(':focus')).waitFor()
  await world.page.getByRole('radio', { name: 'Test' }).click({ force: true })
  await expect.poll(() => key().inputValue()).toBe(projectOfPortal().runtime_key)
  await world.page.getByText('holds the Live key').waitFor()
  await world.page.getByRole('button', { name: 'Fetch Runtime Key' }).click()
  await world.page.getByText('Runtime Key is up to date. The game’s files weren’t changed: they are for Live').waitFor()
  expect(asset()).toContain(`runtimeKey: ${release?.runtime_key}\n`)
  const sent = portal.requests.map(({ headers }) => headers['x-coherence-portal-token'])
  const [ofTest, ofLive] = [projectOfPortal().portal_token, release?.portal_token]
  expect(sent).toEqual([ofTest, ofTest, ofLive, ofTest])
})

describe('folders and files that resist', () => {
  test('a read-only game file is explained and left alone, and can be written once it is writable', async () => {
    await openWithPortal()
    const before = asset()
    const notice = world.page.getByRole('button', { name: `Copy command: ${assetPath}` })
    // The page moves when the notice comes or goes, so a click at that moment would miss.
    chmodSync(path(assetPath), 0o444)
    await notice.waitFor()
    await pasteToken(world, projectOfPortal().portal_token)
    await fetchKey(world)
    await world.page.getByRole('dialog').getByRole('button', { name: 'Write', exact: true }).click()
    await world.page.getByRole('alert').getByText(`${assetPath} is read-only`).waitFor()
    expect(asset()).toBe(before)
    expect(await key().inputValue(), 'the fetched key is kept').toBe(projectOfPortal().runtime_key)
    chmodSync(path(assetPath), 0o644)
    await notice.waitFor({ state: 'detached' })
    await world.page.getByRole('button', { name: 'Write…' }).first().click()
    await expect.poll(asset).toContain(projectOfPortal().runtime_key)
    await world.page.getByRole('alert').waitFor({ state: 'detached' })
  })

  test('a read-only project.json is explained beside the field, and stays as it is', async () => {
    await openWithPortal()
    const file = path('.latchkey/project.json')
    const before = readFileSync(file, 'utf8')
    chmodSync(file, 0o444)
    const variable = world.page.getByRole('textbox', { name: 'Variable name' })
    await variable.fill('GAME_KEY')
    await variable.press('Enter')
    await expect
      .poll(async () => (await alertBeside(world, 'Variable name')).textContent())
      .toContain('.latchkey/project.json is read-only')
    expect(readFileSync(file, 'utf8')).toBe(before)
  })

  test('a read-only project folder can be looked at, and saving says why it cannot', async () => {
    await world.another()
    chmodSync(world.project, 0o555)
    const custom = world.page.getByRole('switch', { name: 'Use custom endpoint' })
    await custom.press('Space')
    await world.page.getByRole('alert').getByText('don’t have permission').waitFor()
    expect(await custom.isChecked()).toBe(false)
    expect(readdirSync(world.project)).not.toContain('.latchkey')
    chmodSync(world.project, 0o755)
  })

  test.each([
    ['an LFS pointer', 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n', /LFS/],
    ['conflict markers', '%YAML 1.1\n<<<<<<< ours\n', /conflict/],
  ])('an asset with %s is refused with the reason, and the fetched key is kept', async (_what, text, words) => {
    await openWithPortal()
    writeFileSync(path(assetPath), text)
    await world.page.getByText(words).first().waitFor()
    await pasteToken(world, projectOfPortal().portal_token)
    await fetchKey(world)
    expect(await key().inputValue()).toBe(projectOfPortal().runtime_key)
    await world.page.getByText(words).first().waitFor()
    expect(asset()).toBe(text)
    expect(await status()).not.toContain('Written')
  })
})
