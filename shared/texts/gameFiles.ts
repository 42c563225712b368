import { environmentName, type Environment } from '../values/environments'
import { oneLine } from '../values/oneLine'

/** Of the places of values: the game’s files, and what stands in them. */
export const gameFileTexts = {
  placesTitle: 'Places',
  ships: 'Ships in the game',
  inFile: (path: string) => `In ${oneLine(path)}`,
  notInFiles: 'Not in the game’s files yet',
  noFiles: 'Saved, but no file of the game has it yet',
  readOnlyFiles: {
    title: (paths: string[]) =>
      `${paths.map((path) => oneLine(path)).join(' and ')} ${paths.length === 1 ? 'is' : 'are'} read-only`,
    perforce: 'Nothing can be saved there until it is checked out of Perforce:',
    other: 'Nothing can be saved there until it is made writable:',
    byHand: (path: string) =>
      `${oneLine(path)} has characters in its name that a shell could take for commands. Rename it, or make it writable by hand.`,
    copy: 'Copy command',
  },
  targets: {
    label: 'Game file',
    upToDate: 'up to date',
    differs: 'not written yet',
    absent: 'not there',
    nothing: 'nothing to write yet',
    found: 'holds a key that was not fetched here',
    isFor: (holder: string) => `is for ${environmentName(holder)}`,
    refused: 'not written',
    holds: (environment: Environment) => `holds the ${environmentName(environment)} key`,
    write: 'Write…',
    notIgnored: 'not ignored by git',
    ignore: 'Add to .gitignore',
    unityHint: 'Unity has this project open. It may need its window focused, or a restart, to see the new key.',
  },
  addPlace: 'Add a place…',
  places: {
    of: (label: string) => `Where ${label} is in the game’s files`,
    states: {
      same: 'same',
      absent: 'not there',
      refused: 'can’t be read',
      found: 'found there',
      secret: 'a secret',
    },
    differs: (theirs: string) => `${theirs}, differs`,
    empty: 'empty, differs',
    hidden: 'another value, not shown',
    secretShips: 'a secret that ships',
    secretOf: (environment: Environment) => `a secret of ${environmentName(environment)}`,
    others: (environment: Environment | null) =>
      environment === null ? 'for another environment' : `holds ${environmentName(environment)}`,
    ships: 'ships',
    write: 'Write…',
    writeAll: 'Write everywhere…',
    use: 'Use this value',
    move: 'Move to the vault…',
    actIn: (action: string, path: string) => `${action} ${path}`,
    leftInFile: (path: string) =>
      `Nothing protects secrets on this computer now, so it is kept until you quit, and stays in ${oneLine(path)} too. Set a passphrase, then move it again.`,
    moved: (path: string) =>
      `It stood in ${oneLine(path)}, so whoever has that file’s history has it too. Renew it at the service, then paste the new one.`,
  },
  files: {
    put: (here: string) => `Put ${here} into the game’s files…`,
    nobody: 'not set yet',
    decides: (key: string | null) => (key === null ? 'Set by the first value you write.' : `Set by the first ${key} you fetch.`),
    isHere: (here: string) => `Fetching for ${here} writes these files. Switching to another environment changes no files.`,
    isOther: (here: string) =>
      `Switching to ${here} changes no files. A key fetched for ${here} is saved, and stays out of these files until you put it in.`,
    waits: (here: string) => `The ${here} key is saved, and stays out of these files until you put it in.`,
    unknown: (holder: string) => `This project has no environment “${holder}”, so a fetch leaves these files alone.`,
    hold: (holder: string, isWritten: boolean) => `The game’s files ${isWritten ? 'hold' : 'are for'} ${environmentName(holder)}`,
    shared: (other: string) => `shared with ${other}`,
    separate: (environment: string, path: string) => `Use ${path} for ${environment}`,
  },
  pending: {
    title: 'Write to the game’s file?',
    text: 'This is all that changes. Later keys are written here without asking.',
    again: 'The file holds something that Latchkey did not write. This is all that changes.',
    write: 'Write',
    over: (path: string, owner: string) => `${path} holds the ${owner} key now. This is all that changes.`,
    put: (here: string, holder: string) => ({
      title: `Put ${here} into the game’s files?`,
      text: `They are for ${environmentName(holder)} now. This is all that changes; one undo takes it back.`,
      write: `Put ${here} in`,
    }),
    later: 'Not now',
    line: 'Line',
    added: 'added',
    removed: 'removed',
  },
}
