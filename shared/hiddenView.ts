import { z } from 'zod'

import { Failure } from './errors'
import { ServiceId } from './schemas'

/** A service that the project hides, or that it neither uses nor has added. */
export const HiddenService = z.object({
  id: ServiceId,
  label: z.string(),
  summary: z.string(),
  /** By what it was found in the project, in a sentence, if it was. */
  foundBy: z.string().nullable(),
  /** How many of its secrets are on this computer. */
  secrets: z.int(),
  /** Why it could not be shown. */
  problem: Failure.nullable(),
})
export type HiddenService = z.infer<typeof HiddenService>
