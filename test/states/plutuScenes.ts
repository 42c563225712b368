import { press, showPage, typeEndpoint, useEndpoint } from '../e2e/steps'
import type { World } from '../e2e/world'
import type { Scene } from './scene'

const plutuToken = Buffer.from('{"sub":"merchant","environment":"test","count":2}').toString('base64url')

/** Copies a text elsewhere and presses the Paste button of a field. */
async function paste(world: World, label: string, text: string): Promise<void> {
  await world.copy(text)
  await press(world, `Paste ${label}`)
  await world.page.getByText(`${label} stored`).waitFor()
}

/** From three empty fields to a token that was renewed. */
export const plutuScenes: Scene[] = [
  {
    name: 'plutu',
    // It looks for certificates when it starts.
    options: {},
    trustsPortal: true,
    states: {
      opened: async ({ world }) => {
        await showPage(world, 'Plutu')
        await world.page.getByRole('heading', { name: 'Plutu' }).waitFor()
      },
      'http refused': async ({ world, portal }) => {
        await typeEndpoint(world, portal.http.plutuUrl)
        await world.page.getByText('over https only, even').first().waitFor()
      },
      'check without keys': async ({ world, portal }) => {
        await useEndpoint(world, portal.https.plutuUrl)
        await press(world, 'Check keys')
        await world.page.getByText('Paste the API Key and the Access Token first').waitFor()
      },
      pasted: async ({ world, portal }) => {
        const { plutu } = portal.world
        await paste(world, 'API Key', plutu.apiKey)
        await paste(world, 'Access Token', plutu.accessTokens.test)
        await paste(world, 'Secret Key', plutu.secretKey)
      },
      valid: async ({ world }) => {
        await press(world, 'Check keys')
        await world.page.getByText('Plutu accepts this API Key').waitFor()
      },
      'address not listed': async ({ world, portal }) => {
        portal.world.plutu.isListed = false
        await press(world, 'Check keys')
        await world.page.getByText('refuses the address of this computer').waitFor()
      },
      invalid: async ({ world, portal }) => {
        portal.world.plutu.isListed = true
        portal.world.plutu.accessTokens.test = `${plutuToken}.of-the-second-kind`
        await press(world, 'Check keys')
        await world.page.getByText('does not accept this pair').waitFor()
      },
      'renewal begun': async ({ world }) => {
        await press(world, 'Renew Access Token…')
        await world.page.getByRole('dialog').waitFor()
      },
      'renewal refused': async ({ world }) => {
        await world.copy('a.wrong.token-that-was-never-good-and-is-long-enough-to-look-like-one')
        await world.page.getByRole('dialog').getByRole('button', { name: 'Paste Access Token' }).click()
        await press(world, 'Check and store')
        await world.page.getByRole('dialog').getByText('does not accept this pair').waitFor()
      },
      renewed: async ({ world, portal }) => {
        await world.copy(portal.world.plutu.accessTokens.test)
        await world.page.keyboard.press('Control+v')
        await world.page.getByRole('dialog').getByText('does not accept').waitFor({ state: 'detached' })
        await press(world, 'Check and store')
        await world.page.getByRole('dialog').waitFor({ state: 'detached' })
        await world.page.getByText('Plutu accepts this API Key').waitFor()
      },
      'same key for live': async ({ world }) => {
        await press(world, 'Use it for Live, too')
        await world.page.getByText('API Key stored for').waitFor()
        await world.page.getByText('Live', { exact: true }).click()
        await world.page.getByRole('button', { name: 'Generate Access Token…' }).waitFor()
      },
    },
  },
]
