import { z } from 'zod'

import { asked, command, writing } from './declaring'
import { ApprovedDeclaration, TeamFileName } from './teamView'

/** What the page may ask about services of the team's own. */
export const teamContract = {
  /** The user's yes to a declaration as the page shows it. Main asks, with all that it asks for. */
  'team.approve': command(z.object({ name: TeamFileName, hash: z.string().length(64) }), z.void(), [
    ...asked,
    'foreign-project',
    ...writing,
  ]),
  /** It is not used any more, in any window, until it is approved again. */
  'team.takeBack': command(ApprovedDeclaration.omit({ label: true }), z.void(), ['file-failed']),
} as const
