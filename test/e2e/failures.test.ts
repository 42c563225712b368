import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

import { startPortal, type Portal } from '../portal/portal'
import { alertBeside, assetPath, fetchKey, openWithPortal, pasteToken, writeFirst } from './steps'
import type { World } from './world'

// The result of every failure is tested in test/unit/app/commands/fetchFailures.test.ts and accountFailures.test.ts, and over
// the real network in serviceFailures.test.ts. These tests show what the window does with it.

let portal: Portal
let world: World
let good: { key: string; files: string }

beforeAll(async () => {
  portal = await startPortal()
  world = await openWithPortal(portal, 'http')
  const [project] = portal.world.organizations[0]?.projects ?? []
  await pasteToken(world, project?.portal_token ?? '')
  await fetchKey(world)
  await writeFirst(world)
  good = { key: project?.runtime_key ?? '', files: files() }
})
afterAll(async () => {
  await world.close()
  await portal.close()
})
beforeEach(() => portal.heal())

const files = () =>
  [assetPath, '.latchkey/project.json'].map((path) => readFileSync(join(world.project, path), 'utf8')).join('\n')
const anyAlert = () => world.page.getByRole('alert')
const button = () => world.page.getByRole('button', { name: 'Fetch Runtime Key' })
const cancel = () => world.page.getByRole('button', { name: 'Cancel the request' })
const isWorking = () =>
  world.page.evaluate<boolean>("window.latchkey.call('view.read').then(({ value }) => value.project.services[0].work !== null)")

/** Presses the arrow and waits until its work ends, whatever the result. */
async function press(): Promise<void> {
  const before = portal.requests.length
  await button().click()
  await expect.poll(() => portal.requests.length).toBeGreaterThan(before)
  await expect.poll(isWorking).toBe(false)
}

/** Nothing changed, no other server was asked, and the button can be used. */
async function expectUnharmed(): Promise<void> {
  expect(await world.page.getByRole('textbox', { name: 'Runtime Key' }).inputValue()).toBe(good.key)
  expect(files()).toBe(good.files)
  expect(await button().isEnabled()).toBe(true)
  expect(portal.other.connections()).toBe(0)
}

// First, while no other test has made the processes grow.
test.runIf(process.platform === 'linux')('answers of 100 MB do not grow the app', async () => {
  const pids = await world.app.evaluate(({ app }) =>
    app.getAppMetrics().flatMap(({ type, pid }) => (['Browser', 'Utility'].includes(type) ? [pid] : [])),
  )
  const kilobytes = (name: 'VmRSS' | 'VmHWM') =>
    pids.reduce((sum, pid) => {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8')
      return sum + Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1])
    }, 0)
  // From here on the peak memory of each process is measured.
  for (const pid of pids) writeFileSync(`/proc/${pid}/clear_refs`, '5')
  const before = kilobytes('VmRSS')
  for (const name of ['huge', 'huge-declared', 'gzip-bomb', 'huge'] as const) {
    portal.fail(name)
    await press()
    await anyAlert().getByText('larger than 1 MiB').waitFor()
  }
  expect(kilobytes('VmHWM') - before).toBeLessThan(60 * 1024)
})

test('a failure is said once, beside the key, and is gone with the next good answer', async () => {
  portal.fail('server-error')
  await press()
  const alert = await alertBeside(world, 'Runtime Key')
  await alert.getByText('internal error (500)').waitFor()
  expect(await anyAlert().count()).toBe(1)
  expect(await world.page.content()).not.toContain(portal.world.canary)
  await expectUnharmed()
  portal.heal()
  await press()
  await anyAlert().waitFor({ state: 'detached' })
  await expectUnharmed()
})

test('a request that does not end can be cancelled, and the button works again', async () => {
  const before = portal.requests.length
  portal.fail('slow-drip')
  await button().click()
  await expect.poll(() => portal.requests.length).toBe(before + 1)
  await cancel().click()
  // Much sooner than the request would end by itself.
  await button().waitFor({ timeout: 10_000 })
  expect(await anyAlert().count()).toBe(0)
  await expectUnharmed()
})

test('the second half of a double click does not cancel what the first began', async () => {
  const before = portal.requests.length
  portal.fail('stall-before-headers', 1)
  await button().click()
  await cancel().hover()
  await world.page.mouse.down({ clickCount: 2 })
  await world.page.mouse.up({ clickCount: 2 })
  // This question comes after whatever the click may have sent, so it is answered after that.
  expect(await isWorking()).toBe(true)
  await expect.poll(() => portal.requests.length).toBe(before + 1)
  await cancel().click()
  await button().waitFor()
  await expectUnharmed()
})
