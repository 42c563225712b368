import { z } from 'zod'

// What the commands of several kinds of settings take and answer.

/** `json` is a line for a settings file. */
export const CopyForm = z.enum(['value', 'id', 'json'])
export type CopyForm = z.infer<typeof CopyForm>
export const Written = z.object({ isConflict: z.boolean() })
