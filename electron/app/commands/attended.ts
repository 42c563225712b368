import { contract, type Command, type Handlers, type Work } from '../../../shared/contract'
import { AppError } from '../../../shared/errors'
import type { ServiceAt } from '../../../shared/schemas'
import { refusalTexts } from '../../../shared/texts/refusals'
import { workTexts } from '../../../shared/texts/work'
import { unquoting } from '../../core/operations/quotedSecrets'
import { keyFieldAt } from '../../core/project/settingAt'
import type { Session } from '../session/session'

/** What each command does. Work gets the signal that cancels it: `throwIfAborted` drops an answer that arrives afterwards. */
export type Acts = {
  [C in Command]: C extends Work
    ? (input: Parameters<Handlers[C]>[0], signal: AbortSignal) => ReturnType<Handlers[C]>
    : Handlers[C]
}

/** The commands that begin with one of these words. */
export type ActsOf<Word extends string> = Pick<Acts, Extract<Command, `${Word}.${string}`>>

// Each command has its own input type, but TypeScript sees only the union of all of them.
type Act = (input: unknown, signal?: AbortSignal) => unknown

/**
 * Handlers for the commands, run as the contract declares them. Files are not watched while a command that does not wait
 * works on them; one that waits marks the part of it that saves something. `done` is called after each one.
 */
export function attended(acts: Acts, session: Session, done: () => void): Handlers {
  const attend = (command: Command, act: Act, input: unknown): unknown => {
    const { waits, work } = contract[command]
    // The declaration says that all work belongs to one service in one environment.
    if (work !== null) return atWork(session, command as Work, input as ServiceAt, (signal) => act(input, signal))
    return waits ? act(input) : session.atOnce(() => act(input))
  }
  // Object.keys loses the type of the names, which are those of the contract.
  const entries = (Object.keys(acts) as Command[]).map((command) => {
    const attending = async (input: unknown): Promise<unknown> => {
      try {
        return await attend(command, acts[command] as Act, input)
      } finally {
        done()
      }
    }
    return [command, attending]
  })
  // Object.fromEntries loses the type of the names, which are those of the handlers.
  return Object.fromEntries(entries) as Record<Command, never>
}

/** Runs work of a service, one at a time: a second press meanwhile does nothing. The view shows it until it ends. */
async function atWork(session: Session, command: Work, at: ServiceAt, act: (signal: AbortSignal) => unknown): Promise<unknown> {
  const project = session.opened()
  if (project.run(at).work !== null) return undefined
  const { action, beside } = contract[command].work
  const text = workTexts[command]
  return session.attempt(at, beside ?? keyFieldAt(at).id, async (run) => {
    const controller = new AbortController()
    run.work = {
      action,
      text: typeof text === 'string' ? text : text(keyFieldAt(at).label),
      startedAt: session.shared.now().toISOString(),
      cancel: () => controller.abort(new AppError('cancelled', refusalTexts.cancelled)),
    }
    session.publish()
    try {
      return await act(controller.signal)
    } catch (error) {
      throw error instanceof AppError ? unquoting(session.shared, project, error) : error
    } finally {
      run.work = null
    }
  })
}
