import { z } from 'zod'

import { asked, command, writing } from './declaring'
import { ServiceId } from './schemas'
import { ApprovedDeclaration, TeamFileName } from './teamView'

/** What the page may ask about services as such, and about those of the team's own. */
export const serviceContract = {
  /** Shows a service in the project, or hides it. What is stored for it stays. A failure is shown beside its name. */
  'service.show': command(
    z.object({ service: ServiceId, isShown: z.boolean() }),
    z.object({ done: z.boolean() }).default({ done: false }),
  ),
  'link.open': command(z.object({ service: ServiceId, link: z.string().max(64) }), z.void(), []),

  /** The user's yes to a declaration as the page shows it. Main asks, with all that it asks for. */
  'team.approve': command(z.object({ name: TeamFileName, hash: z.string().length(64) }), z.void(), [
    ...asked,
    'foreign-project',
    ...writing,
  ]),
  /** It is not used any more, in any window, until it is approved again. */
  'team.takeBack': command(ApprovedDeclaration.omit({ label: true }), z.void(), ['file-failed']),
} as const
