import { useEndpoint } from '../e2e/steps'
import type { FailureName } from '../portal/failures'
import type { Scene, Stage } from './scene'

/** An account's tokens, from the first look to the secret of a new one. */
export const cloudekaScenes: Scene[] = [
  {
    name: 'cloudeka',
    states: {
      'no token': async ({ world: { page } }) => {
        await page.getByRole('treeitem', { name: /^API Overview/ }).click()
        await page.getByRole('button', { name: 'Go to the field' }).waitFor()
      },
      pasted: async ({ world, portal }) => {
        const { page } = world
        await page.getByRole('button', { name: 'Go to the field' }).click()
        await useEndpoint(world, portal.http.cloudekaUrl)
        await world.copy(portal.world.cloudeka.accessToken)
        await page.getByRole('button', { name: 'Paste Access Token' }).click()
        await page.getByText('Access Token stored').waitFor()
      },
      failed: async ({ world: { page }, portal }) => {
        portal.fail('server-error', 1)
        await page.getByRole('treeitem', { name: /^API Overview/ }).click()
        await page.getByRole('alert').waitFor()
      },
      tokens: async ({ world: { page } }) => {
        await page.getByRole('button', { name: 'Refresh' }).click()
        await page.getByRole('row', { name: /Build server/ }).waitFor()
      },
      'found by the search': async ({ world: { page } }) => {
        await page.getByRole('searchbox', { name: 'Search settings' }).fill('build server')
        await page.getByRole('button', { name: 'Show in the table: Build server' }).waitFor()
      },
      'only the hits of the page': async ({ world: { page } }) => {
        await page.getByRole('treeitem', { name: /^API Overview/ }).click()
        await page.getByRole('row', { name: /Old laptop/ }).waitFor({ state: 'detached' })
      },
      'the whole page again': async ({ world: { page } }) => {
        await page.getByRole('searchbox', { name: 'Search settings' }).fill('')
        await page.getByRole('row', { name: /Old laptop/ }).waitFor()
      },
      'not whole': (stage) => readOnce(stage, 'first-page', 'This list is incomplete.'),
      'same id': (stage) => readOnce(stage, 'same-ids', 'Several tokens share the id'),
      'strange dates': (stage) => readOnce(stage, 'strange-dates', 'unreadable date'),
      'regenerate without an end': async ({ world: { page } }) => {
        await page.getByRole('button', { name: 'Actions for Old laptop' }).click()
        await page.getByRole('menuitem', { name: 'Regenerate…' }).click()
        await page.getByText('Expiry until now: unreadable date.').waitFor()
      },
      'no match': async ({ world: { page } }) => {
        await page.keyboard.press('Escape')
        await page.getByRole('button', { name: 'Refresh' }).click()
        await page.getByText('unreadable date').first().waitFor({ state: 'detached' })
        await page.getByRole('searchbox', { name: 'Filter tokens' }).fill('wardrobe')
        await page.getByText('No token matches').waitFor()
      },
      menu: async ({ world: { page } }) => {
        await page.getByRole('searchbox', { name: 'Filter tokens' }).fill('')
        await page.getByRole('button', { name: 'Actions for Build server' }).click()
        await page.getByRole('menu').waitFor()
      },
      'delete asks': async ({ world: { page } }) => {
        await page.getByRole('menuitem', { name: 'Delete…' }).click()
        await page.getByRole('textbox', { name: 'Type Build server to confirm' }).waitFor()
      },
      create: async ({ world: { page } }) => {
        await page.keyboard.press('Escape')
        await page.getByRole('button', { name: 'New Token' }).click()
        await page.getByRole('textbox', { name: 'Token Name' }).fill('CI runner')
      },
      calendar: async ({ world: { page } }) => {
        await page.getByRole('button', { name: 'Choose Expired date' }).click()
        await page.getByRole('grid').last().waitFor()
      },
      secret: async ({ world: { page } }) => {
        await page.keyboard.press('Enter')
        await page.getByRole('button', { name: 'Confirm' }).click()
        await page.getByRole('dialog', { name: 'Secret API Key' }).waitFor()
      },
      unclaimed: async ({ world: { page } }) => {
        await page.getByRole('button', { name: 'Close' }).click()
        await page.getByText('is waiting').waitFor()
      },
      'unknown answer': async ({ world: { page }, portal }) => {
        portal.fail('unknown-shape', 1, '/token')
        await page.getByRole('button', { name: 'New Token' }).click()
        await page.getByRole('textbox', { name: 'Token Name' }).fill('Nightly')
        await page.getByRole('button', { name: 'Confirm' }).click()
        await page.getByRole('textbox', { name: 'Answer' }).waitFor()
      },
    },
  },
]

/** Reads the list while the portal answers like this, until the page says it. */
async function readOnce({ world: { page }, portal }: Stage, name: FailureName, said: string): Promise<void> {
  portal.fail(name, 1, '/token')
  await page.getByRole('button', { name: 'Refresh' }).click()
  await page.getByText(said).first().waitFor()
}
