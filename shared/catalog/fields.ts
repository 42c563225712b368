import { z } from 'zod'

import { formatNames } from './rules'

// What a service is, as data that could be in a JSON file. Main parses every declaration with these schemas; the page imports
// only types from here.

/** Where a value may go: this machine only, into the game, or into the team's repository. */
export type FieldClass = 'secret' | 'runtime' | 'shared'

/** A setting's value as it is written in `project.json`. */
export type SettingValue = string | boolean

/** What is wrong with a text, in words for the line under its field; null when nothing is. */
export type Check = (text: string) => string | null

const Rule = z.strictObject({ pattern: z.string(), message: z.string() })
const Id = z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,63}$/)

const base = {
  /** Stable: part of `project.json`, of vault records and of the undo history. `shown` is what every service has. */
  id: Id.refine((id) => id !== 'shown'),
  label: z.string(),
  help: z.string(),
  /** True when each environment holds a value of its own. */
  perEnvironment: z.boolean(),
}

/** Pasted or typed by the user, kept in the vault, never read back except by Reveal. */
const SecretField = z.strictObject({
  ...base,
  kind: z.literal('secret'),
  class: z.literal('secret'),
  /** Name of the environment variable in which CI passes the same secret. */
  variable: z.string(),
  /** Id of the link to the page where the secret can be obtained. */
  link: z.string(),
  /** True if a project can do without it, so that it is not reported as missing. */
  isOptional: z.boolean().optional(),
  /** True if environments may have the same value: it can be copied to another one in one step. */
  mayBeSame: z.boolean().optional(),
  /**
   * How to get a new one at the service, in a sentence; `{environment}` is replaced. Only a field with this has step-by-step
   * renewal.
   */
  renewal: z.string().optional(),
  /** Doubts about the shape, shown but not enforced: portals may change their shapes. */
  doubts: z.array(Rule),
})
export type SecretField = z.infer<typeof SecretField>

/** Arrives from the portal; the user can read, copy and undo it, not type it. */
const FetchedField = z.strictObject({
  ...base,
  kind: z.literal('fetched'),
  class: z.enum(['runtime', 'shared']),
  rules: z.array(Rule),
  /** Kept and shown only beside another field (an id beside its name). */
  companion: z.string().optional(),
})
export type FetchedField = z.infer<typeof FetchedField>

const SwitchField = z.strictObject({
  ...base,
  kind: z.literal('switch'),
  class: z.literal('shared'),
  default: z.boolean(),
})
export type SwitchField = z.infer<typeof SwitchField>

const TextField = z.strictObject({
  ...base,
  kind: z.literal('text'),
  class: z.enum(['runtime', 'shared']),
  default: z.string(),
  /**
   * The defaults in projects whose engine has no file of its own that receives the value: `first` for the first environment,
   * `other` for the others, with `{environment}` replaced.
   */
  defaultElsewhere: z.strictObject({ first: z.string(), other: z.string() }).optional(),
  rules: z.array(Rule).optional(),
  format: z.enum(formatNames).optional(),
  /** The switch that must be on for this field to count. */
  enabledBy: z.string().optional(),
})
export type TextField = z.infer<typeof TextField>

/** The environment whose values the game's files hold, if environments share a file. It changes only when the files do. */
const FilesField = z.strictObject({
  ...base,
  kind: z.literal('files'),
  class: z.literal('shared'),
  perEnvironment: z.literal(false),
})

const Field = z.discriminatedUnion('kind', [SecretField, FetchedField, SwitchField, TextField, FilesField])
export type Field = z.infer<typeof Field>

const Section = z.strictObject({
  id: Id,
  label: z.string(),
  fields: z.array(Field),
  /** What else this section shows. */
  shows: z.array(z.enum(['targets', 'sign-in', 'check'])).optional(),
})

/** Where a value is in its file (`section` is what the format groups by), or the setting that names its key. */
const Address = z.union([z.strictObject({ section: z.string().optional(), key: z.string() }), z.strictObject({ setting: Id })])

/** A file of the game that holds values of the service. */
const Place = z.strictObject({
  /** Stable: the user's consent to writes is recorded under it. */
  id: Id,
  label: z.string(),
  /** Left out if the place exists with every engine. */
  engine: z.enum(['unity', 'unreal', 'godot', 'plain']).optional(),
  /** Whether the file ships in the game. */
  ships: z.boolean(),
  /**
   * Its path; the setting that holds the path; or the guid of the Unity asset's script, and the path where the SDK creates
   * it.
   */
  file: z.union([
    z.strictObject({ path: z.string() }),
    z.strictObject({ setting: Id }),
    z.strictObject({ script: z.string().regex(/^[0-9a-f]{32}$/), standard: z.string() }),
  ]),
  format: z.enum(['unityAsset', 'godot', 'dotenv']),
  /** By field id. In a key `{environment}` is replaced. */
  values: z.record(Id, Address),
  /** Like `values`, but only read: shown while nothing is saved, and never written. */
  reads: z.record(Id, Address).optional(),
  /** Keys that depend on another field's value, by that field's id. They are emptied when the value changes. */
  emptied: z.record(z.string(), Id).optional(),
  /** Said while the file is not there: who makes it, and when. */
  absent: z.string().optional(),
})
export type Place = z.infer<typeof Place>

/** What the arrow of a service does: it sends one secret and fetches one key, which goes into the game's files. */
const FetchRole = z.strictObject({
  /** The secret field that is sent. */
  secret: Id,
  /** The fetched field that has the arrow. Problems with a fetch are shown there. */
  key: Id,
  /** The field that says which environment's values the game's files hold. */
  holds: Id,
  /** Hosts, with their subdomains, whose login pages may be opened besides the portal's own. */
  loginHosts: z.array(z.string()),
})

/** Tokens of an account that can be listed and created at the portal, on a page of their own. */
const TokensRole = z.strictObject({
  /** The secret field that signs in. */
  secret: Id,
  /** Names of the page and its tab, as in the service's own portal. */
  page: z.string(),
  tab: z.string(),
})

/** A request that finds out whether keys are good. It is sent only when its button is pressed. */
const CheckRole = z.strictObject({
  /** Text of the button. */
  label: z.string(),
  /** What it does, and what it leaves behind at the service. */
  help: z.string(),
  /** Ids of the fields whose values it sends, secret or fetched. */
  sends: z.array(Id),
})

/** Where the management API is. */
const Portal = z.strictObject({
  /** Its base when no custom endpoint is set. Its origin needs no approval. */
  url: z.string(),
  /** Added to a custom endpoint that is a bare host or origin. */
  basePath: z.string(),
  /** What the bare word `localhost` stands for, if that is more than the host. */
  local: z.string().optional(),
  /** True if even loopback addresses need https. */
  httpsOnly: z.boolean().optional(),
  /** The fields in which a team sets its own portal. */
  isCustom: Id,
  customUrl: Id,
})

const Link = z.strictObject({ label: z.string(), url: z.string().startsWith('https://') })

/** What a service is. What only code can do is in the folder of the same name in `electron/core/services/`. */
export const Service = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/),
  label: z.string(),
  summary: z.string(),
  /** Why not everything here can be relied on, in a sentence; absent if the portal documents what is used. */
  experimental: z.string().optional(),
  /** True if a project shows it only when it uses it, or when it was added there. The others are shown until hidden. */
  isOptional: z.boolean().optional(),
  /** What must never be done with its secrets, in a sentence or two. */
  caution: z.string().optional(),
  /** The service's own names for environments, where they differ from ours; or why it has no environments, in a sentence. */
  environments: z.union([z.record(z.string(), z.string()), z.string()]),
  /** Absent if Latchkey never sends a request to the service. */
  portal: Portal.optional(),
  fetch: FetchRole.optional(),
  tokens: TokensRole.optional(),
  check: CheckRole.optional(),
  /** Where the engines keep its values. The game itself is built with the first one that ships. */
  places: z.array(Place),
  sections: z.array(Section),
  /** Pages of the service's website, by id. The page names a link; main opens its https address. */
  links: z.record(z.string(), Link),
})
export type Service = z.infer<typeof Service>
