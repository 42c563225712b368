import { AppError } from '../../../shared/errors'
import { vaultTexts as texts } from '../../../shared/texts/vault'
import { keychainName } from './keychainName'
import { unreadable } from './seal'
import { strengthOf, type Strength } from './strength'

type Synchronous = {
  isEncryptionAvailable(): boolean
  encryptString(text: string): Buffer
  decryptString(data: Buffer): string
}
type Asynchronous = {
  isAsyncEncryptionAvailable(): Promise<boolean>
  encryptStringAsync(text: string): Promise<Buffer>
  decryptStringAsync(data: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }>
}
type OnLinux = { getSelectedStorageBackend(): string; setUsePlainTextEncryption(use: boolean): void }

/** The slice of Electron's safeStorage in use. Which members exist depends on Electron's version and the system. */
export type Cipher = Partial<Synchronous & Asynchronous & OnLinux>

export type KeychainState = 'strong' | 'weak' | 'absent' | 'locked'

/** A text that the keychain encrypted, and the strength of the key it really used. */
export type Wrapped = { data: Buffer; strength: Strength; backend: string }

type Face = {
  isAvailable(): Promise<boolean>
  encrypt(text: string): Promise<Buffer>
  decrypt(data: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }>
}

export type Keychain = ReturnType<typeof createKeychain>

/**
 * The one place that knows both faces of safeStorage: the asynchronous one where it exists, else the synchronous one
 * (removed in Electron 46), which may block until the user has answered. Nothing is called before the first `state`,
 * `protect` or `unprotect`: each of them may ask the user for the keychain's password.
 */
export function createKeychain({ safeStorage, platform }: { safeStorage: Cipher; platform: NodeJS.Platform }) {
  const face = faceOf(safeStorage)

  /** What the system calls its keychain. Kept in key slots. */
  function backend(): string {
    if (platform === 'darwin') return 'keychain'
    if (platform === 'win32') return 'dpapi'
    return safeStorage.getSelectedStorageBackend?.() ?? 'unknown'
  }

  async function protect(text: string): Promise<Wrapped> {
    try {
      const data: unknown = (await face.isAvailable()) ? await face.encrypt(text) : null
      if (!Buffer.isBuffer(data) || data.length === 0) throw unprotected()
      return { data, strength: strengthOf(platform, data), backend: backend() }
    } catch (error) {
      throw isPassing(error) ? locked() : unprotected()
    }
  }

  async function state(): Promise<KeychainState> {
    try {
      return (await protect('canary')).strength
    } catch (error) {
      if (error instanceof AppError && error.failure.code === 'locked') return 'locked'
      return canBeWeak() ? 'weak' : 'absent'
    }
  }

  /** The synchronous face has a constant key too, and uses it when allowed to. */
  function canBeWeak(): boolean {
    const { encryptStringAsync, setUsePlainTextEncryption } = safeStorage
    return encryptStringAsync === undefined && setUsePlainTextEncryption !== undefined && backend() === 'basic_text'
  }

  async function decrypt(data: Buffer): Promise<{ text: string; stale: boolean }> {
    if (!(await face.isAvailable())) throw locked()
    const answer: unknown = await face.decrypt(data)
    if (!isDecrypted(answer)) throw unreadable()
    return { text: answer.result, stale: answer.shouldReEncrypt }
  }

  /** A keychain that has not answered yet, or a keyring that is missing at the moment, does not mean a lost secret. */
  async function isOutOfReach(data: Buffer, error: unknown): Promise<boolean> {
    if (isPassing(error) || (error instanceof AppError && error.failure.code === 'locked')) return true
    return platform === 'linux' && strengthOf(platform, data) === 'strong' && (await state()) !== 'strong'
  }

  return {
    platform,
    backend,
    /** The strength of the key that a ciphertext was made with. Does not ask the keychain. */
    strengthOf: (data: Buffer): Strength => strengthOf(platform, data),
    /** The keychain's name in plain words, such as "GNOME Keyring". */
    name: () => keychainName(platform, backend()),
    /** What would protect a secret now, judged by encrypting a canary. */
    state,
    /** From now on a key that all such programs share is used rather than none. Only after the user's yes. */
    allowWeak: (): void => safeStorage.setUsePlainTextEncryption?.(true),
    /** Throws `unprotected` without a keychain, `locked` when it does not answer at the moment. */
    protect,
    /**
     * The text given to `protect`; `stale`: the keychain asks for it to be wrapped again. Throws `locked` when it may
     * work another time, `unreadable` when this keychain cannot decrypt it.
     */
    async unprotect(data: Buffer): Promise<{ text: string; stale: boolean }> {
      try {
        return await decrypt(data)
      } catch (error) {
        throw (await isOutOfReach(data, error)) ? locked() : unreadable()
      }
    },
  }
}

function faceOf(storage: Cipher): Face {
  const { isAsyncEncryptionAvailable, encryptStringAsync, decryptStringAsync } = storage
  if (isAsyncEncryptionAvailable && encryptStringAsync && decryptStringAsync) {
    return {
      isAvailable: async () => isAsyncEncryptionAvailable.call(storage),
      encrypt: async (text) => encryptStringAsync.call(storage, text),
      decrypt: async (data) => decryptStringAsync.call(storage, data),
    }
  }
  const { isEncryptionAvailable, encryptString, decryptString } = storage
  return {
    isAvailable: async () => isEncryptionAvailable?.call(storage) ?? false,
    encrypt: async (text) => encryptString?.call(storage, text) ?? Buffer.alloc(0),
    decrypt: async (data) => ({ result: decryptString?.call(storage, data) ?? '', shouldReEncrypt: false }),
  }
}

/** An empty text does not count: nothing that was protected is empty, and an empty ciphertext decrypts to one. */
function isDecrypted(answer: unknown): answer is { result: string; shouldReEncrypt: boolean } {
  if (typeof answer !== 'object' || answer === null) return false
  return (
    'result' in answer &&
    typeof answer.result === 'string' &&
    answer.result !== '' &&
    'shouldReEncrypt' in answer &&
    typeof answer.shouldReEncrypt === 'boolean'
  )
}

/** Electron reports this only in the message. */
function isPassing(error: unknown): boolean {
  return error instanceof Error && /temporarily unavailable/i.test(error.message)
}

function unprotected(): AppError {
  return new AppError('unprotected', texts.unprotected)
}

function locked(): AppError {
  return new AppError('locked', texts.keychainLocked)
}
