import { asSentence } from './words'

/** What users call their keychains. */
export const keychainNames = {
  gnome: 'GNOME Keyring',
  kde: 'KWallet',
  /** Other services with the same interface, which can't be asked for their name. */
  linux: 'Secret Service',
  darwin: 'macOS Keychain',
  win32: 'Windows DPAPI',
}

/** Why a secret can't be kept, opened or restored, or why the vault can't be changed. */
export const vaultTexts = {
  /** Why a secret does not open. */
  closed: {
    missing: 'Nothing is stored here yet. Paste it first.',
    locked: 'This secret is locked: the keyring or keychain it was stored with is locked or missing. Unlock it, then try again.',
    passphrase: 'This secret is locked. Enter your passphrase, then try again.',
    hidden: 'Secrets are hidden. Show them first.',
    unreadable: 'This secret can’t be decrypted on this computer. It was left as it is; paste it again to replace it.',
    doubtful:
      'This secret is from a vault.json that Latchkey did not write on this computer, so it is not used. Paste it again. ' +
      'If you replaced the file yourself, accept it on the Security page.',
  },
  otherOrigin: (saved: string, wanted: string) =>
    `This secret was saved for ${saved} and is not sent to ${wanted}. Paste the one that belongs there.`,
  damaged: 'This secret can’t be decrypted: its record was changed or made with another key. Paste it again.',
  unstorable: 'This secret has characters that can’t be stored. Copy it again.',
  notKept: 'The value before this one is no longer kept.',

  unprotected: 'No keychain on this computer protects secrets at the moment.',
  keychainLocked: 'The keychain that protects this secret is locked or missing. Unlock it and try again.',
  noKeychain:
    'The keychain on this computer does not protect secrets at the moment, so it can’t be used here. ' +
    'Nothing was changed. Unlock or start it, then try again.',

  wrongPassphrase: 'This is not the passphrase. Check the keyboard layout and Caps Lock, then try again.',
  manyWaysIn:
    'This passphrase did not open vault.json, which has more passphrase slots than Latchkey tries. ' +
    'If you are sure of the passphrase, restore vault.json from a backup.',
  shortPassphrase: (least: number) => `A passphrase needs at least ${least} characters. Four or five words are easy to remember.`,
  blankPassphrase: 'A passphrase can’t begin or end with a space. Remove it.',
  guessablePassphrase:
    'This passphrase is too easy to guess: it repeats characters, follows the keyboard or is a common word. ' +
    'Use four or five words that don’t belong together.',

  changedMeanwhile: 'Secrets were hidden or changed meanwhile. Nothing was changed; try again.',
  keepsChanging: 'vault.json keeps changing. Close other copies of Latchkey and try again.',
  notChanged: (problem: string) => `${asSentence(problem)} Nothing was changed.`,
  notCleared: (problem: string) => `${asSentence(problem)} Nothing was cleared.`,
}
