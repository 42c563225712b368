import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterEach, expect, test } from 'vitest'

import { startWorld, type World } from './world'

let world: World

const path = (...parts: string[]) => join(world.project, ...parts)
const focused = () =>
  world.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '')

/** Presses Tab until the named control has the focus, as a person without a mouse does. */
async function tabTo(name: string): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    if ((await focused()) === name) return
    await world.page.keyboard.press('Tab')
  }
  throw new Error(`Tab never reached ${name}.`)
}

afterEach(async () => world.close())

test('a fresh clone lists its missing secrets, and the keyboard leads to each field', async () => {
  world = await startWorld()
  const { page } = world
  mkdirSync(path('.latchkey'))
  const services = { plutu: { all: { useCustomEndpoint: false } } }
  writeFileSync(path('.latchkey/project.json'), JSON.stringify({ version: 1, id: '6f1c4a52-3f0e-4f7a-9b57-0a54d0c2c001', services }))
  const list = page.getByRole('region', { name: 'Missing secrets' })
  await list.getByText('needs 3 secrets').waitFor()
  await page.getByRole('treeitem', { name: /^Plutu.*needs attention/ }).waitFor()

  await tabTo('Show field: Access Token, Plutu')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /^Plutu/ }).waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-field'))).toBe('accessToken')
  await world.copy('eyJhbGciOi.a-token-of-sixty-letters-or-more-so-that-nothing-is-doubted.sig')
  await page.keyboard.press('Control+v')
  await list.getByText('needs 2 secrets').waitFor()

  await page.getByRole('button', { name: 'Dismiss the list' }).press('Enter')
  await list.waitFor({ state: 'detached' })
  await page.getByText('Not on this computer yet').getByRole('button', { name: 'API Key' }).press('Enter')
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-field'))).toBe('apiKey')
  await world.restart()
  await world.page.getByRole('treeitem', { name: /^coherence.*needs attention/ }).waitFor()
  expect(await world.page.getByRole('region', { name: 'Missing secrets' }).count()).toBe(0)
})
