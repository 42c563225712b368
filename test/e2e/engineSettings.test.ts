import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { showSettings } from './engineSteps'
import { alertBeside } from './steps'
import { startWorld, type World } from './world'

const physics = 'ProjectSettings/DynamicsManager.asset'
const player = 'ProjectSettings/ProjectSettings.asset'
let world: World

beforeAll(async () => {
  world = await startWorld({ fixture: 'unity-settings' })
})
afterAll(() => world.close())

const bytes = (file: string) => readFileSync(join(world.project, file), 'utf8')
const write = (file: string, text: string) => writeFileSync(join(world.project, file), text)
const textbox = (name: string) => world.page.getByRole('textbox', { name, exact: true })

/** Does something in the window, and expects these bytes of a file to be others, and no more. */
async function changes(file: string, from: string, to: string, act: () => Promise<unknown>): Promise<void> {
  const before = bytes(file)
  expect(before).toContain(from)
  await act()
  await expect.poll(() => bytes(file)).toBe(before.replace(from, () => to))
}

test('a setting is found in the tree and changed by keyboard alone, byte for byte, undone, redone, and shown where it is', async () => {
  const { page } = world
  await page.getByRole('treeitem', { selected: true }).focus()
  await page.keyboard.press('Home')
  // The group is folded, until it is opened: the pages come after the first view, and must not move what is below.
  expect(await page.getByRole('treeitem', { name: 'Physics' }).count()).toBe(0)
  await page.keyboard.press('u')
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Unity settings')
  await page.keyboard.press('ArrowRight')
  await page.getByRole('treeitem', { name: 'Physics' }).waitFor()
  await page.keyboard.press('p')
  await page.getByRole('heading', { level: 1, name: 'Physics' }).waitFor()

  const gravity = textbox('Gravity Y')
  await gravity.focus()
  const before = bytes(physics)
  const after = before.replace('y: -12.5', 'y: -9.75')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('-9.75')
  await page.keyboard.press('Enter')
  await expect.poll(() => bytes(physics)).toBe(after)
  await page.getByText('Gravity saved').waitFor()

  await page.getByRole('treeitem', { name: 'General' }).click()
  await page.keyboard.press('Control+z')
  await expect.poll(() => bytes(physics)).toBe(before)
  await page.getByRole('heading', { level: 1, name: 'Physics' }).waitFor()
  await expect.poll(() => gravity.inputValue()).toBe('-12.5')
  await page.keyboard.press('Control+Shift+z')
  await expect.poll(() => bytes(physics)).toBe(after)
  await expect.poll(() => gravity.inputValue()).toBe('-9.75')
})

test('each kind of control writes its own value and nothing else', async () => {
  await world.another('unity-settings')
  const { page } = world
  await showSettings(world, 'Unity', 'Physics')
  await changes(physics, 'm_QueriesHitBackfaces: 0', 'm_QueriesHitBackfaces: 1', () =>
    page.getByRole('switch', { name: 'Queries Hit Backfaces' }).click({ force: true }),
  )
  await changes(physics, 'm_FrictionType: 0', 'm_FrictionType: 2', () =>
    page.getByRole('combobox', { name: 'Friction Type' }).selectOption('2'),
  )
  await changes(physics, 'm_SleepThreshold: 0.005', 'm_SleepThreshold: 0.05', async () => {
    await textbox('Sleep Threshold').fill('0.05')
    await textbox('Sleep Threshold').press('Tab')
  })
  await changes(physics, 'm_Extent: {x: 250, y: 250, z: 250}', 'm_Extent: {x: 250, y: 250, z: 300}', async () => {
    await textbox('Extent Z').fill('300')
    await textbox('Extent Z').press('Enter')
  })
  await showSettings(world, 'Unity', 'Player')
  await changes(player, 'companyName: Lantern Forge', 'companyName: Saltworks', async () => {
    await textbox('Company Name').fill('Saltworks')
    await textbox('Company Name').press('Enter')
  })
  // Of two pieces that are saved right after each other, none is lost.
  await changes(player, '{r: 0.1, g: 0.1, b: 0.1, a: 1}', '{r: 0.1, g: 0.1, b: 1, a: 0.5}', async () => {
    await textbox('Background Color').fill('#1A1AFF')
    await textbox('Background Color').press('Enter')
    await textbox('Background Color, opacity from 0 to 1').fill('0.5')
    await textbox('Background Color, opacity from 0 to 1').press('Enter')
  })
  await showSettings(world, 'Unity', 'Editor')
  await changes('ProjectSettings/EditorSettings.asset', 'm_EnterPlayModeOptions: 3', 'm_EnterPlayModeOptions: 7', async () => {
    await page.getByRole('button', { name: /^When entering Play Mode, / }).click()
    await page.getByRole('checkbox', { name: 'Disable Scene Backup Unless Dirty' }).check()
  })
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'When entering Play Mode, Everything' }).waitFor()
})

test('arrow keys step a number, and Escape takes the steps back before anything is written', async () => {
  await world.another('unity-settings')
  await showSettings(world, 'Unity', 'Physics')
  const before = bytes(physics)
  const field = textbox('Default Solver Iterations')
  await field.press('ArrowUp')
  await field.press('ArrowUp')
  expect(await field.inputValue()).toBe('8')
  await field.press('Escape')
  expect(await field.inputValue()).toBe('6')
  expect(bytes(physics)).toBe(before)
  await changes(physics, 'm_DefaultSolverIterations: 6', 'm_DefaultSolverIterations: 5', async () => {
    await field.press('ArrowDown')
    await field.press('Enter')
  })
})

test('a value that the setting can’t have is refused in words beside its field, and stays there to be corrected', async () => {
  await world.another('unity-settings')
  await showSettings(world, 'Unity', 'Physics')
  const before = bytes(physics)
  const field = textbox('Bounce Threshold')
  await field.fill('fast')
  await field.press('Enter')
  const problem = await alertBeside(world, 'Bounce Threshold')
  await problem.waitFor()
  expect(await problem.textContent()).toContain('Type a number, such as 0.5.')
  expect(await field.inputValue()).toBe('fast')
  expect(bytes(physics)).toBe(before)
  await field.press('Escape')
  await problem.waitFor({ state: 'detached' })
  expect(await field.inputValue()).toBe('2')
})

test('a modified row is marked and counted, says what is usual, and its menu and history are reached by keyboard', async () => {
  await world.another('unity-settings')
  const { page } = world
  await showSettings(world, 'Unity', 'Physics')
  await page.getByText('Usually 0, -9.81, 0').waitFor()
  await page.getByRole('treeitem', { name: /^Physics ?, 1 modified$/ }).waitFor()
  await changes(physics, '{x: 0, y: -12.5, z: 0}', '{x: 0, y: -9.81, z: 0}', async () => {
    await textbox('Gravity Y').fill('-9.81')
    await textbox('Gravity Y').press('Enter')
  })
  await page.getByText('Usually 0, -9.81, 0').waitFor({ state: 'detached' })
  await page.getByRole('treeitem', { name: 'Physics', exact: true }).waitFor()

  await textbox('Gravity X').press('Shift+F10')
  await page.getByRole('menuitem', { name: 'Copy key' }).click()
  await expect.poll(() => world.clipboard()).toBe('m_Gravity')
  await textbox('Gravity X').press('Shift+F10')
  await page.getByRole('menuitem', { name: 'History…' }).click()
  await changes(physics, '{x: 0, y: -9.81, z: 0}', '{x: 0, y: -12.5, z: 0}', () =>
    page.getByRole('dialog').getByRole('button').filter({ hasText: 'Restore' }).click(),
  )
})

test('a setting that only differs from its default is in the file, and its arrow takes it out again', async () => {
  await world.another('godot-project')
  const { page } = world
  const before = bytes('project.godot')
  await showSettings(world, 'Godot', 'Config')
  await page.getByRole('button', { name: 'Reset Name to empty' }).click()
  await expect.poll(() => bytes('project.godot')).toBe(before.replace('config/name="Moth \\"Garden\\""\n', ''))
  await page.getByRole('button', { name: 'Reset Name to empty' }).waitFor({ state: 'detached' })
  await page.keyboard.press('Control+z')
  await expect.poll(() => bytes('project.godot')).toBe(before)
})

test('what someone else writes while a value is being typed is a conflict, and nothing is lost until the user has chosen', async () => {
  await world.another('unity-settings')
  const { page } = world
  await showSettings(world, 'Unity', 'Physics')
  const field = textbox('Bounce Threshold')
  await field.fill('3')
  const theirs = bytes(physics).replace('m_BounceThreshold: 2', 'm_BounceThreshold: 4')
  write(physics, theirs)
  await field.press('Enter')
  await page.getByRole('alert').filter({ hasText: '4' }).first().waitFor()
  expect(bytes(physics)).toBe(theirs)
  expect(await field.inputValue()).toBe('3')
  await page.getByRole('button', { name: 'Take theirs' }).click()
  await expect.poll(() => field.inputValue()).toBe('4')

  await textbox('Gravity Y').fill('-3')
  write(physics, theirs.replace('y: -12.5', 'y: -7'))
  await textbox('Gravity Y').press('Enter')
  await page.getByRole('alert').filter({ hasText: '-7' }).waitFor()
  await changes(physics, 'y: -7', 'y: -3', () => page.getByRole('button', { name: 'Keep mine' }).click())
})

test('the search finds a setting by its key in the file, and it is edited among the results', async () => {
  await world.another('unity-settings')
  const { page } = world
  const box = page.getByRole('searchbox', { name: 'Search settings' })
  await box.fill('m_SleepThreshold')
  await changes(physics, 'm_SleepThreshold: 0.005', 'm_SleepThreshold: 0.006', async () => {
    await textbox('Sleep Threshold').fill('0.006')
    await textbox('Sleep Threshold').press('Enter')
  })
  await box.fill('@modified @file:dynamicsmanager.asset')
  await textbox('Gravity Y').waitFor()
  await textbox('Sleep Threshold').waitFor()
  expect(await textbox('Bounce Threshold').count()).toBe(0)
  await page.getByRole('button', { name: 'Show all of Physics' }).click()
  await textbox('Bounce Threshold').waitFor()
})

test('a secret in a settings file never reaches the window', async () => {
  await world.another('unity-settings')
  const { page } = world
  expect(bytes(player)).toContain('hunter2')
  const box = page.getByRole('searchbox', { name: 'Search settings' })
  await box.fill('metroCertificatePassword')
  const field = page.locator('[data-row*=metroCertificatePassword] input')
  await field.waitFor()
  expect(await field.inputValue()).toBe('••••••••')
  expect(await page.content()).not.toContain('hunter2')
  const rows = await page.evaluate(`window.latchkey.call('engine.rows', { page: 'player', from: 0 })`)
  expect(JSON.stringify(rows)).toContain('metroCertificatePassword')
  expect(JSON.stringify(rows)).not.toContain('hunter2')
  await box.fill('hunter2')
  await page.getByText('No setting matches').waitFor()
})

test('a file that can’t be edited is said once on its page, and its values can still be read', async () => {
  await world.another('unity-settings')
  const { page } = world
  await showSettings(world, 'Unity', 'Time')
  await textbox('Time Scale').waitFor()
  write('ProjectSettings/TimeManager.asset', 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n')
  await world.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.emit('focus'))
  const said = page.getByRole('note').filter({ hasText: 'Git LFS pointer' })
  await said.waitFor()
  expect(await said.count()).toBe(1)
})

test.each([
  [
    'unreal-project',
    'Unreal',
    'Description',
    'Config/DefaultGame.ini',
    'Project Name',
    'ProjectName=Tide Runner',
    'ProjectName=Salt',
  ],
  ['godot-project', 'Godot', 'Config', 'project.godot', 'Name', 'config/name="Moth \\"Garden\\""', 'config/name="Salt"'],
])('%s: its settings stand under the headings of its own window, and are written into its own file', async (...given) => {
  const [fixture, engine, page, file, label, from, to] = given
  await world.another(fixture)
  await showSettings(world, engine, page)
  await changes(file, from, to, async () => {
    await textbox(label).fill('Salt')
    await textbox(label).press('Enter')
  })
})
