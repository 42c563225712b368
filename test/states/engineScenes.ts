import { chmodSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { showSettings } from '../e2e/engineSteps'
import type { World } from '../e2e/world'
import type { Scene } from './scene'

/** The pages of each engine's own settings. */
export const engineScenes: Scene[] = [
  {
    name: 'engine unity',
    fixture: 'unity-settings',
    states: {
      physics: async ({ world }) => showSettings(world, 'Unity', 'Physics'),
      refused: async ({ world: { page } }) => {
        const field = page.getByRole('textbox', { name: 'Bounce Threshold' })
        await field.fill('fast')
        await field.press('Enter')
        await page.getByRole('alert').waitFor()
      },
      player: async ({ world }) => {
        await world.page.getByRole('textbox', { name: 'Bounce Threshold' }).press('Escape')
        await showSettings(world, 'Unity', 'Player')
      },
      advanced: async ({ world: { page } }) => {
        await page.getByRole('switch', { name: 'Show advanced' }).click({ force: true })
        await page.getByText('Product GUID').waitFor()
      },
      'one platform': async ({ world: { page } }) => {
        await page.getByRole('radio', { name: 'Android' }).click({ force: true })
        await page.getByText('Target Architectures').waitFor()
      },
      'a list of entries': async ({ world }) => {
        await showSettings(world, 'Unity', 'Quality')
        await world.page.getByRole('button', { name: 'Ultra' }).click()
        await world.page.getByText('Pixel Light Count').waitFor()
      },
      flags: async ({ world }) => {
        await showSettings(world, 'Unity', 'Editor')
        await world.page.getByRole('button', { name: /^When entering Play Mode, / }).click()
        await world.page.getByRole('checkbox').first().waitFor()
      },
      searched: async ({ world: { page } }) => {
        await page.keyboard.press('Escape')
        await page.getByRole('searchbox').fill('default')
        await page.getByRole('textbox', { name: 'Default Contact Offset' }).waitFor()
      },
      'read-only': async ({ world }) => {
        await world.page.getByRole('searchbox').fill('')
        chmodSync(join(world.project, 'ProjectSettings/TimeManager.asset'), 0o444)
        await look(world)
        await showSettings(world, 'Unity', 'Time')
        await world.page.getByText('not edited here').first().waitFor()
      },
      'a Git LFS pointer': async ({ world }) => {
        const file = join(world.project, 'ProjectSettings/TimeManager.asset')
        chmodSync(file, 0o644)
        writeFileSync(file, 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n')
        await look(world)
        await world.page.getByRole('note').filter({ hasText: 'Git LFS pointer' }).waitFor()
      },
    },
  },
  {
    name: 'engine unity new',
    states: {
      'no settings files': async ({ world }) => {
        rmSync(join(world.project, 'ProjectSettings/ProjectSettings.asset'))
        await look(world)
        const { page } = world
        await page.getByRole('treeitem', { name: 'Unity settings' }).click()
        await page.getByRole('treeitem', { name: 'No settings files' }).click()
        await page.getByText('There are no settings files yet').waitFor()
      },
    },
  },
  {
    name: 'engine unreal',
    fixture: 'unreal-project',
    states: { description: async ({ world }) => showSettings(world, 'Unreal', 'Description') },
  },
  {
    name: 'engine godot',
    fixture: 'godot-project',
    states: { 'mostly not in the file': async ({ world }) => showSettings(world, 'Godot', 'Window') },
  },
]

/** The window comes to the front, and reads what others have done meanwhile. */
function look({ app }: World): Promise<unknown> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.emit('focus'))
}
