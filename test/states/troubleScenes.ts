import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { pasteToken } from '../e2e/steps'
import type { Scene } from './scene'

/** When something is not as it should be. */
export const troubleScenes: Scene[] = [
  {
    name: 'no keyring',
    options: { keyring: false },
    hasPortal: true,
    states: {
      'in memory only': async ({ world, portal }) =>
        pasteToken(world, portal.world.organizations[0]?.projects[0]?.portal_token ?? ''),
    },
  },
  {
    name: 'misfits',
    states: {
      'beside their fields': async ({ world }) => {
        const folder = join(world.project, '.latchkey')
        mkdirSync(folder, { recursive: true })
        const coherence = {
          all: { envVariable: 'NODE_OPTIONS' },
          test: { runtimeKey: '$(touch it)', projectName: 'Nordlicht', envFile: '.git\\hooks\\post-checkout' },
        }
        const document = { version: 1, id: '2f1c0f4e-6a43-4b8e-9a53-0d1f0c1b2a34', services: { coherence } }
        writeFileSync(join(folder, 'project.json'), JSON.stringify(document))
        // The project's new id makes the page anew, so its rows do not stand still at once.
        const last = world.page.getByRole('alert').filter({ hasText: 'project.json is not used' }).nth(2)
        await last.evaluate((line) => line.scrollIntoView())
      },
      'one put right': async ({ world: { page } }) => {
        const field = page.getByRole('textbox', { name: 'Environment file' })
        await field.fill('server/.env')
        await field.press('Enter')
        await page.getByText('Environment file saved').waitFor()
      },
    },
  },
  {
    name: 'newer project',
    states: {
      'read-only': async ({ world }) => {
        const folder = join(world.project, '.latchkey')
        mkdirSync(folder, { recursive: true })
        const document = { version: 99, id: '2f1c0f4e-6a43-4b8e-9a53-0d1f0c1b2a34', services: {} }
        writeFileSync(join(folder, 'project.json'), JSON.stringify(document))
        await world.page.getByText('newer Latchkey').first().waitFor()
      },
    },
  },
  {
    name: 'not findable',
    states: {
      'a secret at risk': async ({ world }) => {
        writeFileSync(join(world.project, '.latchkey'), 'A file in the place of the folder.')
        await pasteToken(world, '0123456789abcdef0123456789abcdef')
        await world.page.getByText('only while its folder stays').waitFor()
      },
    },
  },
]
