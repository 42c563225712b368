/** Words about the engine's own settings. */
export const engineTexts = {
  notOnOff: 'This can only be on or off.',
  notNumber: 'Type a number, such as 0.5.',
  notWhole: 'Type a whole number.',
  notAChoice: 'Choose one of the listed values.',
  notParts: (count: number) => `Type ${count} numbers.`,
  notInRange: (min: number | undefined, max: number | undefined) => {
    if (min === undefined) return `The largest value is ${max ?? ''}.`
    return max === undefined ? `The smallest value is ${min}.` : `Type a number from ${min} to ${max}.`
  },
  notReference: 'This names another file. Choose it in the engine.',
  oneLine: 'This is one line of text.',
  notHeld: (label: string) => `The file can’t hold this value of ${label}.`,
}

/** The pages of the engine's settings. */
export const enginePageTexts = {
  title: (engine: string) => `${engine} settings`,
  reading: 'The settings files are being read…',
  none: (engine: string) => `There are no settings files yet. Open the project in ${engine} once: it creates them.`,
  noneTitle: 'No settings files',
  gone: 'The project no longer has these settings.',
  goneTitle: 'Not in the project',
  writable: 'writable',
  notEdited: 'not edited here',
  closed: (engine: string) => `${engine} is not running`,
  allPlatforms: 'All platforms',
  platforms: 'Platform',
  advanced: 'Show advanced',
  noneShown: 'Only advanced settings are on this page.',
  noneOnPlatform: 'This platform has no settings of its own here.',
  modified: (count: number) => `${count} modified`,
  on: 'On',
  off: 'Off',
  emptyText: 'empty',
  nothing: 'Nothing',
  everything: 'Everything',
  unlisted: (value: string) => `${value} (not listed)`,
  byDefault: (value: string) => `Default: ${value}`,
  default: (value: string) => `Default ${value}`,
  usual: (value: string) => `Usually ${value}`,
  resetTo: (label: string, value: string) => `Reset ${label} to ${value}`,
  takeOut: (label: string) => `Remove ${label} from the file, so that the default applies`,
  notInFile: 'Not in the file, so the engine uses its default.',
  isSecret: 'There is a value. It is a secret in a file that others can read.',
  hidden: '••••••••',
  copyKey: 'Copy key',
  part: (label: string, part: string) => `${label} ${part}`,
  colour: (label: string) => `Pick ${label}`,
  alpha: (label: string) => `${label}, opacity from 0 to 1`,
  notHex: 'Type a colour such as #1D6FC4.',
}
