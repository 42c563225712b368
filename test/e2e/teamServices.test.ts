import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

import { someDeclaration } from '../unit/core/declarations/someDeclaration'
import { ending } from '../../shared/values/sameName'
import { press, showPage } from './steps'
import { startWorld, type World } from './world'

let world: World

const entry = (name: string | RegExp) => world.page.getByRole('treeitem', { name })
const heading = (name: string) => world.page.getByRole('heading', { name, level: 1 })
const approvals = () => readFileSync(join(world.userData, 'approvals.json'), 'utf8')

function declare(declaration: object): void {
  mkdirSync(join(world.project, '.latchkey/services'), { recursive: true })
  writeFileSync(join(world.project, '.latchkey/services/scores.json'), JSON.stringify(declaration))
}

beforeAll(async () => {
  world = await startWorld({ fixture: 'plain-project' })
})
afterAll(() => world.close())
beforeEach(async () => {
  await world.another('plain-project')
  await world.say(true)
})

test('a declaration that comes into the open project is one dim entry; its button asks, and a yes makes it a service', async () => {
  const { page } = world
  declare(someDeclaration())
  await entry(/Scores.*not approved yet/).click()
  await heading('Scores').waitFor()
  await page.getByText('https://api.scores.example: Server Key').waitFor()
  await page.getByText('project.godot, read and written, ships in the game').waitFor()
  expect(await page.getByRole('textbox', { name: 'Server Key' }).count()).toBe(0)

  await world.say(false)
  await press(world, 'Approve…')
  await page.getByRole('status').getByText('Cancelled').waitFor()
  expect(await entry(/Scores.*not approved yet/).count()).toBe(1)

  await world.say(true)
  await press(world, 'Approve…')
  await page.getByRole('textbox', { name: 'Server Key' }).waitFor()
  const question = (await world.questions()).at(-1) ?? ''
  expect(question).toContain('https://api.scores.example')
  expect(question).toContain('project.godot, read and written, ships in the game')
  expect(await entry('Scores').getAttribute('aria-selected')).toBe('true')
  expect(approvals()).toContain('api.scores.example')
})

test('the shown page of a service that changes says what changed, with the keyboard on its entry, and is taken back on Security', async () => {
  const { page } = world
  declare(someDeclaration())
  await entry(/Scores.*not approved yet/).click()
  await press(world, 'Approve…')
  await page.getByRole('textbox', { name: 'Server Key' }).waitFor()
  const changed = someDeclaration()
  changed.portal.url = 'https://api.scorers.example'
  declare(changed)
  await page.getByText('New: https://api.scorers.example: Server Key').waitFor()
  await page.getByText('No longer: https://api.scores.example: Server Key').waitFor()
  expect(await entry(/Scores.*not approved yet/).getAttribute('aria-selected')).toBe('true')
  expect(await page.getByRole('textbox', { name: 'Server Key' }).count()).toBe(0)
  await press(world, 'Approve…')
  await page.getByRole('textbox', { name: 'Server Key' }).waitFor()

  await showPage(world, 'Security')
  await page.getByRole('list', { name: 'Services of teams' }).waitFor()
  await press(world, `Take back approval of Scores in ${ending(world.project)}`)
  await entry(/Scores.*not approved yet/).waitFor()
})
