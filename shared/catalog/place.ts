import { z } from 'zod'

import { Id } from './fields'

// Where the engines keep the values of a service, and by what they show that a game uses it.

const Engine = z.enum(['unity', 'unreal', 'godot', 'plain'])

/**
 * Where a value is in its file. `section` is what the format groups by; in `key`, `{environment}` is replaced. `inside` is the
 * way from there to a part: names and numbers joined by slashes; `[Name=Text]` is the entry of a list whose member `Name` is
 * `Text`, which may be the value of another field, as `{field}`; `[@List=Text]` the entry at the position at which another
 * list of the file has `Text`; `[]` the only entry. `suffix`: what the key ends with, by environment; then only those have one.
 * `orBare`: where an engine finds no key with the suffix, it takes the one without. So that one is read too, never written for an
 * environment that has a suffix, and is the key of those that have none.
 */
const AddressInFile = z.strictObject({
  section: z.string().optional(),
  key: z.string(),
  inside: z.string().optional(),
  /** A number without a point, where the format tells numbers from texts. */
  as: z.literal('number').optional(),
  suffix: z.record(z.string(), z.string()).optional(),
  orBare: z.literal(true).optional(),
})

/** An address, or the setting that names its key. */
const Address = z.union([AddressInFile, z.strictObject({ setting: Id })])

/** How the files of places are read: each has one locator in `electron/core/formats/`. */
const PlaceFormat = z.enum([
  'unityAsset',
  'unityTree',
  'unrealTree',
  'godot',
  'dotenv',
  'jsonTree',
  'properties',
  'source',
  'keysFile',
])

/** A file of the game that holds values of the service. */
export const Place = z.strictObject({
  /** Stable: the user's consent to writes is recorded under it. */
  id: Id,
  label: z.string(),
  /** Left out if the place exists with every engine. */
  engine: Engine.optional(),
  /** Whether the file ships in the game. */
  ships: z.boolean(),
  /**
   * Its path; the setting that holds the path; or the guid of the Unity asset's script (with its `fileID` in a DLL), and the
   * path where the SDK creates it.
   */
  file: z.union([
    z.strictObject({ path: z.string() }),
    z.strictObject({ setting: Id }),
    z.strictObject({
      script: z.string().regex(/^[0-9a-f]{32}$/),
      fileID: z
        .string()
        .regex(/^-?\d{1,20}$/)
        .optional(),
      standard: z.string(),
    }),
  ]),
  format: PlaceFormat,
  /** By field id. */
  values: z.record(Id, Address),
  /** Like `values`, but only read: shown while nothing is saved, and never written. */
  reads: z.record(Id, Address).optional(),
  /** Where a secret may be found. Nothing is written there: what is found can be moved to the vault. */
  secrets: z.record(Id, AddressInFile).optional(),
  /** Keys that depend on another field's value, by that field's id. They are emptied when the value changes. */
  emptied: z.record(z.string(), Id).optional(),
  /** Written only where the key is there already. */
  ifThere: z.boolean().optional(),
  /** Said while the file is not there: who makes it, and when. */
  absent: z.string().optional(),
})
export type Place = z.infer<typeof Place>

/**
 * How a service is recognised in a project besides by the files of its places: a package in Unity's manifest, a plugin in the
 * `.uproject`, a folder of `addons/`, or a file.
 */
export const Mark = z.union([
  z.strictObject({ engine: z.literal('unity'), package: z.string() }),
  z.strictObject({ engine: z.literal('unreal'), plugin: z.string() }),
  z.strictObject({ engine: z.literal('godot'), addon: z.string() }),
  z.strictObject({ engine: Engine.optional(), file: z.string() }),
])
export type Mark = z.infer<typeof Mark>
