import { z } from 'zod'

/** What is known of a setting. `scripts/unreal-settings.ts` makes the file; docs/engine-settings.md says from what. */
const Known = z.strictObject({
  /** Of each entry, if the setting is a list. */
  type: z.enum(['bool', 'int', 'float', 'enum', 'path', 'text']).optional(),
  /** Where it is not what the key says. */
  label: z.string().optional(),
  /** The foldout that it is in. */
  group: z.string().optional(),
  /** The members of an enumeration, or the numbers that stand for something. */
  choices: z.union([z.array(z.string()), z.record(z.string(), z.int())]).optional(),
  /**
   * What Unreal has without a line of its own, as it would write it, and the versions of Unreal that have the setting: only with
   * those is it shown without a line.
   */
  default: z.string().optional(),
  seenIn: z.string().optional(),
  /** What most projects have, where no default is known. */
  usual: z.string().optional(),
  /** Why it is not for hands. */
  fixed: z.enum(['id', 'redirects', 'engine-written']).optional(),
  secret: z.boolean().optional(),
  restart: z.boolean().optional(),
  /** Hardly any project has it. */
  rare: z.boolean().optional(),
})
export type Known = z.infer<typeof Known>

const Section = z.strictObject({
  /** The heading of its page in the tree, and the page. Left out where Unreal's window has none. */
  page: z.tuple([z.string(), z.string()]).optional(),
  settings: z.record(z.string(), Known),
})
/** Of `settings.json`, by file and section. A test holds the file to it; the app does not check it again. */
export const Settings = z.record(z.string(), z.record(z.string(), Section))
