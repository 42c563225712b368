import { expect, test } from 'vitest'

import { createKeychain } from '../../../../electron/core/vault/keychain'
import { createSafeStorageFake, newKeyring } from '../../../safeStorageFake'
import { failureOf } from '../../world/folder'

function createWorld(...[face, platform]: Parameters<typeof createSafeStorageFake>) {
  const fake = createSafeStorageFake(face, platform)
  return { ...fake, keychain: createKeychain({ safeStorage: fake.safeStorage, platform: fake.platform }) }
}

for (const face of ['synchronous', 'asynchronous'] as const) {
  test(`a keyring is strong, and what it protects comes back (${face})`, async () => {
    const { keychain } = createWorld(face)

    expect(await keychain.state()).toBe('strong')
    const { data, strength, backend } = await keychain.protect('text')
    expect([strength, backend]).toEqual(['strong', 'gnome_libsecret'])
    expect(await keychain.unprotect(data)).toEqual({ text: 'text', stale: false })
  })

  test(`nothing is asked of the keychain before it is needed (${face})`, () => {
    const { world, keychain } = createWorld(face)

    keychain.name()

    expect(world.calls).toBe(0)
  })

  test(`a keyring that is not there now is locked, not lost (${face})`, async () => {
    const { world, keychain } = createWorld(face)
    const { data } = await keychain.protect('text')
    const { keyring } = world
    world.keyring = null

    expect((await failureOf(() => keychain.unprotect(data))).code).toBe('locked')

    world.keyring = keyring
    expect((await keychain.unprotect(data)).text).toBe('text')
  })

  test(`what another keyring made is unreadable (${face})`, async () => {
    const { world, keychain } = createWorld(face)
    const { data } = await keychain.protect('text')
    world.keyring = newKeyring()

    const outcome = await keychain.unprotect(data).catch((error: unknown) => failureOf(() => Promise.reject(error)))

    // Without authentication, a wrong key may once in a while decrypt to garbage.
    expect(outcome).not.toMatchObject({ text: 'text' })
    if ('code' in outcome) expect(outcome.code).toBe('unreadable')
  })

  test(`an empty or foreign ciphertext is unreadable, never an empty text (${face})`, async () => {
    const { keychain } = createWorld(face)

    for (const data of [Buffer.alloc(0), Buffer.from('not encrypted at all, by anything')]) {
      expect((await failureOf(() => keychain.unprotect(data))).code).toBe('unreadable')
    }
  })

  test(`the constant key is weak although it works (${face})`, async () => {
    const { world, keychain } = createWorld(face)
    world.keyring = null
    world.plainText = true

    expect(await keychain.state()).toBe('weak')
    expect((await keychain.protect('text')).strength).toBe('weak')
  })

  test.each(['darwin', 'win32'] as const)(`the tag v10 is strong on %s (${face})`, async (platform) => {
    const { keychain, safeStorage } = createWorld(face, platform)

    expect('getSelectedStorageBackend' in safeStorage).toBe(false)
    expect(await keychain.state()).toBe('strong')
    const { data } = await keychain.protect('text')
    expect(data.toString('latin1', 0, 3)).toBe('v10')
    expect((await keychain.unprotect(data)).text).toBe('text')
  })

  test(`a keychain that fails on another system is absent (${face})`, async () => {
    const { world, keychain } = createWorld(face, 'darwin')
    world.keyring = null

    expect(await keychain.state()).toBe('absent')
  })
}

test('without a keyring the synchronous face has a weak key to offer, and does not use it unasked', async () => {
  const { world, keychain } = createWorld('synchronous')
  world.keyring = null

  expect(await keychain.state()).toBe('weak')
  expect((await failureOf(() => keychain.protect('text'))).code).toBe('unprotected')

  keychain.allowWeak()
  expect((await keychain.protect('text')).strength).toBe('weak')
})

test('a keyring that was chosen and can not be reached leaves the synchronous face with nothing', async () => {
  const { world, safeStorage, platform } = createWorld('synchronous')
  world.keyring = null
  const cipher = { ...safeStorage, getSelectedStorageBackend: () => 'gnome_libsecret' as const }

  expect(await createKeychain({ safeStorage: cipher, platform }).state()).toBe('absent')
})

test('without a keyring the asynchronous face is weak although it says that it is available', async () => {
  const { world, keychain, safeStorage } = createWorld('asynchronous')
  world.keyring = null

  expect('isAsyncEncryptionAvailable' in safeStorage && (await safeStorage.isAsyncEncryptionAvailable())).toBe(true)
  expect(await keychain.state()).toBe('weak')
})

test.each(['linux', 'darwin'] as const)('an answer that has to wait is "locked" for everything on %s', async (platform) => {
  const { world, keychain } = createWorld('asynchronous', platform)
  const { data } = await keychain.protect('text')
  world.busy = true

  expect(await keychain.state()).toBe('locked')
  expect((await failureOf(() => keychain.protect('text'))).code).toBe('locked')
  expect((await failureOf(() => keychain.unprotect(data))).code).toBe('locked')
})

test('the wish for wrapping anew is passed on', async () => {
  const { world, keychain } = createWorld('asynchronous')
  const { data } = await keychain.protect('text')
  world.stale = true

  expect(await keychain.unprotect(data)).toEqual({ text: 'text', stale: true })
})

test('a system with both faces is used by its asynchronous one alone', async () => {
  const [sync, async] = [createSafeStorageFake('synchronous'), createSafeStorageFake('asynchronous')]
  const keychain = createKeychain({ safeStorage: { ...sync.safeStorage, ...async.safeStorage }, platform: 'linux' })

  await keychain.unprotect((await keychain.protect('text')).data)

  expect(sync.world.calls).toBe(0)
  expect(async.world.calls).toBeGreaterThan(0)
})

test('a safeStorage without any known member is absent, and nothing is lost', async () => {
  const keychain = createKeychain({ safeStorage: {}, platform: 'linux' })

  expect(await keychain.state()).toBe('absent')
  expect((await failureOf(() => keychain.unprotect(Buffer.from('v11abc')))).code).toBe('locked')
})

test('a tag that is not known to be a keyring is not strong', async () => {
  const { safeStorage } = createSafeStorageFake('asynchronous')
  const odd = { ...safeStorage, encryptStringAsync: async () => Buffer.from('v12whatever') }

  expect(await createKeychain({ safeStorage: odd, platform: 'linux' }).state()).toBe('weak')
})

test.each([
  ['linux', 'gnome_libsecret', 'GNOME Keyring'],
  ['linux', 'kwallet6', 'KWallet'],
  ['linux', 'basic_text', 'Secret Service'],
  ['darwin', 'basic_text', 'macOS Keychain'],
  ['win32', 'basic_text', 'Windows DPAPI'],
] as const)('on %s with %s it is called %s', (platform, backend, name) => {
  const { world, keychain } = createWorld('asynchronous', platform)
  world.keyring = newKeyring(backend)

  expect(keychain.name()).toBe(name)
})

const dpapi = '01000000d08c9ddf0115d1118c7a00c04fc297eb01000000'

test.each([
  ['linux', 'v11…', 'strong'],
  ['linux', 'v10…', 'weak'],
  ['linux', 'v12…', 'weak'],
  ['darwin', 'v10…', 'strong'],
  ['darwin', 'a text that is not encrypted', 'weak'],
  ['win32', 'v10…', 'strong'],
  ['win32', 'v20…', 'strong'],
  ['win32', Buffer.from(dpapi, 'hex').toString('latin1'), 'strong'],
  ['win32', 'a text that is not encrypted', 'weak'],
  ['win32', '', 'weak'],
] as const)('what was encrypted is judged by its own first bytes (%s, %j: %s)', (platform, data, strength) => {
  const { keychain } = createWorld('asynchronous', platform)

  expect(keychain.strengthOf(Buffer.from(data, 'latin1'))).toBe(strength)
})
