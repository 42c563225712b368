import type { ServiceAt } from '../../../shared/schemas'
import { openAccount, type TokenAccount } from '../../core/operations/tokenAccount'
import type { Session } from '../session/session'
import { working } from './working'

type Task = {
  /** Where a failure is shown. */
  problem: string
  text: string
}

/** Runs one task at a time with the service's tokens. Its failure is shown; then the answer is undefined. */
export async function withAccount<T>(
  session: Session,
  at: ServiceAt,
  { problem, text }: Task,
  act: (account: TokenAccount) => Promise<T>,
): Promise<T | undefined> {
  const project = session.opened()
  if (project.run(at).work !== null) return undefined
  return session.attempt(at, problem, (run) =>
    working(session, run, { action: 'tokens', text }, async (signal) =>
      act(await openAccount(session.shared, project, at, signal)),
    ),
  )
}
