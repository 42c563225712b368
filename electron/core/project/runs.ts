import { AppError, type Failure } from '../../../shared/errors'
import type { ServiceAt } from '../../../shared/schemas'
import { serviceOf } from '../catalog'
import { refusalTexts as texts } from '../../../shared/texts/refusals'
import type { Note, ServiceView } from '../../../shared/view'
import type { Checked, Organizations } from '../portal/service'
import type { Plan, Target } from '../targets/target'
import { noTokens, type KnownTokens } from './knownTokens'

/** What fetches a key: the secret, by the time it was stored, null for a sign-in without one; and the portal. */
export type Fetcher = { secretStoredAt: string | null; origin: string | null }

/** What is going on with one service in one environment. In memory only: it ends with the window. */
export type Run = {
  readonly problems: Map<string, Failure>
  readonly notes: Map<string, Note>
  /** The request to the service that is under way. */
  work: (NonNullable<ServiceView['work']> & { cancel(): void }) | null
  signIn: ServiceView['signIn']
  /** What the sign-in returned, while the user may still have to choose from it. */
  organizations: (Organizations & Fetcher) | null
  tokens: KnownTokens
  /** Created secrets that could not be put into the vault, by the name of their record. */
  readonly unsealed: Map<string, UnsealedSecret>
  /** Writes that wait for the user's yes; `isApart` if that will be a step of its own. */
  pending: { target: Target; plan: Plan; isApart?: boolean | undefined }[]
  /** The result of the last check, for the keys that `stamp` names. */
  checked: (Checked & { at: string; stamp: string }) | null
  /** A new secret that is to replace the stored one, which stays until then. In memory only. */
  renewal: { field: string; text: string | null; checked: Checked | null } | null
}

type UnsealedSecret = { label: string; text: string; origin: string; storedAt: string; isCopied?: boolean }

/** A service without environments has a single run. */
export const runKey = ({ service, environment }: ServiceAt) =>
  `${service}/${typeof serviceOf(service).environments === 'string' ? 'all' : environment}`

/** What is going on with each service of one project. */
export function createRuns({ environments }: { environments(): readonly string[] }) {
  const runs = new Map<string, Run>()
  return {
    all: () => [...runs.values()],
    /** Whether there is nothing to tell: nothing is going on, and nothing is left of what went on before. */
    isQuiet(place: ServiceAt): boolean {
      const known = runs.get(runKey(place))
      return known === undefined || isLikeNew(known)
    },
    /** For giving something up, also in an environment that was taken away meanwhile. Undefined: there is nothing. */
    known: (place: ServiceAt): Run | undefined => runs.get(runKey(place)),
    /** Cancels the requests under way in an environment. */
    cancelIn(environment: string): void {
      for (const [key, { work }] of runs) if (key.endsWith(`/${environment}`)) work?.cancel()
    },
    /** Drops the pending writes: they show values that no longer count. */
    withdrawWrites(): void {
      for (const run of runs.values()) run.pending = []
    },
    /** Nothing goes on with a service any more. */
    end(service: string): void {
      for (const [key, { work }] of runs) {
        if (!key.startsWith(`${service}/`)) continue
        work?.cancel()
        runs.delete(key)
      }
    },
    /** What goes on in a renamed environment is under its new name; a request under way there is cancelled. */
    rename({ from, to }: { from: string; to: string }): void {
      for (const [key, run] of runs) {
        const [service = '', environment] = key.split('/')
        if (environment !== from) continue
        run.work?.cancel()
        runs.delete(key)
        runs.set(`${service}/${to}`, run)
      }
    },
    /** Throws `invalid` for an environment that the project does not name. */
    at(place: ServiceAt): Run {
      if (!environments().includes(place.environment)) throw new AppError('invalid', texts.noEnvironment(place.environment))
      const known = runs.get(runKey(place))
      if (known !== undefined) return known
      const fresh = newRun()
      runs.set(runKey(place), fresh)
      return fresh
    },
  }
}

/** No member is left out: the compiler names one that is. */
function isLikeNew(run: Run): boolean {
  const { problems, notes, work, signIn, organizations, tokens, unsealed, pending, checked, renewal, ...others } = run
  others satisfies Record<string, never>
  const nothing = [work, organizations, checked, renewal, signIn.account, signIn.choice, signIn.rest]
  const none = [problems.size, notes.size, unsealed.size, pending.length]
  return nothing.every((one) => one === null) && none.every((size) => size === 0) && !signIn.offered && tokens === noTokens
}

function newRun(): Run {
  return {
    problems: new Map(),
    notes: new Map(),
    work: null,
    signIn: { offered: false, account: null, choice: null, rest: null },
    organizations: null,
    tokens: noTokens,
    unsealed: new Map(),
    pending: [],
    checked: null,
    renewal: null,
  }
}
