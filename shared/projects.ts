import { z } from 'zod'

import { Environment } from './schemas'

/** A file of a project that carries the read-only mark. */
export const ReadOnlyFile = z.object({
  path: z.string(),
  /** The command that makes it writable, for the user's own shell; null if a shell would not take the path literally. */
  command: z.string().nullable(),
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

/** The state of a project on the recent list, read when the list is shown. */
export const RecentState = z.object({
  path: z.string(),
  /** Null if its folder could not be read. */
  environment: Environment.nullable(),
  attention: z.enum(['gone', 'no-answer', 'unreadable', 'read-only', 'needs-secrets', 'renew-now', 'renew-soon']).nullable(),
})
export type RecentState = z.infer<typeof RecentState>
