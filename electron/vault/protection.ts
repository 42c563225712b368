import type { Protection } from '../../shared/view'
import type { KeychainState } from './keychain'
import { keychainName } from './keychainName'
import type { Trouble } from './reader'

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
}

type Unknown = { platform: NodeJS.Platform; hidden: boolean; keychain: 'unknown' }

type Words = Omit<Protection, 'hidden'>

const untilQuit = 'secrets are kept in memory until you quit'

/** The line that always says what protects secrets now, and what to do when that is not enough. */
export function protectionOf(situation: Known | Unknown): Protection {
  const { text, ...words } = wordsFor(situation)
  const { hidden } = situation
  return { ...words, hidden, text: hidden ? `${text}. They are hidden; showing them again asks for nothing` : text }
}

function wordsFor(situation: Known | Unknown): Words {
  if (situation.keychain === 'unknown') {
    return { state: 'unknown', text: 'Finding out what protects secrets', advice: null }
  }
  const { keychain, problem, trouble, platform } = situation
  if (problem !== null) {
    return { state: 'locked', text: `The file with your secrets can't be used: new ${untilQuit}`, advice: problem }
  }
  if (trouble.locked > 0) return waiting(situation)
  if (keychain === 'strong') return strong(situation)
  if (keychain === 'weak') return weak(situation)
  if (keychain === 'locked') {
    return { state: 'locked', text: `${place(platform)} is locked: ${untilQuit}`, advice: `${unlock(platform)}.` }
  }
  return { state: 'absent', ...without(platform) }
}

function strong({ platform, name, trouble }: Known): Words {
  const text = {
    darwin: `Secrets are encrypted with your login keychain (${name})`,
    win32: `Secrets are encrypted with your Windows account (${name})`,
    linux: `Secrets are encrypted with your login keyring (${name})`,
  }[kindOf(platform)]
  const advice = `Stored secrets that can't be decrypted here: ${trouble.unreadable}. Paste them again to replace them.`
  return { state: 'strong', text, advice: trouble.unreadable > 0 ? advice : null }
}

function weak({ platform, weakAccepted }: Known): Words {
  const { advice } = without(platform)
  if (!weakAccepted) return { state: 'weak', text: `No keyring, only a key that other programs have too: ${untilQuit}`, advice }
  return { state: 'weak', text: 'Secrets are only disguised: other programs have the same key', advice }
}

function waiting({ platform, trouble }: Known): Words {
  const { locked, backend } = trouble
  const whom = backend === null ? 'their passphrase' : `${keychainName(platform, backend)}, which is locked or not there`
  return {
    state: 'locked',
    text: `Stored secrets that wait for ${whom}: ${locked}. New ${untilQuit}`,
    advice: `${unlock(platform)}, then show secrets again. Nothing that is stored is lost.`,
  }
}

function without(platform: NodeJS.Platform): { text: string; advice: string } {
  return {
    linux: {
      text: `No keyring: ${untilQuit}`,
      advice: 'Install and start a keyring (GNOME Keyring or KWallet), then start Latchkey again.',
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
