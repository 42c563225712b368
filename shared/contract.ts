import { z } from 'zod'

import { asked, command, ofProject, opening, sending, storing, unlocking, waiting, work, writing } from './declaring'
import { compareContract } from './compareContract'
import { engineContract } from './engineContract'
import type { FailureCode, Reply } from './errors'
import { HistoryStep, Moment } from './historyView'
import { CopyForm, Written } from './inputs'
import { environmentContract } from './environmentContract'
import { Environment, FieldAt, ServiceAt, SettingValue } from './schemas'
import { placeContract } from './placeContract'
import { Preferences } from './preferences'
import { RecentState } from './projects'
import { RecordId, SecurityView } from './securityView'
import { Conflicts } from './settingView'
import { Day, SecretField, ShownSecret, TokenRows } from './tokensView'
import { serviceContract } from './serviceContract'
import { TargetId } from './placeView'
import { View } from './view'
import { withoutInvisible } from './values/invisible'

const CreatedAt = ServiceAt.extend({ field: SecretField })
const Passphrase = z.string().min(1).max(1024)
const FolderPath = z.string().min(1).max(4096)
const PastedText = z.string().max(65_536)
/** The dialog has no line for what can't be seen, so that goes. */
const TokenName = z.string().overwrite(withoutInvisible).trim().min(1).max(100)
const token = { id: z.string().min(1).max(128) }
const CreatedField = z.object({ field: SecretField.nullable() }).default({ field: null })
const Done = z.object({ done: z.boolean() }).default({ done: false })
const GeneralId = z.string().min(1).max(64)
const nothing = z.void()

/**
 * Everything the page may ask of the main process. A failure that belongs to a field does not fail the reply: it is part of
 * the next view, beside its field. A reply fails only for what has no place in the view.
 */
export const contract = {
  'view.read': waiting(nothing, View, []),
  /** The first view has been painted: whatever may be slow, or asks the user something, can begin. */
  'view.painted': waiting(nothing, nothing, []),

  /** The page has followed `asked` of a view: it is not shown again when the page is loaded again. */
  'page.shown': command(z.object({ count: z.int() }), nothing, []),

  'project.choose': waiting(nothing, nothing, writing),
  /** For a file, its project is opened. */
  'project.open': command(z.object({ path: FolderPath }), nothing, ['cancelled', ...writing]),
  'recent.read': waiting(nothing, z.array(RecentState), []),
  'project.forget': command(z.object({ path: FolderPath }), nothing, ['file-failed']),
  /** The user's yes: this folder is the project whose id it carries, so its secrets may be used here. */
  'project.accept': command(z.object({ id: z.uuid() }), nothing, [...asked, ...writing]),
  /**
   * The user's no: this folder is another project. It gets an id of its own, and the project it was copied from stays as it
   * is.
   */
  'project.separate': command(z.object({ id: z.uuid() }), nothing, [...asked, ...writing]),
  /** Reads what the links of this folder lead to out of it. */
  'project.follow': command(nothing, nothing, [...asked, ...writing]),
  /** Copies the command that makes a file of the project writable. */
  'project.copyCommand': command(z.object({ path: FolderPath }), nothing),
  ...environmentContract,
  ...placeContract,

  /** `base` is what the page showed when typing began. If someone else changed that, nothing is saved: a conflict. */
  'setting.write': command(FieldAt.extend({ value: SettingValue, base: SettingValue.optional() }), Written),
  'setting.reset': command(FieldAt, nothing),
  /** A refused text was given up, so its problem is no longer shown. */
  'setting.leave': command(FieldAt, nothing),
  /**
   * Resolves a conflict: `ours` is written into the file, `theirs` becomes the setting. If it is no longer what was `shown`,
   * nothing is, and the view has the new one.
   */
  'setting.resolve': command(FieldAt.extend({ keep: z.enum(['ours', 'theirs']), shown: Conflicts }), nothing),
  /** `json` is a line for a settings file. For a secret, only the id can be copied here. */
  'setting.copy': command(FieldAt.extend({ form: CopyForm }), nothing),

  /** A basic setting of the engine, in the engine's own file. `base` as for `setting.write`. */
  'general.write': command(
    z.object({ id: GeneralId, value: z.string().max(4096), base: z.string().max(4096).optional() }),
    Written,
  ),
  /** As `setting.copy`. */
  'general.leave': command(z.object({ id: GeneralId }), nothing),
  'general.copy': command(z.object({ id: GeneralId, form: CopyForm }), nothing),
  'general.history': command(z.object({ id: GeneralId }), z.array(HistoryStep)),
  'general.restore': command(z.object({ id: GeneralId }).extend(Moment.shape), nothing),
  /** The game's icon, as a picture the page may show, or `why` there is none. */
  'general.icon': command(nothing, z.object({ url: z.string().nullable(), why: z.string().nullable() })),

  ...engineContract,
  ...compareContract,
  ...serviceContract,

  'history.undo': command(nothing, nothing),
  'history.redo': command(nothing, nothing),
  /** The changes to one field, newest first. */
  'history.read': command(FieldAt, z.array(HistoryStep)),
  /** Saves the value from right before or after a step, as a new step that can be undone. */
  'history.restore': command(FieldAt.extend(Moment.shape), nothing),

  /** Typed, pasted into the field or dropped on it. */
  'secret.store': command(FieldAt.extend({ value: PastedText }), nothing, storing),
  /** The Paste button: main reads the clipboard, so the secret does not pass through the page. */
  'secret.paste': command(FieldAt, nothing, storing),
  /** The page shows the value for that many seconds. No other answer carries a stored secret. */
  'secret.reveal': command(FieldAt, z.object({ value: z.string(), seconds: z.int() }), [...asked, 'unreadable']),
  'secret.copy': command(FieldAt.extend({ form: z.enum(['value', 'variable']) }), nothing, asked),
  'secret.clear': command(FieldAt, nothing, asked),
  /** Restores the value that the stored one replaced, which in turn is kept for as long. */
  'secret.restore': command(FieldAt, nothing),
  /** Stores the same value for another environment. */
  'secret.share': command(FieldAt.extend({ to: Environment }), nothing, storing),
  /** Puts a secret that stands in a file of the game into the vault, and empties its place there. Main asks first. */
  'secret.move': waiting(FieldAt.extend({ target: TargetId }), nothing, [...storing, ...writing]),
  /** The user has seen which secrets are missing. */
  'missing.dismiss': command(nothing, nothing, [...ofProject, 'file-failed']),
  'vault.hide': command(nothing, nothing, []),
  /** The user wants to see secrets again, or to try the keychain once more. */
  'vault.show': command(nothing, nothing, ['cancelled', 'locked']),

  /** The user's yes to storing secrets on disk although the key that encrypts them is one that other programs have too. */
  'vault.acceptWeak': command(nothing, nothing, ['cancelled']),
  /** The user vouches for a vault.json that was not written here. */
  'vault.acceptFile': command(z.object({ passphrase: Passphrase.nullable() }), nothing, ['cancelled', ...unlocking]),

  'security.read': waiting(nothing, SecurityView, []),
  'security.clear': command(z.object({ id: RecordId }), nothing, ['cancelled', 'file-failed']),
  /** The open project takes over the secrets of one that can't be found. Main asks first. */
  'security.claim': command(RecordId.pick({ project: true }), nothing, [...asked, 'foreign-project', ...opening, 'file-failed']),
  /** Only for a project that can't be found: the others have pages of their own. */
  'security.copy': waiting(z.object({ id: RecordId }), nothing, ['cancelled', ...opening]),
  /** Commands with a passphrase fail in their reply, and the dialog that sent it says why. */
  'passphrase.unlock': command(z.object({ passphrase: Passphrase }), nothing, unlocking),
  'passphrase.set': command(z.object({ next: Passphrase, current: Passphrase.nullable() }), nothing, ['cancelled', ...unlocking]),
  'passphrase.remove': command(z.object({ current: Passphrase }), nothing, unlocking),
  'passphrase.require': command(z.object({ isRequired: z.boolean(), current: Passphrase }), nothing, ['cancelled', ...unlocking]),
  /** For a forgotten passphrase: what it locks is kept, and new secrets are locked with this one. */
  'passphrase.startOver': command(z.object({ next: Passphrase }), nothing, ['cancelled', ...unlocking]),

  'portal.fetch': work({ action: 'fetch', beside: null }, ServiceAt, nothing, sending),
  'portal.cancel': command(ServiceAt, nothing),
  'portal.signIn': work({ action: 'sign-in', beside: null }, ServiceAt, nothing, sending),
  'portal.choose': command(ServiceAt.extend({ organization: z.string().max(64), project: z.string().max(64) }), nothing),
  /** The user's yes: secrets may be sent to this origin, which came from a file. */
  'portal.approve': command(ServiceAt.extend({ origin: z.string().max(300) }), nothing, [...storing, 'foreign-project']),

  /** Asks whether the keys of a service are good. The page says beforehand what trace that leaves at the service. */
  'portal.check': work({ action: 'check', beside: 'check' }, ServiceAt, nothing, sending),

  'renewal.begin': command(FieldAt, nothing),
  /** The new secret stays in main's memory until it is checked, or stored without a check. */
  'renewal.paste': command(FieldAt, nothing, asked),
  /** The same with the text that was pasted into the dialog. */
  'renewal.give': command(FieldAt.extend({ value: PastedText }), nothing),
  'renewal.check': work({ action: 'check', beside: 'renewal' }, FieldAt, nothing, storing),
  'renewal.store': waiting(FieldAt, nothing, storing),
  'renewal.drop': command(FieldAt, nothing),

  'tokens.refresh': work({ action: 'tokens', beside: 'tokens' }, ServiceAt, nothing, sending),
  /** The rows that the view only counts. */
  'tokens.read': command(ServiceAt, TokenRows),
  /** The answer names the vault record of the new secret. Null: the failure is in the view. */
  'tokens.create': work(
    { action: 'tokens', beside: 'tokens.create' },
    ServiceAt.extend({ name: TokenName, expiresOn: Day.nullable() }),
    CreatedField,
    asked,
  ),
  'tokens.regenerate': work(
    { action: 'tokens', beside: 'tokens.change' },
    ServiceAt.extend({ ...token, expiresOn: Day.nullable() }),
    CreatedField,
    asked,
  ),
  'tokens.rename': work({ action: 'tokens', beside: 'tokens.change' }, ServiceAt.extend({ ...token, name: TokenName }), Done),
  'tokens.remove': work({ action: 'tokens', beside: 'tokens.change' }, ServiceAt.extend(token), Done, asked),
  /** Like `secret.reveal`, carries a secret that the page shows for that many seconds. */
  'created.show': command(CreatedAt, ShownSecret, [...asked, 'foreign-project', ...opening]),
  'created.copy': command(CreatedAt, nothing, [...asked, 'foreign-project', ...opening]),
  'created.store': command(CreatedAt, nothing, [...ofProject, 'foreign-project', 'file-failed']),
  'created.drop': command(CreatedAt, nothing, [...asked, 'foreign-project', 'file-failed']),

  'preferences.write': command(Preferences, nothing, ['file-failed']),
  'notice.dismiss': command(z.object({ id: z.string().max(64) }), nothing, []),
} as const

/** Whether a reply can carry this code. One that is not declared is our bug, and for the user a failure like any other. */
export function mayFail(name: Command, code: FailureCode): boolean {
  return code === 'invalid' || code === 'internal' || contract[name].failures.includes(code)
}

/** What main sends to the page without being asked. */
export const events = {
  /** The whole view, after every change. */
  view: View,
} as const
export type EventName = keyof typeof events

/** What the preload sends to main, without an answer. The page can't send any of it. */
export const messages = {
  /** The user dropped this folder on the window. */
  'folder.dropped': FolderPath,
} as const

export type Message = keyof typeof messages
export type Told<M extends Message> = z.output<(typeof messages)[M]>

type Contract = typeof contract
export type Command = keyof Contract
export type Input<C extends Command> = z.input<Contract[C]['input']>
export type Output<C extends Command> = z.output<Contract[C]['output']>

export type Work = { [C in Command]: Contract[C]['work'] extends null ? never : C }[Command]
type Answer<C extends Command> = z.input<Contract[C]['output']>

/** What main must implement: one function per command, no more and no fewer. */
export type Handlers = {
  [C in Command]: (input: z.output<Contract[C]['input']>) => Answer<C> | Promise<Answer<C>>
}

/** All that the preload gives to the page. */
export type Bridge = {
  call<C extends Command>(command: C, input: Input<C>): Promise<Reply<Output<C>>>
  /** Calls `show` with every view published from now on. The function returned stops that. */
  onView(show: (view: z.output<typeof events.view>) => void): () => void
  /** The path of a dropped `File`. It is typed as an object, because this folder knows no DOM. */
  pathOf(file: object): string
}
