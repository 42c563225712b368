import { z } from 'zod'

import { Environment } from './schemas'

/** What a project has for an environment. */
export const EnvironmentState = z.object({
  id: Environment,
  /** False for one that the project no longer lists. */
  isListed: z.boolean(),
  /** How many values `project.json` has for it alone. */
  settings: z.int(),
  /** The secrets on this computer, by name. Null: that can't be told now. */
  secrets: z.array(z.string()).nullable(),
})
export type EnvironmentState = z.infer<typeof EnvironmentState>
