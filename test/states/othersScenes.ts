import { chmodSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { assetPath } from '../e2e/steps'
import type { World } from '../e2e/world'
import type { Scene } from './scene'

const file = '.latchkey/project.json'

/** A pull: the file is replaced by one with another value. */
function pull({ project }: World, envVariable: string): void {
  const path = join(project, file)
  const services = { coherence: { all: { envVariable } } }
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(`${path}.new`, JSON.stringify({ version: 1, id: '6f1c4a52-3f0e-4f7a-9b57-0a54d0c2c001', services }))
  renameSync(`${path}.new`, path)
}

/** What other people and programs do to the project meanwhile. */
export const othersScenes: Scene[] = [
  {
    name: 'others',
    states: {
      'changed on both sides': async ({ world }) => {
        const field = world.page.getByRole('textbox', { name: 'Variable name' })
        await field.fill('COHERENCE_KEY')
        pull(world, 'GAME_RUNTIME_KEY')
        await world.page.getByText('Changed elsewhere').waitFor()
      },
      'read-only': async ({ world }) => {
        await world.page.getByRole('button', { name: 'Take theirs' }).click()
        chmodSync(join(world.project, file), 0o444)
        await world.page.getByText(`${file} is read-only`).waitFor()
      },
      'read-only under Perforce': async ({ world }) => {
        writeFileSync(join(world.project, '.p4config'), '')
        chmodSync(join(world.project, assetPath), 0o444)
        await world.page.getByText(`${assetPath} are read-only`).waitFor()
      },
      'folder gone': async ({ world }) => {
        chmodSync(join(world.project, file), 0o644)
        chmodSync(join(world.project, assetPath), 0o644)
        await world.page.getByText('are read-only').waitFor({ state: 'detached' })
        renameSync(world.project, `${world.project}-away`)
        await world.page.getByText('What you see is from before').waitFor()
      },
    },
  },
]
