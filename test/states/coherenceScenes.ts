import { fetchKey, pasteToken, writeFirst } from '../e2e/steps'
import type { Scene, Stage } from './scene'

const rejected = '0d1e2f3a4b5c6d7e8f90a1b2c3d4e5f6'

/** The main job, from the first look to the last. */
export const coherenceScenes: Scene[] = [
  {
    name: 'coherence',
    hasPortal: true,
    states: {
      opened: ({ world: { page } }) => page.getByRole('textbox', { name: 'Runtime Key' }).waitFor(),
      pasted: (stage) => pasteToken(stage.world, tokenOf(stage)),
      'replaced and put back': async ({ world }) => {
        await world.copy(rejected)
        await world.page.getByRole('button', { name: 'Paste Portal Token' }).click()
        await world.page.getByRole('button', { name: 'Restore it' }).click()
        await world.page.getByText('Portal Token put back').waitFor()
      },
      revealed: async ({ world: { page }, portal }) => {
        await page.getByRole('button', { name: 'Reveal Portal Token' }).click()
        await page.getByText(tokenOf({ portal })).waitFor()
      },
      'copy menu': async ({ world: { page } }) => {
        await page.getByRole('button', { name: 'Copy Portal Token' }).click()
        await page.getByRole('menu').waitFor()
      },
      working: async ({ world: { page }, portal }) => {
        await page.keyboard.press('Escape')
        portal.fail('stall-before-headers', 1)
        await page.getByRole('button', { name: 'Fetch Runtime Key' }).click()
        await page.getByRole('button', { name: 'Cancel the request' }).waitFor()
      },
      cancelled: async ({ world: { page } }) => {
        await page.waitForTimeout(500)
        await page.getByRole('button', { name: 'Cancel the request' }).click()
        await page.getByRole('button', { name: 'Fetch Runtime Key' }).waitFor()
      },
      failed: async ({ world: { page }, portal }) => {
        portal.fail('server-error', 1)
        await page.getByRole('button', { name: 'Fetch Runtime Key' }).click()
        await page.getByRole('alert').waitFor()
      },
      'first write': async ({ world }) => {
        await fetchKey(world)
        await world.page.getByRole('dialog').waitFor()
      },
      written: ({ world }) => writeFirst(world),
      'clear asks': async ({ world: { page } }) => {
        await page.getByRole('button', { name: 'Clear Portal Token' }).click()
        await page.getByRole('alertdialog').waitFor()
      },
      live: async ({ world: { page } }) => {
        await page.keyboard.press('Escape')
        await page.getByText('Live', { exact: true }).click()
        await page.locator('.toolbar.is-live').waitFor()
      },
      rejected: async ({ world }) => {
        await pasteToken(world, rejected)
        await world.page.getByRole('button', { name: 'Fetch Runtime Key' }).click()
        await world.page.getByRole('alert').waitFor()
        await world.page.getByRole('button', { name: 'Open the dashboard' }).waitFor()
      },
      hidden: async ({ world: { page } }) => {
        await page.getByRole('button', { name: 'Hide secrets' }).click()
        await page.getByRole('button', { name: 'Show secrets' }).first().waitFor()
      },
    },
  },
  {
    name: 'choice',
    hasPortal: true,
    states: {
      'not whole': async ({ world, portal }) => {
        // In place of the user's browser, which is not opened.
        await world.app.evaluate(({ shell }) => {
          shell.openExternal = () => Promise.resolve()
        })
        portal.fail('unknown-path', Infinity, '/project')
        portal.fail('first-page', Infinity, '/me/orgs/sdk')
        await pasteToken(world, rejected)
        await world.page.getByRole('button', { name: 'Fetch Runtime Key' }).click()
        await world.page.getByRole('button', { name: 'Sign in with the browser' }).click()
        await world.page.getByRole('button', { name: 'Cancel sign-in' }).waitFor()
        while (portal.world.signIns.size === 0) await world.page.waitForTimeout(20)
        portal.approveSignIn()
        await world.page.getByText('This list is incomplete').waitFor()
      },
    },
  },
]

function tokenOf({ portal }: Pick<Stage, 'portal'>): string {
  return portal.world.organizations[0]?.projects[0]?.portal_token ?? ''
}
