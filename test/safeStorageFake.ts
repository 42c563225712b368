import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

import type { SafeStorage } from 'electron'

type Face = 'synchronous' | 'asynchronous'
type Backend = ReturnType<SafeStorage['getSelectedStorageBackend']>
type Synchronous = Pick<SafeStorage, 'isEncryptionAvailable' | 'encryptString' | 'decryptString'>
type Asynchronous = Pick<SafeStorage, 'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync'>
type OnLinux = Pick<SafeStorage, 'getSelectedStorageBackend' | 'setUsePlainTextEncryption'>

/** The keyring of a desktop session, as something that can go away and come back. */
export type Keyring = { backend: Backend; key: Buffer }

export function newKeyring(backend: Backend = 'gnome_libsecret'): Keyring {
  return { backend, key: randomBytes(32) }
}

const constantKey = createHash('sha256').update('the same everywhere').digest()

/**
 * Behaves like safeStorage, with the given face: tags `v11` for a keyring and `v10` for the constant key on Linux, `v10`
 * for the system's own elsewhere; the asynchronous face always says "available".
 */
export function createSafeStorageFake(face: Face, platform: NodeJS.Platform = 'linux') {
  const world = {
    keyring: newKeyring() as Keyring | null,
    /** `setUsePlainTextEncryption` was called. */
    plainText: false,
    /** The keychain has no answer at the moment. */
    busy: false,
    /** The keychain has a better key than the one the data was made with. */
    stale: false,
    /** The keychain encrypts with a key that it does not keep. */
    forgetful: false,
    calls: 0,
  }

  function encrypt(text: string): Buffer {
    world.calls += 1
    if (world.busy) throw new Error('safeStorage.encryptStringAsync is temporarily unavailable. Please try again.')
    if (platform !== 'linux' && world.keyring === null) throw new Error('Error while encrypting the text')
    const tag = platform === 'linux' && world.keyring !== null ? 'v11' : 'v10'
    const nonce = randomBytes(16)
    const key = world.forgetful ? randomBytes(32) : (world.keyring?.key ?? constantKey)
    const cipher = createCipheriv('aes-256-cbc', key, nonce)
    return Buffer.concat([Buffer.from(tag), nonce, cipher.update(text, 'utf8'), cipher.final()])
  }

  function decrypt(data: Buffer): string {
    world.calls += 1
    if (world.busy) throw new Error('safeStorage.decryptStringAsync is temporarily unavailable. Please try again.')
    const isConstant = platform === 'linux' && data.toString('latin1', 0, 3) === 'v10'
    const key = isConstant ? constantKey : world.keyring?.key
    if (key === undefined) throw new Error('Error while decrypting the ciphertext')
    const decipher = createDecipheriv('aes-256-cbc', key, data.subarray(3, 19))
    return Buffer.concat([decipher.update(data.subarray(19)), decipher.final()]).toString('utf8')
  }

  const available = () => world.keyring !== null || (platform === 'linux' && world.plainText)
  const synchronous = {
    isEncryptionAvailable: () => {
      world.calls += 1
      return available()
    },
    encryptString: (text) => {
      if (!available()) throw new Error('Encryption is not available.')
      return encrypt(text)
    },
    decryptString: (data) => {
      if (data.length === 0) return '' // so does the real one
      if (!available()) throw new Error('Decryption is not available.')
      return decrypt(data)
    },
  } satisfies Synchronous
  const asynchronous = {
    isAsyncEncryptionAvailable: async () => {
      world.calls += 1
      return true
    },
    encryptStringAsync: async (text) => encrypt(text),
    decryptStringAsync: async (data) => ({ result: decrypt(data), shouldReEncrypt: world.stale }),
  } satisfies Asynchronous
  const onLinux = {
    getSelectedStorageBackend: () => world.keyring?.backend ?? 'basic_text',
    setUsePlainTextEncryption: (isUsed) => void (world.plainText = isUsed),
  } satisfies OnLinux

  const members = face === 'synchronous' ? synchronous : asynchronous
  const safeStorage = platform === 'linux' ? { ...members, ...onLinux } : members
  return { world, safeStorage, platform }
}
