import type { Command, Handlers } from '../../../shared/contract'
import { AppError } from '../../../shared/errors'
import { teamTexts as texts } from '../../../shared/texts/team'
import type { Session } from '../session/session'

type Step = (input: unknown) => unknown

/**
 * The same commands, each refused for a service that the open project does not have: another window's project may have one,
 * and all windows share what is known of services.
 */
export function ofProject(session: Session, handlers: Handlers): Handlers {
  const entries = Object.entries(handlers).map(([command, handler]) => {
    // Each command has its own input type, but TypeScript sees only the union of all of them.
    const run = handler as Step
    const act = (input: unknown): unknown => {
      const service = serviceIn(input)
      const project = session.project()
      if (service !== null && project !== null && command !== 'team.takeBack' && !project.services.includes(service))
        throw new AppError('invalid', texts.noService)
      return run(input)
    }
    return [command, act]
  })
  // Object.fromEntries loses the type of the names, which are those of the handlers.
  return Object.fromEntries(entries) as Record<Command, never>
}

function serviceIn(input: unknown): string | null {
  if (typeof input !== 'object' || input === null || !('service' in input)) return null
  return typeof input.service === 'string' ? input.service : null
}
