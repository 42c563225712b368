import type { ReadOnlyFile } from '../../../shared/projects'
import type { ServiceAt } from '../../../shared/schemas'
import { serviceIds } from '../../../shared/catalog/services'
import type { Engine } from '../engines/engine'
import type { General } from '../engines/general'
import type { KnownTarget } from '../targets/target'
import { projectPath } from './projectDocument'
import type { ProjectFile } from './projectFile'
import { findReadOnly } from './readOnly'
import { runKey } from './runs'

export type GameFilesWorld = {
  root: string
  file: ProjectFile
  engine: Engine
  /** The engine's own basic settings. */
  general: General
  /** The files that receive the runtime values of each service in each environment, as the settings say now. */
  findTargets(project: Pick<GameFilesWorld, 'root' | 'file' | 'engine'>, places: readonly ServiceAt[]): Promise<KnownTarget[][]>
  isEngineOpen(root: string): Promise<boolean>
}

/** What the game's own files hold, as they were read last. */
export function createGameFiles({ root, file, engine, general, findTargets, isEngineOpen }: GameFilesWorld) {
  let targets: ReadonlyMap<string, readonly KnownTarget[]> = new Map()
  let isOpen = false
  let readOnlyFiles: readonly ReadOnlyFile[] = []

  /** The game's files that receive something, in any environment. */
  function targetPaths(): string[] {
    const paths = [...targets.values()].flat().map(({ target }) => target.path)
    return [...new Set(paths)].filter((path) => path !== null)
  }

  return {
    targetPaths,
    targets: (at: ServiceAt): readonly KnownTarget[] => targets.get(runKey(at)) ?? [],
    engineOpen: () => isOpen,
    readOnlyFiles: () => readOnlyFiles,

    /** Reads the game's files again. Slow on a first look (the asset is searched for), so it follows the first view. */
    async readTargets(): Promise<void> {
      isOpen = await isEngineOpen(root)
      const places = serviceIds.flatMap((service) => file.environments().map((environment) => ({ service, environment })))
      const found = await findTargets({ root, file, engine }, places)
      targets = new Map(places.map((at, index) => [runKey(at), found[index] ?? []]))
      readOnlyFiles = await findReadOnly(root, [...new Set([projectPath, ...targetPaths(), ...general.paths])])
    },
  }
}
