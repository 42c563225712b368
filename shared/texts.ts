import { environmentName, type Environment } from './values/environments'
import type { ListRest } from './listRest'
import { oneLine } from './values/oneLine'
import type { SlotView } from './securityView'

// Every text a user can read, except those of a declared setting or service (labels, help, the messages of its checks and
// doubts), which are in its declaration in shared/catalog/ and shared/general/. One file, so that it can be read, corrected
// or translated as a whole.

const storedInWords = (count: number) => (count === 1 ? '1 stored secret stays' : `${count} stored secrets stay`)
const secretsInWords = (count: number) => (count === 1 ? '1 secret' : `${count} secrets`)
const pasteToFetch = (label: string) => `Paste the ${label} first; the arrow fetches the key with it.`
/** A list of a hundred thousand helps nobody. */
const firstOf = (all: readonly string[]) => {
  const first = all.slice(0, 5).map((name) => oneLine(name))
  return all.length <= 5 ? first.join(', ') : `${first.join(', ')} and ${all.length - 5} more`
}

const areLinks = (names: readonly string[]) => `${names.join(' and ')} ${names.length === 1 ? 'is a link' : 'are links'}`

/** Some problems already end with a full stop. */
const asSentence = (text: string) => (text.endsWith('.') ? text : `${text}.`)

const kept = 'Nothing saved was changed.'
const guestNetwork = 'On a guest network, sign in to the network first.'

/** Why a portal could not be reached, or what was wrong with its answer: what happened, then what to do. */
export const networkTexts = {
  offline: 'There is no network connection. Everything that doesn’t need a portal still works. Try again when online.',
  unknownHost: (host: string) => `The name ${host} could not be found. Check the portal URL and the network connection.`,
  unreachable: (host: string) =>
    `${host} can’t be reached from this network. Check the connection, VPN and firewall, then try again.`,
  networkChanged: 'The network connection changed during the request. Try again.',
  refused: (host: string) => `${host} refused the connection. Check the portal URL, or whether the portal is running.`,
  unsafePort: (host: string) => `${host} names a port that is not allowed for web requests. Check the port in the portal URL.`,
  blocked: (host: string) => `Something on this machine blocked the request to ${host}. Check firewall and security software.`,
  timeout: (host: string, seconds: number) =>
    `${host} gave no complete answer within ${seconds} seconds. ${kept} Try again later.`,
  cut: (host: string) => `The connection to ${host} broke before the answer was complete. ${kept} Try again.`,
  cancelled: `Cancelled. ${kept}`,
  failed: (host: string, reason: string) => `The request to ${host} failed (${reason}). Check the connection, then try again.`,

  certificateDate: (host: string) =>
    `The certificate of ${host} has expired or is not valid yet. ` +
    'Check the date of this computer; if it is right, the portal has to renew its certificate.',
  certificateHost: (host: string) =>
    `The certificate of ${host} was made for another host name, so nothing was sent. Check the portal URL. ${guestNetwork}`,
  certificateAuthority: (host: string) =>
    `The certificate of ${host} comes from an authority this computer does not trust, so nothing was sent. ` +
    'If the portal is your own, install its authority in the system.',
  certificateRevoked: (host: string) =>
    `The certificate of ${host} was revoked by its authority, so nothing was sent. Ask those who run the portal.`,
  certificateOther: (host: string, reason: string) =>
    `The certificate of ${host} was not accepted (${reason}), so nothing was sent. Ask those who run the portal.`,
  clientCertificate: (host: string) =>
    `${host} asks for a client certificate, which Latchkey does not support. Ask those who run the portal.`,
  handshake: (host: string) =>
    `No secure connection to ${host} could be set up. It may support only outdated TLS, or no TLS at that port.`,

  networkSignIn:
    'This network asks you to sign in before it lets requests through. Open any website in your browser, sign in there, then try again.',

  proxyUnreachable: 'The system’s proxy could not be reached. Check the proxy settings of the system, then try again.',
  proxyRefused: (host: string) =>
    `The system’s proxy refused to connect to ${host}. Check the proxy settings, or ask those who run the proxy.`,
  proxyLogin: 'The system’s proxy asks for a login, which Latchkey does not support. Ask those who run the proxy.',
  proxyCertificate: 'The system’s proxy shows a certificate that is not trusted, so nothing was sent. Ask those who run it.',

  redirectedAway: (origin: string) =>
    `The portal redirected to another origin (${origin}). Nothing was sent there. Check the portal URL. ${guestNetwork}`,
  redirectedNowhere: 'The portal redirected to an invalid address. Check the portal URL.',
  redirectedTooOften: 'The portal answered with a redirect loop. Check the portal URL.',
  redirectedWrite: 'The portal redirected a request that changes something. It wasn’t sent again. Check the portal URL.',
  strangeStatus: (status: number) => `The portal gave an unexpected answer (status ${status}). Check the portal URL.`,

  tooLarge: (limit: string) => `The answer was larger than ${limit}, so reading stopped. ${kept} Check the portal URL.`,
  headersTooLarge: `The answer’s headers were far too large, so reading stopped. ${kept}`,
  notHttp: (host: string) => `${host} answered with something that is not HTTP. Check the port in the portal URL.`,
  html: `The answer is a web page, not the portal’s data. ${kept} Check the portal URL. ${guestNetwork}`,
  empty: `The answer was empty. ${kept} Try again, and check the portal URL.`,
  broken: `The answer is not valid JSON; it may have been cut short. ${kept} Try again.`,
  notJson: `The answer is not JSON. ${kept} Check the portal URL.`,
  undecodable: `The answer was compressed in a way that could not be decoded. ${kept} Try again.`,
  deep: `The answer is nested far too deeply, so it was not used. ${kept}`,
  hostileKey: `The answer holds a reserved name (__proto__ or the like), so it was not used. ${kept}`,
  twice: (name: string) => `The answer names “${name}” twice in one place, so it was not used. ${kept}`,
  missing: (path: string) => `The answer lacks ${path}. ${kept} If this happens again, ask the portal’s support.`,
  emptyValue: (path: string) => `In the answer ${path} is empty. ${kept} If this happens again, ask the portal’s support.`,
  mistyped: (path: string) =>
    `In the answer ${path} has an unexpected form. ${kept} If this happens again, ask the portal’s support.`,
  wholeAnswer: 'the expected data',

  holdsSecret:
    `The portal’s answer holds one of your secrets, so it was not used. ${kept} Check the portal URL, and that no ` +
    'secret field holds something else.',
  secretInUrl: 'Nothing was sent: its address would have contained a secret. Check the Portal URL, then refresh the list.',
  unsendable: 'The secret holds characters that can’t be sent. Copy it and paste it again.',
  otherOrigin: (saved: string, target: string) =>
    `The secret was saved for ${saved} and is not sent to ${target}. Paste it again to use it there.`,

  rejected: 'The portal did not accept the credential. Copy it from the dashboard and paste it again.',
  tooManyRequests: (wait: string | null) =>
    wait === null
      ? 'The portal asks for fewer requests. Wait a minute, then try again.'
      : `The portal asks for fewer requests. Try again in ${wait}.`,
  portalFault: (status: number) => `The portal reported an internal error (${status}). ${kept} Try again later.`,
  refusedBecause: (hint: string, code: string | null) =>
    `The portal refused the request: “${hint}”${code === null ? '' : ` (${code})`}. ${kept}`,
  refusedWithCode: (code: string) => `The portal refused the request (${code}). ${kept} Check the dashboard.`,
  refusedWithStatus: (status: number) =>
    `The portal refused the request (status ${status}). ${kept} Check the portal URL and the dashboard.`,

  seconds: (count: number) => (count === 1 ? '1 second' : `${count} seconds`),
  minutes: (count: number) => (count === 1 ? '1 minute' : `${count} minutes`),
  hours: (count: number) => (count === 1 ? '1 hour' : `${count} hours`),
  mebibytes: (count: number) => `${count} MiB`,
  /** In place of a secret that the portal quotes. */
  redacted: '[token]',
}

/** Why a text is not a portal URL. */
export const portalUrlTexts = {
  noHost: (field: string) => `Enter the ${field} first: it is part of the address that this secret may go to.`,
  empty: 'Enter a host, an origin or a full address.',
  tooLong: 'This is too long for a portal URL.',
  characters: 'A portal URL can’t have spaces, backslashes, percent signs or invisible characters.',
  userinfo: 'A portal URL can’t have a user name or password. Remove the part before @.',
  query: 'A portal URL can’t have a part after ? or #. Remove it.',
  scheme: 'A portal URL begins with https:// (or is just a host).',
  plainHttp: 'Plain http is for this computer only (localhost, 127.0.0.1, [::1]). Use https://.',
  httpsOnly: (service: string) => `${service} is reached over https only, even on this computer. Use https://.`,
  port: 'The port is a number from 1 to 65535.',
  host: 'This is not a host name. Enter one such as portal.example.com.',
  number: 'Write an IP address as four plain numbers, such as 127.0.0.1.',
  path: 'The path of a portal URL has only letters, digits and - . _ ~ between its slashes.',
}

/** Why a row of the General page is as it is, and why its file is not edited. */
export const generalTexts = {
  noFile: (file: string, engine: string) => `${file} does not exist yet: ${engine} has to create it first.`,
  noKey: (engine: string) => `Not in the file yet: ${engine} has to set it first.`,
  breaks: (engine: string) => `This text has more than one line. Edit it in ${engine}.`,
  /** A row that is there once for each part of its file, such as an export preset. */
  ofPart: (label: string, part: string) => `${label} of ${oneLine(part)}`,
  changed: (file: string, now: string | null, tried: string) =>
    `${file} changed since it was read and holds ${now === null ? 'no value' : `“${now}”`} now. “${tried}” was not written.`,
  unknown: 'There is no such setting in this project.',
  lostPicture: (path: string) => `${oneLine(path)} is not in the project.`,
  unknownPicture: 'The picture it names was not found in the project.',
  largePicture: 'The picture is larger than 1 MB and is not shown.',
  widePicture: (width: number, height: number) =>
    `The picture is ${width} x ${height} pixels and is not shown. Pictures of up to 4096 x 4096 are.`,
  complexPicture: 'The SVG is too complex to be shown. Latchkey shows plain shapes and gradients.',
  strangePicture: 'The file isn’t a picture that can be shown here. If it is in Git LFS, run "git lfs pull".',

  notText: 'This isn’t a text that can be edited here.',
  invisible: (file: string) => `${file} can’t hold this text. Remove its invisible characters.`,
  notMade: (file: string, key: string) => `${file} has no ${key} yet. The engine has to create it first.`,
  program: (file: string) =>
    `${file} is a link to a program, so Latchkey does not write to it. Put a file of its own there, then try again.`,
  entangled: (file: string) => `${file} can’t be edited without touching other parts of it. Edit it by hand, or in the engine.`,
  notWhole: (file: string, key: string) => `${key} in ${file} takes a whole number only. Remove all but the digits.`,
  json: {
    strange: (file: string) => `${file} is not JSON. Repair it, then try again.`,
    deep: (file: string) => `${file} is nested too deeply to be read. Repair it, then try again.`,
    notText: (key: string, file: string) => `${key} isn’t text in ${file}. Edit it there.`,
    notNumber: (key: string, file: string) => `${key} isn’t a whole number in ${file}. Edit it there.`,
    twice: (key: string, file: string) => `${file} has ${key} more than once. Remove all but one, then try again.`,
  },
  unity: {
    notText: (key: string, file: string) => `${key} isn’t text in ${file}. Edit it in Unity.`,
  },
  godot: {
    byteOrderMark: (file: string) =>
      `${file} begins with a byte order mark, which Godot does not understand. Save it as UTF-8 without one.`,
    strange: (file: string) => `${file} is not in a form that Godot reads. Open it in Godot and save it, then try again.`,
    notText: (key: string, file: string) => `${key} isn’t plain text in ${file}. Edit it in Godot.`,
    notNumber: (key: string, file: string) => `${key} isn’t a whole number in ${file}. Edit it in Godot.`,
    severalPresets: (count: number, platform: string, file: string) =>
      `There are ${count} presets for ${platform} in ${file}. Edit them in Godot: Project > Export.`,
  },
  unreal: {
    varies: (key: string, file: string) =>
      `Versions of Unreal read ${key} in ${file} differently, because of a | outside quotes. Put that value in quotes, or edit it in Unreal.`,
    wraps: (key: string, file: string) => `${key} in ${file} continues on the next line. Edit it in Unreal.`,
    list: (key: string, file: string) => `${key} in ${file} is a list. Edit it in Unreal.`,
    translated: (key: string, file: string) => `${key} in ${file} is a text with translations. Edit it in Unreal.`,
    strange: (key: string, file: string) =>
      `${key} in ${file} is written in a way that Latchkey doesn’t understand. Edit it in Unreal.`,
  },
}

/** About a file of properties, as Java reads it. */
export const propertiesTexts = {
  strange: (key: string, file: string) =>
    `${key} in ${file} has characters that programs read differently. Write them as \\uXXXX, then try again.`,
}

/** About a constant in source. */
export const sourceTexts = {
  language: (file: string) => `${file} is not C#, C++ or GDScript. Choose another file.`,
  broken: (file: string) => `${file} has a text or a comment that doesn’t end. Repair it, then try again.`,
  none: (key: string, file: string) => `${file} gives no text to ${key}. Write the constant there first, then try again.`,
  twice: (key: string, file: string) => `${file} sets ${key} in more than one place. Leave one of them, then try again.`,
  computed: (key: string, file: string) => `${key} in ${file} is not one plain text in quotes. Edit it there.`,
  branches: (key: string, file: string, all: readonly { branch: string | null; value: string | null }[]) =>
    `${key} in ${file} depends on a condition: ${all
      .slice(0, 3)
      .map(({ branch, value }) => `${value === null ? 'another value' : `“${oneLine(value)}”`} ${oneLine(branch ?? 'elsewhere')}`)
      .join(', ')}. Edit it there.`,
}

/** About a file of keys, which Latchkey makes. */
export const keysFileTexts = {
  /** In the file itself. It is known by the first of them, which therefore stays what it is. */
  head: 'Keys of this project, kept by Latchkey. Set them there: a file that was edited is left alone.',
  perBuild: 'The value of a key that differs between builds for testing and builds for players.',

  language: (file: string) => `${file} can’t hold keys. Choose a path that ends with .cs, .h or .gd.`,
  foreign: (file: string) => `${file} is not a file of keys that Latchkey made. Move it away, or choose another path.`,
  edited: (file: string) =>
    `${file} was edited by hand, so Latchkey leaves it alone. Take that back, or delete the file, then try again.`,
  environment: (environment: string, file: string) =>
    `${file} has room for Test and Live, and not for ${environment}. Choose another file.`,
  noName: (key: string, file: string) =>
    `${key} is no name for a key in ${file}. Use one like ${file.endsWith('.gd') ? 'SERVICE_KEY' : 'ServiceKey'}.`,
  twice: (key: string, file: string) =>
    `${file} has ${key} both for all builds and for one kind. Take one of them out, then try again.`,
}

/** Why an address leads to no place, or to several. */
export const selectorTexts = {
  none: (key: string, wanted: string) => `${key} has no entry${wanted}. Make it in the engine or the SDK, then try again.`,
  several: (key: string, wanted: string) => `${key} has several entries${wanted}. Remove all but one, then try again.`,
  noValue: (key: string, field: string) => `The entry of ${key} is found by ${field}, which has no value yet. Set it first.`,
  /** The entries that are meant, for these sentences. */
  withMember: (name: string, text: string) => ` whose ${name} is “${oneLine(text)}”`,
  beside: (other: string, text: string) => ` beside “${oneLine(text)}” in ${other}`,
  only: '',
}

/** What the engines are called in sentences. */
export const engineNames = { unity: 'Unity', unreal: 'Unreal', godot: 'Godot', plain: 'Latchkey' } as const

/** About a `latchkey:` link that leads nowhere. */
export const linkTexts = {
  unreadable: 'A link was opened that Latchkey does not understand. Nothing was done.',
  unknown: 'A link leads to a project that is not known on this computer. Open its folder here first. Nothing was done.',
}

const question = (message: string, detail: string, yes: string) => ({ message, detail, yes, no: 'Cancel' })
const notYou = 'If you did not just ask for this in Latchkey, press Cancel.'

/** Text from outside comes after the warning, each piece in a paragraph of its own. */
const about = (foreign: readonly string[], effect: string) => [notYou, ...foreign, effect].join('\n\n')
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

/** Why a request was refused. */
export const refusalTexts = {
  notInFile: 'This file holds no such secret any more.',
  othersSecret: (path: string, holder: Environment | null) =>
    holder === null
      ? `${oneLine(path)} holds the values of another environment. Switch to that one, then move the secret.`
      : `${oneLine(path)} holds the values of ${environmentName(holder)}. Switch to ${environmentName(holder)}, then move the secret.`,
  nothingLinked: 'This folder has no links out of it.',
  internal: 'Something went wrong inside Latchkey. The log has the details; nothing saved was lost.',
  stranger: 'Unknown sender.',
  misfit: (where: string) => `This does not fit: ${where || 'the request'}.`,
  cancelled: 'Cancelled. Nothing was changed.',
  otherQuestion: 'Another dialog of Latchkey is open. Close that one, then try again. Nothing was changed.',
  folderOften: 'The folder dialog was opened by keyboard three times in a minute. Click its button, or wait a minute.',
  notAskedAgain: 'The last answer was no, so Latchkey asks again only when you press a button. Nothing was changed.',
  noProject: 'Open a project first.',
  noLink: 'There is no such link.',
  noField: (id: string) => `There is no field ${id}.`,
  nothingToFetch: 'This service has nothing to fetch.',
  nothingToCheck: 'This service has nothing to check.',
  noSignIn: 'This service has no sign-in.',
  noTokens: 'This service has no tokens.',

  notTyped: (label: string) => `${label} is not typed in: it arrives from the portal.`,
  otherKind: (label: string) => `${label} takes another kind of value.`,
  notCopied: (label: string) => `${label} can’t be copied like this.`,
  notSecret: (label: string) => `${label} is not a secret.`,
  isSecret: (label: string) =>
    `This is a secret that is stored here, and the ${label} ships in the game. Check which one you copied.`,
  noEnvironment: (id: string) => `This project has no environment “${id}”.`,
  notShared: (label: string) => `Each environment has its own ${label}.`,
  notShown: 'It can’t be shown. The reason is beside its field.',
  isRuntimeKey: (key: string, label: string) =>
    `This is the ${key} of this project, not its ${label}. Both look alike; copy the other one.`,

  noValue: (label: string) => `There is no ${label} yet.`,
  notStored: (label: string) => `No ${label} is stored.`,
  pasteFirst: (labels: readonly string[]) => `Paste the ${labels.join(' and the ')} first.`,
  pasteToFetch,
  pasteNew: 'Paste the new one first.',
  removedOnly: (reason: string) => `Token deleted. Its secret no longer works but is still stored here: ${reason}`,
  createdGone: 'This secret is no longer kept here.',

  foreignProject: (folder: string | null) =>
    `This folder carries the id of ${folder === null ? 'a project that has secrets here' : `the project in ${folder}`}. First say whether it’s the same project.`,
  isFound: 'This secret’s project was found. Open that project instead.',
  idChanged: 'This project’s id has changed. Read the question again.',
  projectChanged: 'Another project is open now, or its id changed. Nothing was done. Try again.',
  subjectChanged: 'What you were asked about has changed meanwhile. Nothing was done. Try again.',
  notBound: 'This folder doesn’t carry another project’s id. Nothing was changed.',
  unapproved: (origin: string | null) => `Allow secrets to be sent to ${origin ?? 'the custom endpoint'} first.`,
  portalChanged: 'The portal URL changed meanwhile. Look at it again.',
  strangeLogin: 'The login page is not at a known address.',
  choiceGone: 'That project is no longer in the list. Fetch again.',
  historyChanged: 'The history has changed meanwhile. Open it again.',
  noValueThen: 'The file had no such value then.',
}

/** What is under way, by command, before an ellipsis. `label` is what the field with the arrow is called. */
export const workTexts = {
  'portal.fetch': (label: string) => `Asking the portal for the ${label}`,
  'portal.signIn': 'Waiting for you to sign in in the browser',
  'portal.check': 'Checking',
  'renewal.check': 'Checking',
  'tokens.refresh': 'Reading the list of tokens',
  'tokens.create': 'Creating the token',
  'tokens.regenerate': 'Regenerating the token',
  'tokens.rename': 'Renaming the token',
  'tokens.remove': 'Deleting the token',
}

function list(given: readonly string[]): string {
  const paths = given.map((path) => oneLine(path))
  return paths.length < 3 ? paths.join(' and ') : `${paths.slice(0, -1).join(', ')} and ${paths.at(-1)}`
}

function leftAlone(paths: readonly string[]): string {
  return `${list(paths)} ${paths.length === 1 ? 'was' : 'were'} changed by someone else and left as is`
}

function whyNot(left: readonly string[]): string {
  return left.length === 0 ? 'Another version of Latchkey made this step, and only that version can undo it' : leftAlone(left)
}

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

type StepKind = 'new' | 'undo' | 'redo'
const wayOn: Readonly<Record<StepKind, string>> = {
  new: 'Undo takes it back.',
  undo: 'Undo tries again.',
  redo: 'Redo tries again.',
}

/** The name of a step in a history and in undo. */
export const stepTexts = {
  change: (label: string) => `Change ${label}`,
  reset: (label: string) => `Reset ${label}`,
  restore: (label: string) => `Restore ${label}`,
  take: (label: string, path: string) => `Take ${label} from ${path}`,
  fetch: (label: string) => `Fetch ${label}`,
  write: (path: string) => `Write ${path}`,
  writeFiles: 'Write the game’s files',
  hideService: 'Hide the service',
  showService: 'Show the service',
  strange: 'A step of another version of Latchkey',
  /** A step with the place where it was done. */
  at: (step: string, page: string, environment: Environment | null) =>
    [step, page, ...(environment === null ? [] : [environmentName(environment)])].join(', '),

  /** What became of a step that failed or was cut off. */
  nothingChanged: 'Nothing was changed.',
  stays: (paths: readonly string[], kind: StepKind) =>
    `What had been written to ${list(paths)} could not be rolled back. ${wayOn[kind]}`,
  staysForNow: (paths: readonly string[]) =>
    `What had been written to ${list(paths)} could not be rolled back yet. Latchkey does that before the next change, or the next time it starts.`,
  takenBack: (step: string) => `“${step}” was cut off in the middle. Its changes were rolled back; do it again.`,
  cutOff: (step: string, whatStays: string) => `“${step}” was cut off in the middle. ${whatStays}`,
  /** Why Latchkey can't tell how much of a step a file holds. */
  damaged: (path: string, why: string) => `${path} can’t be read: ${why}. Repair it, then try again.`,
  notNamed: (path: string) =>
    `${path} is left alone while .latchkey/project.json does not say which variable it has there. Correct its values, then try again.`,
  noEngine: (path: string) =>
    `${path} is left alone while the engine of this project is not recognized. Repair the engine’s files, then open the project again.`,
  gone: (path: string) => `${path} is not there any more, so nothing is put back into it. Bring the file back, then try again.`,
  put: (environment: Environment) => `Put ${environmentName(environment)} into the game’s files`,
  store: (label: string) => `Store ${label}`,
  replace: (label: string) => `Replace ${label}`,
}

/** Why a pasted text can't be a secret: what is wrong, then what to do. */
export const pasteTexts = {
  nothing: 'The clipboard or the field was empty. Copy the token and paste again.',
  onlyQuotes: 'There is nothing between the quotes. Copy the token itself.',
  lines: 'This is more than one line. Copy the token alone, without the text around it.',
  tooLong: (length: number, most: number) => `This is too long for a token (${length} characters; at most ${most}).`,
  masked: 'This is the masked form of a token, as a web page shows it. Copy the token itself, by the copy button of that page.',
  codes: 'There are HTML codes such as &quot; in it. Copy the token as the page shows it, not from the page’s source.',
  space: 'There is a space inside. Copy the token alone, without the text around it.',
  characters: 'There is a character in it that no token has (an accent, an emoji, a typographic dash). Copy it again.',
}

/** What users call their keychains. */
export const keychainNames = {
  gnome: 'GNOME Keyring',
  kde: 'KWallet',
  /** Other services with the same interface, which can't be asked for their name. */
  linux: 'Secret Service',
  darwin: 'macOS Keychain',
  win32: 'Windows DPAPI',
}

/** Why a secret can't be kept, opened or restored, or why the vault can't be changed. */
export const vaultTexts = {
  /** Why a secret does not open. */
  closed: {
    missing: 'Nothing is stored here yet. Paste it first.',
    locked: 'This secret is locked: the keyring or keychain it was stored with is locked or missing. Unlock it, then try again.',
    passphrase: 'This secret is locked. Enter your passphrase, then try again.',
    hidden: 'Secrets are hidden. Show them first.',
    unreadable: 'This secret can’t be decrypted on this computer. It was left as it is; paste it again to replace it.',
    doubtful:
      'This secret is from a vault.json that Latchkey did not write on this computer, so it is not used. Paste it again. ' +
      'If you replaced the file yourself, accept it on the Security page.',
  },
  otherOrigin: (saved: string, wanted: string) =>
    `This secret was saved for ${saved} and is not sent to ${wanted}. Paste the one that belongs there.`,
  damaged: 'This secret can’t be decrypted: its record was changed or made with another key. Paste it again.',
  unstorable: 'This secret has characters that can’t be stored. Copy it again.',
  notKept: 'The value before this one is no longer kept.',

  unprotected: 'No keychain on this computer protects secrets at the moment.',
  keychainLocked: 'The keychain that protects this secret is locked or missing. Unlock it and try again.',
  noKeychain:
    'The keychain on this computer does not protect secrets at the moment, so it can’t be used here. ' +
    'Nothing was changed. Unlock or start it, then try again.',

  wrongPassphrase: 'This is not the passphrase. Check the keyboard layout and Caps Lock, then try again.',
  manyWaysIn:
    'This passphrase did not open vault.json, which has more passphrase slots than Latchkey tries. ' +
    'If you are sure of the passphrase, restore vault.json from a backup.',
  shortPassphrase: (least: number) => `A passphrase needs at least ${least} characters. Four or five words are easy to remember.`,
  blankPassphrase: 'A passphrase can’t begin or end with a space. Remove it.',
  guessablePassphrase:
    'This passphrase is too easy to guess: it repeats characters, follows the keyboard or is a common word. ' +
    'Use four or five words that don’t belong together.',

  changedMeanwhile: 'Secrets were hidden or changed meanwhile. Nothing was changed; try again.',
  keepsChanging: 'vault.json keeps changing. Close other copies of Latchkey and try again.',
  notChanged: (problem: string) => `${asSentence(problem)} Nothing was changed.`,
  notCleared: (problem: string) => `${asSentence(problem)} Nothing was cleared.`,
}

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

/** By the system's error code. */
const fileReasons: Readonly<Record<string, string>> = {
  EACCES: 'you don’t have permission. Check its permissions and those of its folder',
  EPERM: 'the system does not permit it. Check its permissions and whether another program holds it',
  EBUSY: 'another program holds it. Close that program',
  EROFS: 'its disk is read-only. Make the disk writable',
  ENOSPC: 'the disk is full. Free some space',
  EDQUOT: 'your disk quota is used up. Free some space',
  ENOENT: 'it or its folder does not exist any more. Check whether it was moved',
  EIO: 'the disk reports an error. Check the disk',
  '': 'the system answered with an unknown error. Check it',
}

/** Why a file can't be read or written: what is wrong with it, then what to do. */
export const fileTexts = {
  failed: (action: 'read' | 'write' | 'open', name: string, code: string) =>
    `Could not ${action} ${name}: ${fileReasons[code] ?? `the system answered ${code}. Check it`}, then try again.`,
  projectFolder: 'the project folder',
  changed: (name: string) => `${name} changed since it was read. Look at the new values, then try again.`,
  readOnly: (name: string) => `${name} is read-only. Check it out if it is under Perforce, or make it writable, then try again.`,
  notPermitted: (name: string) => `${name} can’t be written: you don’t have permission. Change its permissions, then try again.`,

  leadsOut: (name: string) =>
    `${name} leads out of the project folder. Replace the link with a file or folder inside the project.`,
  beyond: (name: string, place: string) =>
    `${name} is a link to ${oneLine(place)}, where Latchkey only reads. Open the project there to change its settings.`,
  ofGit: (name: string) => `${name} is inside git’s own folder, where Latchkey writes nothing. Choose another path.`,
  ofLatchkey: (name: string) => `${name} is inside Latchkey’s own folder. Choose another path.`,
  leadsNowhere: (name: string) => `${name} is a link that leads nowhere. Remove or repair the link.`,
  leadsToItself: 'A link of the project leads to itself. Remove or repair it.',
  folderIsFile: 'A folder of the project is a file. Remove or rename it.',
  becameLink: (name: string) => `${name} became a link while it was being opened. Try again.`,
  notRegular: (name: string) => `${name} is not a regular file. Replace it with one.`,
  tooLarge: (name: string) => `${name} is larger than 2 MB and is not edited here. Edit it in the engine or a text editor.`,

  lfsPointer: (name: string) => `${name} is a Git LFS pointer, not the file itself. Run "git lfs pull", then try again.`,
  conflictMarkers: (name: string) => `${name} has conflict markers of a merge. Resolve the conflict, then try again.`,
  binary: (name: string) =>
    `${name} is a binary file. For Unity assets choose Edit > Project Settings > Editor > Asset Serialization: Force Text.`,
  encoding: (name: string) => `${name} is neither UTF-8 nor UTF-16. Save it as UTF-8 in a text editor, then try again.`,

  /** Of Latchkey's own files. */
  oversized: (name: string) => `${name} is larger than 64 MB, which Latchkey never writes. Move it away, then try again.`,
  keptAside: (name: string, other: string) => `${name} was damaged. It is kept as ${other}.`,
  newer: (name: string) => `${name} was written by a newer version of Latchkey`,
  leftAsIs: (problem: string) => `${asSentence(problem)} It was left as it is.`,
}

/** About an environment file, and why it is not edited. */
export const envFileTexts = {
  noPlace: (path: string, why: string) => `${path} can’t be used as an environment file. ${why}`,
  executable: (path: string) =>
    `${path} is executable, so Latchkey does not write to it. Remove its execute permission, or choose another file.`,
  otherContent: (path: string) => `${path} holds something other than variables, so nothing is added to it. Choose another file.`,
  linkedRules: '.gitignore is a link, which git does not follow. Replace it with a file, then try again.',
  utf16: (path: string) => `${path} is UTF-16, which programs that read such files don’t expect. Save it as UTF-8.`,
  noName: (variable: string) => `${variable} is not a valid variable name. Use letters, digits and underscores.`,
  unwritable: (path: string) => `The value can’t be written to ${path} unchanged. Choose another file or value.`,
}

/** What git would say about a file whose repository can't be read safely. It is never shown: the page then says nothing. */
export const gitTexts = {
  unknown: 'Whether git ignores this file is not known.',
}

/** About Unity’s files, and why they are not edited. */
export const unityTexts = {
  several: (paths: readonly string[], standard: string) => `There are several such assets: ${firstOf(paths)}. Keep ${standard}.`,
  none: (isComplete: boolean, standard: string) =>
    `No such asset is in ${isComplete ? 'Assets/' : 'the part of Assets/ that was searched, which is very large'}. ` +
    `Open the project once in Unity with the service’s SDK installed; it creates ${standard}.`,
  otherScript: (path: string) => `${path} is not the SDK’s asset any more. Open the project again.`,
  oldSdk: (path: string, key: string) => `${path} has no ${key}: it comes from an SDK that is too old. Update the SDK in Unity.`,
  strange: (file: string, why: string) => `${file} can’t be edited safely: ${why}. Open it in Unity and save it, then try again.`,
  /** The reasons for `strange`. */
  lineEnds: 'it has unusual line endings',
  notYaml: 'it does not begin with %YAML 1.1',
  noHead: 'it has no object head',
  noType: 'it has no object type',
  severalObjects: 'it holds more than one object',
  strangeLine: (line: number) => `line ${line} is not in a form that Unity writes`,
  twice: (key: string) => `${key} occurs in it twice`,
}

/** By the system's error code. */
const folderProblems: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist. It may have been moved or its disk is not connected. Choose the folder again.',
  EACCES: 'can’t be read: you don’t have permission. Change its permissions, then try again.',
  EPERM: 'can’t be read by this app. Allow it in the system settings, then try again.',
}

/** About a project's folder and its project.json. */
export const projectTexts = {
  noFolder: (path: string) =>
    `${oneLine(path)} does not exist, or is not a folder that can be read. Choose the folder of the game project.`,
  isFile: (path: string) => `${oneLine(path)} is a file. Open the folder of the game project instead.`,
  unreadable: (path: string, code: string) => `${oneLine(path)} ${folderProblems[code] ?? 'could not be read. Check the disk.'}`,
  gone: (path: string) => `${oneLine(path)} is not there any more. Put it back, or open the project at its new location.`,
  outOfDate: (reason: string) => `${reason} Showing the last saved values.`,

  engines: { unity: 'Unity', tuanjie: 'Tuanjie', unreal: 'Unreal Engine', godot: 'Godot', plain: 'Plain project' },
  fromSource: (engine: string) => `${engine} (built from source)`,
  oldGodot: 'Godot 2 projects (engine.cfg) are opened as plain ones.',
  several: (files: readonly string[]) => `There are several projects in this folder: ${firstOf(files)}.`,
  noVersion:
    'ProjectSettings/ProjectVersion.txt is missing, so the version of Unity is unknown. Open the project in Unity to create it.',
  /** Folders that lead out of the project; `original` is the project that they belong to. */
  linkedOut: (names: readonly string[], original: string | null) =>
    original === null
      ? `${areLinks(names)} out of this folder, so their files are left alone here. Open the project that they belong to.`
      : `${areLinks(names)} to ${oneLine(original)}, so their files are left alone here. Open that project to see and change its settings.`,

  /** The same once the user has approved to read there. */
  linkedRead: (names: readonly string[], original: string | null) =>
    original === null
      ? `${areLinks(names)} out of this folder. Their values are read; change them in the project that they belong to.`
      : `${areLinks(names)} to ${original}. Their values are read from there; open that project to change them.`,

  newer: 'This project was saved by a newer Latchkey, so it is opened read-only. Update Latchkey to change it.',
  changed: (path: string) => `${path} was changed meanwhile: its new value is shown. Try again.`,
  damaged: (path: string, why: string) =>
    `${path} can’t be read: ${why}. It stays as it is until you save, and is then kept under another name.`,
  linked: (path: string) => `${path} is a link to another file, which would be overwritten. Remove the link, then try again.`,
  /** About one value in it; `why` is the message of its field's rule. */
  notUsed: (written: string, why: string) =>
    `${written} in .latchkey/project.json is not used. ${asSentence(why)} Enter another value here, or correct the file.`,
  valueNotUsed: (why: string, isFetched: boolean) =>
    `The value in .latchkey/project.json is not used. ${asSentence(why)} ${isFetched ? 'Fetch it again' : 'Set it here'}, or correct the file.`,
  /** The reasons for `damaged`. */
  conflictMarkers: 'it has git conflict markers',
  notJson: 'it is not JSON',
  tooDeep: 'it is nested too deeply',
  misfit: (where: string) => `${where || 'it'} does not fit`,
}

/** Every text of the window's frame and of the pages that belong to no service. */
export const shellTexts = {
  environments: 'Environments…',
  keysFile: 'File of keys…',
  program: (version: string) => `Latchkey ${version}`,
  /** `where` tells projects with the same name apart. */
  windowTitle: (project: string, where: string | null) => `${where === null ? project : `${project} (${where})`} - Latchkey`,
  /** As Electron's dialog takes them. */
  folderDialog: { title: 'Open a game project', buttonLabel: 'Open project' },
  dismiss: 'Dismiss',
  noProject: 'No project',
  projectMenu: 'Project',
  open: 'Open project…',
  switchTo: 'Switch project…',
  undo: (step: string) => `Undo: ${step}`,
  redo: (step: string) => `Redo: ${step}`,
  recent: 'Recent projects',
  environment: 'Environment',
  environmentIs: (name: string) => `Environment: ${name}`,
  named: (name: string, service: string) => `${name} at ${service}`,
  search: 'Search settings',
  clearSearch: 'Clear the search',
  hide: 'Hide secrets',
  /** Instead of `hide`, if only a passphrase shows them again. */
  lock: 'Lock secrets',
  show: 'Show secrets',
  categories: 'Settings categories',
  project: 'Project',
  general: 'General',
  overview: 'Overview',
  compare: 'Compare',
  services: 'Services',
  addService: 'Add service…',
  allHidden: 'All services are hidden.',
  computer: 'This computer',
  preferences: 'Preferences',
  security: 'Security',
  unlock: 'Unlock secrets…',
  acceptWeak: 'Store anyway…',
  acceptFile: 'Accept vault.json…',
  securityPage: 'Security page',
  attention: 'needs attention',
  hits: (count: number) => `${count} ${count === 1 ? 'hit' : 'hits'}`,
  tryAgain: 'Try again',
  notices: 'Messages',
  saved: (when: string) => `All changes saved ${when}`,
  offline: 'Offline',
  online: 'Online',
  shortcut: (platform: string, key: string) => (platform === 'darwin' ? `⌘${key}` : `Ctrl ${key}`),
  hiddenPage: (service: string) =>
    `A link asked for a page of ${service}, which this project hides. Use “Add service…” to show it.`,
  noSuchPage: 'A link asked for a page that doesn’t exist. Nothing else was done.',
  drop: 'Drop the folder to open it',
  start: {
    title: 'Open a game project',
    text: 'The folder of a Unity, Unreal or Godot project, or any other. Drop it on this window, or choose it.',
    button: 'Open project…',
    recent: 'Recent projects',
    points: {
      untouched: 'Opening changes nothing in the folder.',
      secrets: 'Secrets are kept on this computer and never enter the project.',
      offline: 'Everything works offline, except requests to a service.',
    },
  },
  recentPage: {
    summary: 'Projects opened on this computer. Forgetting one here changes nothing in its folder.',
    empty: 'No other project has been opened yet.',
    open: 'Open',
    forget: 'Forget',
    current: 'open in this window',
    states: {
      gone: 'folder not found',
      'no-answer': 'disk does not answer',
      unreadable: 'project.json can’t be read',
      'read-only': 'read-only',
      'needs-secrets': 'secrets missing',
      'renew-now': 'secret to renew now',
      'renew-soon': 'secret to renew soon',
    },
  },
  palette: {
    title: 'Switch project',
    find: 'Find a project by name or folder',
    list: 'Projects',
    none: (query: string) => `No project matches “${query}”. It may not have been opened on this computer yet.`,
    empty: 'No other project has been opened on this computer yet.',
  },
  preferencesPage: {
    summary: 'Kept on this computer, for all projects.',
    appearance: 'Appearance',
    theme: 'Theme',
    themeHelp: 'The colours of the window.',
    rows: 'Rows',
    rowsHelp: 'Dense rows show their help while the mouse rests on a label or the field has the focus.',
    rowStyles: { dense: 'Dense', roomy: 'With help' },
    on: 'on',
    off: 'off',
    themes: { system: 'Match system', light: 'Light', dark: 'Dark' },
    clipboard: 'Clear clipboard after',
    clipboardHelp: 'Seconds until a copied secret is removed from the clipboard, 5 to 600.',
    reveal: 'Hide a revealed secret after',
    revealHelp: 'Seconds until a revealed secret is hidden again, 3 to 300.',
    hideAfter: 'Hide secrets after',
    hideAfterHelp: 'Minutes without mouse or keyboard until secrets are hidden, 1 to 240. 0 never hides them.',
    minutes: 'min',
    hideWhenLocked: 'Hide when locked',
    hideWhenLockedHelp: 'Hides secrets when the screen is locked or the computer goes to sleep.',
    keyboard: 'Keyboard shortcuts',
    keys: {
      search: 'Search settings',
      undo: 'Undo',
      redo: 'Redo',
      open: 'Open a project',
      switch: 'Switch project',
      preferences: 'Preferences',
      hide: 'Hide secrets',
      panes: 'Next, previous part',
      zoom: 'Larger, smaller, usual size',
      menu: 'Menu of a row',
    },
    about: 'About',
    version: 'Version',
    build: 'Build',
    builds: {
      development: 'Development build. Not for production.',
      test: 'Test build. Not for production.',
      driven: 'Test build that test programs can drive. Not for production.',
      release: 'Release',
    },
    runtime: 'Runs on',
    runtimeIs: (version: string) => `Electron ${version}`,
    licences: 'Licences',
    licencesText: 'MIT. The licences of its parts are in LICENSES.dependencies.txt, beside the program.',
    tokens: 'Tokens',
    expirySoon: 'Expires soon within',
    expirySoonHelp: 'Marks a token this many days before it expires, 1 to 365.',
    days: 'days',
    seconds: 's',
    range: (low: number, high: number) => `Enter a whole number from ${low} to ${high}.`,
  },
}

/** What is said before a service that holds something is hidden. */
export const hidingTexts = {
  action: 'Hide in this project',
  title: (service: string) => `Hide ${service} in this project?`,
  what: 'It leaves the tree and the search, for everyone on the team. “Add service…” or undo brings it back.',
  held: ({ secrets, key }: { secrets: number; key: string | null }) =>
    [
      'Nothing is deleted.',
      ...(secrets === 0 ? [] : [`${storedInWords(secrets)} on this computer, listed on the Security page.`]),
      ...(key === null ? [] : [`The ${key} stays in the project and in the game’s files.`]),
    ].join(' '),
  confirm: 'Hide',
}

/** About a service that was found in the project. */
export const foundTexts = {
  pill: 'found in this project',
  in: (name: string | null, path: string) => `Found in the project: ${oneLine(name === null ? path : `${name} in ${path}`)}.`,
}

/** The dialog that shows a service again. */
export const addingTexts = {
  title: 'Add service',
  text: 'These services are not shown in this project. Adding one shows it to everyone on the team.',
  none: 'Every service that Latchkey knows is shown in this project.',
  list: 'Services to add',
  find: 'Find a service',
  noMatch: (text: string) => `No service to add matches “${text}”.`,
  holds: (secrets: number) => `${storedInWords(secrets)} on this computer.`,
  add: 'Add',
  addOne: (service: string) => `Add ${service}`,
  close: 'Close',
}

/** Texts that several pages use. */
export const uiTexts = {
  justNow: 'just now',
  cancel: 'Cancel',
  requestId: 'Request ',
  day: {
    clear: (label: string) => `Clear ${label}`,
    // The button's name is this text followed by the field's label.
    open: 'Choose',
    previous: 'Previous month',
    next: 'Next month',
  },
}

/** Every text of the General page. */
export const generalPageTexts = {
  title: 'General',
  summary: {
    unity: 'The settings of Unity’s Player, in the project’s own file. Unity picks them up the next time it starts.',
    unreal: 'The description of the project and its identifiers, in its own files. Restart the editor to see them there.',
    godot: 'What Godot knows about the game, in its own files. A running editor offers to reload them.',
    plain: 'The project’s name and version. No engine was found in its folder, so Latchkey keeps them for the team.',
  },
  open: 'Unity has this project open and may overwrite what is changed here. Close it first, or change it there.',
  reading: 'The engine’s files are being read…',
  inFile: 'in',
  noValue: 'not set',
  unknown: 'not known',
  iconAlt: 'The icon as it is now',
  fileRefused: 'Its file is not edited here, for the reason above.',
}

/** For a folder with games in it that is none itself, and for a clone made by links. */
export const folderTexts = {
  offers: (count: number, areAll: boolean) =>
    `There is no Unity, Unreal or Godot project in this folder itself, but ${count === 1 ? 'one' : count} below it${areAll ? '' : ', and perhaps more'}.`,
  /** Asks to read what is behind the links of a clone. */
  follow: 'Show the values there',
  offer: (name: string, label: string) => `Open ${oneLine(name)}${label === '' ? '' : ` (${label})`}`,
}

/** Every text of a service's page. */
export const serviceTexts = {
  placesTitle: 'Places',
  /** By the service's own name. */
  environment: (name: string) => `Environment ${name}. `,
  savedIn: 'Shared settings are saved in ',
  secretsStay: '. Secrets stay on this computer.',
  experimental: 'experimental',
  classes: {
    secret: { label: 'secret', help: 'Encrypted on this computer. Never written into the project, never shipped.' },
    runtime: { label: 'runtime', help: 'Made to ship in the game, where anyone can read it.' },
    shared: { label: 'shared', help: 'Saved in the project and shared with your team. Does not ship.' },
  },
  more: (label: string) => `More actions for ${label}`,
  renewBy: 'Renew by…',
  menu: { copyId: 'Copy id', copyValue: 'Copy value', copyJson: 'Copy as JSON', history: 'History…' },
  defaultValue: (value: string) => `Default: ${value}`,
  on: 'on',
  off: 'off',
  empty: 'empty',
  stored: 'stored',
  notStored: 'not stored',
  notFetched: 'not fetched',
  /** The accessible name of the button that shows the other environment. */
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
    replaced: (when: string) => `Replaced the previous one ${when}. `,
    restore: 'Restore it',
    locked: 'Stored, and locked at the moment. The lock at the top opens it.',
    unreadable: 'Stored, but this computer can’t decrypt it. It is kept as it is; paste it again to replace it.',
    doubtful:
      'From a vault.json that Latchkey did not write here, so it is not used. Paste it again, or accept the file on the Security page.',
    same: (label: string, other: string, here: string) =>
      `Same ${label} as for ${other}. Paste the one for ${here} here, or the one for ${other} there.`,
    sameAllowed: (other: string) => `Same as for ${other}.`,
    otherOrigin: (origin: string) => `Saved for ${origin} and not sent anywhere else. Paste the one for this portal.`,
    notFindable: (reason: string, project: string) =>
      `${reason} Until that’s fixed, Latchkey finds the secrets of ${project} only while its folder stays where it is.`,
    revealed: (seconds: number) => `Shown for ${seconds} seconds. It can’t be selected; use Copy.`,
  },
  clearTitle: (label: string) => `Clear ${label}?`,
  clearText: 'The stored secret is destroyed on this computer. This can’t be undone. The service itself still accepts the token.',
  clearConfirm: 'Clear',
  keep: 'Keep it',
  fetched: (when: string) => `Fetched ${when}`,
  /** The token or the portal is not the one that it was fetched with. */
  fetchedBefore: (when: string) => `Fetched ${when} with an earlier token or portal`,
  ships: 'Ships in the game',
  inFile: (path: string) => `In ${oneLine(path)}`,
  notInFiles: 'Not in the game’s files yet',
  noFiles: 'Saved, but no file of the game has it yet',
  sameKey: (other: string, here: string) => `Same key as ${other}: the ${here} build would talk to the ${other} project.`,
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
    old: 'The stored one stays until the new one works, and can be restored for 24 hours after that.',
    storeAnyway: 'Store without checking',
    check: 'Check and store',
  },
  neverFetched: 'Not fetched yet. The arrow asks the portal for it.',
  pasteFirst: (label: string) => `Not fetched yet. ${pasteToFetch(label)}`,
  foundIn: (path: string) => `Found in ${oneLine(path)}, not fetched here yet`,
  conflict: (path: string) => `${oneLine(path)} differs from what is saved here.`,
  conflictOf: (label: string, theirs: string, ours: string) => `${label}: ${theirs} in the file, ${ours} saved here`,
  quoted: (value: string | boolean) => (typeof value === 'string' ? `“${value}”` : value ? 'on' : 'off'),
  keepOurs: 'Overwrite the file',
  takeTheirs: 'Use the file’s',
  draftConflict: (theirs: string) => `Changed elsewhere to ${theirs} while you were typing.`,
  keepMine: 'Keep mine',
  takeElsewhere: 'Take theirs',
  readOnlyFiles: {
    title: (paths: string[]) =>
      `${paths.map((path) => oneLine(path)).join(' and ')} ${paths.length === 1 ? 'is' : 'are'} read-only`,
    perforce: 'Nothing can be saved there until it is checked out of Perforce:',
    other: 'Nothing can be saved there until it is made writable:',
    byHand: (path: string) =>
      `${oneLine(path)} has characters in its name that a shell could take for commands. Rename it, or make it writable by hand.`,
    copy: 'Copy command',
  },
  none: 'not known yet',
  becomes: (url: string) => `Requests go to ${url}`,
  plain: 'not encrypted',
  plainHelp: 'Plain http, allowed only for this computer.',
  approve: {
    title: 'Allow this portal?',
    text: 'Secrets of this project are not sent to this address until you allow it:',
    button: 'Allow sending secrets to this address',
    first: 'Allow the address above first',
    noPortal: 'Fix the Portal URL below first',
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
  signIn: {
    text: 'This portal asks you to sign in. After that, the token is matched to its project.',
    button: 'Sign in with the browser',
    cancel: 'Cancel sign-in',
    as: (account: string) => `Signed in as ${account}`,
    organization: 'Organization',
    project: 'Project',
    choose: 'Use this project',
    several: (isWhole: boolean) =>
      `The token belongs to none of ${isWhole ? 'your projects' : 'the projects read here'}. Choose one.`,
    rest: ({ why }: ListRest) =>
      'This list is incomplete: the portal may have more organizations or projects. ' +
      (why === null ? 'It gave no link to the rest that Latchkey may follow.' : `Reading on failed: ${why}`),
  },
  bound: {
    title: 'Is this the same project?',
    text: 'This folder carries the id of a project that has secrets on this computer. Every clone and copy of it does, whoever made it.',
    folders: 'That project was opened in:',
    leave: 'Until you answer, no stored secret is used here. Everything else can be edited.',
    same: 'Same project: use its secrets here',
    other: 'Another project: give it an id of its own',
    first: 'Answer the question above first',
  },
}

/** What a row of an account's tokens says of its state. */
export const tokenStateTexts = { active: 'active', soon: 'expires soon', expired: 'expired', unknown: 'not known' }

const acceptFile = {
  title: 'Accept this vault.json?',
  text: 'It was not written by Latchkey on this computer. Accept it only if you put it there yourself, such as a backup: whoever made it chose the secrets in it. They are encrypted again with a new key.',
  confirm: 'Accept',
}

/** Every text of the Security page and of its questions. */
export const securityTexts = {
  title: 'Security',
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
  passphrase: 'Passphrase',
  none: 'Not set. It also opens your secrets where this computer’s keychain is missing, such as after a new installation or on another desktop.',
  spare: 'Set. It opens your secrets where this computer’s keychain is missing.',
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
  history: {
    win32: ' If Windows keeps a clipboard history (Windows key + V), a copied secret stays in it: clear it there.',
    darwin: ' If a clipboard manager or the clipboard history of macOS is on, a copied secret stays in it: clear it there.',
    linux:
      ' If your desktop keeps a clipboard history (Klipper, GPaste and others), a copied secret stays in it: clear it there.',
  },
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

/** Every text about secrets that a project needs and that are not on this computer. */
export const missingTexts = {
  label: 'Missing secrets',
  here: 'Not on this computer yet: ',
  show: (secret: string, service: string) => `Show field: ${secret}, ${service}`,
  more: (count: number) => `and ${count} more`,
  dismiss: 'Dismiss the list',
}

const settings = (count: number) => `${count} ${count === 1 ? 'setting' : 'settings'}`
const pages = (count: number) => `${count} ${count === 1 ? 'page' : 'pages'}`

/** Every text of the search and its results. */
export const searchTexts = {
  title: 'Search results',
  /** Shown before the id by which a setting was found. */
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
    risky: 'Read its note before you change it',
    advanced: 'Engine settings that are rarely changed',
    default: 'Engine settings that have their default',
    environment: (environment: Environment) => `Looks at the values for ${environmentName(environment)}`,
    service: (label: string) => `Belongs to ${label}`,
  },
  found: (count: number, places: number) => `${settings(count)} on ${pages(places)}`,
  hits: (count: number) => settings(count),
  showPage: (label: string) => `Show all of ${label}`,
  onlyHere: (count: number) => `Only the hits on this page are shown, out of ${settings(count)}.`,
  showAllHits: 'Show all results',
  unknown: (token: string) => `There is no filter ${token}, so it is ignored. Type @ for the list.`,
  remove: (token: string) => `Remove ${token.startsWith('@') ? token : `“${token}”`}`,
  clear: 'Clear search',
  none: (text: string) => `No setting matches “${text}”.`,
  noneHere: 'Nothing was found on this page.',
  emptied: (token: string, count: number) =>
    `Without ${token.startsWith('@') ? token : `“${token}”`} there ${count === 1 ? 'is' : 'are'} ${settings(count)}.`,
  howItLooks: 'The search looks at labels, help texts, ids and values, never at secrets. Every word has to occur.',
}
