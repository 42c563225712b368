import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { press, showPage } from '../e2e/steps'
import type { World } from '../e2e/world'
import type { Scene } from './scene'

const game = '{\n  "online": { "title": "7C1E4", "other": "AAAA1", "region": "eu" },\n  "title": "OLD1"\n}\n'

/** A team whose game reads a value from a file of its own. */
export async function useTitle({ page, project }: World): Promise<void> {
  writeFileSync(join(project, 'game.json'), game)
  mkdirSync(join(project, '.latchkey'), { recursive: true })
  const services = { playfab: { all: { shown: true }, test: { titleId: '7C1E4' } } }
  const document = { version: 1, id: '3b0a8a3e-6a3e-4f0e-9a4e-6f1f0a3c7d21', services }
  writeFileSync(join(project, '.latchkey/project.json'), JSON.stringify(document))
  await page.getByRole('treeitem', { name: 'PlayFab' }).first().waitFor()
}

export async function openAdding(world: World): Promise<void> {
  await press(world, 'More actions for Title ID')
  await world.page.getByRole('menuitem', { name: 'Add a place…' }).click()
  await world.page.getByRole('dialog', { name: 'Add a place for Title ID' }).waitFor()
}

/** Places that a team adds, and the file of keys. */
export const placesScenes: Scene[] = [
  {
    name: 'places of a team',
    fixture: 'godot-project',
    states: {
      'adding a place': async ({ world }) => {
        await useTitle(world)
        await showPage(world, 'PlayFab')
        await openAdding(world)
        await world.page.getByRole('textbox', { name: 'File', exact: true }).fill('game.json')
        await world.page.getByRole('option', { name: 'online/title' }).waitFor()
      },
      'what stands there now': async ({ world: { page } }) => {
        await page.getByRole('textbox', { name: 'Path of the key' }).fill('title')
        await page.getByText('It holds “OLD1” now.').waitFor()
      },
      'a file that starts things': async ({ world: { page } }) => {
        await page.getByRole('textbox', { name: 'File', exact: true }).fill('package.json')
        await page.getByText('belong to other programs').waitFor()
      },
      'a place that differs': async ({ world: { page } }) => {
        await page.getByRole('textbox', { name: 'File', exact: true }).fill('game.json')
        await page.getByText('It holds “OLD1” now.').waitFor()
        await page.getByRole('button', { name: 'Add place' }).click()
        await page.getByRole('button', { name: /^Remove place game\.json/ }).waitFor()
      },
      'keys to choose': async ({ world: { page } }) => {
        await page
          .getByRole('button', { name: /^Project/ })
          .first()
          .click()
        await page.getByRole('menuitem', { name: 'File of keys…' }).click()
        await page.getByRole('switch', { name: 'PlayFab Title ID' }).click({ force: true })
        await page.getByText('PLAYFAB_TITLE_ID').waitFor()
      },
      'the file of keys before it is made': async ({ world: { page } }) => {
        await page.getByRole('button', { name: 'Save choice' }).click()
        await page.getByRole('dialog').getByText('class_name LatchkeyKeys').waitFor()
      },
    },
  },
]
