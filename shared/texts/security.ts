import { oneLine } from '../values/oneLine'
import type { SlotView } from '../securityView'
import { securityRowTexts } from './securityRows'
import { secretsInWords, question, about } from './words'

const acceptFile = {
  title: 'Accept this vault.json?',
  text: 'It was not written by Latchkey on this computer. Accept it only if you put it there yourself, such as a backup: whoever made it chose the secrets in it. They are encrypted again with a new key.',
  confirm: 'Accept',
}

/** Every text of the Security page and of its questions. */
export const securityTexts = {
  ...securityRowTexts,
  summary: 'What protects the secrets of this user on this computer, for all projects.',
  protection: 'Protection',
  now: 'Status',
  unlockMethods: 'Opened by',
  noUnlockMethods: 'Nothing is stored yet.',
  slot: ({ kind, name }: SlotView) =>
    ({
      keychain: name ?? '',
      weak: 'A key that other programs have, too',
      passphrase: 'Passphrase',
      unknown: 'An unlock method of a newer Latchkey',
    })[kind],
  since: (when: string) => `since ${when}`,
  spare: 'Set. It opens your secrets where this computer’s keychain is missing.',
  only: 'Set, and asked for after each start and after hiding.',
  forgotten: 'Forgotten…',
  setFirst: 'Set a passphrase first.',
  stored: 'Stored secrets',
  empty: 'Nothing is stored yet. A secret comes here with the first one you paste.',
  columns: { label: 'Secret', service: 'Service', project: 'Project', environment: 'For', origin: 'Sent to', stored: 'Stored' },
  actions: 'Actions',
  damaged: 'A damaged record',
  damagedHelp: 'It no longer says whose it is. It is kept as it is.',
  noProject: 'Unknown project',
  lost: {
    title: 'Project not found',
    text: 'Latchkey can’t find the project these secrets belong to: its folder was moved, deleted or given another id. If you have the folder, open it. If it’s the open project, use them here.',
    notice: 'This computer has secrets whose project can’t be found. If it’s this one, move them here on the Security page.',
    last: 'Last seen in ',
    list: (name: string) => `Secrets of ${name}`,
    claim: (project: string) => `Use in ${project}…`,
    openFirst: 'Open the project they belong to first.',
    copy: (label: string) => `Copy ${label}`,
    question: (count: number, name: string | null, project: string) =>
      question(
        `Use ${secretsInWords(count)} of another project in the open one?`,
        about(
          [`From: ${name === null ? 'an unknown project' : oneLine(name, 80)}`, `To: ${oneLine(project, 80)}`],
          'They move to this project, and are still sent only to the addresses they were saved for. A secret that this project already has stays as it is.',
        ),
        'Use them here',
      ),
  },
  states: {
    absent: '',
    stored: '',
    session: 'in memory only',
    locked: 'locked',
    unreadable: 'can’t be decrypted',
    doubtful: 'not verified',
    'other-origin': '',
  },
  clear: (label: string) => `Clear ${label}`,
  clearTitle: (label: string) => `Clear ${label}?`,
  clearText: (project: string | null) =>
    `The stored secret${project === null ? '' : ` of ${project}`} is destroyed on this computer. This can’t be undone. The service itself still accepts it.`,
  clearConfirm: 'Clear',
  screen: 'Screen and clipboard',
  fields: { current: 'Passphrase', old: 'Current passphrase', next: 'New passphrase', repeat: 'Repeat it' },
  show: 'Show what is typed',
  hide: 'Hide what is typed',
  advice: 'At least 12 characters. Four or five words that do not belong together are easy to remember.',
  unequal: 'The two don’t match.',
  forms: {
    unlock: { title: 'Unlock secrets', text: '', confirm: 'Unlock' },
    set: {
      title: 'Set a passphrase',
      text: 'Nobody can tell you the passphrase if you forget it. Keep it where you keep your other passwords.',
      confirm: 'Set passphrase',
    },
    change: { title: 'Change the passphrase', text: 'Copies of the old file still open with the old one.', confirm: 'Change' },
    remove: {
      title: 'Remove the passphrase?',
      text: 'Your secrets will be opened by this computer’s keychain alone.',
      confirm: 'Remove',
    },
    require: {
      title: 'Require the passphrase?',
      text: 'It will be asked for after each start and after hiding. If you forget it, your stored secrets are lost.',
      confirm: 'Require it',
    },
    free: {
      title: 'Stop requiring the passphrase?',
      text: 'This computer’s keychain will open your secrets by itself, too.',
      confirm: 'Stop requiring it',
    },
    startOver: {
      title: 'Start over without it?',
      text: 'Stored secrets stay locked, and are kept until you clear them: if you remember the old passphrase, it opens them again. New secrets get this passphrase.',
      confirm: 'Start over',
    },
    acceptFile,
    acceptFileWith: acceptFile,
  },
  weak: {
    title: 'Store secrets without protection?',
    text: 'This computer has no keyring. Secrets would be encrypted with a key that is built into every program of this kind, so anyone who gets a copy of the file can read them. A passphrase protects them; so does a keyring.',
    confirm: 'Store anyway',
    passphrase: 'Set a passphrase…',
  },
}
