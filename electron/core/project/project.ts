import { basename } from 'node:path'

import type { Environment } from '../../../shared/values/environments'
import type { ServiceAt } from '../../../shared/schemas'
import type { EngineSettings } from '../engineSettings/engineSettings'
import type { Target } from '../targets/target'
import type { Team } from '../teamServices/team'
import { createTeamPart } from './teamPart'
import { tidyInside } from '../files/inside'
import { createLists, type RenamedSecrets } from './environmentsPart'
import { createPlaceChanges } from './ownPlacesPart'
import type { Change } from './settingAt'
import type { ProjectFile } from './projectFile'
import { filePartsOf } from './fileParts'
import { editOf } from './settingEdits'
import { createGameFiles, type GameFiles, type GameFilesWorld } from './gameFiles'
import { createOffers } from './offers'
import type { ProjectState } from './projectState'
import type { Proofs } from '../places/proofs'
import type { RecoveryWorld } from './recovery'
import { createRuns, runKey } from './runs'
import { createSteps, type Step } from './steps'

export type Project = ReturnType<typeof createProject>

type Parts = Omit<GameFilesWorld, 'services'> & {
  /** The services that the project declares itself. */
  team: Team
  engineSettings: EngineSettings
  state: ProjectState
  proofs: Proofs
  secrets: RenamedSecrets
  /** Set while the user has to confirm the id: the folders it was approved at. */
  boundTo(): string[] | null
  now(): Date
  tellCutOff: RecoveryWorld['tell']
}

/** One open project: its files, its state, and what is going on with its services. */
export function createProject(parts: Parts) {
  const { root, file, state, engine, boundTo, general, engineSettings, proofs, secrets, now, tellCutOff, team } = parts
  const runs = createRuns(file)
  const { services, readTeam } = createTeamPart({ team, file, runs })
  const gameFiles = createGameFiles({ root, services, file, engine, general })
  const change = changing(file)
  const readEngine = async () => void (await Promise.all([general.read(), engineSettings.read()]))
  const world = { root, file, general, engineSettings, proofs, secrets, targets: gameFiles.targets, renamed: runs.rename }
  const steps = createSteps({
    root,
    state,
    noted: (edit) => proofs.proven(root, edit),
    now,
    partsOf: (edits, trail) => filePartsOf({ ...world, trail }, edits),
    look: () => Promise.all([gameFiles.readTargets(), readEngine()]),
    tidy: (paths) => tidied(root, paths),
    tell: tellCutOff,
  })

  return {
    root,
    /** The services that there are for this project, in the order of the tree. */
    get services() {
      return services()
    },
    team,
    readTeam,
    engine,
    file,
    state,
    general,
    engineSettings,
    readEngine,
    run: runs.at,
    knownRun: runs.known,
    isQuiet: runs.isQuiet,
    cancelIn: runs.cancelIn,
    /** New secrets that wait in memory for a check. */
    renewals: () => runs.all().flatMap(({ renewal }) => renewal?.text ?? []),
    ...gameFiles,
    readWritten: (paths: readonly (string | null)[]) => readWritten(parts, gameFiles, paths),
    stampsOf: (path: string) => [...gameFiles.stampsOf(path), ...engineSettings.stampsOf(path)],
    ...createOffers(root, engine),
    steps,
    change,
    ...createChanges(world),
    /** Saves changes as a step of their own. */
    update: (label: string, changes: readonly Change[]) => steps.run(label, (step) => change(step, changes)),
    id: () => file.id(),
    name: () => general.name() ?? engine.name ?? basename(root),
    environments: () => file.environments(),
    environment: () => shownOf(file, state),
    ...createBinding(file, boundTo),
    ...createTyped(),
    fetched: (place: ServiceAt) => state.read().fetched[runKey(place)] ?? null,
    ...createAccepted(state),
    /** Drops the pending writes: they show values that no longer count. */
    withdrawWrites: runs.withdrawWrites,
    /** Cancels all work: the project is being closed or left. */
    stop: () => stopAll(parts, gameFiles, runs),
  }
}

/** Changes of `project.json` that are no values. */
const createChanges = (world: Parameters<typeof createLists>[0] & Parameters<typeof createPlaceChanges>[0]) => ({
  ...createLists(world),
  ...createPlaceChanges(world),
})

/** Reads files again, after something was written there, for whatever shows what they hold. */
async function readWritten(
  { general, engineSettings }: Parts,
  files: GameFiles,
  paths: readonly (string | null)[],
): Promise<void> {
  await files.readWritten(paths)
  const has = (some: (path: string) => boolean) => paths.some((path) => path !== null && some(path))
  if (has((path) => general.paths.includes(path))) await general.read()
  if (has(engineSettings.owns)) await engineSettings.read()
}

/**
 * Saves changes as part of a step, and returns whether there were any: a saved value is none, one that is not used is
 * replaced.
 */
function changing(file: ProjectFile) {
  return async (step: Step, changes: readonly Change[]): Promise<boolean> => {
    const whole = changes.map((one) => ({ ...one, misfit: file.misfitAt(one.place)?.written }))
    const real = whole.filter(({ from, to, misfit }) => from !== to || misfit !== undefined)
    if (real.length > 0) await step.take(real.map(editOf), () => file.update(real))
    return real.length > 0
  }
}

async function tidied(root: string, paths: readonly string[]): Promise<void> {
  for (const path of paths) await tidyInside(root, path)
}

function stopAll(
  { team }: Pick<Parts, 'team'>,
  { stopLooking }: ReturnType<typeof createGameFiles>,
  runs: ReturnType<typeof createRuns>,
): void {
  stopLooking()
  team.close()
  runs.all().forEach(({ work }) => work?.cancel())
}

/** The environment that was shown last, if the project still names it; else its first. */
export function shownOf(file: Pick<ProjectFile, 'environments'>, state: Pick<ProjectState, 'environment'>): Environment {
  const all = file.environments()
  return all.find((known) => known === state.environment()) ?? all[0] ?? ''
}

/** Whether this folder is the project it claims to be. */
function createBinding(file: ProjectFile, boundTo: Parts['boundTo']) {
  const openedAs = file.id()
  const isSame = () => file.id() === openedAs
  return {
    /** False once the file has another id: then this is another project, which has to be opened as one. */
    isSame,
    /** Null if its secrets may be used here; otherwise the folders, if any, that its id was approved for. */
    boundTo: () => (isSame() ? boundTo() : []),
  }
}

/** The files of the game that may be written without asking. */
function createAccepted(state: ProjectState) {
  return {
    isAccepted: ({ accepted }: Target) => state.read().acceptedTargets.includes(accepted),
    acceptTarget: ({ accepted }: Target) =>
      state.write({ acceptedTargets: [...new Set([...state.read().acceptedTargets, accepted])] }),
  }
}

/** Origins the user typed since the project was opened: the user is asked when the first secret would go there. */
function createTyped() {
  const typed = new Set<string>()
  return {
    noteTyped: (origin: string) => void typed.add(origin),
    isTyped: (origin: string) => typed.has(origin),
    forgetTyped: (origin: string) => void typed.delete(origin),
    /** All of them, as one text. */
    typedOrigins: () => [...typed].join('\n'),
  }
}
