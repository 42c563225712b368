import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { startPortal, type Portal } from '../portal/portal'
import { alertBeside, assetPath, fetchKey, openWithPortal, pasteToken, writeFirst } from './steps'
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

beforeEach(async () => {
  portal = await startPortal()
})
afterEach(async () => {
  await world.close()
  await portal.close()
})

test('closed, cut off from the network and opened again, everything is there and can be edited', async () => {
  world = await openWithPortal(portal, 'http')
  await fetchAndWrite()
  await world.quit()
  await portal.close()
  await world.start()

  await expect.poll(() => key().inputValue()).toBe(projectOfPortal().runtime_key)
  await world.page.getByText('Dungeon Drifters', { exact: true }).last().waitFor()
  await world.page.getByText('up to date').waitFor()
  await world.page.getByText('Stored and encrypted on this computer').waitFor()
  const variable = world.page.getByRole('textbox', { name: 'Variable name' })
  await variable.fill('GAME_KEY')
  await variable.press('Enter')
  await expect.poll(() => readFileSync(path('.latchkey/project.json'), 'utf8')).toContain('"GAME_KEY"')

  await world.page.getByRole('button', { name: 'Fetch Runtime Key' }).click()
  await world.page.getByRole('alert').waitFor()
  expect(await world.page.getByRole('alert').textContent()).toMatch(/refused|running/)
  expect(await key().inputValue()).toBe(projectOfPortal().runtime_key)
})

test('another key shows both, and undo and redo move the setting and the bytes of the game file together', async () => {
  world = await openWithPortal(portal, 'http')
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
  world = await openWithPortal(portal, 'http')
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
  // The button is gone with what it did, and the focus stays in its row.
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

test('a copied project folder gets no secret before the yes of the user', async () => {
  world = await openWithPortal(portal, 'http')
  await fetchAndWrite()
  const copy = join(world.folder, 'copy')
  cpSync(world.project, copy, { recursive: true })
  await world.page.evaluate(`void window.latchkey.call('project.open', { path: ${JSON.stringify(copy)} })`)
  await world.page.getByText('Is this the same project?').waitFor()
  expect(await world.page.getByRole('button', { name: 'Reveal Portal Token' }).count()).toBe(0)
  expect(await world.page.getByRole('button', { name: 'Paste Portal Token' }).isEnabled()).toBe(false)
  await world.page.getByRole('button', { name: 'Fetch Runtime Key' }).click()
  await world.page.getByRole('alert').first().waitFor()
  const before = portal.requests.length
  await world.page.getByRole('button', { name: 'Use its secrets here' }).click()
  await world.page.getByRole('button', { name: 'Reveal Portal Token' }).waitFor()
  expect(portal.requests).toHaveLength(before)
})

test('an address that came with the project gets nothing before it was approved, and no secret follows it', async () => {
  world = await openWithPortal(portal, 'http')
  await fetchAndWrite()
  const file = path('.latchkey/project.json')
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(portal.http.origin, portal.other.origin))
  await world.restart()
  await world.page.getByText('Allow this portal?').waitFor()
  await world.page.getByText(portal.other.origin, { exact: true }).waitFor()
  expect(await world.page.getByRole('button', { name: 'Paste Portal Token' }).isEnabled()).toBe(false)
  await world.page.getByRole('button', { name: 'Fetch Runtime Key' }).click()
  await world.page.getByRole('alert').first().waitFor()
  await world.page.getByRole('button', { name: 'Allow sending secrets' }).click()
  await world.page.getByText(`Saved for ${portal.http.origin}`).waitFor()
  await world.page.getByRole('button', { name: 'Fetch Runtime Key' }).click()
  await expect.poll(() => world.page.getByRole('alert').first().textContent()).toContain('saved for')
  expect(portal.other.requests).toEqual([])
})

describe('damaged files', () => {
  const damaged = '{"version": 1, "rec'

  test('state, vault, preferences and approvals are kept aside one by one, said, and the app starts', async () => {
    world = await openWithPortal(portal, 'http')
    await fetchAndWrite()
    const [state] = readdirSync(join(world.userData, 'state')).filter((entry) => entry.endsWith('.json'))
    for (const name of [`state/${state}`, 'vault.json', 'preferences.json', 'approvals.json']) {
      await world.quit()
      writeFileSync(join(world.userData, name), damaged)
      await world.start()
      await world.page.getByText(`${basename(name)} was damaged`).waitFor()
      const folder = join(world.userData, dirname(name))
      const kept = readdirSync(folder).find((entry) => entry.startsWith(`${basename(name)}.damaged-`))
      expect(readFileSync(join(folder, kept ?? ''), 'utf8')).toBe(damaged)
      await expect.poll(() => key().inputValue()).toBe(projectOfPortal().runtime_key)
    }
    await world.page.getByText('Allow this portal?').waitFor()
  })

  test('project.json is said, left as it is, and kept aside at the next save', async () => {
    world = await startWorld()
    await world.quit()
    const conflict = '<<<<<<< ours\n{}'
    mkdirSync(path('.latchkey'), { recursive: true })
    writeFileSync(path('.latchkey/project.json'), conflict)
    await world.start()
    await world.page.getByText('git conflict markers').waitFor()
    expect(readFileSync(path('.latchkey/project.json'), 'utf8')).toBe(conflict)
    await world.page.getByRole('switch', { name: 'Use custom endpoint' }).press('Space')
    await expect.poll(() => readFileSync(path('.latchkey/project.json'), 'utf8')).toContain('"useCustomEndpoint": true')
    const kept = readdirSync(path('.latchkey')).filter((name) => name.startsWith('project.json.damaged-'))
    expect(kept.map((name) => readFileSync(path('.latchkey', name), 'utf8'))).toEqual([conflict])
  })
})

describe('folders and files that resist', () => {
  test('a project that is not there is explained on the start page', async () => {
    world = await startWorld({ fixture: null, switches: ['--project=/nowhere/at-all'] })
    await world.page.getByRole('alert').waitFor()
    expect(await world.page.getByRole('alert').textContent()).toContain('/nowhere/at-all')
    await world.page.getByRole('button', { name: 'Open project…' }).waitFor()
  })

  test('a read-only game file is explained and left alone, and can be written once it is writable', async () => {
    world = await openWithPortal(portal, 'http')
    const before = asset()
    const notice = world.page.getByRole('button', { name: `Copy command: ${assetPath}` })
    // The page moves when the notice comes or goes, and a press in that moment would miss.
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
    world = await openWithPortal(portal, 'http')
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
    world = await startWorld({ obeysModes: true })
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
    world = await openWithPortal(portal, 'http')
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
