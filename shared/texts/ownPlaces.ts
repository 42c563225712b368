/** What is said about places that a team adds itself, and about our own file of keys. */
export const ownPlaceTexts = {
  step: {
    add: (field: string) => `Add a place for ${field}`,
    remove: (field: string) => `Remove a place of ${field}`,
    keys: 'Choose the keys in the file of keys',
    writeKeys: 'Write the file of keys',
  },
  done: {
    added: (field: string, file: string) => `${field} has a place in ${file}. Nothing was written there yet`,
    removed: (field: string, isTakenOut: boolean) =>
      isTakenOut ? `Took ${field} out of the file of keys` : `Removed a place of ${field}. Its file stays as it is`,
    chosen: (file: string, isTakenOut: boolean) =>
      `Saved which keys ${file} holds${isTakenOut ? '' : '. It still has some that Latchkey did not write: take them out there'}`,
  },

  // What is wrong with a place, beside it.
  form: 'This place in .latchkey/project.json can’t be understood. Correct it there, or remove it here.',
  secret: (field: string) => `${field} is a secret. Secrets are never written into a file: remove this place.`,
  noValue: (field: string) => `${field} has no value that a file could hold. Remove this place.`,
  otherEnvironments: (field: string) =>
    `${field} has one value for all environments, so its place can’t be for one of them. Remove this place.`,
  fault: (fault: string, fix: string) => `${fault} ${fix}`,
  starts: 'Engines and their tools read this to decide what to load or start. Choose another file or key.',
  noKey: 'It doesn’t say which key of the file holds the value. Remove this place, and add it again.',
  secretName: (key: string) => `The name ${key} says that a secret stands there. Choose another key, or remove this place.`,
  keyOfKeys: 'The file of keys names its keys itself. Remove this place, and add it again.',
  twoOfOneName: (name: string, other: string, file: string) =>
    `${other} has the same name in ${file}: ${name}. Keep one of them there.`,
  onlyTwo: (environment: string, file: string) =>
    `${file} holds keys for test and live only, so those of ${environment} have no place there.`,
  name: (name: string, file: string) => `${name} can’t be a name in ${file}. Choose another file.`,
  language: (file: string) => `${file} has to end with .cs, .h or .gd, so that its language is known.`,

  // Why one can’t be added.
  noKeyTyped: 'This isn’t the way to a key. Write it as in the example.',
  already: 'This place is there already.',
  full: 'This field group has as many places as there can be. Remove one first.',
  noFile: (file: string) => `${file} isn’t there. Create it in your project first, or choose another file.`,
  noEntry: (key: string, file: string) => `${file} has no ${key}, and Latchkey can’t add one. Choose one that is there.`,
  holdsSecret: 'A secret of yours stands there. Move it to the vault first, or choose another key.',
  notInside: 'Choose a file inside the project’s folder.',
  gone: 'This place was removed meanwhile.',

  // The dialog.
  title: (field: string) => `Add a place for ${field}`,
  text: 'Name where this value belongs in the game’s files. Nothing is written there now: the row then shows whether it is the same, and offers to write it.',
  file: 'File',
  fileHelp: 'A path inside the project, with / between folders.',
  browse: 'Choose…',
  browseFile: 'Choose a file…',
  fileDialog: { title: 'Choose a file of the project', buttonLabel: 'Choose', kind: 'Files of a game', extension: '*' },
  kind: 'Kind',
  kinds: {
    dotenv: 'Environment file',
    jsonTree: 'JSON',
    unrealTree: 'Ini',
    godot: 'Godot config',
    properties: 'Properties',
    source: 'Constant in source',
    keysFile: 'Latchkey’s file of keys',
  },
  keyLabel: {
    dotenv: 'Variable',
    jsonTree: 'Path of the key',
    unrealTree: 'Section and key',
    godot: 'Section and key',
    properties: 'Key',
    source: 'Constant',
    keysFile: 'Key',
  },
  keyHelp: {
    dotenv: 'Such as GAME_KEY. A new one is added at the end.',
    jsonTree: 'Such as online/key. A new key is added beside others.',
    unrealTree: 'Such as [Game.Online] Key.',
    godot: 'Such as [online] key.',
    properties: 'Such as game.key.',
    source: 'A constant that is there, with one text in quotes.',
    keysFile: '',
  },
  found: 'Entries with this value',
  others: 'Entries of this file',
  sameValue: 'same value',
  /** How many more there are than are shown. */
  more: (count: number) => `${count} more: type a part of the name.`,
  scope: 'For',
  forAll: 'All environments',
  forOne: (environment: string) => `${environment} only`,
  now: {
    same: 'It holds this value now.',
    differs: (value: string) => `It holds “${value}” now.`,
    hidden: 'It holds something that looks like a secret, which isn’t shown.',
    empty: 'It is empty now.',
    absent: 'It isn’t there yet. It is added when you write.',
    noFile: 'The file isn’t there yet. It is made when you write.',
    keys: (name: string) => `Its name there is ${name}. Test and live have a value each.`,
    keysOfAll: (name: string) => `Its name there is ${name}.`,
  },
  add: 'Add place',
  remove: 'Remove place',

  // The file of keys.
  keysTitle: 'Write keys into a source file',
  keysText:
    'Latchkey makes this file and keeps it up to date: a constant for each key, and for test and live builds their own values.',
  keysFileHelp: 'A path in the project’s source that ends with .cs, .h or .gd.',
  keysList: 'Keys in the file',
  keysNone: 'No key has a value yet. Fetch or type one first.',
  keysSave: 'Save choice',
  noneSaved: 'no value yet',
}
