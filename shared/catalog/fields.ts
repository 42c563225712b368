import { z } from 'zod'

import { formatNames } from './rules'

// What a service is, as data that could stand in a JSON file. Main reads every declaration by these schemas; the page
// takes only types from here.

/** Where a value may go: this machine only, into the game, or into the team's repository. */
export type FieldClass = 'secret' | 'runtime' | 'shared'

/** A setting's value as it stands in `project.json`. */
export type SettingValue = string | boolean

/** What is wrong with a text, in words for the line under its field; null when nothing is. */
export type Check = (text: string) => string | null

const Rule = z.strictObject({ pattern: z.string(), message: z.string() })
const Id = z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,63}$/)

const base = {
  /** Stable: part of `project.json`, of vault records and of the undo history. */
  id: Id,
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
  /** Name of the environment variable under which CI hands the same secret over. */
  variable: z.string(),
  /** The link to the page where the secret is to be had. */
  link: z.string(),
  /** True where a project may well do without it, so that nobody is told that it is missing. */
  isOptional: z.boolean().optional(),
  /** True where environments may well have the same value: it can be taken over in one step. */
  mayBeSame: z.boolean().optional(),
  /** How a new one is had at the service, in a sentence; `{environment}` is replaced. Then it is renewed step by step. */
  renewal: z.string().optional(),
  /** Doubts about the shape, said but not enforced: portals may change their shapes. */
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
   * The defaults in projects whose engine has no file of its own that receives the value: of the first environment, and of
   * each other one, in which `{environment}` is replaced.
   */
  defaultElsewhere: z.strictObject({ first: z.string(), other: z.string() }).optional(),
  rules: z.array(Rule).optional(),
  format: z.enum(formatNames).optional(),
  /** The switch that must be on for this field to count. */
  enabledBy: z.string().optional(),
})
export type TextField = z.infer<typeof TextField>

/** The environment whose values the game's files hold, where environments share a file. It changes with the files alone. */
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
  /** What else has its place in this section. */
  shows: z.array(z.enum(['targets', 'sign-in', 'check'])).optional(),
})

/** Where a value stands in its file, `section` being what the format groups by; or the setting that names the key. */
const Address = z.union([z.strictObject({ section: z.string().optional(), key: z.string() }), z.strictObject({ setting: Id })])

/** A file of the game that holds values of the service. */
const Place = z.strictObject({
  /** Stable: what the user agreed to be written is noted under it. */
  id: Id,
  label: z.string(),
  /** Left out where it is there whatever the engine. */
  engine: z.enum(['unity', 'unreal', 'godot', 'plain']).optional(),
  /** Whoever gets the game gets it. */
  ships: z.boolean(),
  /** By its path; by the setting that holds the path; or as the Unity asset of a script, with where its SDK makes it. */
  file: z.union([
    z.strictObject({ path: z.string() }),
    z.strictObject({ setting: Id }),
    z.strictObject({ script: z.string().regex(/^[0-9a-f]{32}$/), standard: z.string() }),
  ]),
  format: z.enum(['unityAsset', 'godot', 'dotenv']),
  /** By field id. In a key `{environment}` is replaced. */
  values: z.record(Id, Address),
  /** The same for what is shown where nothing is saved, and never written. */
  reads: z.record(Id, Address).optional(),
  /** Keys that belong to what another field names, and are emptied when it names something else. */
  emptied: z.record(z.string(), Id).optional(),
})
export type Place = z.infer<typeof Place>

/** What the arrow of a service does: it sends one secret and brings one key, which goes into the game's files. */
const FetchRole = z.strictObject({
  /** The secret field that is sent. */
  secret: Id,
  /** The fetched field that carries the arrow. What goes wrong with a fetch is shown there. */
  key: Id,
  /** The field that says whose values the game's files hold. */
  holds: Id,
  /** Hosts, with all below them, whose login pages may be opened besides the portal's own. */
  loginHosts: z.array(z.string()),
})

/** Tokens of an account that can be listed and made at the portal, on a page of their own. */
const TokensRole = z.strictObject({
  /** The secret field that signs in. */
  secret: Id,
  /** Names of the page and of its tab, as the service's own portal has them. */
  page: z.string(),
  tab: z.string(),
})

/** A request that finds out whether keys are good. Sent when its button is pressed and at no other time. */
const CheckRole = z.strictObject({
  /** On the button. */
  label: z.string(),
  /** What it does, and what it leaves behind at the service. */
  help: z.string(),
  /** Ids of the fields whose values it takes, secret or fetched. */
  sends: z.array(Id),
})

/** Where the management API is. */
const Portal = z.strictObject({
  /** Its base when no custom endpoint is set. Its origin needs no approval. */
  url: z.string(),
  /** Added to a custom endpoint that is a bare host or origin. */
  basePath: z.string(),
  /** What the bare word `localhost` stands for, where that is more than the host. */
  local: z.string().optional(),
  /** Not even loopback is let off https. */
  httpsOnly: z.boolean().optional(),
  /** The fields by which a team names a portal of its own. */
  isCustom: Id,
  customUrl: Id,
})

const Link = z.strictObject({ label: z.string(), url: z.string().startsWith('https://') })

/** What a service is. What only code can do is a module of the same name in `electron/core/services/`. */
export const Service = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/),
  label: z.string(),
  summary: z.string(),
  /** Why not everything here can be relied on, in a sentence; absent where the portal documents what is used. */
  experimental: z.string().optional(),
  /** What must never be done with its secrets, in a sentence or two. */
  caution: z.string().optional(),
  /** The service's own names for environments, where it has others than ours; or why it has none, in a sentence. */
  environments: z.union([z.record(z.string(), z.string()), z.string()]),
  /** Absent where nothing is ever asked of the service from here. */
  portal: Portal.optional(),
  fetch: FetchRole.optional(),
  tokens: TokensRole.optional(),
  check: CheckRole.optional(),
  /** Where the engines keep its values. The first one that ships is what the game itself is built with. */
  places: z.array(Place),
  sections: z.array(Section),
  /** Pages of the service's website, by id. The page names a link; main opens its https address. */
  links: z.record(z.string(), Link),
})
export type Service = z.infer<typeof Service>
