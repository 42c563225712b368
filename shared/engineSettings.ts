import { z } from 'zod'

import { Failure } from './errors'

/** Part of the undo history: the file and the address in it. */
export const EngineSettingId = z.string().min(1).max(2048)

/** A word that a file may hold, with what it means. */
const Choice = z.object({ value: z.string(), label: z.string() })

/**
 * What a setting is, which decides its control and the form of its value, always a text:
 * `switch` "true" or "false"; `number` as it is written; `choice` one of its values; `flags` the number whose bits they are;
 * `vector` its parts, joined by ", "; `colour` red, green, blue and alpha from 0 to 1 in the same form; `text` the text itself.
 * `list` its entries as `listValue` writes them; `literal` is anything else that the engine can hold, as it is written in the file. `reference` names another file.
 */
export const SettingType = z.discriminatedUnion('is', [
  z.object({ is: z.literal('switch') }),
  z.object({
    is: z.literal('number'),
    isWhole: z.boolean(),
    min: z.number().optional(),
    max: z.number().optional(),
    /** Values beyond the range are no mistake. */
    isOpen: z.boolean().optional(),
    step: z.number().optional(),
    unit: z.string().optional(),
  }),
  z.object({ is: z.literal('text'), hasLines: z.boolean().optional() }),
  /** `isOpen`: other values than these are no mistake. */
  z.object({ is: z.literal('choice'), choices: z.array(Choice), isOpen: z.boolean().optional() }),
  z.object({ is: z.literal('flags'), bits: z.array(z.object({ bit: z.int(), label: z.string() })) }),
  z.object({ is: z.literal('vector'), parts: z.array(z.string()), isWhole: z.boolean() }),
  z.object({ is: z.literal('colour'), hasAlpha: z.boolean() }),
  z.object({ is: z.literal('list'), of: z.enum(['text', 'number', 'whole']) }),
  z.object({ is: z.literal('reference') }),
  z.object({ is: z.literal('literal') }),
])
export type SettingType = z.infer<typeof SettingType>

/** A setting of the engine, in the engine's own file. */
export const EngineSettingView = z.object({
  id: EngineSettingId,
  /** The foldouts it is in, from the outside in. */
  folds: z.array(z.string()),
  label: z.string(),
  /** Its key, as a person would look for it in the file. */
  key: z.string(),
  file: z.string(),
  /** The platform it is for, where the engine keeps one value for each. */
  platform: z.string().optional(),
  type: SettingType,
  /** Null: the file does not have it, and the engine uses its default. A secret is never in here. */
  value: z.string().nullable(),
  /** What it is without anybody's doing: the engine's own default, or what most projects have. Left out if unknown. */
  standard: z.object({ value: z.string(), is: z.enum(['default', 'usual']) }).optional(),
  isModified: z.boolean(),
  /** It can be taken out of the file again, or brought to its default. */
  canReset: z.boolean(),
  /** Why it can't be edited here; left out if it can. */
  why: z.string().optional(),
  /** What a change of it may break. */
  notes: z.array(z.string()).optional(),
  /** When a change takes effect, which is no warning. */
  hints: z.array(z.string()).optional(),
  /** The engine hides it among its advanced settings, or behind nothing at all. */
  isAdvanced: z.boolean().optional(),
  isSecret: z.boolean().optional(),
  /** What went wrong with the last attempt to change it. */
  problem: Failure.optional(),
})
export type EngineSettingView = z.infer<typeof EngineSettingView>

/** A page of the engine's settings, without its rows: those are read page by page, each time `revision` is a new one. */
export const EnginePageView = z.object({
  id: z.string(),
  label: z.string(),
  /** The heading it is below in the tree, where the engine has one. */
  group: z.string().optional(),
  /** The files its rows are in, in order. `why`: nothing can be written there. */
  files: z.array(z.object({ path: z.string(), why: Failure.optional() })),
  count: z.int(),
  modified: z.int(),
  revision: z.int(),
})
export type EnginePageView = z.infer<typeof EnginePageView>
