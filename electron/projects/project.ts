import { basename } from 'node:path'

import { environments } from '../../shared/fields'
import type { ReadOnlyFile } from '../../shared/projects'
import { serviceIds } from '../../shared/services'
import type { TargetId } from '../../shared/view'
import type { Reading, Target } from '../targets/target'
import type { General } from '../general/general'
import type { Engine } from './engine'
import type { Change } from './place'
import { projectPath } from './projectDocument'
import type { ProjectFile } from './projectFile'
import type { ProjectState, SavedWrite } from './projectState'
import { findReadOnly } from './readOnly'
import { createRuns, runKey, type RunPlace } from './runs'

/** A target with what it held when it was last read. */
export type KnownTarget = {
  target: Target
  reading: Reading
  ignoredByGit: boolean | null
  /** Where its file really is, after all links; null when there is nowhere to write. */
  place: string | null
}

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

/** One open project: its files, its state, and what is going on with its services. */
export function createProject({ root, file, state, engine, boundTo, general, findTargets, isEngineOpen }: Parts) {
  const runs = createRuns()
  const targets = new Map<string, KnownTarget[]>()
  let seen: { engineOpen: boolean; readOnlyFiles: readonly ReadOnlyFile[] } = { engineOpen: false, readOnlyFiles: [] }

  /** Reads the game's files again. Slow on a first look (the asset is searched for), so it follows the first view. */
  async function readTargets(): Promise<void> {
    const engineOpen = await isEngineOpen(root)
    const found = await findTargets({ root, file, engine }, places)
    places.forEach((place, index) => targets.set(runKey(place), found[index] ?? []))
    seen = { engineOpen, readOnlyFiles: await findReadOnly(root, [...new Set([projectPath, ...pathsOf(targets), ...general.paths])]) }
  }

  /** Saves changes as one step of the history, with the files that were written for it. Values that stand are no change. */
  async function update(label: string, changes: readonly Change[], writes: readonly SavedWrite[] = []): Promise<boolean> {
    const real = changes.filter((change) => change.from !== change.to)
    if (real.length === 0) return false
    await file.update(real)
    state.record({ label, changes: [...real], writes: [...writes] })
    return true
  }

  return {
    root,
    engine,
    file,
    state,
    general,
    run: runs.at,
    readTargets,
    update,
    id: () => file.id(),
    name: () => general.name() ?? engine.name ?? basename(root),
    environment: () => state.read().environment,
    engineOpen: () => seen.engineOpen,
    ...createBinding(root, file, boundTo),
    targets: (place: RunPlace): readonly KnownTarget[] => targets.get(runKey(place)) ?? [],
    /** The game's files that receive something, in any environment. */
    targetPaths: () => pathsOf(targets),
    readOnlyFiles: () => seen.readOnlyFiles,
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
      runs.all().forEach((known) => {
        known.pending = []
      }),
    recordWrites: (writes: readonly SavedWrite[]) => state.recordWrites(writes),
    /** Ends everything under way: the project is being closed or left. */
    stop: () => runs.all().forEach(({ work }) => work?.controller.abort()),
  }
}

const places: readonly RunPlace[] = serviceIds.flatMap((service) =>
  environments.map((environment) => ({ service, environment })),
)

/** Whether this folder is the project it says it is. */
function createBinding(root: string, file: ProjectFile, boundTo: string | null) {
  const openedAs = file.id()
  let binding = boundTo
  const isSame = () => file.id() === openedAs
  return {
    /** False once the file carries another id: then this is another project, and has to be opened as one. */
    isSame,
    /** The other folder that this id was approved at. */
    boundTo: () => (isSame() ? binding : root),
    accept(): void {
      binding = null
    },
  }
}

function pathsOf(targets: ReadonlyMap<string, readonly KnownTarget[]>): string[] {
  const paths = [...targets.values()].flat().map(({ target }) => target.path)
  return [...new Set(paths)].filter((path) => path !== null)
}

function omit<T>(record: Record<string, T>, keys: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)))
}
