import { z } from 'zod'

/** What a list lacks of what the portal has. There is none for a list that is whole. */
export const ListRest = z.object({
  /** How many the portal says there are; null: more than it gave. */
  total: z.int().nullable(),
  /** What went wrong while reading on; null: nothing did, there was no way on. */
  why: z.string().nullable(),
})
export type ListRest = z.infer<typeof ListRest>
