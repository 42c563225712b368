import type { Place } from '../../../shared/catalog/fields'
import type { ServiceAt } from '../../../shared/schemas'
import { serviceIds, serviceOf, type ServiceId } from '../../../shared/catalog/services'
import { placeInside } from '../files/contain'
import { isIgnoredByGit } from '../git/ignored'
import { defaultOf } from './fieldValues'
import { isUnityOpen, type Engine } from '../engines/engine'
import type { Asset } from '../engines/findAsset'
import { placeOf, settingsOf } from './settingAt'
import type { ProjectFile } from './projectFile'
import { createEnvTarget } from '../targets/envFile'
import { addressesIn, createTarget, type Addresses, type KnownTarget, type Target } from '../targets/target'
import { findAssetTarget } from '../targets/unityAsset'
import type { ReadOnlyFile } from '../../../shared/projects'
import type { General } from '../engines/general'
import { projectPath } from './projectDocument'
import { findReadOnly } from './readOnly'
import { runKey } from './runs'

export type GameFilesWorld = {
  root: string
  file: ProjectFile
  engine: Engine
  /** The engine's own basic settings. */
  general: General
}

/** What the game's own files hold, as last read. */
export function createGameFiles({ root, file, engine, general }: GameFilesWorld) {
  let targets: ReadonlyMap<string, readonly KnownTarget[]> = new Map()
  let sources: ReadonlyMap<ServiceId, string> = new Map()
  let isOpen = false
  let readOnlyFiles: readonly ReadOnlyFile[] = []

  /** The game's files that receive values, in any environment. */
  function targetPaths(): string[] {
    const paths = [...targets.values()].flat().map(({ target }) => target.path)
    return [...new Set(paths)].filter((path) => path !== null)
  }

  return {
    targetPaths,
    targets: (at: ServiceAt): readonly KnownTarget[] => targets.get(runKey(at)) ?? [],
    /** All that is known of a service's files, in any environment, as one text. */
    targetsSource: (service: ServiceId): string => sources.get(service) ?? '',
    engineOpen: () => isOpen,
    readOnlyFiles: () => readOnlyFiles,

    /**
     * Reads the game's files again. Slow the first time, when the asset is searched for, so the first view does not wait
     * for it.
     */
    async readTargets(): Promise<void> {
      isOpen = await isUnityOpen(root)
      const places = serviceIds.flatMap((service) => file.environments().map((environment) => ({ service, environment })))
      const found = await findTargets({ root, file, engine }, places)
      targets = new Map(places.map((at, index) => [runKey(at), found[index] ?? []]))
      sources = sourcesOf(places.map(({ service }, index) => [service, found[index] ?? []]))
      readOnlyFiles = await findReadOnly(root, [...new Set([projectPath, ...targetPaths(), ...general.paths])])
    },
  }
}

function sourcesOf(found: readonly (readonly [ServiceId, readonly KnownTarget[]])[]): ReadonlyMap<ServiceId, string> {
  const sources = new Map<ServiceId, string>()
  for (const [service, targets] of found) {
    // JSON leaves functions out. What is declared never changes.
    const text = JSON.stringify(targets.map(({ target, reading, place, ignoredByGit }) => [target, reading, place, ignoredByGit]))
    sources.set(service, `${sources.get(service) ?? ''}${text}`)
  }
  return sources
}

type Here = Pick<GameFilesWorld, 'root' | 'file' | 'engine'>

/**
 * The files that receive values of each service in each environment, according to the project's engine and settings, with
 * what they hold. An asset is searched for once.
 */
async function findTargets(project: Here, places: readonly ServiceAt[]): Promise<KnownTarget[][]> {
  const assets = new Map<Place, Promise<Target>>()

  function assetOf(declared: Place, asset: Asset, addresses: Addresses): Promise<Target> {
    const target = assets.get(declared) ?? findAssetTarget(project.root, { declared, asset, addresses })
    assets.set(declared, target)
    return target
  }

  async function targetOf(at: ServiceAt, declared: Place): Promise<Target | null> {
    const { root } = project
    const { file } = declared
    if ('setting' in file) return envTargetOf(project, at, declared)
    const addresses = addressesIn(declared, at.environment)
    if ('script' in file) return assetOf(declared, file, addresses)
    const target = createTarget({ root, declared, path: file.path, addresses })
    // A file of the engine, in which each service has its own keys.
    return { ...target, accepted: `${at.service}/${target.accepted}` }
  }

  return Promise.all(
    places.map(async (at) => {
      const declared = serviceOf(at.service).places.filter(({ engine }) => engine === undefined || engine === project.engine.kind)
      const found = declared.map(async (place) => {
        const target = await targetOf(at, place)
        return target === null ? [] : [await known(project.root, place, target)]
      })
      return (await Promise.all(found)).flat()
    }),
  )
}

function envTargetOf({ root, file, engine }: Here, at: ServiceAt, declared: Place): Target | null {
  const settings = settingsOf(declared)
  // The team meant another file, so the default must not be used in its place.
  if (settings.some((id) => file.misfitAt(placeOf(at.service, at.environment, id).place) !== null)) return null
  const [path = '', variable = ''] = settings.map(textOf)
  const [field = ''] = Object.keys(declared.values)
  return path === '' ? null : createEnvTarget(root, { declared, field, path, variable })

  function textOf(id: string): string {
    const { place, field: setting } = placeOf(at.service, at.environment, id)
    const value = file.valueAt(place) ?? defaultOf({ engine, file }, at.environment, setting)
    return typeof value === 'string' ? value : ''
  }
}

async function known(root: string, declared: Place, target: Target): Promise<KnownTarget> {
  const reading = await target.read()
  const { path } = target
  const place =
    path === null
      ? null
      : await placeInside(root, path).then(
          (found) => found.path,
          () => null,
        )
  const matters = !declared.ships && path !== null && reading.state !== 'refused'
  return { declared, target, reading, place, ignoredByGit: matters ? await isIgnoredByGit(root, path) : null }
}
