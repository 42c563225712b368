import { basename } from 'node:path'

import type { Failure } from '../../shared/errors'
import { environments, type Environment } from '../../shared/fields'
import { serviceIds, serviceOf, type ServiceId } from '../../shared/services'
import type { Note, ServiceView, TargetId } from '../../shared/view'
import type { Checked, Organizations } from '../services/service'
import type { Plan, Reading, Target } from '../targets/target'
import type { General } from '../general/general'
import type { Engine } from './engine'
import { noTokens, type KnownTokens } from './knownTokens'
import type { Change } from './place'
import type { ProjectFile } from './projectFile'
import type { ProjectState, SavedWrite } from './projectState'

/** What is going on with one service in one environment. In memory only: it ends with the window. */
export type Run = {
  readonly problems: Map<string, Failure>
  readonly notes: Map<string, Note>
  work: { action: 'fetch' | 'sign-in' | 'tokens' | 'check'; text: string; startedAt: string; controller: AbortController } | null
  signIn: ServiceView['signIn']
  /** What signing in brought, while the user may still have to choose from it. */
  organizations: Organizations | null
  tokens: KnownTokens
  /** Created secrets that could not be put into the vault, by the name of their record. */
  readonly unsealed: Map<string, UnsealedSecret>
  pending: { target: Target; plan: Plan }[]
  /** What the last check said, of the keys that `stamp` names. */
  checked: (Checked & { at: string; stamp: string }) | null
  /** A new secret on its way: the old one stays until this one works. In memory only. */
  renewal: { field: string; text: string | null; checked: Checked | null } | null
}

type UnsealedSecret = { label: string; text: string; origin: string; storedAt: string }

/** A target with what it held when it was last read. */
export type KnownTarget = { target: Target; reading: Reading; ignoredByGit: boolean | null }

export type Project = ReturnType<typeof createProject>

type Parts = {
  root: string
  file: ProjectFile
  state: ProjectState
  engine: Engine
  boundTo: string | null
  /** The engine's own basic settings. */
  general: General
  /** The files that receive the runtime values at each place, as the settings say now. */
  findTargets(
    project: { root: string; file: ProjectFile; engine: Engine },
    places: readonly RunPlace[],
  ): Promise<KnownTarget[][]>
  isEngineOpen(root: string): Promise<boolean>
}

export type RunPlace = { service: ServiceId; environment: Environment }

/** A service without environments has one run. */
const runKey = ({ service, environment }: RunPlace) =>
  `${service}/${typeof serviceOf(service).environments === 'string' ? 'all' : environment}`

/** One open project: its files, its state, and what is going on with its services. */
export function createProject({ root, file, state, engine, boundTo, general, findTargets, isEngineOpen }: Parts) {
  const runs = new Map<string, Run>()
  const targets = new Map<string, KnownTarget[]>()
  let engineOpen = false
  let binding = boundTo

  function run(place: RunPlace): Run {
    const known = runs.get(runKey(place))
    if (known !== undefined) return known
    const fresh = newRun()
    runs.set(runKey(place), fresh)
    return fresh
  }

  /** Reads the game's files again. Slow on a first look (the asset is searched for), so it follows the first view. */
  async function readTargets(): Promise<void> {
    engineOpen = await isEngineOpen(root)
    const found = await findTargets({ root, file, engine }, places)
    places.forEach((place, index) => targets.set(runKey(place), found[index] ?? []))
  }

  /** Saves changes as one step of the history. Values that already stand are no change. */
  async function update(label: string, changes: readonly Change[]): Promise<boolean> {
    const real = changes.filter((change) => change.from !== change.to)
    if (real.length === 0) return false
    await file.update(real)
    state.record({ label, changes: [...real], writes: [] })
    return true
  }

  return {
    root,
    engine,
    file,
    state,
    general,
    run,
    readTargets,
    update,
    id: () => file.id(),
    name: () => general.name() ?? engine.name ?? basename(root),
    environment: () => state.read().environment,
    engineOpen: () => engineOpen,
    boundTo: () => binding,
    accept: () => {
      binding = null
    },
    targets: (place: RunPlace): readonly KnownTarget[] => targets.get(runKey(place)) ?? [],
    fetched: (place: RunPlace) => state.read().fetched[runKey(place)] ?? null,
    setFetched: (place: RunPlace, at: string, change: { was: string; is: string } | null) =>
      state.write({ fetched: { ...state.read().fetched, [runKey(place)]: { at, change } } }),
    forgetFetched: (keys: readonly string[]) => state.write({ fetched: omit(state.read().fetched, keys) }),
    isAccepted: (target: { id: TargetId; path: string }) =>
      state.read().acceptedTargets.includes(`${target.id}:${target.path}`),
    acceptTarget: ({ id, path }: { id: TargetId; path: string }) =>
      state.write({ acceptedTargets: [...new Set([...state.read().acceptedTargets, `${id}:${path}`])] }),
    /** What waits for the user's yes shows values that no longer stand. */
    withdrawWrites: () =>
      runs.forEach((known) => {
        known.pending = []
      }),
    recordWrites: (writes: readonly SavedWrite[]) => state.recordWrites(writes),
    /** Ends everything under way: the project is being closed or left. */
    stop: () => runs.forEach(({ work }) => work?.controller.abort()),
  }
}

const places: readonly RunPlace[] = serviceIds.flatMap((service) =>
  environments.map((environment) => ({ service, environment })),
)

function newRun(): Run {
  return {
    problems: new Map(),
    notes: new Map(),
    work: null,
    signIn: { offered: false, account: null, choice: null },
    organizations: null,
    tokens: noTokens,
    unsealed: new Map(),
    pending: [],
    checked: null,
    renewal: null,
  }
}

function omit<T>(record: Record<string, T>, keys: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)))
}
