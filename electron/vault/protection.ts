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

const untilQuit = 'secrets are kept in memory until you quit'

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
    text: isHidden ? `${text}. They are hidden; showing them again asks for nothing` : text,
  }
}

function wordsFor(situation: Known | Unknown): Words {
  if (situation.keychain === 'unknown') {
    return { state: 'unknown', text: 'Finding out what protects secrets', advice: null }
  }
  const { keychain, problem, trouble, platform, passphrase } = situation
  if (problem !== null) {
    return { state: 'locked', text: `The file with your secrets can't be used: new ${untilQuit}`, advice: problem }
  }
  if (trouble.isLocked && (trouble.locked > 0 || passphrase !== 'none')) return waiting(situation)
  if (keychain === 'strong' || passphrase !== 'none') return strong(situation)
  if (keychain === 'weak') return weak(situation)
  return keychain === 'locked' ? lockedKeychain(platform) : { state: 'absent', ...without(platform) }
}

function lockedKeychain(platform: NodeJS.Platform): Words {
  const text = `${place(platform)} is locked: ${untilQuit}`
  return { state: 'locked', text, advice: `${unlock(platform)}.`, offers: ['try-again'] }
}

function strong(situation: Known): Words {
  const { trouble } = situation
  const text = `Secrets are encrypted with ${openersOf(situation)}`
  if (trouble.locked > 0) {
    const advice = `Stored secrets that wait for ${whomOf(situation)}: ${trouble.locked}. They are kept; new ones are stored.`
    return { state: 'strong', text, advice, offers: ['passphrase', 'try-again'] }
  }
  const advice = `Stored secrets that can't be decrypted here: ${trouble.unreadable}. Paste them again to replace them.`
  return { state: 'strong', text, advice: trouble.unreadable > 0 ? advice : null }
}

function openersOf({ platform, keychain, name, passphrase }: Known): string {
  if (passphrase === 'only' || keychain !== 'strong') return 'your passphrase'
  const opener = {
    darwin: `your login keychain (${name})`,
    win32: `your Windows account (${name})`,
    linux: `your login keyring (${name})`,
  }[kindOf(platform)]
  return passphrase === 'spare' ? `${opener}; your passphrase opens them, too` : opener
}

function waitingForPassphrase({ locked }: Trouble): Words {
  const stored = locked === 0 ? '' : ` (stored: ${locked})`
  return {
    state: 'locked',
    text: `Secrets wait for your passphrase${stored}: new ones are kept in memory until you quit`,
    advice: 'Enter your passphrase to use what is stored and to store what is new.',
    offers: ['passphrase'],
  }
}

function weak({ platform, weakAccepted }: Known): Words {
  const { advice } = without(platform)
  if (!weakAccepted) {
    const text = `No keyring, only a key that other programs have too: ${untilQuit}`
    return { state: 'weak', text, advice, offers: ['accept-weak'] }
  }
  return { state: 'weak', text: 'Secrets are only disguised: other programs have the same key', advice }
}

function waiting(situation: Known): Words {
  const { platform, trouble, passphrase } = situation
  if (passphrase === 'only') return waitingForPassphrase(trouble)
  return {
    state: 'locked',
    text: `Stored secrets that wait for ${whomOf(situation)}: ${trouble.locked}. New ${untilQuit}`,
    advice: `${unlock(platform)}${passphrase === 'spare' ? ', or enter your passphrase' : ''}. Nothing that is stored is lost.`,
    offers: passphrase === 'spare' ? ['passphrase', 'try-again'] : ['try-again'],
  }
}

function whomOf({ platform, trouble: { backend } }: Known): string {
  return backend === null ? 'their passphrase' : `${keychainName(platform, backend)}, which is locked or not there`
}

function without(platform: NodeJS.Platform): { text: string; advice: string } {
  return {
    linux: {
      text: `No keyring: ${untilQuit}`,
      advice: 'Install and start a keyring (GNOME Keyring or KWallet), then start Latchkey again. Or set a passphrase on the Security page.',
    },
    darwin: {
      text: `The macOS Keychain does not answer: ${untilQuit}`,
      advice: 'Unlock the login keychain in Keychain Access and allow Latchkey to use it, then start Latchkey again.',
    },
    win32: {
      text: `Windows can't encrypt for your account: ${untilQuit}`,
      advice: 'Sign out of Windows and in again, then start Latchkey again.',
    },
  }[kindOf(platform)]
}

function place(platform: NodeJS.Platform): string {
  return {
    linux: 'Your login keyring',
    darwin: 'Your login keychain',
    win32: 'The protection of your Windows account',
  }[kindOf(platform)]
}

function unlock(platform: NodeJS.Platform): string {
  return {
    linux: 'Unlock or start the keyring',
    darwin: 'Unlock the login keychain in Keychain Access',
    win32: 'Sign out of Windows and in again',
  }[kindOf(platform)]
}

function kindOf(platform: NodeJS.Platform): 'darwin' | 'win32' | 'linux' {
  return platform === 'darwin' || platform === 'win32' ? platform : 'linux'
}
