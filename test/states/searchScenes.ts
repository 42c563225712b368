import { optionSettled, press } from '../e2e/steps'
import type { World } from '../e2e/world'
import type { Scene } from './scene'

async function search({ page }: World, text: string): Promise<void> {
  const box = page.getByRole('searchbox', { name: 'Search settings' })
  await box.fill('')
  await box.pressSequentially(text)
}

/** The search, from the first letter to what helps when nothing is found. */
export const searchScenes: Scene[] = [
  {
    name: 'search',
    hasPortal: true,
    states: {
      hits: async ({ world }) => {
        await search(world, 'portal')
        await world.page.locator('mark').first().waitFor()
      },
      'one page': async ({ world }) => {
        await search(world, 'portal')
        await world.page.getByRole('treeitem', { name: /Plutu/ }).click()
        await world.page.getByRole('button', { name: 'Show all results' }).waitFor()
      },
      'a filter too much': async ({ world }) => {
        await search(world, 'plutu key @modified ')
        await world.page.getByRole('button', { name: 'Remove @modified' }).waitFor()
      },
      'no hits': async ({ world }) => {
        await search(world, 'wardrobe')
        await world.page.getByText('No setting matches').first().waitFor()
      },
      cleared: async ({ world }) => {
        await press(world, 'Clear search')
        await world.page.getByRole('heading', { name: 'Plutu' }).waitFor()
      },
    },
  },
  {
    name: 'filters',
    hasPortal: true,
    states: {
      completion: async ({ world }) => {
        await search(world, 'portal @')
        await world.page.getByRole('listbox', { name: 'Filters' }).waitFor()
      },
      'completion narrowed': async ({ world }) => {
        await search(world, 'portal @s')
        await world.page.getByRole('option', { name: /@service:plutu/ }).waitFor()
        await optionSettled(world)
      },
      modified: async ({ world }) => {
        await world.page.keyboard.press('Escape')
        await search(world, '@modified ')
        await world.page.getByRole('heading', { name: 'coherence' }).waitFor()
      },
      'unknown filter': async ({ world }) => {
        await search(world, 'token @mine')
        await world.page.getByText('There is no filter @mine').waitFor()
      },
    },
  },
]
