import { z } from 'zod'

import { Failure } from './errors'
import { Environment, ServiceAt } from './schemas'

/** The id of a place, as its service declares it. */
export const TargetId = z.string().min(1).max(64)
export type TargetId = z.infer<typeof TargetId>

/** Places of a service in an environment. */
export const TargetsAt = ServiceAt.extend({ ids: z.array(TargetId).max(128) })

/** One place of a field's value in the game's files. */
export const PlaceView = z.object({
  target: TargetId,
  /** Relative to the project, with forward slashes; the place's own name while there is no file. */
  path: z.string(),
  /** What the value is called there. */
  key: z.string(),
  /** Whether the file ships in the game. */
  ships: z.boolean(),
  /**
   * `found`: it has a value, and none is saved. `others`: its values are those of another environment, `holds`. `secret`: a
   * secret stands there, which is all that the page learns of it.
   */
  state: z.enum(['same', 'differs', 'absent', 'refused', 'others', 'found', 'secret']),
  /** The value there; null for none, for a secret, and with `isHidden` for what may be one. */
  theirs: z.string().nullable(),
  isHidden: z.literal(true).optional(),
  /** Whose values the file has, where they are another environment's. */
  holds: Environment.nullable(),
  why: Failure.nullable(),
  /** Where `project.json` has it, if the team added it. */
  own: z.object({ scope: z.string(), id: z.string() }).optional(),
})
export type PlaceView = z.infer<typeof PlaceView>

/** A file of the game in which a value stands. */
export const FileView = PlaceView.pick({ path: true, ships: true, state: true, holds: true })
export type FileView = z.infer<typeof FileView>
