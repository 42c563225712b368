import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { openCopy, passphrase, pasteToken, press, showPage } from '../e2e/steps'
import type { Scene, Stage } from './scene'

async function showSecurity({ world }: Stage): Promise<void> {
  await showPage(world, 'Security')
  await world.page.getByRole('heading', { name: 'Security' }).waitFor()
}

/** Who can open the vault, in every situation. */
export const securityScenes: Scene[] = [
  {
    name: 'security',
    hasPortal: true,
    states: {
      empty: showSecurity,
      'clear question': async (stage) => {
        const { page } = stage.world
        await page.getByRole('treeitem', { name: 'coherence' }).click()
        await pasteToken(stage.world, tokenOf(stage))
        await showSecurity(stage)
        await page.getByRole('button', { name: 'Clear Portal Token' }).click()
        await page.getByRole('alertdialog').waitFor()
      },
      keyring: async ({ world: { page } }) => {
        await page.keyboard.press('Escape')
        await page.getByRole('alertdialog').waitFor({ state: 'detached' })
      },
      'set form': async ({ world }) => {
        await press(world, 'Set…')
        await world.page.getByLabel('New passphrase').fill('short')
        await world.page.getByLabel('Repeat it').fill('shor')
        await world.page.getByText('The two don’t match').waitFor()
      },
      'too short': async ({ world }) => {
        await world.page.getByLabel('Repeat it').fill('short')
        await press(world, 'Set passphrase')
        await world.page.getByRole('alert').waitFor()
      },
      spare: async ({ world }) => {
        await world.page.getByLabel('New passphrase').fill(passphrase)
        await world.page.getByLabel('Repeat it').fill(passphrase)
        await press(world, 'Set passphrase')
        await press(world, 'Change…')
        await world.page.getByRole('dialog').waitFor()
      },
      'require form': async ({ world }) => {
        await world.page.keyboard.press('Escape')
        await world.page.getByRole('switch', { name: 'Require passphrase' }).click({ force: true })
        await world.page.getByRole('dialog').getByLabel('Passphrase').fill('another passphrase')
        await press(world, 'Require it')
        await world.page.getByText('This is not the passphrase').waitFor()
      },
      required: async ({ world }) => {
        await world.page.getByRole('dialog').getByLabel('Passphrase').fill(passphrase)
        await press(world, 'Require it')
        await world.page.getByText('Secrets are encrypted with your passphrase').first().waitFor()
      },
      locked: async ({ world: { page } }) => {
        await page.keyboard.press('Control+l')
        await page.getByText('Secrets wait for your passphrase').first().waitFor()
      },
      'start over': async ({ world }) => {
        await press(world, 'Forgotten…')
        await world.page.getByRole('alertdialog').waitFor()
      },
      'locked field': async ({ world: { page } }) => {
        await page.keyboard.press('Escape')
        await page.getByRole('treeitem', { name: 'coherence' }).click()
        await page.getByText('Stored, and locked').waitFor()
      },
      'unlock form': async ({ world }) => {
        await press(world, 'Unlock secrets…')
        await world.page.getByRole('dialog').waitFor()
      },
    },
  },
  {
    name: 'lost',
    hasPortal: true,
    states: {
      'project not found': async (stage) => {
        const { world } = stage
        await pasteToken(world, tokenOf(stage))
        await openCopy(world, 'unity-project', 'drifters-new')
        rmSync(world.project, { recursive: true })
        await showSecurity(stage)
        await world.page.getByRole('button', { name: /^Use in / }).waitFor()
      },
    },
  },
  {
    name: 'weak',
    hasPortal: true,
    options: { switches: ['--password-store=basic'] },
    states: {
      'no keyring': async (stage) => {
        await pasteToken(stage.world, tokenOf(stage))
        await stage.world.page.getByRole('contentinfo').getByRole('button').first().click()
        await stage.world.page.getByRole('button', { name: 'Store anyway…' }).waitFor()
      },
      question: async ({ world }) => {
        await press(world, 'Store anyway…')
        await world.page.getByRole('alertdialog').waitFor()
      },
      accepted: async (stage) => {
        await press(stage.world, 'Store anyway')
        await showSecurity(stage)
        await stage.world.page.getByText('only obfuscated').first().waitFor()
      },
    },
  },
  {
    name: 'changed vault',
    hasPortal: true,
    states: {
      said: async (stage) => {
        const { world } = stage
        await pasteToken(world, tokenOf(stage))
        await world.quit()
        const path = join(world.userData, 'vault.json')
        writeFileSync(path, readFileSync(path, 'utf8').replace('"strong"', '"weak"'))
        await world.start()
        await showSecurity(stage)
        await world.page.getByText('changed or replaced by another program').first().waitFor()
      },
      question: async ({ world }) => {
        await press(world, 'Accept vault.json…')
        await world.page.getByRole('alertdialog').waitFor()
      },
    },
  },
]

function tokenOf({ portal }: Stage): string {
  return portal.world.organizations[0]?.projects[0]?.portal_token ?? ''
}
