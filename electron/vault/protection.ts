import { protectionTexts as texts } from '../../shared/texts'
import type { Protection } from '../../shared/view'
import type { KeychainState } from './keychain'
import { keychainName } from './keychainName'
import type { Trouble } from './overview'

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
  const { keychain, problem, trouble, platform, passphrase } = situation
  if (problem !== null) return { state: 'locked', text: texts.badFile, advice: problem }
  if (trouble.isLocked && (trouble.locked > 0 || passphrase !== 'none')) return waiting(situation)
  if (keychain === 'strong' || passphrase !== 'none') return strong(situation)
  if (keychain === 'weak') return weak(situation)
  return keychain === 'locked' ? lockedKeychain(platform) : { state: 'absent', ...texts.absent[kindOf(platform)] }
}

function lockedKeychain(platform: NodeJS.Platform): Words {
  const system = kindOf(platform)
  return { state: 'locked', text: texts.locked[system], advice: texts.lockedAdvice(system), offers: ['try-again'] }
}

function strong(situation: Known): Words {
  const { trouble } = situation
  const text = texts.encrypted(openersOf(situation))
  if (trouble.locked > 0) {
    const advice = texts.someWait(trouble.locked, whomOf(situation))
    return { state: 'strong', text, advice, offers: ['passphrase', 'try-again'] }
  }
  return { state: 'strong', text, advice: trouble.unreadable > 0 ? texts.someUnreadable(trouble.unreadable) : null }
}

function openersOf({ platform, keychain, name, passphrase }: Known): string {
  if (passphrase === 'only' || keychain !== 'strong') return texts.passphrase
  const opener = texts.keychain[kindOf(platform)](name)
  return passphrase === 'spare' ? texts.orPassphrase(opener) : opener
}

function waitingForPassphrase({ locked }: Trouble): Words {
  return {
    state: 'locked',
    text: texts.waitForPassphrase(locked),
    advice: texts.waitForPassphraseAdvice,
    offers: ['passphrase'],
  }
}

function weak({ platform, weakAccepted }: Known): Words {
  const { advice } = texts.absent[kindOf(platform)]
  if (!weakAccepted) return { state: 'weak', text: texts.weak, advice, offers: ['accept-weak'] }
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
