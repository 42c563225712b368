import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { openWithPortal } from '../../test/e2e/steps'
import { startPortal } from '../../test/portal/portal'

/** Milliseconds, long enough to follow with the eye. */
const pause = 700
const pictures = 'demo'
const assetPath = 'Assets/coherence/RuntimeSettings.asset'

mkdirSync(pictures, { recursive: true })
const portal = await startPortal()
say(`The mock server runs at ${portal.http.portalUrl}`)
const world = await openWithPortal(portal, 'http')
const { page } = world
const [project] = portal.world.organizations[0]?.projects ?? []
if (project === undefined) throw new Error('The mock server has no project.')

say(`Latchkey opened a copy of the fixture project "Dungeon Drifters" in ${world.project}`)
await picture('1-opened')

await world.copy(project.portal_token)
await page.getByRole('button', { name: 'Paste Portal Token' }).click()
await page.getByText('Stored and encrypted').waitFor()
say('A portal token was pasted. It is encrypted with the keyring of this session.')
await picture('2-token-pasted')

await page.getByRole('button', { name: 'Fetch Runtime Key' }).click()
await page.getByRole('dialog').waitFor()
say('The down arrow was pressed. The key has arrived, and the first write shows what it changes.')
await picture('3-first-write')

await page.getByRole('button', { name: 'Write', exact: true }).click()
await page.getByText('up to date').waitFor()
say(`The key stands in ${assetPath}`)
await picture('4-written')

await world.restart()
await world.page.getByRole('textbox', { name: 'Runtime Key' }).waitFor()
say('Latchkey was closed and opened again: everything is there.')
await picture('5-restarted')

const asset = readFileSync(join(world.project, assetPath), 'utf8')
const isDone = asset.includes(`\n  runtimeKey: ${project.runtime_key}\n`)
await world.close()
await portal.close()
say(
  isDone ? `Done. The game's file holds the runtime key. Pictures are in ${pictures}/` : "The game's file does NOT hold the key.",
)
process.exit(isDone ? 0 : 1)

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

async function picture(name: string): Promise<void> {
  await world.page.waitForTimeout(pause)
  await world.page.screenshot({ path: join(pictures, `${name}.png`) })
}
