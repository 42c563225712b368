import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'

import { startPortal, type Portal } from '../portal/portal'
import { createAttacker, takenOver, withConstantKey } from '../unit/core/vault/vaultAttacker'
import {
  acceptWeak,
  fetchKey,
  openWithPortal,
  pasteToken,
  press,
  requirePassphrase,
  setPassphrase,
  showPage,
  unlock,
} from './steps'
import type { World } from './world'

// The real safeStorage: with a real gnome-keyring, with none, and with Chromium's own constant key.

const other = '0d1e2f3a4b5c6d7e8f90a1b2c3d4e5f6'
const basic = { switches: ['--password-store=basic'] }

let portal: Portal
let world: World

const token = () => portal.world.organizations[0]?.projects[0]?.portal_token ?? ''
const vault = () => readFileSync(join(world.userData, 'vault.json'), 'utf8')
const slots = (): { kind: string; strength?: string; wrapped: string }[] => JSON.parse(vault()).slots
const tagOf = (slot: { wrapped: string } | undefined) => Buffer.from(slot?.wrapped ?? '', 'base64').toString('latin1', 0, 3)
const protection = (text: string) => world.page.getByRole('contentinfo').getByText(text).waitFor()

beforeAll(async () => {
  portal = await startPortal()
})
afterAll(() => portal.close())

/** The stored token comes back as it was given. */
async function opens(): Promise<void> {
  await press(world, 'Reveal Portal Token')
  await world.page.getByText(token(), { exact: true }).waitFor()
  await press(world, 'Hide Portal Token')
}

/** A wrong passphrase is refused beside its field, where the right one can be typed at once. */
async function refuseAnother(): Promise<void> {
  await press(world, 'Unlock secrets…')
  const dialog = world.page.getByRole('dialog')
  const field = dialog.getByLabel('Passphrase')
  await field.fill('another horse battery')
  await world.page.keyboard.press('Tab')
  await press(world, 'Unlock')
  const refusal = dialog.getByRole('alert').filter({ hasText: 'This is not the passphrase' })
  await refusal.waitFor()
  await field.and(world.page.locator(':focus')).waitFor()
  expect(await field.getAttribute('aria-describedby')).toContain(await refusal.getAttribute('id'))
  await world.page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
}

/** The tests share one vault and run in order: each begins and ends with the token stored and the app running. */
describe('a vault that was begun with a keyring', () => {
  beforeAll(async () => {
    world = await openWithPortal(portal, 'http')
    await pasteToken(world, token())
    await protection('encrypted with your login keyring (GNOME Keyring)')
    expect(tagOf(slots()[0])).toBe('v11')
  })
  afterAll(() => world.close())

  test('the Security page names every stored secret without its value, and clears the one it is asked to', async () => {
    await showPage(world, 'Security')
    const row = world.page.getByRole('row', { name: 'Portal Token' })
    await row.waitFor()

    for (const word of ['coherence', 'Dungeon Drifters', 'Test', portal.http.origin, 'just now']) {
      expect(await row.textContent()).toContain(word)
    }
    expect(await world.page.content()).not.toContain(token().slice(-4))

    await press(world, 'Clear Portal Token')
    await press(world, 'Clear')
    await world.page.getByText('Nothing is stored yet. A secret').waitFor()
    expect(JSON.parse(vault()).records).toEqual([])
    await showPage(world, 'coherence')
    await pasteToken(world, token())
  })

  /** Ways in which the same computer may start without its keyring: after an update, in a container, under another desktop. */
  test.each([
    ['no session bus', { keyring: false }, 'Stored, and locked'],
    ['the store "basic"', basic, 'Stored, and locked'],
    [
      'a store that does not exist',
      { switches: ['--password-store=nonsense'] },
      /Stored, and (?:locked|encrypted)|Stored and encrypted/,
    ],
    ['an unknown desktop', { switches: ['--password-store=detect'], environment: { XDG_CURRENT_DESKTOP: 'X-None:?' } }, 'Stored'],
  ] as const)('with %s the app starts, overwrites nothing and downgrades nothing', async (_how, machine, words) => {
    const before = vault()
    await world.restart(machine)
    await world.page.getByText(words).first().waitFor()
    await pasteToken(world, other)
    expect(slots()).toMatchObject([{ strength: 'strong' }])
    const isLocked = await world.page.getByText('Kept in memory until you quit: nothing').isVisible()
    if (isLocked) expect(vault()).toBe(before)
    else await pasteToken(world, token())
  })

  test('after all of them the keyring opens it as before', async () => {
    await world.restart()
    await protection('encrypted with your login keyring')
    await opens()
  })

  // On Linux Electron writes no such file; elsewhere it holds the keychain's key (docs/vault-failures.md).
  test.each([
    ['empty', ''],
    ['cut off', '{"os_crypt":{"encrypted_key":"RFBBUEkBAAAA'],
    ['of another computer', '{"os_crypt":{"encrypted_key":"AAAA"}}'],
  ])('when Chromium’s own state is %s the app starts and the secret opens', async (_what, content) => {
    const before = vault()
    await world.quit()
    writeFileSync(join(world.userData, 'Local State'), content)
    await world.start()
    await protection('encrypted with your login keyring')
    await opens()
    expect(vault()).toBe(before)
  })

  test('a second start on the same data hands over to the first and ends', async () => {
    const before = vault()
    const second = spawn(world.app.process().spawnfile, world.app.process().spawnargs.slice(1), { stdio: 'ignore' })
    const [code] = await once(second, 'exit')

    expect(code).toBe(0)
    expect(vault()).toBe(before)
    await opens()
  })

  test('while the keyring is gone it is locked, and what is pasted lasts until the end; when it is back, all is as before', async () => {
    const before = vault()
    await world.restart({ keyring: false })
    await protection('1 stored secret needs GNOME Keyring')
    await world.page.getByText('Stored, and locked').waitFor()
    await press(world, 'Fetch Runtime Key')
    await world.page.getByText('This secret is locked').waitFor()
    await pasteToken(world, other)
    await world.page.getByText('Kept in memory until you quit: nothing').waitFor()
    expect(vault()).toBe(before)

    await world.restart()
    await protection('encrypted with your login keyring')
    await world.page.getByText('Stored and encrypted').waitFor()
    await opens()
    expect(vault()).toBe(before)
  })

  test('a vault.json that was changed is accepted in a question of its own, and then all is as before', async () => {
    await world.quit()
    const file = JSON.parse(vault())
    file.slots[0].createdAt = '2020-01-01T00:00:00.000Z'
    writeFileSync(join(world.userData, 'vault.json'), JSON.stringify(file))

    await world.start()
    await showPage(world, 'Security')
    await world.page.getByText('changed or replaced by another program').first().waitFor()
    await press(world, 'Accept vault.json…')
    const dialog = world.page.getByRole('alertdialog', { name: 'Accept this vault.json?' })
    await dialog.getByRole('button', { name: 'Accept' }).click()
    await dialog.waitFor({ state: 'detached' })

    await world.page.getByText('changed or replaced by another program').first().waitFor({ state: 'detached' })
    expect(JSON.parse(vault()).keyId).not.toBe(file.keyId)
    await showPage(world, 'coherence')
    await world.page.getByText('Stored and encrypted').waitFor()
    await opens()
  })

  test('a required passphrase is asked for after a start and after locking, and opens what it protects', async () => {
    await setPassphrase(world)
    await requirePassphrase(world)
    expect(slots().map(({ kind }) => kind)).toEqual(['passphrase'])

    await world.restart()
    await protection('Secrets wait for your passphrase')
    await press(world, 'Fetch Runtime Key')
    await world.page.getByText('Enter your passphrase, then try again').waitFor()
    await refuseAnother()
    await unlock(world)
    await protection('encrypted with your passphrase')
    await fetchKey(world)
    await world.page.getByRole('dialog').waitFor()
    await world.page.keyboard.press('Escape')

    await press(world, 'Lock secrets')
    await protection('Secrets wait for your passphrase')
    await world.page.getByText('Stored, and locked').waitFor()
  })
})

test('without a keyring nothing is stored until the user accepts the constant key, and a keyring ends that by itself', async () => {
  world = await openWithPortal(portal, 'http', basic)
  onTestFinished(() => world.close())
  await pasteToken(world, token())
  await world.page.getByText('Kept in memory until you quit: nothing').waitFor()

  await acceptWeak(world)
  expect(slots()).toMatchObject([{ kind: 'keychain', strength: 'weak' }])
  expect(tagOf(slots()[0])).toBe('v10')
  const weak = vault()

  await world.restart()
  await protection('only obfuscated')
  await fetchKey(world)
  expect(vault()).toBe(weak)

  await world.restart({ switches: [] })
  await protection('encrypted with your login keyring')
  await press(world, 'Reveal Portal Token')
  await world.page.getByText(token(), { exact: true }).waitFor()
  expect(slots()).toMatchObject([{ kind: 'keychain', strength: 'strong' }])
  expect(tagOf(slots()[0])).toBe('v11')
  const [was, is] = [weak, vault()].map((text) => JSON.parse(text).keyId)
  expect(is).not.toBe(was)
  expect(vault()).not.toContain(was)
})

test('a data key that somebody planted with Chromium’s constant key gets no secret, and what he stored is shown with a doubt', async () => {
  world = await openWithPortal(portal, 'http')
  onTestFinished(() => world.close())
  await pasteToken(world, token())
  await world.quit()
  const real = JSON.parse(vault())
  const attacker = createAttacker(randomBytes(32), withConstantKey)
  const { keyId, origin, project, service, environment, field } = real.records[0]
  const planted = attacker.record({ project, service, environment, field }, origin, other)
  const taken = { ...takenOver(real, attacker.asBefore(await attacker.disguised())), records: [planted] }
  writeFileSync(join(world.userData, 'vault.json'), JSON.stringify(taken))

  await world.start()
  await world.page.getByText('From a vault.json that Latchkey did not write here').waitFor()
  await press(world, 'Fetch Runtime Key')
  await world.page.getByText('so it is not used. Paste it again').first().waitFor()
  await pasteToken(world, token())
  await world.page.getByText('Stored and encrypted').waitFor()
  await fetchKey(world)

  expect(tagOf(slots()[0])).toBe('v11')
  expect(JSON.parse(vault()).keyId).not.toBe(keyId)
  expect(attacker.reads(JSON.parse(vault()))).toEqual([other])
})

test('with a passphrase a machine without a keyring keeps secrets', async () => {
  world = await openWithPortal(portal, 'http', { keyring: false })
  onTestFinished(() => world.close())
  await pasteToken(world, token())
  await world.page.getByText('Kept in memory until you quit: nothing').waitFor()
  expect(await world.page.locator('.status-said').textContent()).toBe('Portal Token kept until you quit')
  await setPassphrase(world)
  await showPage(world, 'coherence')
  await world.page.getByText('Stored and encrypted').waitFor()

  await world.restart()
  await unlock(world)
  await fetchKey(world)
})
