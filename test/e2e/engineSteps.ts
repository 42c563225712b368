import type { World } from './world'

/** Goes to a page of the engine's settings by the tree, and opens its group and its heading on the way. */
export async function showSettings({ page }: World, engine: string, name: string): Promise<void> {
  const group = page.getByRole('treeitem', { name: `${engine} settings` })
  await group.waitFor()
  if ((await group.getAttribute('aria-expanded')) !== 'true') await group.click()
  const own = page.getByRole('treeitem', { name, exact: false }).filter({ hasText: new RegExp(`^${name}\\d*(?:, .*)?$`) })
  // The window has a group of its own that is called Project.
  const heading = page.locator('[role=treeitem][aria-level="2"]').filter({ hasText: new RegExp(`^${headings[name] ?? 'none'}$`) })
  await own.or(heading).first().waitFor()
  if ((await own.count()) === 0) await heading.click()
  await own.first().click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

/** The headings that pages are below. */
const headings: Readonly<Record<string, string>> = { Description: 'Project', Config: 'Application', Window: 'Display' }
