import { z } from 'zod'

import { About, AskedPage } from './about'
import { EnginePageView } from './engineSettings'
import type { Service } from './catalog/service'
import { Failure } from './errors'
import { EngineView, GeneralView } from './generalView'
import { HiddenService } from './hiddenView'
import { ListRest } from './listRest'
import { OrganizationChoice } from './organizations'
import { FileView, PlaceView, TargetId } from './placeView'
import { Preferences } from './preferences'
import { ReadOnlyFile, RecentProject } from './projects'
import { Environment, ServiceId } from './schemas'
import { SecretView } from './secretView'
import { ElsewhereView, SettingView, Verdict } from './settingView'
import { TeamEntry } from './teamView'
import { TokensView } from './tokensView'

const When = z.iso.datetime()

export const DiffLine = z.object({
  kind: z.enum(['same', 'removed', 'added']),
  number: z.int(),
  text: z.string(),
})
export type DiffLine = z.infer<typeof DiffLine>

export const TargetView = z.object({
  id: TargetId,
  label: z.string(),
  /** The setting that names the file; null if no setting does. */
  setting: z.string().nullable(),
  /** Whether the file ships in the game. */
  ships: z.boolean(),
  /** Relative to the project, with forward slashes; null when there is nowhere to write. */
  path: z.string().nullable(),
  /** `found`: it holds a key that was not fetched here. `others`: its values are those of another environment. */
  state: z.enum(['up-to-date', 'differs', 'absent', 'refused', 'nothing-to-write', 'found', 'others']),
  /** The other environments whose values would be written to the same place. */
  sharedWith: z.array(Environment),
  /** The environment whose key the file holds, if this project knows that key. */
  holds: Environment.nullable(),
  why: Failure.nullable(),
  /** Null when it does not matter or can't be known. */
  ignoredByGit: z.boolean().nullable(),
})
export type TargetView = z.infer<typeof TargetView>

/** A write that waits for the user's consent, with what it would change. */
export const PendingWrite = z.object({
  id: TargetId,
  label: z.string(),
  path: z.string(),
  diff: z.array(DiffLine),
  /** Another environment whose values would be overwritten. */
  replaces: Environment.nullable(),
  /** The user said yes to writes there before: now it holds what someone else put there. */
  isAgain: z.boolean(),
})
export type PendingWrite = z.infer<typeof PendingWrite>

export const Note = z.object({ tone: z.enum(['info', 'warning']), text: z.string() })
export type Note = z.infer<typeof Note>

export const ServiceView = z.object({
  id: ServiceId,
  /** By what it was found in the project, in a sentence. Null: it was not, or not yet. */
  foundBy: z.string().nullable(),
  /** For a service of the team's own: where it was approved. */
  ofTeam: z.object({ project: z.uuid(), path: z.string() }).optional(),
  settings: z.record(z.string(), SettingView),
  secrets: z.record(z.string(), SecretView),
  /** One for each other environment. */
  elsewhere: z.array(ElsewhereView),
  /** Another environment that has the same key saved. */
  sameKeyAs: Environment.nullable(),
  /** Secret fields that the project needs in this environment and that have no value on this computer. */
  missing: z.array(z.object({ field: z.string(), isDismissed: z.boolean() })),
  /** By field id: what went wrong with its last attempt. The next attempt that succeeds removes it. */
  problems: z.record(z.string(), Failure),
  /** By field id: what is worth knowing but is not a failure. */
  notes: z.record(z.string(), Note),
  work: z.object({ action: z.enum(['fetch', 'sign-in', 'tokens', 'check']), text: z.string(), startedAt: When }).nullable(),
  fetched: z
    .object({
      at: When,
      /** Both keys, masked in the middle, if the last fetch replaced one. */
      change: z.object({ was: z.string(), is: z.string() }).nullable(),
      /** True if nothing was done since, so that undo takes back this fetch. */
      isNewest: z.boolean(),
      /** False once the secret that fetched it was replaced or cleared, or the portal is another one. */
      isCurrent: z.boolean(),
    })
    .nullable(),
  portal: z.object({
    /** Null when the portal URL can't be understood; `problems.portalUrl` says why. */
    url: z.string().nullable(),
    origin: z.string().nullable(),
    approval: z.enum(['built-in', 'approved', 'typed', 'needed']),
    /** Plain http, which only loopback addresses may use. */
    plain: z.boolean(),
  }),
  signIn: z.object({
    /** True if the portal does not know the classic fetch, so that signing in is the way on. */
    offered: z.boolean(),
    account: z.string().nullable(),
    choice: z.array(OrganizationChoice).nullable(),
    /** What the choice lacks of what the portal has; null if nothing. */
    rest: ListRest.nullable(),
  }),
  /** What the last check said about the present keys. */
  checked: Verdict.extend({ at: When }).nullable(),
  /** A step-by-step renewal of a secret that is under way. `tail` as in `SecretView`. */
  renewal: z
    .object({ field: z.string(), isPasted: z.boolean(), tail: z.string().nullable(), checked: Verdict.nullable() })
    .nullable(),
  /** Null for services without tokens. */
  tokens: TokensView.nullable(),
  /** By the id of a field that is typed or secret: where its value is in the game's files, and in which state. */
  places: z.record(z.string(), z.array(PlaceView)),
  targets: z.array(TargetView),
  /** By field id: the files of the game that have its value or receive it, in short. */
  files: z.record(z.string(), z.array(FileView)),
  pendingWrites: z.array(PendingWrite),
})
export type ServiceView = z.infer<typeof ServiceView>

export const ProjectView = z.object({
  id: z.string(),
  name: z.string(),
  folder: z.string(),
  engine: EngineView,
  environment: Environment,
  /** All environments that the project names, in its order. */
  environments: z.array(Environment),
  /** Why nothing can be saved, or null. */
  readOnly: z.string().nullable(),
  /** Files with the read-only mark, which Perforce sets on files that are not checked out. */
  readOnlyFiles: z.array(ReadOnlyFile),
  /** The folders approved for the project whose id this folder carries, while the user has to say whether it is that project. */
  boundTo: z.array(z.string()).nullable(),
  undo: z.string().nullable(),
  redo: z.string().nullable(),
  savedAt: When.nullable(),
  /** Null until the engine's files have been read, which happens after the first view. */
  general: GeneralView.nullable(),
  /** The pages of the engine's own settings. Null until they have been read, which happens after the first view. */
  enginePages: z.array(EnginePageView).nullable(),
  /** The services that it shows, in the order of the tree. */
  services: z.array(ServiceView),
  /** What they are, each. Main has judged it, and it is the same object in every view. */
  declared: z.array(z.custom<Service>()),
  /** Services of the team's own that it does not use, if there are any. */
  team: z.array(TeamEntry).optional(),
  /** The services that it does not show. */
  hidden: z.array(HiddenService),
})
export type ProjectView = z.infer<typeof ProjectView>

/** What protects secrets right now. Main chooses the words, since only main knows the system. */
export const Protection = z.object({
  state: z.enum(['unknown', 'strong', 'weak', 'locked', 'absent']),
  text: z.string(),
  /** What to do about it, when there is something to do. */
  advice: z.string().nullable(),
  hidden: z.boolean(),
  /** What the user can do about it here. */
  offers: z.array(z.enum(['passphrase', 'try-again', 'accept-weak', 'accept-file'])),
  /** Whether a passphrase opens the vault: not at all, besides another unlock method, or as the only one. */
  passphrase: z.enum(['none', 'spare', 'only']),
})
export type Protection = z.infer<typeof Protection>

/** A message that belongs to no field. */
export const Notice = z.object({ id: z.string(), tone: z.enum(['info', 'warning', 'error']), text: z.string() })
export type Notice = z.infer<typeof Notice>

/** Everything one window shows. Immutable: a new one is published after every change. */
export const View = z.object({
  version: z.string(),
  platform: z.string(),
  about: About,
  project: ProjectView.nullable(),
  recent: z.array(RecentProject),
  protection: Protection,
  preferences: Preferences,
  notices: z.array(Notice),
  /** The last thing done, for the status region. `count` makes a repeated text a new one. */
  said: z.object({ count: z.int(), text: z.string() }),
  /** Why the last project could not be opened, until the next attempt. */
  openProblem: Failure.nullable(),
  online: z.boolean(),
  asked: AskedPage.nullable(),
})
export type View = z.infer<typeof View>
