const secretsNeed = (count: number, whom: string) =>
  count === 1 ? `1 stored secret needs ${whom}` : `${count} stored secrets need ${whom}`

const untilQuit = 'secrets are kept in memory until you quit'

const unlock = {
  linux: 'Unlock or start the keyring',
  darwin: 'Unlock the login keychain in Keychain Access',
  win32: 'Sign out of Windows and in again',
} as const

/** The line that says what protects secrets now, and what to do if that is not enough. */
export const protectionTexts = {
  unknown: 'Finding out what protects secrets',
  hidden: (text: string) => `${text}. They are hidden; the lock shows them again, without a password`,
  badFile: `The file with your secrets can’t be used: new ${untilQuit}`,
  foreign: `vault.json was changed or replaced by another program: new ${untilQuit}`,
  foreignLockedAdvice:
    'Nothing is written to it. If you replaced the file yourself, accept it. If not, put the real one back from a backup, ' +
    'or start over with “Forgotten…” on the Security page.',
  foreignAdvice:
    'vault.json was changed or replaced by another program. New secrets get a key of their own. ' +
    'If you replaced the file yourself, accept it. If not, paste your secrets again.',
  gone: `vault.json is gone, and your passphrase with it: new ${untilQuit}`,
  goneAdvice: 'Put the file back from a backup, or start over with “Forgotten…” on the Security page.',
  someDoubtful: (count: number) =>
    `${count === 1 ? '1 stored secret comes' : `${count} stored secrets come`} from a vault.json that Latchkey did not write here, and ${count === 1 ? 'is' : 'are'} not used. ` +
    'Paste again, or accept the file if you replaced it yourself.',

  encrypted: (unlockMethods: string) => `Secrets are encrypted with ${unlockMethods}`,
  encryptedAnew: (unlockMethods: string) =>
    `vault.json was changed by another program; new secrets are encrypted with ${unlockMethods}`,
  passphrase: 'your passphrase',
  keychain: {
    linux: (name: string) => `your login keyring (${name})`,
    darwin: (name: string) => `your login keychain (${name})`,
    win32: (name: string) => `your Windows account (${name})`,
  },
  orPassphrase: (keychain: string) => `${keychain}; your passphrase opens them, too`,
  someWait: (count: number, whom: string) => `${secretsNeed(count, whom)}. They are kept; new ones are stored.`,
  someUnreadable: (count: number) =>
    `${count === 1 ? '1 stored secret' : `${count} stored secrets`} can’t be decrypted here. Paste again to replace.`,

  allWait: (count: number, whom: string) => `${secretsNeed(count, whom)}. New ${untilQuit}`,
  allWaitAdvice: (system: keyof typeof unlock, hasPassphrase: boolean) =>
    `${unlock[system]}${hasPassphrase ? ', or enter your passphrase' : ''}. Nothing that is stored is lost.`,
  waitForPassphrase: (count: number) =>
    `Secrets wait for your passphrase${count === 0 ? '' : ` (stored: ${count})`}: new ones are kept in memory until you quit`,
  waitForPassphraseAdvice: 'Enter your passphrase to use what is stored and to store what is new.',
  /** What stored secrets need. */
  theirPassphrase: 'their passphrase',
  theirKeychain: (name: string) => `${name}, which is locked or missing`,

  locked: {
    linux: `Your login keyring is locked: ${untilQuit}`,
    darwin: `Your login keychain is locked: ${untilQuit}`,
    win32: `The protection of your Windows account is locked: ${untilQuit}`,
  },
  lockedAdvice: (system: keyof typeof unlock) => `${unlock[system]}.`,

  weak: `No secure keyring: ${untilQuit}`,
  weakAccepted: 'Secrets are only obfuscated: other programs can decrypt them',
  absent: {
    linux: {
      text: `No keyring: ${untilQuit}`,
      advice:
        'Install and start a keyring (GNOME Keyring or KWallet), then start Latchkey again. ' +
        'Or set a passphrase on the Security page.',
    },
    darwin: {
      text: `The macOS Keychain does not answer: ${untilQuit}`,
      advice: 'Unlock the login keychain in Keychain Access and allow Latchkey to use it, then start Latchkey again.',
    },
    win32: {
      text: `Windows can’t encrypt for your account: ${untilQuit}`,
      advice: 'Sign out of Windows and in again, then start Latchkey again.',
    },
  },
}
