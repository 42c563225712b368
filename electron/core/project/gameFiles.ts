import type { ServiceAt } from '../../../shared/schemas'
import { serviceOf, type ServiceId } from '../catalog'
import { foundTexts } from '../../../shared/texts/found'
import { isUnityOpen, type Engine } from '../engines/engine'
import type { ProjectFile } from './projectFile'
import type { KnownTarget } from '../targets/target'
import type { ReadOnlyFile } from '../../../shared/projects'
import type { General } from '../engines/general'
import type { Stamp } from '../files/inside'
import { findTargets } from './findTargets'
import { createFoundServices } from './foundServices'
import { projectPath } from './projectDocument'
import { findReadOnly } from './readOnly'
import { createLook } from './readTarget'
import { onceEach } from '../onceEach'
import { createTurns } from '../turns'
import { runKey } from './runs'

export type GameFilesWorld = {
  root: string
  /** The services that there are for this project, in the order of the tree. */
  services: () => readonly ServiceId[]
  file: ProjectFile
  engine: Engine
  /** The engine's own basic settings. */
  general: General
}

export type GameFiles = ReturnType<typeof createGameFiles>

/** What the game's own files hold, as last read. */
export function createGameFiles({ root, services, file, engine, general }: GameFilesWorld) {
  let held: Held = []
  let targets: ReadonlyMap<string, readonly KnownTarget[]> = new Map()
  let sources: ReadonlyMap<ServiceId, string> = new Map()
  let foundBy: ReadonlyMap<ServiceId, string | null> = new Map()
  let isOpen = false
  let readOnlyFiles: readonly ReadOnlyFile[] = []
  /** One reading after another: none that began earlier brings back what was there before. */
  const inTurn = createTurns()
  const found = createFoundServices({ root, engine, file, services: () => services().map(serviceOf) })

  function hold(now: Held): void {
    held = now
    targets = new Map(now.map(([at, known]) => [runKey(at), known]))
    sources = sourcesOf(now)
    foundBy = new Map(services().map((id) => [id, found.foundBy(serviceOf(id)) ?? foundByValue(now, id)]))
  }

  /** The game's files that receive values, in any environment. */
  function targetPaths(): string[] {
    const paths = [...targets.values()].flat().map(({ target }) => target.path)
    return [...new Set(paths)].filter((path) => path !== null)
  }

  /** Finds and reads the targets, or only those of some services; of the others, those that have another name now. */
  async function find(again: 'all' | readonly ServiceId[]): Promise<void> {
    if (again === 'all') await found.readMarks()
    const places = services().flatMap((service) => file.environments().map((environment) => ({ service, environment })))
    const isRead = ({ service }: ServiceAt) => again === 'all' || again.includes(service)
    const keptAt = (at: ServiceAt) => (isRead(at) ? [] : (targets.get(runKey(at)) ?? []))
    const all = await findTargets({ root, file, engine, keptAt, foundOf: found.assets() }, places)
    hold(places.map((at, index) => [at, all[index] ?? []]))
    readOnlyFiles = await findReadOnly(root, [...new Set([projectPath, ...targetPaths(), ...general.paths])])
  }

  return {
    targetPaths,
    targets: (at: ServiceAt): readonly KnownTarget[] => targets.get(runKey(at)) ?? [],
    /** All that is known of a service's files, in any environment, as one text. */
    targetsSource: (service: ServiceId): string => sources.get(service) ?? '',
    /** By what a service was found in the project, as a sentence; null if it was not. */
    foundBy: (service: ServiceId): string | null => foundBy.get(service) ?? null,
    /** Ends a search of all folders: the project is closed. */
    stopLooking: found.stop,
    /** The stamps of a file as whatever shows it has last read it, or written it. */
    stampsOf: (path: string) => [...stampsOfSettings({ file, general }, path), ...stampsOfTargets(held, path)],
    engineOpen: () => isOpen,
    readOnlyFiles: () => readOnlyFiles,

    /**
     * Reads the game's files again. Slow the first time, when the asset is searched for, so the first view does not wait
     * for it.
     */
    async readTargets(): Promise<void> {
      isOpen = await isUnityOpen(root)
      await inTurn(() => find('all'))
    },

    /** The same for the files of one service. */
    readTargetsOf: (service: ServiceId) => inTurn(() => find([service])),

    /**
     * Looks in all folders for what nothing hints at, once for each opening, while nobody waits. Returns whether the targets
     * were read again because there is more.
     */
    async lookFurther(): Promise<boolean> {
      const isMore = await found.lookFurther()
      if (isMore) await inTurn(() => find('all'))
      return isMore
    },

    /**
     * The same after the settings changed, whoever changed them: only where they name another file or key now. The other
     * files are where they were.
     */
    readRenamed: () => inTurn(() => find([])),

    /** Reads the targets in these files again, after something was written there. A link to one of them names it as well. */
    readWritten: (paths: readonly (string | null)[]) =>
      inTurn(async () => {
        hold(await readAgain({ root, beyond: engine.beyond }, held, paths))
      }),
  }
}

/** What is held, with the targets in some files read again. */
async function readAgain(where: Parameters<typeof createLook>[0], held: Held, paths: readonly (string | null)[]): Promise<Held> {
  const { realPath, readFile } = createLook(where)
  const written = await Promise.all(paths.map(realPath))
  // An asset is one target of several environments, and is read once for all of them.
  const again = onceEach(async (known: KnownTarget): Promise<KnownTarget> => {
    const place = await realPath(known.target.path)
    return place !== null && written.includes(place) ? { ...known, place, reading: await known.target.read(readFile) } : known
  })
  return Promise.all(held.map(async ([at, known]) => [at, await Promise.all(known.map(again))] as const))
}

type Held = readonly (readonly [ServiceAt, readonly KnownTarget[]])[]

/** All that is known of each service's files. JSON leaves functions out; what is declared never changes. */
function sourcesOf(found: Held): ReadonlyMap<ServiceId, string> {
  const sources = new Map<ServiceId, string>()
  for (const [{ service, environment }, targets] of found) {
    const known = targets.map(({ target, own, reading, place, ignoredByGit }) => [target, own, reading, place, ignoredByGit])
    sources.set(service, `${sources.get(service) ?? ''}${JSON.stringify([environment, known])}`)
  }
  return sources
}

/** A value of the service stands in a file that any game of the engine has. */
function foundByValue(held: Held, service: ServiceId): string | null {
  const known = held.flatMap(([at, targets]) => (at.service === service ? targets : []))
  const holding = known.find(
    ({ declared, own, reading }) =>
      own === undefined && 'path' in declared.file && Object.values(reading.values).some((value) => value !== ''),
  )
  return holding === undefined ? null : foundTexts.in(null, holding.target.path ?? '')
}

/** Null: there was no file. Undefined: not known. */
type Stamps = readonly (Stamp | null | undefined)[]

function stampsOfSettings({ file, general }: Pick<GameFilesWorld, 'file' | 'general'>, path: string): Stamps {
  const ofGeneral = general.paths.includes(path) ? [general.stampOf(path)] : []
  return path === projectPath ? [file.stamp(), ...ofGeneral] : ofGeneral
}

function stampsOfTargets(held: Held, path: string): Stamps {
  const known = held.flatMap(([, targets]) => targets).filter(({ target }) => target.path === path)
  return known.map(({ reading }) => (reading.state === 'refused' ? undefined : reading.stamp))
}
