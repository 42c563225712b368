import { protectionTexts as texts } from '../../../shared/texts/protection'
import type { Protection } from '../../../shared/view'
import type { KeychainState } from './keychain'
import { keychainName } from './keychainName'

/** `backend`: the keychain that locked secrets wait for. `isLocked`: the key for new secrets waits as well. */
export type Trouble = { locked: number; unreadable: number; doubtful: number; backend: string | null; isLocked: boolean }

type Known = {
  platform: NodeJS.Platform
  hidden: boolean
  keychain: KeychainState
  /** The keychain's name in plain words. */
  name: string
  weakAccepted: boolean
  /** Why the file itself can't be used. */
  problem: string | null
  trouble: Trouble
  /** One of two ways in, the only one, or none. */
  passphrase: 'none' | 'spare' | 'only'
  /** The file was not written by this computer, or has been changed since. */
  isForeign: boolean
  /** There is no file. */
  isGone: boolean
}

type Unknown = { platform: NodeJS.Platform; hidden: boolean; keychain: 'unknown' }

type Words = Pick<Protection, 'state' | 'text' | 'advice'> & { offers?: Protection['offers'] }

/** The line that always says what protects secrets now, and what to do when that is not enough. */
export function protectionOf(situation: Known | Unknown): Protection {
  const { text, offers = [], ...words } = wordsFor(situation)
  const { hidden } = situation
  const isHidden = hidden && !offers.includes('passphrase')
  const passphrase = situation.keychain === 'unknown' ? 'none' : situation.passphrase
  return {
    ...words,
    hidden,
    offers,
    passphrase,
    text: isHidden ? texts.hidden(text) : text,
  }
}

function wordsFor(situation: Known | Unknown): Words {
  if (situation.keychain === 'unknown') return { state: 'unknown', text: texts.unknown, advice: null }
  const { keychain, problem, trouble, passphrase } = situation
  if (problem !== null) return { state: 'locked', text: texts.badFile, advice: problem }
  if (isBlocked(situation)) return foreign(situation)
  if (trouble.isLocked && (trouble.locked > 0 || passphrase !== 'none')) return waiting(situation)
  if (keychain === 'strong' || passphrase !== 'none') return strong(situation)
  return unprotected(situation, keychain)
}

function unprotected(situation: Known, keychain: KeychainState): Words {
  const { platform } = situation
  if (keychain === 'weak') return weak(situation)
  return keychain === 'locked' ? lockedKeychain(platform) : { state: 'absent', ...texts.absent[kindOf(platform)] }
}

function lockedKeychain(platform: NodeJS.Platform): Words {
  const system = kindOf(platform)
  return { state: 'locked', text: texts.locked[system], advice: texts.lockedAdvice(system), offers: ['try-again'] }
}

function strong(situation: Known): Words {
  const { trouble } = situation
  const text = texts.encrypted(unlockMethodsOf(situation))
  const doubt = doubtOf(situation)
  // Nothing is exposed, but `strong` would say that all is well.
  if (doubt !== null)
    return { state: 'weak', text: texts.encryptedAnew(unlockMethodsOf(situation)), advice: doubt, offers: ['accept-file'] }
  if (trouble.locked > 0) {
    const advice = texts.someWait(trouble.locked, whomOf(situation))
    return { state: 'strong', text, advice, offers: ['passphrase', 'try-again'] }
  }
  return { state: 'strong', text, advice: trouble.unreadable > 0 ? texts.someUnreadable(trouble.unreadable) : null }
}

function unlockMethodsOf({ platform, keychain, name, passphrase }: Known): string {
  if (passphrase === 'only' || keychain !== 'strong') return texts.passphrase
  const method = texts.keychain[kindOf(platform)](name)
  return passphrase === 'spare' ? texts.orPassphrase(method) : method
}

/** What to say about a file that was not written here, while new secrets get a key of their own. */
function doubtOf({ isForeign, trouble }: Known): string | null {
  if (isForeign) return texts.foreignAdvice
  return trouble.doubtful > 0 ? texts.someDoubtful(trouble.doubtful) : null
}

/** Whether the file was not written here, and only the user can have another one made. */
function isBlocked({ isForeign, passphrase, keychain, trouble }: Known): boolean {
  return isForeign && (passphrase !== 'none' || trouble.isLocked || (keychain !== 'strong' && keychain !== 'weak'))
}

/** Nothing is written, since it would not be protected in the way the user chose. */
function foreign({ isGone, trouble }: Known): Words {
  if (isGone) return { state: 'locked', text: texts.gone, advice: texts.goneAdvice }
  const offers: Words['offers'] = trouble.locked > 0 || trouble.isLocked ? ['passphrase', 'accept-file'] : ['accept-file']
  return { state: 'locked', text: texts.foreign, advice: texts.foreignLockedAdvice, offers }
}

function waitingForPassphrase({ locked }: Trouble): Words {
  return {
    state: 'locked',
    text: texts.waitForPassphrase(locked),
    advice: texts.waitForPassphraseAdvice,
    offers: ['passphrase'],
  }
}

function weak(situation: Known): Words {
  const { advice } = texts.absent[kindOf(situation.platform)]
  if (!situation.weakAccepted) return { state: 'weak', text: texts.weak, advice, offers: ['accept-weak'] }
  const doubt = doubtOf(situation)
  if (doubt !== null) return { state: 'weak', text: texts.weakAccepted, advice: doubt, offers: ['accept-file'] }
  return { state: 'weak', text: texts.weakAccepted, advice }
}

function waiting(situation: Known): Words {
  const { platform, trouble, passphrase } = situation
  if (passphrase === 'only') return waitingForPassphrase(trouble)
  return {
    state: 'locked',
    text: texts.allWait(trouble.locked, whomOf(situation)),
    advice: texts.allWaitAdvice(kindOf(platform), passphrase === 'spare'),
    offers: passphrase === 'spare' ? ['passphrase', 'try-again'] : ['try-again'],
  }
}

function whomOf({ platform, trouble: { backend } }: Known): string {
  return backend === null ? texts.theirPassphrase : texts.theirKeychain(keychainName(platform, backend))
}

function kindOf(platform: NodeJS.Platform): 'darwin' | 'win32' | 'linux' {
  return platform === 'darwin' || platform === 'win32' ? platform : 'linux'
}
