import { z } from 'zod'

import { Environment } from './schemas'

const When = z.iso.datetime()

/** What the page may know about a secret: its state, never its value. */
export const SecretView = z.object({
  state: z.enum(['absent', 'stored', 'session', 'locked', 'unreadable', 'doubtful', 'other-origin']),
  storedAt: When.nullable(),
  /** Last four characters, only while unlocked and only of secrets of 16 characters or more. */
  tail: z.string().length(4).nullable(),
  /** The only origin the secret may be sent to. */
  origin: z.string().nullable(),
  /** When it replaced another value, as long as that one can still be restored. */
  replacedAt: When.optional(),
  /** Another environment with the same value. Left out if there is none, or it can't be told. */
  sameAs: Environment.optional(),
})
export type SecretView = z.infer<typeof SecretView>
