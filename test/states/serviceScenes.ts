import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { someDeclaration } from '../unit/core/declarations/someDeclaration'
import { pasteToken, press, showPage } from '../e2e/steps'
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

/** As Unity's package manager does. */
function addPackage({ project }: World, name: string): void {
  const path = join(project, 'Packages/manifest.json')
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as { dependencies: object }
  writeFileSync(path, JSON.stringify({ ...manifest, dependencies: { ...manifest.dependencies, [name]: '1.0.0' } }))
}

function declare({ project }: World, name: string, content: object): void {
  mkdirSync(join(project, '.latchkey/services'), { recursive: true })
  writeFileSync(join(project, `.latchkey/services/${name}.json`), JSON.stringify(content))
}

/** Services of the team's own: before the user's yes, with it, after a change, and with faults. */
const teamScene: Scene = {
  name: 'team services',
  fixture: 'plain-project',
  states: {
    'not approved': async ({ world }) => {
      declare(world, 'scores', someDeclaration())
      await world.page.getByRole('treeitem', { name: /Scores.*not approved yet/ }).click()
      await world.page.getByRole('button', { name: 'Approve…' }).waitFor()
    },
    approved: async ({ world }) => {
      await world.say(true)
      await press(world, 'Approve…')
      await world.page.getByRole('textbox', { name: 'Server Key' }).waitFor()
    },
    changed: async ({ world }) => {
      const changed = someDeclaration()
      changed.portal.url = 'https://api.scorers.example'
      declare(world, 'scores', changed)
      await world.page.getByText('New: https://api.scorers.example').waitFor()
    },
    faults: async ({ world }) => {
      declare(world, 'ads', { ...someDeclaration(), id: 'ads', label: 'Preferences', extra: 1 })
      await world.page.getByRole('treeitem', { name: /ads.*has faults/ }).click()
      await world.page.getByRole('list', { name: 'Faults' }).waitFor()
    },
    'approved ones': async ({ world }) => {
      await showPage(world, 'Security')
      await world.page.getByRole('list', { name: 'Services of teams' }).waitFor()
    },
  },
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
      'one added': async ({ world }) => {
        await press(world, 'Add Photon')
        await world.page.getByRole('heading', { name: 'Photon' }).first().waitFor()
        await world.page.getByRole('dialog').waitFor({ state: 'detached' })
      },
    },
  },
  {
    name: 'found services',
    fixture: 'unity-project',
    states: {
      'found while open': async ({ world }) => {
        addPackage(world, 'io.sentry.unity')
        await world.page.getByRole('treeitem', { name: 'Sentry' }).click()
        await world.page.getByText('found in this project', { exact: true }).waitFor()
      },
      'first of those to add': async ({ world }) => {
        await hide(world, 'Sentry')
        await world.page.getByRole('treeitem', { name: 'Sentry' }).waitFor({ state: 'detached' })
        await world.page.getByRole('treeitem', { name: 'Add service…' }).click()
        await world.page.getByRole('listitem').first().getByText('Found in the project').waitFor()
      },
    },
  },
  teamScene,
]
