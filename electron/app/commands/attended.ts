import { contract, type Command, type Handlers, type Work } from '../../../shared/contract'
import { AppError } from '../../../shared/errors'
import type { ServiceAt } from '../../../shared/schemas'
import { refusalTexts, workTexts } from '../../../shared/texts'
import { unquoting } from '../../core/operations/quotedSecrets'
import { keyFieldAt } from '../../core/project/settingAt'
import type { Session } from '../session/session'

/** What does a command. Work gets the signal by which it is cancelled: what comes all the same is dropped by `throwIfAborted`. */
export type Acts = {
  [C in Command]: C extends Work
    ? (input: Parameters<Handlers[C]>[0], signal: AbortSignal) => ReturnType<Handlers[C]>
    : Handlers[C]
}

/** Those of the commands that begin with one of these words. */
export type ActsOf<Word extends string> = Pick<Acts, Extract<Command, `${Word}.${string}`>>

// One command with its own input: TypeScript sees only the union of all of them.
type Act = (input: unknown, signal?: AbortSignal) => unknown

/**
 * Each command as the contract declares it. Eyes are kept off files while one that is over at once works on them, and the
 * other windows hear when any is `done`. One that waits marks the part of it that saves something itself.
 */
export function attended(acts: Acts, session: Session, done: () => void): Handlers {
  const attend = (command: Command, act: Act, input: unknown): unknown => {
    const { waits, work } = contract[command]
    // All work is of one service in one environment, says its declaration.
    if (work !== null) return atWork(session, command as Work, input as ServiceAt, (signal) => act(input, signal))
    return waits ? act(input) : session.atOnce(() => act(input))
  }
  // Object.keys forgets the names, which are those of the contract.
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
  // Object.fromEntries forgets the names, which are those of the handlers.
  return Object.fromEntries(entries) as Record<Command, never>
}

/** One at a time: a second press while something is under way is no second request. The sign goes, however it ends. */
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
