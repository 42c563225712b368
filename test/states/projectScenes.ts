import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { press } from '../e2e/steps'
import type { Scene } from './scene'

/** Projects as they are found, and the way between them. */
export const projectScenes: Scene[] = [
  {
    name: 'clone',
    states: {
      'missing secrets': async ({ world }) => {
        const services = { plutu: { all: { useCustomEndpoint: false } } }
        mkdirSync(join(world.project, '.latchkey'))
        const document = { version: 1, id: '6f1c4a52-3f0e-4f7a-9b57-0a54d0c2c001', services }
        writeFileSync(join(world.project, '.latchkey/project.json'), JSON.stringify(document))
        await world.page.getByText('needs 3 secrets').waitFor()
      },
      'seen already': async ({ world }) => {
        await press(world, 'Dismiss the list')
        await world.page.getByText('Not on this computer yet').waitFor()
      },
    },
  },
]
