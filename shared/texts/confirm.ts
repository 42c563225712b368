import { oneLine } from '../values/oneLine'
import { question, notYou, about } from './words'

const unpressed = 'No key or button was pressed just now.'

const final = 'This can’t be undone.'

/** Long enough to show an origin whole, since its end says whose it is. */
const longestOrigin = 300

/**
 * The questions of native dialogs, which nothing inside the window can answer. `secretName` or `tokenName` makes each
 * `which`.
 */
export const confirmTexts = {
  open: (folder: string) => question('Open this folder?', about([oneLine(folder)], 'Latchkey can change files in it.'), 'Open'),
  accept: (folder: string, other: string | null) =>
    question(
      'Use stored secrets in this folder?',
      about(
        [oneLine(folder)],
        `It gets the secrets of ${other === null ? 'another folder that carried its id' : `the project in ${oneLine(other)}`}.`,
      ),
      'Use secrets',
    ),
  follow: (places: readonly string[]) =>
    question(
      'Read files out of this folder?',
      about(
        places.map((place) => oneLine(place)),
        'Its links lead there. Latchkey reads the values, and changes nothing there.',
      ),
      'Read',
    ),
  move: (which: string, path: string, isStored: boolean) =>
    question(
      'Move this secret to the vault?',
      about(
        [which, oneLine(path)],
        `It is stored on this computer${isStored ? ' in place of the one that is there' : ''}, and its place in the file is emptied. This can’t be undone, and what was committed still holds it.`,
      ),
      'Move',
    ),
  separate: question('Give this folder an id of its own?', `${unpressed} Its project.json is changed. ${notYou}`, 'Change id'),
  send: (origin: string) =>
    question(
      'Send secrets to this address?',
      about([oneLine(origin, longestOrigin)], 'Secrets of this project can be sent there from now on.'),
      'Allow',
    ),
  show: (which: string) =>
    question(
      'Show or copy a secret?',
      about([which], 'Many secrets were shown in the last minute, or nothing was pressed just now.'),
      'Continue',
    ),
  showAll: question('Show secrets again?', `${unpressed} ${notYou}`, 'Show'),
  readClipboard: question('Read the clipboard?', `${unpressed} ${notYou}`, 'Read'),
  create: question('Create a token?', `${unpressed} ${notYou}`, 'Create'),
  destroy: {
    clear: (which: string) => question('Clear this secret?', about([which], final), 'Clear'),
    remove: (which: string) => question('Delete this token?', about([which], final), 'Delete'),
    regenerate: (which: string) =>
      question('Regenerate this token?', about([which], `Its present secret stops working. ${final}`), 'Regenerate'),
  },
  overwrite: (which: string) =>
    question('Replace the secret again?', about([which], 'The value before this one is lost for good.'), 'Replace'),
  acceptWeak: question(
    'Store secrets without protection?',
    `Other programs on this computer can decrypt them. ${notYou}`,
    'Store anyway',
  ),
  acceptFile: question('Accept the changed vault.json?', `From then on its secrets are used as yours. ${notYou}`, 'Accept'),
  setPassphrase: question('Set this passphrase?', `It opens all stored secrets. ${notYou}`, 'Set'),
  requirePassphrase: question('Require the passphrase?', `Without it nothing opens your stored secrets. ${notYou}`, 'Require'),
  startOver: question(
    'Start over with a new passphrase?',
    `Only this one opens new secrets. The old secrets stay locked. ${notYou}`,
    'Start over',
  ),

  secretName: (label: string, service: string, environment: string | null, project: string | null) =>
    [label, service, environment, project].flatMap((part) => (part === null ? [] : [oneLine(part, 80)])).join(' · '),
  unknownSecret: 'A secret that is not stored here.',
  unknownToken: 'A token that is not in the list.',
  tokenName: (name: string, service: string, origin: string | null) =>
    [`Token “${oneLine(name, 80)}”`, service, ...(origin === null ? [] : [oneLine(origin, longestOrigin)])].join(' · '),
}
