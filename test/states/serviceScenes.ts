import { pasteToken, press } from '../e2e/steps'
import type { World } from '../e2e/world'
import type { Scene } from './scene'

async function openMenu({ page }: World, service: string): Promise<void> {
  await page.getByRole('treeitem', { name: service }).first().click({ button: 'right' })
  await page.getByRole('menu').waitFor()
}

async function hide(world: World, service: string): Promise<void> {
  await openMenu(world, service)
  await world.page.getByRole('menuitem', { name: 'Hide in this project' }).click()
}

/** Which services the project shows. */
export const serviceScenes: Scene[] = [
  {
    name: 'shown services',
    fixture: 'plain-project',
    states: {
      'menu in the tree': ({ world }) => openMenu(world, 'Plutu'),
      'menu of a page': async ({ world }) => {
        await world.page.keyboard.press('Escape')
        await world.page.getByRole('menu').waitFor({ state: 'detached' })
        await press(world, 'More actions for coherence')
        await world.page.getByRole('menu').waitFor()
      },
      'hiding what holds a secret': async ({ world }) => {
        await world.page.keyboard.press('Escape')
        await world.page.getByRole('menu').waitFor({ state: 'detached' })
        await pasteToken(world, 'f0e1d2c3b4a5968778695a4b3c2d1e0f')
        await hide(world, 'coherence')
        await world.page.getByRole('dialog').waitFor()
      },
      'all hidden': async ({ world }) => {
        await press(world, 'Hide')
        await world.page.getByRole('heading', { name: 'General' }).waitFor()
        for (const service of ['Cloudeka', 'Plutu']) {
          await hide(world, service)
          await world.page.getByRole('treeitem', { name: service }).first().waitFor({ state: 'detached' })
        }
        await world.page.getByText('All services are hidden.').waitFor()
      },
      'add service': async ({ world }) => {
        await world.page.getByRole('treeitem', { name: /Add service/ }).click()
        await world.page.getByRole('dialog').waitFor()
      },
      'nothing to add': async ({ world }) => {
        for (const service of ['coherence', 'Cloudeka', 'Plutu']) {
          await press(world, `Add ${service}`)
          await world.page.getByRole('heading', { name: service }).first().waitFor()
          await world.page.getByRole('dialog').waitFor({ state: 'detached' })
          await world.page.getByRole('treeitem', { name: 'Add service…' }).click()
          await world.page.getByRole('dialog').waitFor()
        }
        await world.page.getByText('Every service that Latchkey knows').waitFor()
      },
    },
  },
]
