import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Portal } from '../portal/portal'
import { startWorld, type World } from './world'

/** The app on a Unity project whose settings lead to the stand-in, approved by hand as a user would. */
export async function openWithPortal(portal: Portal, scheme: 'http' | 'https', options: Parameters<typeof startWorld>[0] = {}) {
  if (scheme === 'https') trust(portal.https.caPem)
  const world = await startWorld(options)
  await useEndpoint(world, portal[scheme].portalUrl)
  return world
}

/** Types a custom endpoint into the window. */
export async function useEndpoint({ page }: World, url: string): Promise<void> {
  const custom = page.getByRole('switch', { name: 'Use custom endpoint' })
  if (!(await custom.isChecked())) await custom.click({ force: true })
  const field = page.getByRole('textbox', { name: 'Portal URL' })
  await field.fill(url)
  await field.press('Enter')
  await page.getByText(url, { exact: false }).first().waitFor()
}

/** Lets Chromium in this home trust a certificate authority, the way an administrator does it on Linux. */
export function trust(caPem: string): void {
  const home = process.env['HOME'] ?? ''
  if (!home.includes('latchkey')) throw new Error('This would change the certificates of a real home.')
  const folder = join(home, '.pki/nssdb')
  mkdirSync(folder, { recursive: true })
  const file = join(home, 'stand-in-ca.pem')
  writeFileSync(file, caPem)
  const database = `sql:${folder}`
  execFileSync('certutil', ['-d', database, '-N', '--empty-password'])
  execFileSync('certutil', ['-d', database, '-A', '-t', 'C,,', '-n', `latchkey-${Date.now()}`, '-i', file])
}
