import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { startPortal, type Portal } from '../portal/portal'
import { filesHolding, formsOf } from './filesHolding'
import {
  acceptWeak,
  assetPath,
  fetchKey,
  openWithPortal,
  passphrase,
  pasteToken,
  requirePassphrase,
  setPassphrase,
  showPage,
  unlock,
  writeFirst,
} from './steps'
import type { World } from './world'

const otherToken = '0d1e2f3a4b5c6d7e8f90a1b2c3d4e5f6'

/** The test runner keeps a copy of this very file in the temporary folder. Nothing else is left out. */
const runners = readdirSync(tmpdir())

/** The home, runtime and temporary folders of this session, which include the project, the user data and the logs. */
function everything(): string[] {
  const temporary = readdirSync(tmpdir()).filter((name) => !runners.includes(name))
  const folders = [process.env['HOME'], process.env['XDG_RUNTIME_DIR'], ...temporary.map((name) => join(tmpdir(), name))]
  return folders.filter((folder) => folder !== undefined)
}

test('the search finds a text in every form it looks for', () => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-needles-'))
  mkdirSync(join(folder, 'deep'))
  formsOf(otherToken).forEach((form, index) => {
    writeFileSync(join(folder, 'deep', `${index}`), Buffer.concat([Buffer.from('xyz'), form, Buffer.from('.')]))
  })
  const padded = ['', 'a', 'ab'].map((before) => Buffer.from(`${before}${otherToken}tail`).toString('base64'))
  padded.forEach((text, index) => writeFileSync(join(folder, `padded-${index}`), text))
  expect(filesHolding([folder], [otherToken])).toHaveLength(formsOf(otherToken).length + padded.length)
  rmSync(folder, { recursive: true })
})

/** What may protect a vault, and how the user gets there. */
const days = {
  'with a keyring': { keyring: true, text: 'encrypted with your login keyring', prepare: async () => undefined },
  'without a keyring': { keyring: false, text: 'kept in memory until you quit', prepare: async () => undefined },
  'with a constant key': { switches: ['--password-store=basic'], text: 'only obfuscated', prepare: acceptWeak },
  'with a passphrase': { keyring: true, text: 'encrypted with your passphrase', prepare: requireFirst },
} as const

async function requireFirst(world: World): Promise<void> {
  await setPassphrase(world)
  await requirePassphrase(world)
  await showPage(world, 'coherence')
}

/** Crashes the app in the middle of a request, while it uses a secret. */
async function crashWorking(world: World, portal: Portal): Promise<void> {
  const before = portal.requests.length
  portal.fail('stall-before-headers', 1)
  await world.page.getByRole('button', { name: 'Fetch Runtime Key' }).click()
  await expect.poll(() => portal.requests.length).toBe(before + 1)
  await world.crash()
  await world.start()
}

async function clearToken({ page }: World): Promise<void> {
  await page.getByRole('button', { name: 'Clear Portal Token' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Clear' }).click()
  await page.getByText('Portal Token cleared').waitFor()
}

test.each(Object.entries(days))(
  'after a whole day of use %s, no file holds a token or what the portal said besides',
  async (_how, day) => {
    const { text: expected, prepare, ...machine } = day
    const portal = await startPortal()
    const world = await openWithPortal(portal, 'http', machine)
    const [project] = portal.world.organizations[0]?.projects ?? []
    if (project === undefined) throw new Error('The mock server has no project.')

    await pasteToken(world, otherToken)
    await prepare(world)
    const { page } = world
    await page.getByRole('button', { name: 'Fetch Runtime Key' }).click()
    await page.getByRole('alert').waitFor()
    await pasteToken(world, project.portal_token)
    await fetchKey(world)
    await writeFirst(world)
    await pasteToken(world, otherToken)
    await pasteToken(world, project.portal_token)
    await page.getByRole('button', { name: 'Reveal Portal Token' }).click()
    await page.getByText(project.portal_token).waitFor()
    await page.getByRole('button', { name: 'Hide Portal Token' }).click()
    expect(await page.content(), 'the page keeps nothing of it').not.toContain(project.portal_token)
    await page.getByRole('button', { name: 'Copy Portal Token' }).click()
    await page.getByRole('menuitem', { name: 'Copy as COHERENCE_PORTAL_TOKEN' }).click()
    await expect.poll(() => world.clipboard()).toBe(`COHERENCE_PORTAL_TOKEN=${project.portal_token}`)
    portal.fail('server-error', 1)
    await page.getByRole('button', { name: 'Fetch Runtime Key' }).click()
    await page.getByRole('alert').waitFor()
    const protection = await page.locator('.protection').textContent()
    expect(protection).toContain(expected)
    for (const failure of ['cut-in-body', 'html-200', 'swapped', 'redirect-other-origin', 'bad-request-unknown-code'] as const) {
      portal.fail(failure, 1)
      await page.getByRole('button', { name: 'Fetch Runtime Key' }).click()
      await page.getByRole('button', { name: 'Fetch Runtime Key' }).waitFor()
    }
    await crashWorking(world, portal)
    if (prepare === requireFirst) await unlock(world)
    await pasteToken(world, otherToken)
    await clearToken(world)
    await pasteToken(world, project.portal_token)
    await crashWorking(world, portal)
    await world.quit()

    const canaries = [project.portal_token, otherToken, portal.world.canary, passphrase]
    expect(filesHolding(everything(), canaries)).toEqual([])
    expect(filesHolding(everything(), [project.id]), 'the project was among them').toEqual(
      expect.arrayContaining([join(world.project, '.latchkey/project.json'), join(world.project, assetPath)]),
    )
    expect(existsSync(join(world.userData, 'vault.json')), 'and so was the vault').toBe(
      expected !== days['without a keyring'].text,
    )
    expect(portal.requests.some(({ path }) => canaries.some((text) => path.includes(text)))).toBe(false)
    expect(filesHolding([world.project], [project.runtime_key]), 'the key itself is where it belongs').toHaveLength(2)
    await world.close()
    await portal.close()
  },
)
