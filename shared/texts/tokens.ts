import type { ListRest } from '../listRest'
import { tokenStateTexts } from './tokenState'

/** Every text of the page of an account's tokens. */
export const tokensTexts = {
  summary: (host: string) => `Tokens of your account at ${host}. A secret is shown once, when its token is created.`,
  newToken: 'New Token',
  filter: 'Filter tokens',
  clearFilter: 'Clear the filter',
  refresh: 'Refresh',
  cancel: 'Cancel the request',
  reading: 'Reading the list…',
  read: (when: string) => `Read ${when}`,
  counted: (shown: number, all: number, rest: ListRest | null) => {
    const tokens = (count: number) => `${count} ${count === 1 ? 'token' : 'tokens'}`
    if (rest === null) return shown === all ? tokens(all) : `${shown} of ${tokens(all)}`
    return `${rest.total === null ? `${all} tokens or more` : tokens(rest.total)}, ${shown} shown`
  },
  table: 'Tokens',
  showInTable: 'Show in the table',
  showToken: (name: string) => `Show in the table: ${name}`,
  columns: { name: 'Name', id: 'Id', createdAt: 'Created', expiresAt: 'Expires', state: 'State' },
  states: tokenStateTexts,
  never: 'Never',
  notSaid: 'not said',
  unreadable: 'unreadable date',
  rest: (shown: number, { total, why }: ListRest) => {
    const missing =
      total === null
        ? `The portal may have more tokens than the ${shown} read here.`
        : `The portal has ${total} tokens and gave ${shown} of them.`
    const reason = why === null ? 'It gave no link to the rest that Latchkey may follow.' : `Reading on failed: ${why}`
    return `This list is incomplete. ${missing} ${reason} Look for the others in the portal itself.`
  },
  sharedId: {
    said: ([first = '', ...others]: readonly string[]) =>
      `Several tokens share the id ${first}${others.length === 0 ? '' : ` (the same goes for ${others.length} more)`}, so it ` +
      'is not clear which one the portal would act on. Rename, regenerate and delete these in the portal itself.',
    mark: 'Another token has the same id',
    refused:
      'More than one token has this id, so the portal might act on a different one than you mean. Nothing was sent. Do it in ' +
      'the portal itself.',
  },
  gone: 'This token is no longer in the list. Refresh it.',
  relative: (date: string, distance: string) => `${date}, ${distance}`,
  keptHere: 'The secret is in the vault',
  actionsColumn: 'Actions',
  actions: (name: string) => `Actions for ${name}`,
  menu: { rename: 'Rename…', regenerate: 'Regenerate…', remove: 'Delete…', secret: 'Secret API Key…' },
  empty: {
    none: (rest: ListRest | null) => (rest === null ? 'This account has no tokens yet.' : 'The portal gave no tokens.'),
    filtered: (filter: string, rest: ListRest | null) =>
      rest === null ? `No token matches “${filter}”.` : `None of the tokens read here matches “${filter}”.`,
    noToken: (label: string) => `Paste the ${label} first: it signs in.`,
    toField: 'Go to the field',
    unread: 'The list has not been read. Press Refresh to read it.',
    offline: 'Offline. The list can be read when there is a network connection.',
  },
  unclaimed: {
    secret: (label: string) => `The secret of “${label}” is waiting`,
    answer: (label: string) => `The portal’s answer for “${label}” is waiting`,
    text: 'Nobody has copied or stored it yet, and the portal does not show it again.',
    show: 'Show it',
    dismiss: 'Dismiss…',
  },
  dismiss: {
    title: 'Destroy this secret?',
    text: 'It was not copied and not stored. The portal does not show it again: the token would have to be regenerated.',
    confirm: 'Destroy it',
    keep: 'Keep it',
  },
  create: {
    title: 'Create Token',
    name: 'Token Name',
    nameHelp: 'At most 100 characters.',
    confirm: 'Confirm',
  },
  expiry: {
    label: 'Expired date',
    never: 'Never expires',
    until: (date: string) => `Expires on ${date}`,
    past: 'Choose a day after today.',
  },
  secret: {
    title: 'Secret API Key',
    answerTitle: 'The portal’s answer',
    once: 'The portal shows this secret only once.',
    created: 'Token has been successfully created.',
    answer:
      'The portal accepted the request, but its answer has an unknown form. The secret should be in this text: copy it by hand.',
    label: 'Secret',
    answerLabel: 'Answer',
    show: 'Show the secret',
    hide: 'Hide the secret',
    copy: 'Copy',
    store: 'Store in vault',
    close: 'Close',
    copied: 'Copied. It is forgotten here when you close, unless you store it.',
    stored: 'Stored in the vault.',
    waiting: 'Until it is copied or stored, it is kept encrypted and offered again on this page.',
    unsafe: 'Nothing protects secrets on this computer now: it is kept in memory and lost when Latchkey quits. Copy it.',
  },
  rename: { title: 'Rename token', confirm: 'Rename' },
  regenerate: {
    title: (name: string) => `Regenerate “${name}”?`,
    text: 'The token gets a new secret. What uses the old one stops working at once.',
    noEnd: (end: string) => `Expiry until now: ${end}. Choose a date, or the new token never expires.`,
    confirm: 'Regenerate',
  },
  remove: {
    title: (name: string) => `Delete “${name}”?`,
    text: 'What uses this token stops working at once. This can’t be undone.',
    label: (name: string) => `Type ${name} to confirm`,
    confirm: 'Delete',
  },
}
