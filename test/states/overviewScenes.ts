import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { dayOf } from '../../shared/values/days'
import { press } from '../e2e/steps'
import { openPath, type World } from '../e2e/world'
import { unityGame } from '../unit/shared/catalog/unityGame'
import type { Scene } from './scene'

const day = 86_400_000
const inDays = (days: number) => dayOf(new Date(Date.now() + days * day))

/** The team's file of the game: some keys for both environments, and days by which secrets are to be renewed. */
const teamFile = () => ({
  version: 1,
  id: crypto.randomUUID(),
  services: {
    coherence: {
      test: { runtimeKey: '8f2e11c09b7a4d5e8c3160a2d4f7b935' },
      live: { runtimeKey: 'd7f1a3b25c4e4f6788990a1b2c3d51f8', portalTokenRenewOn: inDays(200) },
    },
    playfab: { test: { titleId: '7C1E4', secretKeyRenewOn: inDays(-3) }, live: { titleId: '7C1E5' } },
    photon: { test: { appIdRealtime: '11111111-1111-4111-8111-111111111111' } },
    sentry: {
      all: { organization: 'tide', authTokenRenewOn: inDays(7) },
      test: { dsn: 'https://0a@o4507.ingest.sentry.io/991' },
    },
  },
})

const parts = ['PlayFabSharedSettings', 'PhotonUnityNetworking', 'SentryOptions', 'Packages/manifest.json']

/** A game with the files of several services. Returns its folder. */
function layGame(folder: string): string {
  const project = join(folder, 'dungeon-drifters')
  cpSync(join(import.meta.dirname, '../fixtures/unity-project'), project, { recursive: true })
  const files = Object.entries(unityGame.files).filter(([path]) => parts.some((part) => path.includes(part)))
  for (const [path, text] of [...files, ['.latchkey/project.json', JSON.stringify(teamFile())] as const]) {
    mkdirSync(dirname(join(project, path)), { recursive: true })
    writeFileSync(join(project, path), text)
  }
  return project
}

async function store({ page }: World, service: string, environment: string, field: string, value: string): Promise<void> {
  const input = JSON.stringify({ service, environment, field, value })
  await page.evaluate(`window.latchkey.call('secret.store', ${input}).then(() => undefined)`)
}

/** The game, with secrets on this computer, on its first page. */
export async function openGame(world: World): Promise<void> {
  await openPath(world.page, layGame(world.folder))
  await world.page.getByRole('treeitem', { name: 'PlayFab' }).waitFor()
  await store(world, 'coherence', 'test', 'portalToken', 'f0e1d2c3b4a5968778695a4b3c2d0417')
  await store(world, 'coherence', 'live', 'portalToken', '0f1e2d3c4b5a69788796a5b4c3d288c1')
  await store(world, 'sentry', 'test', 'authToken', `sntryu_${'0123456789abcdef'.repeat(4)}`)
}

/** One of the services has a page that is called API Overview. */
export const showOverview = ({ page }: World) => page.getByRole('treeitem', { name: /^Overview/ }).click()

const resized = (world: World, width: number, height: number) =>
  world.app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size[0] ?? 0, size[1] ?? 0),
    [width, height],
  )

/** The page of all keys. */
export const overviewScenes: Scene[] = [
  {
    name: 'overview',
    options: {},
    states: {
      fresh: async ({ world }) => {
        await showOverview(world)
        await world.page.getByRole('grid', { name: 'Keys of this project' }).waitFor()
      },
      'many services': async ({ world }) => {
        await openGame(world)
        await showOverview(world)
        await world.page.getByText('renew now').waitFor()
        await world.page.getByText('A secret ships with the game.').waitFor()
      },
      'a date to set': async ({ world }) => {
        await world.page.getByText('renew now').click()
        await world.page.getByRole('dialog').waitFor()
      },
      'in a small window': async ({ world }) => {
        await press(world, 'Cancel')
        await world.page.getByRole('dialog').waitFor({ state: 'detached' })
        await resized(world, 720, 480)
        await world.page.waitForFunction(() => window.innerWidth === 720)
      },
      'in a large window': async ({ world }) => {
        await resized(world, 1920, 1200)
        await world.page.waitForFunction(() => window.innerWidth > 1500)
      },
      'a secret to renew': async ({ world }) => {
        await resized(world, 1180, 740)
        await world.page.getByRole('treeitem', { name: 'PlayFab' }).click()
        await world.page.getByText('Renew it now').waitFor()
      },
      'secrets hidden': async ({ world }) => {
        await showOverview(world)
        await world.page.keyboard.press('Control+L')
        await world.page.getByText('hidden', { exact: true }).first().waitFor()
      },
    },
  },
]
