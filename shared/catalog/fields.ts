import { z } from 'zod'

import { formatNames } from './rules'

// The fields of a service, as data that could be in a JSON file. The page imports only types from here.

/** Where a value may go: this machine only, into the game, or into the team's repository. */
export type FieldClass = 'secret' | 'runtime' | 'shared'

/** A setting's value as it is written in `project.json`. */
export type SettingValue = string | boolean

/** What is wrong with a text, in words for the line under its field; null when nothing is. */
export type Check = (text: string) => string | null

/** A regular expression (flag u) that a text has to match, and what is said if it doesn't. */
const Rule = z.strictObject({ pattern: z.string().max(200), message: z.string() })
/** Shown, never enforced: a service may change its shapes. `environment`: said of the values of that one only. */
const Doubt = Rule.extend({ environment: z.string().optional() })
export const Id = z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,63}$/)

const base = {
  /** Stable: part of `project.json`, of vault records and of the undo history. Not one that every service has. */
  id: Id.refine((id) => !['shown', 'filesHold', 'places'].includes(id) && !id.endsWith('RenewOn')),
  label: z.string(),
  help: z.string(),
  /** True when each environment holds a value of its own. */
  perEnvironment: z.boolean(),
}

type Base = { id: string; label: string; help: string; perEnvironment: boolean }

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
  doubts: z.array(Doubt),
})
export type SecretField = z.infer<typeof SecretField>

/** Arrives from the portal; the user can read, copy and undo it, not type it. */
const FetchedField = z.strictObject({
  ...base,
  kind: z.literal('fetched'),
  class: z.enum(['runtime', 'shared']),
  rules: z.array(Rule),
  /** Name of the environment variable in which the service's own tools take it. */
  variable: z.string().optional(),
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
  doubts: z.array(Doubt).optional(),
  format: z.enum(formatNames).optional(),
  /** Name of the environment variable in which the service's own tools take it. */
  variable: z.string().optional(),
  /** Id of the link to the page where the value can be looked up. */
  link: z.string().optional(),
  /** The switch that must be on for this field to count. */
  enabledBy: z.string().optional(),
})
export type TextField = z.infer<typeof TextField>

/** The environment whose values the game's files hold, if environments share a file. It changes only when the files do. */
export type FilesField = Omit<Base, 'perEnvironment'> & { kind: 'files'; class: 'shared'; perEnvironment: false }

export const Field = z.discriminatedUnion('kind', [SecretField, FetchedField, SwitchField, TextField])
/** The last kind is not declared: `ownFields.ts`. */
export type Field = z.infer<typeof Field> | FilesField
