import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { startPortal, type Portal } from '../portal/portal'
import { assetPath, picture, useEndpoint } from './steps'
import { trust } from './trust'
import { startWorld, type World } from './world'

let portal: Portal
let world: World

beforeAll(async () => {
  portal = await startPortal()
  trust(process.env['HOME'] ?? '', portal.https.caPem)
  world = await startWorld()
})
afterAll(async () => {
  await world.close()
  await portal.close()
})

describe.each(['http', 'https'] as const)('over %s', (scheme) => {
  const asset = () => readFileSync(join(world.project, assetPath), 'utf8')

  beforeAll(async () => {
    portal.requests.length = 0
    await world.another()
    await useEndpoint(world, portal[scheme].portalUrl)
  })

  test('paste a portal token, press the down arrow, and the game has its runtime key', async () => {
    const { page } = world
    const before = asset()
    const [project] = portal.world.organizations[0]?.projects ?? []
    if (project === undefined) throw new Error('The mock server has no project.')

    await world.copy(`  ${project.portal_token}\n`)
    await page.getByRole('button', { name: 'Paste Portal Token' }).click()
    await expect.poll(() => page.getByText('Sent only to').textContent()).toContain(new URL(portal[scheme].origin).host)
    await picture(world, 'coherence-1-portal-token')
    await page.getByRole('button', { name: 'Fetch Runtime Key' }).click()

    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    await picture(world, 'coherence-2-first-write')
    expect(asset(), 'nothing is written before the user has seen it').toBe(before)
    expect(await dialog.textContent()).toContain(project.runtime_key)
    await dialog.getByRole('button', { name: 'Write', exact: true }).click()
    await dialog.waitFor({ state: 'detached' })

    expect(await page.getByRole('textbox', { name: 'Runtime Key' }).inputValue()).toBe(project.runtime_key)
    await expect.poll(() => page.getByRole('status').first().textContent()).toContain(`Written to ${assetPath}`)
    await picture(world, 'coherence-3-runtime-key')
    const expected = before
      .replace('runtimeKey: \n', `runtimeKey: ${project.runtime_key}\n`)
      .replace(/projectID: .*\n/, `projectID: ${project.id}\n`)
      .replace(/projectName: .*\n/, `projectName: ${project.name}\n`)
      .replace(/simulatorSlug: .*\n/, 'simulatorSlug: \n')
    expect(asset()).toBe(expected)

    const sent = portal.requests.filter(({ path }) => path.endsWith('/project'))
    expect(sent).toHaveLength(1)
    expect(portal.requests.map(({ path }) => path).join()).not.toContain(project.portal_token)

    const checks = () => portal.requests.filter(({ path }) => path.endsWith('/play/validate'))
    expect(checks(), 'a check is never sent by itself').toEqual([])
    await page.getByRole('button', { name: 'Check Runtime Key' }).click()
    await page.getByText(/coherence (accepts|knows) this runtime key/).waitFor()
    await picture(world, 'coherence-4-checked')
    expect(checks()).toMatchObject([{ headers: { 'x-coherence-runtime-key': project.runtime_key } }])
    expect(JSON.stringify(checks())).not.toContain(project.portal_token)
  })
})
