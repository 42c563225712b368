/** Every text of a field's history. */
export const historyTexts = {
  title: (label: string) => `History of ${label}`,
  scope: (environment: string) =>
    `For ${environment}. What was done with Latchkey on this computer; changes by others are not listed.`,
  scopeOfAll: 'What was done with Latchkey on this computer; changes by others are not listed.',
  noValues: 'Values of secrets are never recorded.',
  empty: 'Nothing has been changed here yet.',
  to: 'to',
  before: 'Before that',
  now: 'Now',
  restore: 'Restore',
  restoreFrom: (value: string, when: string) => `Restore ${value} from ${when}`,
  restoreBefore: (value: string) => `Restore ${value} from before all of this`,
  notFetched: 'not fetched',
  notInFile: 'not in the file',
  defaultValue: (value: string) => `${value} (default)`,
  emptyValue: 'empty',
  on: 'on',
  off: 'off',
  close: 'Close',
}
