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
    name: 'newer project',
    states: {
      'read-only': async ({ world }) => {
        const folder = join(world.project, '.latchkey')
        mkdirSync(folder, { recursive: true })
        const document = { version: 99, id: '2f1c0f4e-6a43-4b8e-9a53-0d1f0c1b2a34', services: {} }
        writeFileSync(join(folder, 'project.json'), JSON.stringify(document))
        await world.restart()
        await world.page.getByText('newer Latchkey').first().waitFor()
      },
    },
  },
]
