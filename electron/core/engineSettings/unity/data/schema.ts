import { z } from 'zod'

const Written = z.strictObject({
  /** What its value is; left out where its shape says it. `entry`: the number of an entry of the list `of`. */
  is: z.enum(['bool', 'int', 'float', 'string', 'hex', 'guid', 'entry']).optional(),
  of: z.string().optional(),
  /** As Unity's window calls it, where the key does not say it; nothing for a list that is no foldout. */
  label: z.string().optional(),
  platform: z.string().optional(),
  /** It has one entry for each platform. */
  byPlatform: z.literal(true).optional(),
  /** Names by values. */
  choices: z.record(z.string(), z.string()).optional(),
  /** Names by bits. */
  bits: z.record(z.string(), z.string()).optional(),
  /** What most public projects have, as the window shows it. */
  usual: z.string().optional(),
  /** Why it can't be edited by hand. */
  risk: z.enum(['internal', 'engine', 'id', 'secret', 'packed', 'opaque', 'builtIn', 'path']).optional(),
  note: z.enum(['restart', 'imports', 'rewrites', 'tag', 'stores', 'saves']).optional(),
  /** Unity's window does not show it. */
  hidden: z.literal(true).optional(),
  /** Newer versions of Unity have this one in its place. */
  now: z.string().optional(),
})

/** Of `settings.json`: what is known by file, category and key. A test holds the file to it; the app does not read it again. */
export const Settings = z.record(z.string(), z.record(z.string(), z.record(z.string(), Written)))
export type Written = z.infer<typeof Written>
