import { z } from 'zod'

const Choices = { choices: z.array(z.string()).optional(), values: z.array(z.number()).optional() }

/** What is known of a setting. `scripts/godot-settings.ts` makes the files; docs/engine-settings.md says from what. */
const Known = z.strictObject({
  /** As Godot calls it. Left out where nobody knows. */
  type: z.string().optional(),
  /** A literal. */
  default: z.string().optional(),
  /** Where versions differ: by the first version of each; null where it depends on the machine. */
  defaults: z.record(z.string(), z.string().nullable()).optional(),
  /** The versions that have it of their own, such as "3.2-3.6 4.1-4.7". */
  in: z.string().optional(),
  ...Choices,
  /** Others than the listed ones may come with modules. */
  open: z.boolean().optional(),
  flags: z.array(z.string()).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  step: z.number().optional(),
  unit: z.string().optional(),
  /** A text of several lines. */
  lines: z.boolean().optional(),
  /** A text that names a file of the project. */
  file: z.boolean().optional(),
  restart: z.boolean().optional(),
  advanced: z.boolean().optional(),
  secret: z.boolean().optional(),
  /** Why it is not for hands: `engine` writes it, or a window of its own makes the `list`. */
  fixed: z.enum(['engine', 'list']).optional(),
  /** What is different in Godot 3. Nothing in it: nobody knows. */
  v3: z.strictObject({ type: z.string().optional(), default: z.string().optional(), ...Choices }).optional(),
})
export type Known = z.infer<typeof Known>

/** Of `settings.json` and `export.json`, by key. A test holds the files to these; the app does not check them again. */
export const Settings = z.record(z.string(), Known)
/** Of `words.json`: how Godot writes words. */
export const Words = z.strictObject({
  spelled: z.array(z.string()),
  rewritten: z.record(z.string(), z.string()),
  small: z.array(z.string()),
})
