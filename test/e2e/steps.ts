import { cpSync } from 'node:fs'
import { join } from 'node:path'

import type { Locator } from 'playwright-core'

import type { Portal } from '../portal/portal'
import { trust } from './trust'
import { openPath, startWorld, type World } from './world'

/** The app on a Unity project whose settings lead to the mock server, approved by hand as a user would. */
export async function openWithPortal(portal: Portal, scheme: 'http' | 'https', options: Parameters<typeof startWorld>[0] = {}) {
  if (scheme === 'https') trust(process.env['HOME'] ?? '', portal.https.caPem)
  const world = await startWorld(options)
  await useEndpoint(world, portal[scheme].portalUrl)
  return world
}

/** Types a custom endpoint, and waits until the window shows it. */
export async function useEndpoint(world: World, url: string): Promise<void> {
  await typeEndpoint(world, url)
  await world.page.getByText(url, { exact: false }).first().waitFor()
}

export async function typeEndpoint({ page }: World, url: string): Promise<void> {
  const custom = page.getByRole('switch', { name: 'Use custom endpoint' })
  if (!(await custom.isChecked())) await custom.click({ force: true })
  const field = page.getByRole('textbox', { name: 'Portal URL' })
  await field.fill(url)
  await field.press('Enter')
}

/** Opens a copy of a fixture in the window, as dropping its folder would, and returns its path. */
export async function openCopy({ page, folder }: World, fixture: string, name: string): Promise<string> {
  const path = join(folder, name)
  cpSync(join(import.meta.dirname, '../fixtures', fixture), path, { recursive: true })
  await openPath(page, path)
  return path
}

export const assetPath = 'Assets/coherence/RuntimeSettings.asset'

/** Copies a token elsewhere and presses the Paste button. */
export async function pasteToken(world: World, token: string): Promise<void> {
  await world.copy(token)
  const before = await world.page.locator('.status-said span').elementHandle()
  await world.page.getByRole('button', { name: 'Paste Portal Token' }).click()
  // The status line may say the same about an earlier token, so wait until that text is gone.
  await before?.waitForElementState('hidden')
  await world.page.getByText(/^Portal Token (?:stored|kept until you quit)$/).waitFor()
}

/** Presses the down arrow and waits for the key. */
export async function fetchKey({ page }: World): Promise<void> {
  await page.getByRole('button', { name: 'Fetch Runtime Key' }).click()
  await page.getByText('Runtime Key fetched').waitFor()
}

/** Says yes to the first write into the game's file. */
export async function writeFirst({ page }: World): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: 'Write', exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByText('up to date').first().waitFor()
}

/** The problem of a field: right beside it, and part of its description. */
export async function alertBeside({ page }: World, field: string): Promise<Locator> {
  const described = await page.getByLabel(field, { exact: true }).first().getAttribute('aria-describedby')
  const [line] = described?.split(' ') ?? []
  return page.locator(`[id="${line}"][role=alert]`)
}

/** Presses the button with exactly this name. */
export function press({ page }: World, name: string): Promise<void> {
  return page.getByRole('button', { name, exact: true }).click()
}

/** Goes to a page by the tree. */
export function showPage({ page }: World, name: string): Promise<void> {
  return page.getByRole('treeitem', { name }).click()
}

export const passphrase = 'correct horse battery'

export async function setPassphrase(world: World): Promise<void> {
  await showPage(world, 'Security')
  await press(world, 'Set…')
  await world.page.getByLabel('New passphrase').fill(passphrase)
  await world.page.getByLabel('Repeat it').fill(passphrase)
  await press(world, 'Set passphrase')
  await world.page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** On the Security page, after `setPassphrase`. */
export async function requirePassphrase(world: World): Promise<void> {
  await world.page.getByRole('switch', { name: 'Require passphrase' }).click({ force: true })
  await world.page.getByRole('dialog').getByLabel('Passphrase').fill(passphrase)
  await press(world, 'Require it')
  await world.page.getByRole('dialog').waitFor({ state: 'detached' })
}

export async function unlock(world: World): Promise<void> {
  await press(world, 'Unlock secrets…')
  await world.page.getByRole('dialog').getByLabel('Passphrase').fill(passphrase)
  await world.page.keyboard.press('Enter')
  await world.page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** Accepts the weak key, after the window has said what that means. */
export async function acceptWeak(world: World): Promise<void> {
  await world.page.getByRole('contentinfo').getByText('No secure keyring').click()
  await press(world, 'Store anyway…')
  await press(world, 'Store anyway')
  await world.page.getByText('only obfuscated').first().waitFor()
}

/** Takes a picture of a flow for the documents, if LATCHKEY_PICTURES names a folder for it. */
export async function picture({ page }: World, name: string): Promise<void> {
  const folder = process.env['LATCHKEY_PICTURES']
  if (folder === undefined) return
  await page.setViewportSize({ width: 960, height: 640 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.screenshot({ path: join(folder, `${name}.png`) })
}

/**
 * For half a second after typing, the component library still names the option that was current, though it may be gone.
 * Waits until the field names one that exists, or none.
 */
export async function optionSettled({ page }: World): Promise<void> {
  const isSettled = `(() => {
    const option = document.activeElement?.getAttribute('aria-activedescendant')
    return !option || document.getElementById(option) !== null
  })()`
  while (!(await page.evaluate<boolean>(isSettled))) await page.waitForTimeout(20)
}
