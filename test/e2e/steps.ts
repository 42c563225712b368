import type { Portal } from '../portal/portal'
import { trust } from './trust'
import { startWorld, type World } from './world'

/** The app on a Unity project whose settings lead to the stand-in, approved by hand as a user would. */
export async function openWithPortal(portal: Portal, scheme: 'http' | 'https', options: Parameters<typeof startWorld>[0] = {}) {
  if (scheme === 'https') trust(process.env['HOME'] ?? '', portal.https.caPem)
  const world = await startWorld(options)
  await useEndpoint(world, portal[scheme].portalUrl)
  return world
}

/** Types a custom endpoint into the window. */
async function useEndpoint({ page }: World, url: string): Promise<void> {
  const custom = page.getByRole('switch', { name: 'Use custom endpoint' })
  if (!(await custom.isChecked())) await custom.click({ force: true })
  const field = page.getByRole('textbox', { name: 'Portal URL' })
  await field.fill(url)
  await field.press('Enter')
  await page.getByText(url, { exact: false }).first().waitFor()
}
