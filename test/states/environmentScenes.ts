import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { fetchKey, pasteToken, writeFirst } from '../e2e/steps'
import type { World } from '../e2e/world'
import type { Scene, Stage } from './scene'

async function show({ page }: World, environment: 'Test' | 'Live'): Promise<void> {
  await page.getByRole('radio', { name: environment }).click({ force: true })
  await page.getByText(environment === 'Live' ? 'Environment Release' : 'Environment Development').waitFor()
}

async function nameFile({ page }: World): Promise<void> {
  const file = page.getByRole('textbox', { name: 'Environment file' })
  await file.fill('.env')
  await file.press('Enter')
  await page.getByText('Environment file saved').waitFor()
}

const tokenOf = ({ portal }: Pick<Stage, 'portal'>, index: number) =>
  portal.world.organizations[0]?.projects[index]?.portal_token ?? ''

/** What a teammate commits. */
function name({ project }: World, environments: readonly string[]): void {
  const path = join(project, '.latchkey/project.json')
  const file = JSON.parse(readFileSync(path, 'utf8')) as object
  writeFileSync(`${path}.new`, JSON.stringify({ ...file, environments }))
  renameSync(`${path}.new`, path)
}

/** Test and Live side by side: what is the same in both, and whose values the game's files hold. */
export const environmentScenes: Scene[] = [
  {
    name: 'environments',
    hasPortal: true,
    states: {
      'files hold Test': async ({ world, portal }) => {
        await pasteToken(world, tokenOf({ portal }, 0))
        await fetchKey(world)
        await writeFirst(world)
        await world.page.getByText('Fetching for Test writes these files').waitFor()
      },
      'same token': async ({ world, portal }) => {
        await show(world, 'Live')
        await world.page.getByText('Switching to Live changes no files').waitFor()
        await world.copy(tokenOf({ portal }, 0))
        await world.page.getByRole('button', { name: 'Paste Portal Token' }).click()
        await world.page.getByText('Same Portal Token as for Test').waitFor()
      },
      'same key': async ({ world }) => {
        await fetchKey(world)
        await world.page.getByText('Same key as Test').waitFor()
      },
      'Live waits': async ({ world, portal }) => {
        await pasteToken(world, tokenOf({ portal }, 1))
        await fetchKey(world)
        await world.page.getByRole('button', { name: 'Put Live into the game’s files…' }).scrollIntoViewIfNeeded()
      },
      'put Live in': async ({ world: { page } }) => {
        await page.getByRole('button', { name: 'Put Live into the game’s files…' }).press('Enter')
        await page.getByRole('dialog', { name: 'Put Live into the game’s files?' }).waitFor()
      },
      'files hold Live': async ({ world: { page } }) => {
        await page.getByRole('button', { name: 'Put Live in', exact: true }).click()
        await page.getByText('Fetching for Live writes these files').scrollIntoViewIfNeeded()
      },
      'one environment file for both': async ({ world }) => {
        await nameFile(world)
        await show(world, 'Test')
        await nameFile(world)
        await world.page.getByRole('button', { name: 'Use .env.live for Live' }).scrollIntoViewIfNeeded()
      },
    },
  },
  {
    name: 'environments of a team',
    states: {
      'three of them': async ({ world }) => {
        await nameFile(world)
        name(world, ['test', 'live', 'staging'])
        await world.page.getByRole('radio', { name: 'Staging' }).click({ force: true })
        await world.page.getByText('Environment Staging').waitFor()
        await nameFile(world)
      },
      'a menu of many': async ({ world }) => {
        name(world, ['test', 'live', 'staging', 'nightly', 'events-eu'])
        await world.page.getByRole('button', { name: 'Environment: Staging' }).press('ArrowDown')
        await world.page.getByRole('menuitem', { name: /^Events eu/ }).waitFor()
      },
      'the list of environments': async ({ world: { page } }) => {
        await page.getByRole('menuitem', { name: 'Environments…' }).press('Enter')
        await page.getByRole('textbox', { name: 'New environment' }).fill('Beta')
        await page.getByText('Use small letters, digits and hyphens').waitFor()
      },
      'another name for one': async ({ world: { page } }) => {
        await page.getByRole('button', { name: 'Rename Staging…' }).press('Enter')
        await page.getByText('Moves to the new name: 1 setting.').waitFor()
      },
      'removed with its setting': async ({ world: { page } }) => {
        await page.keyboard.press('Escape')
        await page.getByRole('button', { name: 'Remove Staging…' }).press('Enter')
        await page.getByRole('switch', { name: 'Also delete its setting' }).click({ force: true })
        await page.getByText('Undo brings them back.').waitFor()
      },
      'a name with values from before': async ({ world: { page } }) => {
        await page.keyboard.press('Escape')
        await page.getByRole('button', { name: 'Remove Staging…' }).press('Enter')
        await page.getByRole('button', { name: 'Remove', exact: true }).press('Enter')
        await page.getByRole('dialog', { name: 'Remove Staging?' }).waitFor({ state: 'detached' })
        await page.getByRole('textbox', { name: 'New environment' }).fill('staging')
        await page.getByText('Staging has values from before: 1 setting.').waitFor()
      },
    },
  },
]
