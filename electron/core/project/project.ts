import { basename } from 'node:path'

import { environments } from '../../../shared/fields'
import type { ReadOnlyFile } from '../../../shared/projects'
import type { ServiceAt } from '../../../shared/schemas'
import { serviceIds } from '../../../shared/services'
import type { KnownTarget, Target } from '../targets/target'
import type { General } from '../engines/general'
import { tidyInside } from '../files/inside'
import type { Engine } from '../engines/engine'
import type { Change } from './place'
import { projectPath } from './projectDocument'
import type { ProjectFile } from './projectFile'
import { filePartsOf } from './fileParts'
import type { ProjectState } from './projectState'
import { findReadOnly } from './readOnly'
import type { RecoveryWorld } from './recovery'
import { createRuns, runKey } from './runs'
import { createSteps, type Step } from './steps'

export type Project = ReturnType<typeof createProject>

type Parts = {
  root: string
  file: ProjectFile
  state: ProjectState
  engine: Engine
  /** Set while the user has to confirm the id: the folders it was approved at. */
  boundTo(): string[] | null
  /** The engine's own basic settings. */
  general: General
  /** The files that receive the runtime values at each place, as the settings say now. */
  findTargets(
    project: { root: string; file: ProjectFile; engine: Engine },
    places: readonly ServiceAt[],
  ): Promise<KnownTarget[][]>
  isEngineOpen(root: string): Promise<boolean>
  now(): Date
  tellCutOff: RecoveryWorld['tell']
}

/** One open project: its files, its state, and what is going on with its services. */
export function createProject({ root, file, state, engine, boundTo, general, findTargets, isEngineOpen, now, tellCutOff }: Parts) {
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

  const targetsAt = (place: ServiceAt): readonly KnownTarget[] => targets.get(runKey(place)) ?? []
  const steps = createSteps({
    root,
    state,
    now,
    partsOf: (parts, trail) => filePartsOf({ root, trail, file, general, targets: targetsAt }, parts),
    look: () => Promise.all([readTargets(), general.read()]),
    tidy: async (paths) => {
      for (const path of paths) await tidyInside(root, path)
    },
    tell: tellCutOff,
  })

  /** Saves changes as a part of a step. Values that already stand are no change; what is not used is replaced. */
  async function change(step: Step, changes: readonly Change[]): Promise<boolean> {
    const whole = changes.map((one) => ({ ...one, misfit: file.misfitAt(one.place)?.written }))
    const real = whole.filter(({ from, to, misfit }) => from !== to || misfit !== undefined)
    if (real.length > 0) await step.take({ changes: real }, () => file.update(real))
    return real.length > 0
  }

  return {
    root,
    engine,
    file,
    state,
    general,
    run: runs.at,
    /** New secrets that wait in memory to be checked. */
    renewals: () => runs.all().flatMap(({ renewal }) => renewal?.text ?? []),
    readTargets,
    steps,
    change,
    /** The same as a step of its own. */
    update: (label: string, changes: readonly Change[]) => steps.run(label, (step) => change(step, changes)),
    id: () => file.id(),
    name: () => general.name() ?? engine.name ?? basename(root),
    environment: state.environment,
    engineOpen: () => seen.engineOpen,
    ...createBinding(file, boundTo),
    ...createTyped(),
    targets: targetsAt,
    /** The game's files that receive something, in any environment. */
    targetPaths: () => pathsOf(targets),
    readOnlyFiles: () => seen.readOnlyFiles,
    fetched: (place: ServiceAt) => state.read().fetched[runKey(place)] ?? null,
    isAccepted: (target: Written) => state.read().acceptedTargets.includes(nameOf(target)),
    acceptTarget: (target: Written) =>
      state.write({ acceptedTargets: [...new Set([...state.read().acceptedTargets, nameOf(target)])] }),
    /** What waits for the user's yes shows values that no longer stand. */
    withdrawWrites: () =>
      runs.all().forEach((known) => {
        known.pending = []
      }),
    /** Ends everything under way: the project is being closed or left. */
    stop: () => runs.all().forEach(({ work }) => work?.controller.abort()),
  }
}

/** What the user saw of a first write, and said yes to. */
type Written = Pick<Target, 'id' | 'path' | 'variable'>

function nameOf({ id, path, variable }: Written): string {
  return [id, path, ...(variable === undefined ? [] : [variable])].join(':')
}

const places: readonly ServiceAt[] = serviceIds.flatMap((service) =>
  environments.map((environment) => ({ service, environment })),
)

/** Whether this folder is the project it says it is. */
function createBinding(file: ProjectFile, boundTo: Parts['boundTo']) {
  const openedAs = file.id()
  const isSame = () => file.id() === openedAs
  return {
    /** False once the file carries another id: then this is another project, and has to be opened as one. */
    isSame,
    /** Null when its secrets may be used here; otherwise the folders, if any, that its id was approved at. */
    boundTo: () => (isSame() ? boundTo() : []),
  }
}

/** Portals whose address the user typed since the project was opened: the first secret for one asks. */
function createTyped() {
  const typed = new Set<string>()
  return {
    noteTyped: (origin: string) => void typed.add(origin),
    isTyped: (origin: string) => typed.has(origin),
    forgetTyped: (origin: string) => void typed.delete(origin),
  }
}

function pathsOf(targets: ReadonlyMap<string, readonly KnownTarget[]>): string[] {
  const paths = [...targets.values()].flat().map(({ target }) => target.path)
  return [...new Set(paths)].filter((path) => path !== null)
}
