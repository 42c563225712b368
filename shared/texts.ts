import type { Environment } from './fields'
import type { SlotView } from './securityView'

// Every text a user can read, but for the sentences of failures that are put together where the failure is known.
// One file, so that it can be read, corrected or translated as a whole.

/**
 * What the user reads when a portal could not be reached or answered badly: what happened, then what to do.
 */
const kept = 'Nothing saved was changed.'

export const networkTexts = {
  offline:
    'There is no network connection. Everything that needs no portal still works; try again when online.',
  unknownHost: (host: string) =>
    `The name ${host} could not be found. Check the portal URL and the network connection.`,
  unreachable: (host: string) =>
    `No way leads to ${host} from this network. Check the connection, a VPN or a firewall, then try again.`,
  networkChanged: 'The network connection changed during the request. Try again.',
  refused: (host: string) =>
    `${host} refused the connection. Check the portal URL, or whether the portal is running.`,
  unsafePort: (host: string) =>
    `${host} names a port that is never used for web requests. Check the port in the portal URL.`,
  blocked: (host: string) =>
    `Something on this machine blocked the request to ${host}. Check firewall and security software.`,
  timeout: (host: string, seconds: number) =>
    `${host} gave no complete answer within ${seconds} seconds. ${kept} Try again later.`,
  cut: (host: string) =>
    `The connection to ${host} broke before the answer was complete. ${kept} Try again.`,
  cancelled: `Cancelled. ${kept}`,
  failed: (host: string, reason: string) =>
    `The request to ${host} failed (${reason}). Check the connection, then try again.`,

  certificateDate: (host: string) =>
    `The certificate of ${host} has expired or is not valid yet. ` +
    'Check the date of this computer; if it is right, the portal has to renew its certificate.',
  certificateHost: (host: string) =>
    `The certificate of ${host} was made for another host name, so nothing was sent. Check the portal URL.`,
  certificateAuthority: (host: string) =>
    `The certificate of ${host} comes from an authority this computer does not trust, so nothing was sent. ` +
    'If the portal is your own, install its authority in the system.',
  certificateRevoked: (host: string) =>
    `The certificate of ${host} was withdrawn by its authority, so nothing was sent. ` +
    'Ask those who run the portal.',
  certificateOther: (host: string, reason: string) =>
    `The certificate of ${host} was not accepted (${reason}), so nothing was sent. ` +
    'Ask those who run the portal.',
  clientCertificate: (host: string) =>
    `${host} asks for a certificate of this computer, which Latchkey does not offer. ` +
    'Ask those who run the portal.',
  handshake: (host: string) =>
    `No safe connection to ${host} could be agreed on. It may speak only outdated TLS, or none at that port.`,

  proxyUnreachable:
    'The proxy of this system could not be reached. Check the proxy settings of the system, then try again.',
  proxyRefused: (host: string) =>
    `The proxy of this system gave no way to ${host}. Check the proxy settings, or ask who runs the proxy.`,
  proxyLogin:
    'The proxy of this system asks for a login, which Latchkey does not offer. Ask who runs the proxy.',
  proxyCertificate:
    'The proxy of this system shows a certificate that is not trusted, so nothing was sent. Ask who runs it.',

  redirectedAway: (origin: string) =>
    `The portal pointed to another origin (${origin}). Nothing was sent there. Check the portal URL.`,
  redirectedNowhere: 'The portal pointed to an address that can not be understood. Check the portal URL.',
  redirectedTooOften: 'The portal pointed from address to address without end. Check the portal URL.',
  redirectedWrite:
    'The portal wanted a request that changes something sent elsewhere. It was not. Check the URL.',
  strangeStatus: (status: number) =>
    `The portal gave an answer that does not belong here (status ${status}). Check the portal URL.`,

  tooLarge: (limit: string) =>
    `The answer was larger than ${limit}, so reading stopped. ${kept} Check the portal URL.`,
  headersTooLarge: `The answer began with far too much header text, so reading stopped. ${kept}`,
  notHttp: (host: string) =>
    `${host} answered with something that is not HTTP. Check the port in the portal URL.`,
  html:
    `The answer is a web page, not the portal's data. ${kept} ` +
    'Check the portal URL; on a guest network, sign in to the network first.',
  empty: `The answer was empty. ${kept} Try again, and check the portal URL.`,
  broken: `The answer is not valid JSON; it may have been cut short. ${kept} Try again.`,
  notJson: `The answer is not JSON. ${kept} Check the portal URL.`,
  undecodable: `The answer was packed in a way that could not be unpacked. ${kept} Try again.`,
  hostileKey: `The answer holds a reserved name (__proto__ or the like), so it was not used. ${kept}`,
  missing: (path: string) => `The answer lacks ${path}. ${kept} Ask the portal's support if it stays so.`,
  emptyValue: (path: string) =>
    `In the answer ${path} is empty. ${kept} Ask the portal's support if it stays so.`,
  mistyped: (path: string) =>
    `In the answer ${path} has an unexpected form. ${kept} Ask the portal's support if it stays so.`,
  wholeAnswer: 'the expected data',

  unsendable: 'The secret holds characters that can not be sent. Copy it again and paste it anew.',
  otherOrigin: (saved: string, target: string) =>
    `The secret was saved for ${saved} and is not sent to ${target}. Paste it again to use it there.`,

  rejected: 'The portal did not accept the credential. Copy it again from the dashboard and paste it anew.',
  tooManyRequests: (wait: string | null) =>
    wait === null
      ? 'The portal asks for fewer requests. Wait a minute, then try again.'
      : `The portal asks for fewer requests. Try again in ${wait}.`,
  portalFault: (status: number) =>
    `The portal has a problem of its own (status ${status}). ${kept} Try again later.`,
  refusedBecause: (hint: string, code: string | null) =>
    `The portal refused the request: “${hint}”${code === null ? '' : ` (${code})`}. ${kept}`,
  refusedWithCode: (code: string) => `The portal refused the request (${code}). ${kept} Check the dashboard.`,
  refusedWithStatus: (status: number) =>
    `The portal refused the request (status ${status}). ${kept} Check the portal URL and the dashboard.`,

  seconds: (count: number) => (count === 1 ? '1 second' : `${count} seconds`),
  minutes: (count: number) => (count === 1 ? '1 minute' : `${count} minutes`),
  hours: (count: number) => (count === 1 ? '1 hour' : `${count} hours`),
}

/** Why a text is no portal URL. */
export const portalUrlTexts = {
  empty: 'Give a host, an origin or a full address.',
  tooLong: 'This is too long for a portal URL.',
  characters: 'A portal URL has no blanks, backslashes, percent signs or invisible characters.',
  userinfo: 'A portal URL carries no user name or password. Remove the part before @.',
  query: 'A portal URL has nothing after ? or #. Remove that part.',
  scheme: 'A portal URL begins with https:// (or is a host alone).',
  plainHttp: 'Plain http is for this computer only (localhost, 127.0.0.1, [::1]). Use https://.',
  httpsOnly: (service: string) => `${service} is asked over https only, even on this computer. Use https://.`,
  port: 'The port is a number from 1 to 65535.',
  host: 'This is not a host name. Give one such as portal.example.com.',
  number: 'Write an IP address as four plain numbers, such as 127.0.0.1.',
  path: 'The path of a portal URL has only letters, digits and - . _ ~ between its slashes.',
}

/** What coherence's own answers mean, in words: what happened, then what to do. */
export const coherenceTexts = {
  projectDeleted: 'This cloud project was deleted at the portal. Choose another project and paste its token.',
  clientTooOld: (version: string) =>
    `The portal no longer accepts this version of Latchkey; it asks for ${version} or later. Update it.`,
  clientDeprecated: (version: string) =>
    `The portal will stop accepting this version of Latchkey; it asks for ${version} or later. Update soon.`,
  creditLimit: 'The portal reports that the credit limit of this organization is exceeded.',
  featureOff: 'The portal says this feature is not enabled for the project. Enable it in the dashboard.',

  tokenRejected:
    'The portal did not accept this portal token. Copy it again: dashboard, Project, Settings, ' +
    'Project Tokens.',
  loginRejected: 'The sign-in is no longer accepted. Sign in again.',
  unknownPath:
    'This portal does not hand out the project by its token. Sign in through the browser to fetch the key.',
  noSignIn: 'This portal does not know browser sign-in at this address. Check the portal URL.',

  otherToken: 'The portal answered for another portal token than the one sent. Nothing saved was changed.',
  keyIsToken:
    'The portal gave the portal token itself as runtime key. It would ship a secret, so it was not used.',

  signInWaiting: 'No sign-in was completed within five minutes. Press Sign in to start anew.',
  signInWaitingAfter: (problem: string) => `No sign-in was completed within five minutes. Last: ${problem}`,

  keyAccepted: 'coherence accepts this runtime key.',
  keyKnown: 'coherence knows this runtime key. The schema of the game and the engine version were not checked.',
  keyUnknown: 'coherence knows no project with this runtime key. Fetch it again.',
  keyUnclear: (answer: string) =>
    `coherence answered ${answer}, which does not say whether the key is good. Nothing was changed; try again later.`,
  noPlay: 'The portal URL does not end with /portal, so the address of the play API is not known. Check the portal URL.',

  // The portal's own error codes (provider facts A.5).
  ERR_PROJECT_NOT_FOUND: 'The portal knows no project for this token. Copy it again from the dashboard.',
  ERR_INVALID_CREDENTIALS: 'The portal did not accept the token. Copy it again from the dashboard.',
  ERR_TOKEN_MISSING: 'The portal did not recognise the token. Copy it again, or sign in anew.',
  ERR_CLIENT_PERMISSION: 'This token may not read the project. Use a token of the project, or ask its owner.',
  ERR_SCHEMA_NOT_FOUND: 'The portal does not know the schema of this game yet. Upload it from the engine.',
  ERR_RS_VERSION_NOT_FOUND:
    'The portal does not know this replication server version. Check it in the engine.',
  ERR_CREDIT_LIMIT_EXCEEDED: 'The credit limit of the organization is exceeded. See the dashboard.',
  ERR_IN_DEPLOYMENT: 'The project is being deployed right now. Try again in a minute.',
  ERR_NOT_ENABLED: 'This feature is not enabled for the project. Enable it in the dashboard.',
  ERR_DISABLED: 'This feature is switched off for the project. See the dashboard.',
  ERR_NOT_FOUND: 'The portal does not find what was asked for. Check the portal URL and the token.',
  ERR_INVALID_INPUT: 'The portal did not understand the request. Check the token and the portal URL.',
  ERR_INVALID_CONFIG: 'The portal says that the project is not set up completely. See the dashboard.',
}

/** What Cloudeka's answers mean, in words: what happened, then what to do. */
export const cloudekaTexts = {
  tokenRejected:
    'The portal did not accept this Access Token; it may be expired or deleted. Generate a new one in the ' +
    'Service Portal (profile, API, Token) and paste it.',
  signInRejected: 'The portal did not accept the sign-in for this. Try again; if it stays so, paste a new Access Token.',
  serviceFault: (hint: string | null) =>
    `The portal has a fault of its own${hint === null ? '' : ` (“${hint}”)`}. It says nothing about the Access Token. ` +
    'Try again later.',
  noSuchToken: 'The portal knows no such token any more. Read the list again.',
  unknownPath: 'The portal does not know this request at this address. Check the Portal URL.',

  unsureTimeout: 'The portal gave no complete answer in time.',
  unsureCut: 'The connection broke before the answer was complete.',
  unsureAnswer: 'The portal gave an answer that could not be read.',
  unsureFault: 'The portal failed in the middle of the request.',
  unsureCancelled: 'Cancelled.',
  mayBeCreated: 'The token may have been created: check the list before you try again.',
  mayBeRegenerated: 'The token may have a new secret by now: then the old one no longer works.',
}

/** What Plutu's answers to a check mean, in words: what happened, then what to do. */
export const plutuTexts = {
  accepted: 'Plutu accepts this API Key with this Access Token: it only missed the fields of a payment.',
  acceptedElsewhere:
    'Plutu knows this API Key with this Access Token, and refuses the address of this computer. Add it to the IP ' +
    'whitelist of the account, or use them where they are allowed.',
  rejected:
    'Plutu does not accept this pair. The API Key, the Access Token, or both are wrong or were replaced. Generate the ' +
    'Access Token again for this environment and paste it.',
  unclear: (code: string) =>
    `Plutu answered ${code}, which does not say whether the keys are good. Nothing was changed; ask Plutu, or try again later.`,
  unclearStatus: (status: number) =>
    `Plutu answered with status ${status} and nothing that says whether the keys are good. Check the Portal URL, or try again later.`,
}

/** Why a row of the General page is as it is. */
export const generalTexts = {
  noFile: (file: string, engine: string) => `${file} is not there: ${engine} has to make it first.`,
  noKey: (engine: string) => `Not in the file yet: ${engine} has to set it first.`,
  noPreset: (platform: string) => `Godot has to make it first, in a preset for ${platform}.`,
  breaks: (engine: string) => `This text has more than one line. Edit it in ${engine}.`,
  changed: (file: string, now: string | null, tried: string) =>
    `${file} changed since it was read and holds ${now === null ? 'no value' : `“${now}”`} now. “${tried}” was not written.`,
  unknown: 'There is no such setting in this project.',
  leftAlone: (file: string) => `${file} holds another value by now and was left alone`,
  lostPicture: (path: string) => `${path} is not in the project.`,
  unknownPicture: 'The picture it names was not found in the project.',
  largePicture: 'The picture is larger than 1 MB and is not shown.',
  strangePicture: 'The file is no picture that can be shown here. If it is in Git LFS, run "git lfs pull".',
}

/** What the engines are called in sentences. */
export const engineNames = { unity: 'Unity', unreal: 'Unreal', godot: 'Godot', plain: 'Latchkey' } as const

/** What is said of a `latchkey:` link that leads nowhere. */
export const linkTexts = {
  unreadable: 'A link was opened that Latchkey does not understand. Nothing was done.',
  unknown: 'A link leads to a project that is not known on this computer. Open its folder here first. Nothing was done.',
}

/** Every text of the window's frame and of the pages that belong to no service. */
export const shellTexts = {
  dismiss: 'Dismiss',
  noProject: 'No project',
  projectMenu: 'Project',
  open: 'Open project…',
  switchTo: 'Switch project…',
  recent: 'Recent projects',
  environment: 'Environment',
  test: 'Test',
  live: 'Live',
  named: (name: string, service: string) => `${name} at ${service}`,
  search: 'Search settings',
  clearSearch: 'Clear the search',
  hide: 'Hide secrets',
  /** Where only a passphrase brings them back. */
  lock: 'Lock secrets',
  show: 'Show secrets',
  categories: 'Settings categories',
  project: 'Project',
  general: 'General',
  services: 'Services',
  computer: 'This computer',
  preferences: 'Preferences',
  security: 'Security',
  unlock: 'Unlock secrets…',
  acceptWeak: 'Store them all the same…',
  securityPage: 'Security page',
  attention: 'needs attention',
  hits: (count: number) => `${count} ${count === 1 ? 'hit' : 'hits'}`,
  tryAgain: 'Try again',
  saved: (when: string) => `All changes saved ${when}`,
  offline: 'Offline',
  online: 'Online',
  shortcut: (platform: string, key: string) => (platform === 'darwin' ? `⌘${key}` : `Ctrl ${key}`),
  noSuchPage: 'A link asked for a page that is not here. Nothing else was done.',
  drop: 'Drop the folder to open it',
  start: {
    title: 'Open a game project',
    text: 'The folder of a Unity, Unreal or Godot project, or any other. Drop it on this window, or choose it.',
    button: 'Open project…',
    recent: 'Recent projects',
    points: {
      untouched: 'Opening changes nothing in the folder.',
      secrets: 'Secrets are kept on this computer and never enter the project.',
      offline: 'Everything but asking a service works offline.',
    },
  },
  recentPage: {
    summary: 'Projects opened on this computer. Forgetting one here changes nothing in its folder.',
    empty: 'No other project was opened yet.',
    open: 'Open',
    forget: 'Forget',
    current: 'open in this window',
    states: {
      gone: 'folder not found',
      'no-answer': 'disk does not answer',
      unreadable: 'project.json can’t be read',
      'read-only': 'read-only',
      'needs-secrets': 'secrets missing',
    },
  },
  palette: {
    title: 'Switch project',
    find: 'Find a project by name or folder',
    list: 'Projects',
    none: (query: string) => `No project matches “${query}”. It may not have been opened on this computer yet.`,
    empty: 'No other project was opened on this computer yet.',
  },
  preferencesPage: {
    summary: 'Kept on this computer, for all projects.',
    appearance: 'Appearance',
    theme: 'Theme',
    themeHelp: 'The colours of the window.',
    on: 'on',
    off: 'off',
    themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
    clipboard: 'Clear clipboard after',
    clipboardHelp: 'Seconds until a copied secret is taken off the clipboard, 5 to 600.',
    reveal: 'Hide revealed after',
    revealHelp: 'Seconds until a revealed secret is hidden again, 3 to 300.',
    hideAfter: 'Hide secrets after',
    hideAfterHelp: 'Minutes without mouse or keyboard until secrets are hidden, 1 to 240. 0 never hides them.',
    minutes: 'min',
    hideWhenLocked: 'Hide when locked',
    hideWhenLockedHelp: 'Hides secrets when the screen is locked or the computer goes to sleep.',
    about: 'About',
    version: 'Version',
    build: 'Build',
    builds: {
      development: 'Run from its sources. Not for work.',
      test: 'Test build. Not for work.',
      driven: 'Test build that test programs can drive. Not for work.',
      release: 'Release',
    },
    runtime: 'Runs on',
    licences: 'Licences',
    licencesText: 'MIT. Those of the parts inside are beside the program, in LICENSES.dependencies.txt.',
    tokens: 'Tokens',
    expirySoon: 'Expires soon within',
    expirySoonHelp: 'Days before its end from which a token is marked, 1 to 365.',
    days: 'days',
    seconds: 's',
    range: (low: number, high: number) => `Give a whole number from ${low} to ${high}.`,
  },
}

/** Texts of what several pages use. */
export const uiTexts = {
  cancel: 'Cancel',
  requestId: 'Request ',
}

/** Every text of the General page. */
export const generalPageTexts = {
  title: 'General',
  summary: {
    unity: 'The settings of Unity’s Player, in the project’s own file. Unity sees them when it starts next.',
    unreal: 'The description of the project and its identifiers, in its own files. Restart the editor to see them there.',
    godot: 'What Godot knows of the game, in its own files. A running editor offers to reload them.',
    plain: 'What the project is called. No engine was found in its folder, so this is kept for the team here.',
  },
  open: 'Unity has this project open and may overwrite what is changed here. Close it first, or change it there.',
  reading: 'The engine’s files are being read…',
  inFile: 'in',
  noValue: 'not set',
  unknown: 'not known',
  iconAlt: 'The icon as it is now',
  fileRefused: 'Its file is not edited here, for the reason above.',
}

/** Every text of a service's page. */
export const serviceTexts = {
  /** By the service's own name. */
  environment: (name: string) => `Environment ${name}. `,
  savedIn: 'Shared settings are saved in ',
  secretsStay: '. Secrets stay on this computer.',
  experimental: 'experimental',
  classes: {
    secret: { label: 'secret', help: 'Encrypted on this computer. Never written into the project, never shipped.' },
    runtime: { label: 'runtime', help: 'Ships in the game, where anyone can read it.' },
    shared: { label: 'shared', help: 'Saved in the project and shared with your team. Does not ship.' },
  },
  more: (label: string) => `More actions for ${label}`,
  menu: { copyId: 'Copy id', copyValue: 'Copy value', copyJson: 'Copy as JSON', history: 'History…' },
  usual: (value: string) => `Default: ${value}`,
  on: 'on',
  off: 'off',
  empty: 'empty',
  stored: 'stored',
  notStored: 'not stored',
  notFetched: 'not fetched',
  /** The button that shows the other environment, for those who hear it alone. */
  elsewhere: (environment: string, value: string, label: string) => `${label} for ${environment}: ${value}. Show ${environment}`,
  paste: (label: string) => `Paste ${label}`,
  reveal: (label: string) => `Reveal ${label}`,
  hide: (label: string) => `Hide ${label}`,
  copy: (label: string) => `Copy ${label}`,
  copyValue: 'Copy',
  copyVariable: (variable: string) => `Copy as ${variable}=…`,
  clear: (label: string) => `Clear ${label}`,
  reset: (label: string) => `Reset ${label}`,
  fetch: (label: string) => `Fetch ${label}`,
  cancelFetch: 'Cancel the request',
  placeholder: (label: string) => `Paste the ${label} here`,
  secret: {
    stored: (ago: string | null) => `Stored and encrypted on this computer${ago === null ? '' : `, saved ${ago}`}.`,
    session: 'Kept in memory until you quit: nothing on this computer protects it yet.',
    sentTo: ' Sent only to ',
    replaced: (when: string) => `It took the place of another one ${when}. `,
    restore: 'Put that back',
    locked: 'Stored, and locked at the moment. The lock at the top opens it; the line at the bottom says more.',
    unreadable: 'Stored, but this computer cannot decrypt it. It is kept as it is; paste it again to replace it.',
    otherOrigin: (origin: string) => `Saved for ${origin} and not sent anywhere else. Paste the one for this portal.`,
    revealed: (seconds: number) => `Shown for ${seconds} seconds. It cannot be selected; use Copy.`,
  },
  clearTitle: (label: string) => `Clear ${label}?`,
  clearText:
    'The stored secret is destroyed on this computer. This cannot be undone. The service itself still accepts the token.',
  clearConfirm: 'Clear',
  keep: 'Keep it',
  fetched: (when: string) => `Fetched ${when}`,
  ships: 'Ships in the game',
  was: (key: string) => `Was ${key}`,
  undo: 'Undo',
  checked: (when: string) => `Checked ${when}.`,
  share: (environment: string) => `Use it for ${environment}, too`,
  shareOver: (environment: string) => `Use it for ${environment}, too, in place of the one there`,
  renewal: {
    generate: (label: string) => `Generate ${label}`,
    renew: (label: string) => `Renew ${label}`,
    asks: (action: string) => `${action}…`,
    copy: 'Copy the new one there, then paste it here.',
    old: 'The one that is stored stays until the new one works, and can be put back for 24 hours after that.',
    storeAnyway: 'Store without checking',
    check: 'Check and store',
  },
  neverFetched: 'Not fetched yet. The arrow asks the portal for it.',
  pasteFirst: (label: string) => `Not fetched yet. Paste the ${label} first; the arrow fetches the key with it.`,
  foundIn: (path: string) => `Found in ${path}, not fetched here yet`,
  conflict: (path: string, theirs: string, ours: string) => `${path} holds ${theirs}, saved here is ${ours}.`,
  quoted: (value: string | boolean) => (typeof value === 'string' ? `“${value}”` : value ? 'on' : 'off'),
  keepOurs: 'Write ours',
  takeTheirs: 'Take the file’s',
  clash: (theirs: string) => `Changed elsewhere to ${theirs} while you were typing.`,
  keepMine: 'Keep mine',
  takeElsewhere: 'Take theirs',
  readOnlyFiles: {
    title: (paths: string[]) => `${paths.join(' and ')} ${paths.length === 1 ? 'is' : 'are'} read-only`,
    perforce: 'Nothing can be saved there until it is checked out of Perforce:',
    other: 'Nothing can be saved there until it is made writable:',
    copy: 'Copy command',
  },
  none: 'not known yet',
  becomes: (url: string) => `Requests go to ${url}`,
  plain: 'not encrypted',
  plainHelp: 'Plain http, allowed for this computer alone.',
  approve: {
    title: 'Allow this portal?',
    text: 'This address came from the project, not from you. Tokens will be sent to it:',
    button: 'Allow sending secrets to this address',
    first: 'Allow the address above first',
    noPortal: 'Give a portal URL that can be used first',
  },
  targets: {
    label: 'Game file',
    upToDate: 'up to date',
    differs: 'not written yet',
    absent: 'not there',
    nothing: 'nothing to write yet',
    refused: 'not written',
    holds: { test: 'holds the Test key', live: 'holds the Live key' },
    write: 'Write…',
    notIgnored: 'not ignored by git',
    ignore: 'Add to .gitignore',
    unityHint: 'Unity has this project open. It may need its window focused, or a restart, to see the new key.',
  },
  pending: {
    title: 'Write to the game’s file?',
    text: 'This is all that changes. Later fetches write here without asking.',
    write: 'Write',
    later: 'Not now',
    line: 'Line',
    added: 'added',
    removed: 'removed',
  },
  signIn: {
    text: 'This portal wants you to sign in. The token is matched to its project after that.',
    button: 'Sign in with the browser',
    cancel: 'Cancel sign-in',
    as: (account: string) => `Signed in as ${account}`,
    organization: 'Organization',
    project: 'Project',
    choose: 'Use this project',
    several: 'The token belongs to none of your projects. Choose one.',
  },
  bound: {
    title: 'Is this the same project?',
    text: (other: string) =>
      `This folder carries the id of the project in ${other}. Stored secrets are not used here until you confirm.`,
    button: 'Use its secrets here',
    first: 'Confirm above that this is the same project',
  },
}

/** Every text of the page of an account's tokens. */
export const tokensTexts = {
  summary: (host: string) => `Tokens of your account at ${host}. A secret is shown once, when its token is created.`,
  newToken: 'New Token',
  filter: 'Filter tokens',
  clearFilter: 'Clear the filter',
  refresh: 'Read again',
  cancel: 'Cancel the request',
  reading: 'Reading the list…',
  read: (when: string) => `Read ${when}`,
  counted: (shown: number, all: number) => {
    const tokens = `${all} ${all === 1 ? 'token' : 'tokens'}`
    return shown === all ? tokens : `${shown} of ${tokens}`
  },
  table: 'Tokens',
  columns: { name: 'Name', id: 'Id', createdAt: 'Created', expiresAt: 'Expires', state: 'State' },
  states: { active: 'active', soon: 'expires soon', expired: 'expired', unknown: 'not known' },
  never: 'Never',
  notSaid: 'not said',
  relative: (date: string, distance: string) => `${date}, ${distance}`,
  keptHere: 'The secret is in the vault',
  actionsColumn: 'Actions',
  actions: (name: string) => `Actions for ${name}`,
  menu: { rename: 'Rename…', regenerate: 'Regenerate…', remove: 'Delete…', secret: 'Secret API Key…' },
  empty: {
    none: 'This account has no tokens yet.',
    filtered: (filter: string) => `No token matches “${filter}”.`,
    noToken: (label: string) => `Paste the ${label} first: it signs in.`,
    toField: 'Go to the field',
    unread: 'The list has not been read yet.',
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
    clear: 'Clear Expired date',
    // The label of the field follows it in the button's name.
    open: 'Choose',
    previous: 'Previous month',
    next: 'Next month',
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
    confirm: 'Regenerate',
  },
  remove: {
    title: (name: string) => `Delete “${name}”?`,
    text: 'What uses this token stops working at once. This cannot be undone.',
    label: (name: string) => `Type ${name} to confirm`,
    confirm: 'Delete',
  },
}

/** Every text of the Security page and of its questions. */
export const securityTexts = {
  title: 'Security',
  summary: 'What protects the secrets of this user on this computer, for all projects.',
  protection: 'Protection',
  now: 'Now',
  openers: 'Opened by',
  noOpeners: 'Nothing is stored yet.',
  slot: ({ kind, name }: SlotView) =>
    ({
      keychain: name ?? '',
      weak: 'A key that other programs have, too',
      passphrase: 'Passphrase',
      unknown: 'Something that a newer Latchkey understands',
    })[kind],
  since: (when: string) => `since ${when}`,
  passphrase: 'Passphrase',
  none: 'Not set. It also opens your secrets where this computer’s keychain is not: after a new installation, on another desktop.',
  spare: 'Set. It opens your secrets where this computer’s keychain is not.',
  only: 'Set, and asked for after each start and after hiding.',
  set: 'Set…',
  change: 'Change…',
  remove: 'Remove…',
  forgotten: 'Forgotten…',
  required: 'Require passphrase',
  requiredHelp: 'The keychain no longer opens your secrets by itself.',
  setFirst: 'Set a passphrase first.',
  stored: 'Stored secrets',
  empty: 'Nothing is stored yet. A secret comes here with the first one you paste.',
  columns: { label: 'Secret', service: 'Service', project: 'Project', environment: 'For', origin: 'Sent to', stored: 'Stored' },
  actions: 'Actions',
  environments: { test: 'Test', live: 'Live', all: 'Both' },
  damaged: 'A damaged record',
  damagedHelp: 'It no longer says whose it is. It is kept as it is.',
  noProject: 'Not opened here',
  states: {
    absent: '',
    stored: '',
    session: 'in memory only',
    locked: 'locked',
    unreadable: 'can’t be decrypted',
    'other-origin': '',
  },
  clear: (label: string) => `Clear ${label}`,
  clearTitle: (label: string) => `Clear ${label}?`,
  clearText: (project: string | null) =>
    `The stored secret${project === null ? '' : ` of ${project}`} is destroyed on this computer. This cannot be undone. The service itself still accepts it.`,
  clearConfirm: 'Clear',
  screen: 'Screen and clipboard',
  history: {
    win32: ' If Windows keeps a clipboard history (Windows key + V), a copied secret stays in it: clear it there.',
    darwin: ' If a clipboard manager or the clipboard history of macOS is on, a copied secret stays in it: clear it there.',
    linux: ' If your desktop keeps a clipboard history (Klipper, GPaste and others), a copied secret stays in it: clear it there.',
  },
  fields: { current: 'Passphrase', old: 'Current passphrase', next: 'New passphrase', repeat: 'Repeat it' },
  show: 'Show what is typed',
  hide: 'Hide what is typed',
  advice: 'At least 12 characters. Four or five words that do not belong together are easy to remember.',
  unequal: 'The two are not the same.',
  forms: {
    unlock: { title: 'Unlock secrets', text: '', confirm: 'Unlock' },
    set: {
      title: 'Set a passphrase',
      text: 'Nobody can tell you the passphrase if you forget it. Keep it where you keep your other passwords.',
      confirm: 'Set passphrase',
    },
    change: { title: 'Change the passphrase', text: 'Copies of the old file still open with the old one.', confirm: 'Change' },
    remove: { title: 'Remove the passphrase?', text: 'Your secrets will be opened by this computer’s keychain alone.', confirm: 'Remove' },
    require: {
      title: 'Require the passphrase?',
      text: 'It will be asked for after each start and after hiding. Forgotten, it takes your stored secrets with it.',
      confirm: 'Require it',
    },
    free: { title: 'Stop requiring the passphrase?', text: 'This computer’s keychain will open your secrets by itself, too.', confirm: 'Stop requiring it' },
    startOver: {
      title: 'Start over without it?',
      text: 'What is stored stays locked, and is kept until you clear it: should the old passphrase come back, it opens them again. New secrets get this passphrase.',
      confirm: 'Start over',
    },
  },
  weak: {
    title: 'Store secrets without protection?',
    text: 'This computer has no keyring. Secrets would be encrypted with a key that is built into every program of this kind, so whoever gets a copy of the file can read them. A passphrase protects them; so does a keyring.',
    confirm: 'Store them all the same',
    passphrase: 'Set a passphrase…',
  },
}

/** Every text of a field's history. */
export const historyTexts = {
  title: (label: string) => `History of ${label}`,
  environments: { test: 'Test', live: 'Live' },
  scope: (environment: string) => `For ${environment}. What was done with Latchkey on this computer; changes by others are not listed.`,
  scopeOfAll: 'What was done with Latchkey on this computer; changes by others are not listed.',
  noValues: 'Values of secrets are never recorded.',
  empty: 'Nothing was changed here yet.',
  to: 'to',
  before: 'Before that',
  now: 'Now',
  restore: 'Restore',
  restoreFrom: (value: string, when: string) => `Restore ${value} of ${when}`,
  restoreBefore: (value: string) => `Restore ${value} from before all of this`,
  notFetched: 'not fetched',
  notInFile: 'not in the file',
  usual: (value: string) => `${value} (default)`,
  emptyValue: 'empty',
  on: 'on',
  off: 'off',
  close: 'Close',
}

/** Every text about secrets that a project needs and that are not on this computer. */
export const missingTexts = {
  label: 'Missing secrets',
  title: (count: number) =>
    count === 1
      ? 'This project needs a secret that is not on this computer'
      : `This project needs ${count} secrets that are not on this computer`,
  text: (environment: string) =>
    `Secrets never travel with a project, so a fresh copy has none. Listed are those for ${environment}; everything else works without them.`,
  show: 'Show field',
  dismiss: 'Dismiss the list',
  link: (label: string, secret: string) => `${label}: ${secret}`,
  here: 'Not on this computer yet: ',
}

const names = { test: 'Test', live: 'Live' } as const
const settings = (count: number) => `${count} ${count === 1 ? 'setting' : 'settings'}`
const pages = (count: number) => `${count} ${count === 1 ? 'page' : 'pages'}`

/** Every text of the search and of what it finds. */
export const searchTexts = {
  title: 'Search results',
  /** Before the id of a setting that was found by it. */
  id: 'Id',
  filterList: 'Filters',
  /** How a switch is found by its value. */
  on: 'on',
  off: 'off',
  filters: {
    modified: 'Not the default',
    missing: 'Not stored or fetched yet',
    secret: 'Stays on this computer',
    runtime: 'Ships in the game',
    shared: 'Committed, does not ship',
    environment: (environment: Environment) => `Looks at the values for ${names[environment]}`,
    service: (label: string) => `Belongs to ${label}`,
  },
  environments: names,
  found: (count: number, places: number) => `${settings(count)} on ${pages(places)}`,
  hits: (count: number) => settings(count),
  showPage: (label: string) => `Show all of ${label}`,
  onlyHere: (count: number) => `Only what was found on this page is shown, of ${settings(count)} in all.`,
  showAllHits: 'Show all results',
  unknown: (token: string) => `There is no filter ${token}, so it narrows nothing. Type @ for the list.`,
  remove: (token: string) => `Remove ${token.startsWith('@') ? token : `“${token}”`}`,
  clear: 'Clear search',
  none: (text: string) => `No setting matches “${text}”.`,
  noneHere: 'Nothing was found on this page.',
  emptied: (token: string, count: number) =>
    `Without ${token.startsWith('@') ? token : `“${token}”`} there ${count === 1 ? 'is' : 'are'} ${settings(count)}.`,
  howItLooks: 'The search looks at labels, help texts, ids and values, never at secrets. Every word has to occur.',
}
