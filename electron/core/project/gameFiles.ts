import type { Place } from '../../../shared/catalog/fields'
import type { ServiceAt } from '../../../shared/schemas'
import { serviceIds, serviceOf, type ServiceId } from '../../../shared/catalog/services'
import { placeInside } from '../files/contain'
import { isIgnoredByGit } from '../git/ignored'
import { defaultOf } from './fieldValues'
import { isUnityOpen, type Engine } from '../engines/engine'
import type { Asset, Others } from '../engines/findAsset'
import { placeOf, settingsOf } from './settingAt'
import type { ProjectFile } from './projectFile'
import { createEnvTarget } from '../targets/envFile'
import { addressesIn, createTarget, type Addresses, type KnownTarget, type Target } from '../targets/target'
import { findAssetTarget } from '../targets/unityAsset'
import type { ReadOnlyFile } from '../../../shared/projects'
import type { General } from '../engines/general'
import { projectPath } from './projectDocument'
import { findReadOnly } from './readOnly'
import { createTurns } from '../turns'
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
  let held: Held = []
  let targets: ReadonlyMap<string, readonly KnownTarget[]> = new Map()
  let sources: ReadonlyMap<ServiceId, string> = new Map()
  let isOpen = false
  let readOnlyFiles: readonly ReadOnlyFile[] = []
  /** One reading after another: none that began earlier brings back what was there before. */
  const inTurn = createTurns()
  const others: Others = new Set()

  function hold(now: Held): void {
    held = now
    targets = new Map(now.map(([at, known]) => [runKey(at), known]))
    sources = sourcesOf(now)
  }

  /** The game's files that receive values, in any environment. */
  function targetPaths(): string[] {
    const paths = [...targets.values()].flat().map(({ target }) => target.path)
    return [...new Set(paths)].filter((path) => path !== null)
  }

  /** Finds and reads the targets, but for those that `isKept` names. */
  const find = (isKept: (known: KnownTarget) => boolean) => inTurn(() => findNow(isKept))

  async function findNow(isKept: (known: KnownTarget) => boolean): Promise<void> {
    const places = serviceIds.flatMap((service) => file.environments().map((environment) => ({ service, environment })))
    const keptAt = (at: ServiceAt) => (targets.get(runKey(at)) ?? []).filter(isKept)
    const found = await findTargets({ root, file, engine, keptAt, others }, places)
    hold(places.map((at, index) => [at, found[index] ?? []]))
    readOnlyFiles = await findReadOnly(root, [...new Set([projectPath, ...targetPaths(), ...general.paths])])
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
      await find(() => false)
    },

    /** The same after a setting changed: only for the places that it names. The other files are where they were. */
    readNamedBy: (setting: string) => find(({ declared }) => !settingsOf(declared).includes(setting)),

    /** Reads the targets in these files again, after something was written there. */
    readWritten: (paths: readonly (string | null)[]) =>
      inTurn(async () => {
        const again = onceEach(async (known: KnownTarget): Promise<KnownTarget> =>
          paths.includes(known.target.path) ? { ...known, reading: await known.target.read() } : known,
        )
        hold(await Promise.all(held.map(async ([at, known]) => [at, await Promise.all(known.map(again))] as const)))
      }),
  }
}

/** An asset is one target of several environments, and is read once for all of them. */
function onceEach<T, R>(action: (one: T) => Promise<R>): (one: T) => Promise<R> {
  const done = new Map<T, Promise<R>>()
  return (one) => {
    const result = done.get(one) ?? action(one)
    done.set(one, result)
    return result
  }
}

type Held = readonly (readonly [ServiceAt, readonly KnownTarget[]])[]

/** All that is known of each service's files. JSON leaves functions out; what is declared never changes. */
function sourcesOf(found: Held): ReadonlyMap<ServiceId, string> {
  const sources = new Map<ServiceId, string>()
  for (const [{ service }, targets] of found) {
    const text = JSON.stringify(targets.map(({ target, reading, place, ignoredByGit }) => [target, reading, place, ignoredByGit]))
    sources.set(service, `${sources.get(service) ?? ''}${text}`)
  }
  return sources
}

type Here = Pick<GameFilesWorld, 'root' | 'file' | 'engine'> & {
  /** The targets of a service in an environment that need not be looked for. */
  keptAt(at: ServiceAt): readonly KnownTarget[]
  others: Others
}

/**
 * The files that receive values of each service in each environment, according to the project's engine and settings, with
 * what they hold. An asset is searched for and read once.
 */
async function findTargets(project: Here, places: readonly ServiceAt[]): Promise<KnownTarget[][]> {
  const { root } = project
  const { beyond } = project.engine
  const assets = new Map<Place, Promise<KnownTarget>>()

  function assetOf(declared: Place, asset: Asset, addresses: Addresses): Promise<KnownTarget> {
    const found =
      assets.get(declared) ??
      findAssetTarget(root, { declared, asset: { ...asset, beyond }, addresses, others: project.others }).then((one) =>
        seen(declared, one),
      )
    assets.set(declared, found)
    return found
  }

  async function targetOf(at: ServiceAt, declared: Place): Promise<KnownTarget | null> {
    const { file } = declared
    if ('setting' in file) {
      const target = envTargetOf(project, at, declared)
      return target && seen(declared, target)
    }
    const addresses = addressesIn(declared, at.environment)
    if ('script' in file) return assetOf(declared, file, addresses)
    const target = createTarget({ root, declared, path: file.path, addresses, beyond })
    // A file of the engine, in which each service has its own keys.
    return seen(declared, { ...target, accepted: `${at.service}/${target.accepted}` })
  }

  const seen = (declared: Place, target: Target) => read({ root, beyond }, declared, target)

  return Promise.all(
    places.map(async (at) => {
      const declared = serviceOf(at.service).places.filter(({ engine }) => engine === undefined || engine === project.engine.kind)
      const kept = project.keptAt(at)
      const found = declared.map(async (place) => kept.find((each) => each.declared === place) ?? (await targetOf(at, place)))
      return (await Promise.all(found)).filter((known) => known !== null)
    }),
  )
}

function envTargetOf({ root, file, engine }: Omit<Here, 'keptAt' | 'others'>, at: ServiceAt, declared: Place): Target | null {
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

type Where = { root: string } & Pick<Engine, 'beyond'>

async function read({ root, beyond }: Where, declared: Place, target: Target): Promise<KnownTarget> {
  const { path } = target
  const [reading, place] = await Promise.all([
    target.read(),
    path === null ? null : placeInside(root, path, beyond).catch(() => null),
  ])
  const matters = !declared.ships && path !== null && reading.state !== 'refused'
  const ignoredByGit = matters ? await isIgnoredByGit(root, path) : null
  return { declared, target, reading, place: place?.path ?? null, ignoredByGit }
}
