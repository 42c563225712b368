import { environmentName, type Environment } from '../values/environments'
import { oneLine } from '../values/oneLine'
import { secretsInWords, list, leftAlone, whyNot } from './words'

/** What was done, for the status line. */
export const doneTexts = {
  saved: (label: string) => `${label} saved`,
  restored: (label: string) => `${label} restored`,
  unchanged: (label: string) => `${label} already has this value`,
  taken: (label: string, path: string) => `${label} taken from ${oneLine(path)}`,
  conflictChanged: 'The values changed meanwhile, so nothing was saved. Check the new ones, then choose again',
  upToDate: (label: string) => `${label} is up to date`,
  fetched: (label: string, subject: string) => `${label} fetched for ${subject}`,
  moved: (label: string, path: string) => `${label} stored, and taken out of ${oneLine(path)}`,
  written: (paths: readonly string[]) => `Written to ${list(paths)}`,
  left: (holder: string) => `The game’s files weren’t changed: they are for ${environmentName(holder)}`,
  filesHold: (environment: Environment) => `The game’s files hold ${environmentName(environment)}`,
  serviceHidden: (label: string) => `${label} hidden in this project`,
  serviceShown: (label: string) => `${label} shown in this project`,
  sameKey: (other: Environment) => `It is the same key as for ${environmentName(other)}`,
  sameSecret: (other: Environment) => `, the same as for ${environmentName(other)}`,
  ignored: (path: string) => `${path} added to .gitignore`,
  undo: {
    none: 'Nothing to undo',
    done: (step: string) => `Undone: ${step}`,
    partly: (put: readonly string[], left: readonly string[]) => `${list(put)} put back. ${leftAlone(left)}`,
    skipped: (step: string, left: readonly string[]) => `Not undone: ${step}. ${whyNot(left)}`,
    next: (step: string) => `Undo now takes back: ${step}`,
  },
  redo: {
    none: 'Nothing to redo',
    done: (step: string) => `Redone: ${step}`,
    partly: (put: readonly string[], left: readonly string[]) => `${list(put)} written again. ${leftAlone(left)}`,
    skipped: (step: string, left: readonly string[]) => `Not redone: ${step}. ${whyNot(left)}`,
    next: (step: string) => `Redo now brings back: ${step}`,
  },

  copied: {
    value: (label: string) => `${label} copied`,
    id: (label: string) => `${label} copied as id`,
    json: (label: string) => `${label} copied as JSON`,
  },
  copiedSecret: (label: string, seconds: number) => `${label} copied. The clipboard is cleared in ${seconds} seconds`,
  copiedCommand: 'Command copied',

  stored: (label: string) => `${label} stored`,
  inMemory: (label: string) => `${label} kept until you quit`,
  claimed: (taken: number, left: number, reasons: readonly string[]) =>
    [
      `${secretsInWords(taken)} moved to this project`,
      ...(left === 0 ? [] : [`${left} ${left === 1 ? 'stays' : 'stay'} listed`]),
      ...reasons,
    ].join('. '),
  storedElsewhere: (label: string, environment: Environment) => `${label} stored for ${environmentName(environment)}, too`,
  storedChecked: (label: string) => `${label} checked and stored`,
  storedUnchecked: (label: string) => `${label} stored without a check`,
  storedCreated: 'Secret API Key stored in the vault',
  cleared: (label: string) => `${label} cleared`,
  putBack: (label: string) => `${label} put back as it was before`,

  checked: { valid: 'Checked: accepted', invalid: 'Checked: not accepted', unclear: 'Checked: the answer is unclear' },
  approved: (origin: string) => `Secrets may be sent to ${origin}`,
  chooseProject: 'Choose the organization and the project',
  tokens: {
    read: 'Token list updated',
    created: 'Token has been successfully created',
    regenerated: 'Token regenerated. The old secret no longer works',
    renamed: 'Token renamed',
    removed: 'Token deleted',
  },

  weakAccepted: 'Secrets are stored, but only obfuscated',
  fileAccepted: 'vault.json accepted',
  clearedStored: 'Secret cleared',
  unlocked: 'Secrets unlocked',
  passphrase: {
    set: 'Passphrase set',
    removed: 'Passphrase removed',
    required: 'The passphrase is required',
    free: 'The passphrase is no longer required',
  },
}
