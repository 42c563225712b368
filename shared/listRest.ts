import { z } from 'zod'

/** What a list lacks of what the portal has. A complete list has no rest. */
export const ListRest = z.object({
  /** How many entries the portal says there are; null if unknown, but more than it gave. */
  total: z.int().nullable(),
  /** What went wrong while reading on; null if nothing did, but there was no link to follow. */
  why: z.string().nullable(),
})
export type ListRest = z.infer<typeof ListRest>
