import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { openCopy, optionSettled, pasteToken, press, showPage } from '../e2e/steps'
import { openPath, type World } from '../e2e/world'
import type { Scene } from './scene'

/** A few projects that were opened here, and what became of them. */
async function openSeveral(world: World): Promise<void> {
  const lacking = await openCopy(world, 'unreal-project', 'tide-runner')
  const document = {
    version: 1,
    id: '6f1c4a52-3f0e-4f7a-9b57-0a54d0c2c001',
    services: { plutu: { all: { useCustomEndpoint: false } } },
  }
  mkdirSync(join(lacking, '.latchkey'))
  writeFileSync(join(lacking, '.latchkey/project.json'), JSON.stringify(document))
  await openCopy(world, 'godot-project', 'lantern-keeper')
  await world.page.getByText('Live', { exact: true }).click()
  rmSync(await openCopy(world, 'plain-project', 'jam-2024'), { recursive: true })
  await openCopy(world, 'unity-project', 'drifters-copy')
  await openPath(world.page, world.project)
}

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
        await world.page.getByRole('region', { name: 'Missing secrets' }).waitFor()
      },
      dismissed: async ({ world }) => {
        await press(world, 'Dismiss the list')
        await world.page.getByRole('region', { name: 'Missing secrets' }).waitFor({ state: 'detached' })
      },
    },
  },
  {
    name: 'copy',
    hasPortal: true,
    states: {
      'whose project': async ({ world, portal }) => {
        await pasteToken(world, portal.world.organizations[0]?.projects[0]?.portal_token ?? '')
        const copy = join(world.folder, 'drifters-copy')
        cpSync(world.project, copy, { recursive: true })
        await openPath(world.page, copy)
        await world.page.getByRole('button', { name: 'Another project: give it an id of its own' }).waitFor()
      },
    },
  },
  {
    name: 'repository',
    fixture: 'plain-project',
    states: {
      'games below it': async ({ world }) => {
        const fixtures = ['unity-project', 'unreal-project', 'godot-project'] as const
        const folders = ['Client', 'Prototypes/Tide Runner', 'tools/level-editor-with-a-long-name-that-says-all-about-it/editor']
        for (const [index, fixture] of fixtures.entries())
          cpSync(join(import.meta.dirname, '../fixtures', fixture), join(world.project, folders[index] ?? ''), {
            recursive: true,
          })
        await openPath(world.page, world.project)
        await showPage(world, 'General')
        await world.page.getByRole('button', { name: 'Open Client (Unity 6000.0.37f1)' }).waitFor()
      },
      'clone made by links': async ({ world }) => {
        const clone = join(world.folder, 'drifters-clone')
        mkdirSync(clone)
        for (const name of ['Assets', 'ProjectSettings', 'Packages'])
          symlinkSync(join(world.project, 'Client', name), join(clone, name))
        await openPath(world.page, clone)
        await world.page.getByText('Assets and ProjectSettings are links to').waitFor()
        await world.page.getByRole('button', { name: /^Open .*Client$/ }).waitFor()
      },
      'clone whose links are followed': async ({ world }) => {
        await press(world, 'Show the values there')
        await world.page.getByText('Their values are read from there').waitFor()
        await world.page.getByRole('button', { name: 'Show the values there' }).waitFor({ state: 'detached' })
      },
    },
  },
  {
    name: 'projects',
    // No others were opened before.
    options: {},
    states: {
      'recent list': async ({ world }) => {
        await openSeveral(world)
        await showPage(world, 'Recent projects')
        await world.page.getByText('folder not found').waitFor()
      },
      menu: async ({ world: { page } }) => {
        await page.getByRole('button', { name: /^Project/ }).click()
        await page.getByRole('menu').waitFor()
      },
      palette: async ({ world: { page } }) => {
        await page.keyboard.press('Escape')
        await page.getByRole('menu').waitFor({ state: 'detached' })
        await page.keyboard.press('Control+p')
        await page.getByRole('dialog').getByText('secrets missing').waitFor()
      },
      'palette finds': async ({ world: { page } }) => {
        await page.keyboard.type('dd')
        await page.getByRole('option', { name: /drifters-copy/ }).waitFor()
      },
      'palette finds nothing': async ({ world }) => {
        await world.page.keyboard.type(' wardrobe')
        await world.page.getByText('No project matches').waitFor()
        await optionSettled(world)
      },
    },
  },
]
