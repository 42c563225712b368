import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

import { startPortal, type Portal } from '../portal/portal'
import { assetPath, pasteToken, picture, useEndpoint, writeFirst } from './steps'
import { startWorld, type World } from './world'

let portal: Portal
let world: World

beforeAll(async () => {
  portal = await startPortal()
  world = await startWorld()
  // Stands in for the user's browser: the address is kept, not opened.
  await world.app.evaluate(({ shell }) => {
    shell.openExternal = (url) => {
      Object.assign(globalThis, { shown: url })
      return Promise.resolve()
    }
  })
})
afterAll(async () => {
  await world.close()
  await portal.close()
})
beforeEach(async () => {
  portal.heal()
  portal.requests.length = 0
  await world.another()
  await useEndpoint(world, portal.http.portalUrl)
})

/** Fetches from a portal that no longer knows the classic path, which leads to a sign-in. */
async function askModernPortal(token: string): Promise<void> {
  portal.fail('unknown-path', Infinity, '/project')
  await pasteToken(world, token)
  await world.page.getByRole('button', { name: 'Fetch Runtime Key' }).click()
  await world.page.getByRole('button', { name: 'Sign in with the browser' }).click()
  await expect.poll(() => portal.requests.filter(({ path }) => path.includes('/sdk-connections/')).length).toBeGreaterThan(0)
  await picture(world, 'coherence-5-sign-in')
}

test('a token that belongs to none of the projects leads to a choice', async () => {
  await askModernPortal('0d1e2f3a4b5c6d7e8f90a1b2c3d4e5f6')
  portal.approveSignIn()
  const organization = portal.world.organizations[1]
  await world.page.getByRole('combobox', { name: 'Organization' }).selectOption({ label: organization?.name ?? '' })
  await picture(world, 'coherence-6-choice')
  await world.page.getByRole('button', { name: 'Use this project' }).click()
  await world.page.getByRole('dialog').waitFor()
  await writeFirst(world)
  expect(await world.page.getByRole('textbox', { name: 'Runtime Key' }).inputValue()).toBe(organization?.projects[0]?.runtime_key)
})

test('a sign-in can be cancelled', async () => {
  await askModernPortal('0d1e2f3a4b5c6d7e8f90a1b2c3d4e5f6')
  await world.page.getByRole('button', { name: /^Cancel/ }).click()
  await expect.poll(() => world.page.getByRole('status').first().textContent()).toContain('Cancelled')
  const asked = portal.requests.length
  portal.approveSignIn()
  await world.page.getByRole('button', { name: 'Sign in with the browser' }).waitFor()
  expect(portal.requests).toHaveLength(asked)
})

// Last, because it restarts the app, which removes the browser's stand-in.
test('where the classic fetch is unknown, signing in finds the project of the token', async () => {
  const [project] = portal.world.organizations[0]?.projects ?? []
  await askModernPortal(project?.portal_token ?? '')
  await expect.poll(() => world.app.evaluate(() => Reflect.get(globalThis, 'shown'))).toContain('/sdk-connect?sdkIdent=')
  portal.approveSignIn()
  await world.page.getByRole('dialog').waitFor()
  await writeFirst(world)
  expect(readFileSync(join(world.project, assetPath), 'utf8')).toContain(`runtimeKey: ${project?.runtime_key}\n`)

  const signedIn = portal.requests.filter(({ path }) => path.includes('/sdk-connections/')).length
  await world.restart()
  await world.page.getByRole('button', { name: 'Fetch Runtime Key' }).click()
  await world.page.getByText('Runtime Key is up to date').waitFor()
  expect(portal.requests.filter(({ path }) => path.includes('/sdk-connections/'))).toHaveLength(signedIn)
})
