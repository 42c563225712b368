// Free of zod, like everything the page runs: the schemas of these types are in schemas.ts, which only main runs.

/** Where a value may go: this machine only, into the game, or into the team's repository. */
export type FieldClass = 'secret' | 'runtime' | 'shared'

/** A setting's value as it stands in `project.json`. */
export type SettingValue = string | boolean

/** What is wrong with a text, in words for the line under its field; null when nothing is. */
export type Check = (text: string) => string | null

type FieldBase = {
  /** Stable: part of `project.json`, of vault records and of the undo history. */
  readonly id: string
  readonly label: string
  readonly help: string
  /** True when each environment holds a value of its own. */
  readonly perEnvironment: boolean
}

/** Pasted or typed by the user, kept in the vault, never read back except by Reveal. */
export type SecretField = FieldBase & {
  readonly kind: 'secret'
  readonly class: 'secret'
  /** Name of the environment variable under which CI hands the same secret over. */
  readonly variable: string
  /** The link to the page where the secret is to be had. */
  readonly link: string
  /** True where a project may well do without it, so that nobody is told that it is missing. */
  readonly isOptional?: boolean
  /** True where environments may well have the same value: it can be taken over in one step. */
  readonly mayBeSame?: boolean
  /** How a new one is had at the service, in a sentence; `{environment}` is replaced. Then it is renewed step by step. */
  readonly renewal?: string
  /** A doubt about the shape, said but not enforced: portals may change their shapes. */
  readonly doubt: Check
}

/** Arrives from the portal; the user can read, copy and undo it, not type it. */
export type FetchedField = FieldBase & {
  readonly kind: 'fetched'
  readonly class: 'runtime' | 'shared'
  readonly check: Check
  /** Kept and shown only beside another field (an id beside its name). */
  readonly companion?: string
}

export type SwitchField = FieldBase & {
  readonly kind: 'switch'
  readonly class: 'shared'
  readonly default: boolean
}

export type TextField = FieldBase & {
  readonly kind: 'text'
  readonly class: 'shared'
  readonly default: string
  /**
   * The defaults in projects whose engine has no file of its own that receives the value: of the first environment, and of
   * each other one, in which `{environment}` is replaced.
   */
  readonly defaultElsewhere?: { readonly first: string; readonly other: string }
  readonly check: Check
  /** The switch that must be on for this field to count. */
  readonly enabledBy?: string
}

/** The environment whose values the game's files hold, where environments share a file. It changes with the files alone. */
type FilesField = FieldBase & {
  readonly kind: 'files'
  readonly class: 'shared'
  readonly perEnvironment: false
}

export type Field = SecretField | FetchedField | SwitchField | TextField | FilesField

type Section = {
  readonly id: string
  readonly label: string
  readonly fields: readonly Field[]
  /** What else has its place in this section. */
  readonly shows?: readonly ('targets' | 'sign-in' | 'check')[]
}

/** The files of a project that receive runtime values. */
export const targetIds = ['unity', 'env'] as const

/** What the arrow of a service does: it sends one secret and brings one key, which goes into the game's files. */
type FetchRole = {
  /** The secret field that is sent. */
  readonly secret: string
  /** The fetched field that carries the arrow. What goes wrong with a fetch is shown there. */
  readonly key: string
  /** The field that says whose values the game's files hold. */
  readonly holds: string
  readonly targets: readonly (typeof targetIds)[number][]
  /** Hosts, with all below them, whose login pages may be opened besides the portal's own. */
  readonly loginHosts: readonly string[]
}

/** Tokens of an account that can be listed and made at the portal, on a page of their own. */
type TokensRole = {
  /** The secret field that signs in. */
  readonly secret: string
  /** Names of the page and of its tab, as the service's own portal has them. */
  readonly page: string
  readonly tab: string
}

/** A request that finds out whether keys are good. Sent when its button is pressed and at no other time. */
type CheckRole = {
  /** On the button. */
  readonly label: string
  /** What it does, and what it leaves behind at the service. */
  readonly help: string
  /** Ids of the fields whose values it takes, secret or fetched. */
  readonly sends: readonly string[]
}

/** What a service is. What it does is a module of the same name in `electron/core/services/`. */
export type Service = {
  readonly id: string
  readonly label: string
  readonly summary: string
  /** Why not everything here can be relied on, in a sentence; absent where the portal documents what is used. */
  readonly experimental?: string
  /** What must never be done with its secrets, in a sentence or two. */
  readonly caution?: string
  /** The service's own names for environments, where it has others than ours; or why it has none, in a sentence. */
  readonly environments: Readonly<Record<string, string>> | string
  /** Base of the management API when no custom endpoint is set. Its origin needs no approval. */
  readonly portal: string
  /** Not even loopback is let off https. */
  readonly httpsOnly?: boolean
  /** Added to a custom endpoint that is a bare host or origin. */
  readonly basePath: string
  readonly fetch?: FetchRole
  readonly tokens?: TokensRole
  readonly check?: CheckRole
  readonly sections: readonly Section[]
  /** Pages of the service's website, by id. The page names a link; main opens its https address. */
  readonly links: Readonly<Record<string, Link>>
}

type Link = { readonly label: string; readonly url: `https://${string}` }
