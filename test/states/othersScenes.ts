import { chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { assetPath } from '../e2e/steps'
import type { World } from '../e2e/world'
import type { Scene } from './scene'

const file = '.latchkey/project.json'

/** A pull: the file is replaced by one with another value. */
function pull({ project }: World, from: string, to: string): void {
  const path = join(project, file)
  writeFileSync(`${path}.new`, readFileSync(path, 'utf8').replace(from, to))
  renameSync(`${path}.new`, path)
}

/** What other people and programs do to the project meanwhile. */
export const othersScenes: Scene[] = [
  {
    name: 'others',
    states: {
      'changed on both sides': async ({ world }) => {
        const field = world.page.getByRole('textbox', { name: 'Variable name' })
        await field.fill('GAME_KEY')
        await field.press('Enter')
        await world.page.getByText('Variable name saved').waitFor()
        await field.fill('COHERENCE_KEY')
        pull(world, 'GAME_KEY', 'GAME_RUNTIME_KEY')
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
        await world.page.getByText('Showing the last saved values').waitFor()
      },
    },
  },
]
