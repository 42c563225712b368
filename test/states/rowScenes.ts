import { fetchKey, pasteToken, writeFirst } from '../e2e/steps'
import type { World } from '../e2e/world'
import type { Scene } from './scene'

async function type({ page }: World, label: string, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name: label })
  await field.fill(text)
  await field.press('Enter')
  await page.getByText(`${label} saved`).waitFor()
}

async function openHistory({ page }: World, label: string): Promise<void> {
  await page.getByRole('button', { name: `More actions for ${label}` }).press('Enter')
  await page.getByRole('menuitem', { name: 'History…' }).click()
  await page.getByRole('dialog').waitFor()
}

async function leave({ page }: World): Promise<void> {
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** What every row can do, and what was done to it. */
export const rowScenes: Scene[] = [
  {
    name: 'rows',
    hasPortal: true,
    states: {
      'history empty': async ({ world }) => {
        await openHistory(world, 'Variable name')
        await world.page.getByText('Nothing has been changed here yet.').waitFor()
      },
      differs: async ({ world, portal }) => {
        await leave(world)
        await pasteToken(world, portal.world.organizations[0]?.projects[0]?.portal_token ?? '')
        await fetchKey(world)
        await writeFirst(world)
        await type(world, 'Environment file', 'server/game.env')
        await type(world, 'Variable name', 'GAME_KEY')
        await type(world, 'Variable name', 'GAME_RUNTIME_KEY')
        await world.page.getByText('Live: empty').waitFor()
      },
      help: async ({ world: { page } }) => {
        await page.getByText('Runtime Key', { exact: true }).hover()
        await page.getByRole('tooltip').waitFor()
      },
      'with help': async ({ world: { page } }) => {
        await page.keyboard.press('Escape')
        await page.keyboard.press('Control+,')
        await page.getByRole('radio', { name: 'With help' }).check({ force: true })
        await page.getByRole('treeitem', { name: /coherence/ }).click()
        await page.getByText('For a portal of your own.').waitFor()
      },
      menu: async ({ world: { page } }) => {
        await page.getByRole('button', { name: 'More actions for Variable name' }).press('Enter')
        await page.getByRole('menu').waitFor()
      },
      history: async ({ world }) => {
        await world.page.keyboard.press('Escape')
        await openHistory(world, 'Variable name')
        await world.page.getByRole('listitem').first().waitFor()
      },
      'history of a key': async ({ world, portal }) => {
        await leave(world)
        const project = portal.world.organizations[0]?.projects[0]
        if (project !== undefined) project.runtime_key = '0123456789abcdef0123456789abcdef'
        await fetchKey(world)
        // The environment file has not been written yet, so it is asked about first.
        await writeFirst(world)
        await openHistory(world, 'Runtime Key')
        await world.page.getByRole('listitem').first().waitFor()
      },
      'history of a secret': async ({ world }) => {
        await leave(world)
        await openHistory(world, 'Portal Token')
        await world.page.getByRole('listitem').first().waitFor()
      },
    },
  },
]
