import { z } from 'zod'

/**
 * A value of the General page that was written into a file of the engine. What stood there and what was put there is
 * kept as it was written, so that undo gives back the very bytes. Null: the file had no such value.
 */
export const SavedEdit = z.object({
  id: z.string(),
  file: z.string(),
  before: z.string().nullable(),
  after: z.string(),
  removed: z.string(),
  inserted: z.string(),
  /** From the beginning of what was inserted to the value in it. */
  lead: z.int(),
})
export type SavedEdit = z.infer<typeof SavedEdit>
