import { z } from 'zod'

/** A file of a project that carries the read-only mark. */
export const ReadOnlyFile = z.object({
  path: z.string(),
  /** What makes it writable, for the user's own shell. */
  command: z.string(),
  isPerforce: z.boolean(),
})
export type ReadOnlyFile = z.infer<typeof ReadOnlyFile>

export const RecentProject = z.object({
  path: z.string(),
  name: z.string(),
  engine: z.string(),
  openedAt: z.iso.datetime(),
})
export type RecentProject = z.infer<typeof RecentProject>
