import type { Page } from 'playwright-core'

import { pasteToken } from '../e2e/steps'
import type { Scene, Stage } from './scene'

const passphrase = 'correct horse battery'

async function showPage({ world: { page } }: Stage): Promise<void> {
  await page.getByRole('treeitem', { name: 'Security' }).click()
  await page.getByRole('heading', { name: 'Security' }).waitFor()
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** Who can open the vault, in every situation. */
export const securityScenes: Scene[] = [
  {
    name: 'security',
    hasPortal: true,
    states: {
      empty: showPage,
      'clear question': async (stage) => {
        const { page } = stage.world
        await page.getByRole('treeitem', { name: 'coherence' }).click()
        await pasteToken(stage.world, tokenOf(stage))
        await showPage(stage)
        await page.getByRole('button', { name: 'Clear Portal Token' }).click()
        await page.getByRole('alertdialog').waitFor()
      },
      keyring: async ({ world: { page } }) => {
        await page.keyboard.press('Escape')
        await page.getByRole('alertdialog').waitFor({ state: 'detached' })
      },
      'set form': async ({ world: { page } }) => {
        await press(page, 'Set…')
        await page.getByLabel('New passphrase').fill('short')
        await page.getByLabel('Repeat it').fill('shor')
        await page.getByText('not the same').waitFor()
      },
      'too short': async ({ world: { page } }) => {
        await page.getByLabel('Repeat it').fill('short')
        await press(page, 'Set passphrase')
        await page.getByRole('alert').waitFor()
      },
      spare: async ({ world: { page } }) => {
        await page.getByLabel('New passphrase').fill(passphrase)
        await page.getByLabel('Repeat it').fill(passphrase)
        await press(page, 'Set passphrase')
        await press(page, 'Change…')
        await page.getByRole('dialog').waitFor()
      },
      'require form': async ({ world: { page } }) => {
        await page.keyboard.press('Escape')
        await page.getByRole('switch', { name: 'Require passphrase' }).click({ force: true })
        await page.getByRole('dialog').getByLabel('Passphrase').fill('another passphrase')
        await press(page, 'Require it')
        await page.getByText('This is not the passphrase').waitFor()
      },
      required: async ({ world: { page } }) => {
        await page.getByRole('dialog').getByLabel('Passphrase').fill(passphrase)
        await press(page, 'Require it')
        await page.getByText('Secrets are encrypted with your passphrase').first().waitFor()
      },
      locked: async ({ world: { page } }) => {
        await page.keyboard.press('Control+l')
        await page.getByText('Secrets wait for your passphrase').first().waitFor()
      },
      'start over': async ({ world: { page } }) => {
        await press(page, 'Forgotten…')
        await page.getByRole('alertdialog').waitFor()
      },
      'locked field': async ({ world: { page } }) => {
        await page.keyboard.press('Escape')
        await page.getByRole('treeitem', { name: 'coherence' }).click()
        await page.getByText('Stored, and locked').waitFor()
      },
      'unlock form': async ({ world: { page } }) => {
        await press(page, 'Unlock secrets…')
        await page.getByRole('dialog').waitFor()
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
        await stage.world.page.getByRole('button', { name: 'Store them all the same…' }).waitFor()
      },
      question: async ({ world: { page } }) => {
        await press(page, 'Store them all the same…')
        await page.getByRole('alertdialog').waitFor()
      },
      accepted: async (stage) => {
        await press(stage.world.page, 'Store them all the same')
        await showPage(stage)
        await stage.world.page.getByText('only disguised').first().waitFor()
      },
    },
  },
]

function tokenOf({ portal }: Stage): string {
  return portal.world.organizations[0]?.projects[0]?.portal_token ?? ''
}
