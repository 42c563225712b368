import type { Service } from '../../../shared/catalog/service'
import type { ServiceId } from '../catalog'
import { foundTexts as texts } from '../../../shared/texts/found'
import type { Engine } from '../engines/engine'
import { findEverywhere, findStandard, nameOf, none, stillThere, type Asset, type Found } from '../engines/findAssets'
import type { Others } from '../engines/findFiles'
import { findMarks, type Evidence } from '../engines/marks'
import type { ProjectFile } from './projectFile'

type World = {
  root: string
  engine: Engine
  file: Pick<ProjectFile, 'isShown' | 'usesService'>
  services: () => readonly Service[]
}

/**
 * Which services are in a project, by their marks and the assets of their SDKs. Standard places are cheap and are looked at each
 * time. All folders are walked only for an asset of a service that the project is known to use and that is not in its place;
 * for the others once for each opening, when nobody waits.
 */
export function createFoundServices({ root, engine, file, services }: World) {
  const where = { root, beyond: engine.beyond }
  const all = () => assetsIn(services(), engine)
  const walks = createWalks(where)
  let marks: ReadonlyMap<ServiceId, Evidence> = new Map()
  /** What the last look at all assets found, by their names. */
  let last: ReadonlyMap<string, Found> = new Map()

  /** Whether an asset that is not in its place is looked for at once. */
  function isWanted(service: Service): boolean {
    const { id, isOptional } = service
    if (file.isShown(id) === false) return false
    return isOptional !== true || file.isShown(id) === true || file.usesService(id) || marks.has(id)
  }

  /** What is known of an asset without a walk. Null where it is gone from where it was: then it was moved, or removed. */
  async function kept(name: string, asset: Asset): Promise<Found | null> {
    if (last.get(name)?.standard != null) return null
    const before = walks.last().get(name) ?? none
    const there = await stillThere(where, asset, before.others)
    return there.length === before.others.length ? before : null
  }

  async function look(): Promise<ReadonlyMap<string, Found>> {
    const assets = all()
    const wanted = assetsIn(services().filter(isWanted), engine)
    const standard = await findStandard(where, [...assets.values()])
    const missing = [...assets].filter(([name]) => !standard.has(name))
    const known = await Promise.all(missing.map(async ([name, asset]) => (wanted.has(name) ? null : kept(name, asset))))
    const rest = known.includes(null) ? await walks.walk(assets) : walks.last()
    last = new Map([...missing.map(([name]) => [name, rest.get(name) ?? none] as const), ...standard])
    return last
  }

  return {
    /** Looks at the marks again. */
    async readMarks(): Promise<void> {
      marks = await findMarks({ root, engine }, services())
    },

    /** Where assets are, looked for now: all together, when the first one is asked for. */
    assets(): (asset: Asset) => Promise<Found> {
      let looking: ReturnType<typeof look> | null = null
      return async (asset) => (await (looking ??= look())).get(nameOf(asset)) ?? none
    },

    /** Looks in all folders for what no walk has looked for yet. Returns whether the next look finds more than the last one. */
    async lookFurther(): Promise<boolean> {
      const open = [...all().keys()].filter((name) => !walks.last().has(name) && isNowhere(last.get(name)))
      if (open.length === 0 || walks.areOver()) return false
      const found = await walks.walk(all())
      return !walks.areOver() && open.some((name) => !isNowhere(found.get(name)))
    },

    /** By what a service was found, besides values of its own: a sentence; null if it was not. */
    foundBy(service: Service): string | null {
      const mark = marks.get(service.id)
      if (mark !== undefined) return texts.in(mark.name, mark.path)
      const assets = [...assetsIn([service], engine).keys()].map((name) => last.get(name))
      const path = assets.map((found) => found?.standard ?? found?.others[0]).find((one) => one !== undefined)
      return path === undefined ? null : texts.in(null, path)
    },

    /** The project is closed: a walk that is under way ends. */
    stop: walks.stop,
  }
}

/** Walks through all folders, each for all assets together, so that one is enough for those that are wanted later. */
function createWalks(where: Parameters<typeof findEverywhere>[0]) {
  const stopping = new AbortController()
  const { signal } = stopping
  let last: ReadonlyMap<string, Found> = new Map()
  let others: { of: string; known: Others } = { of: '', known: new Map() }

  return {
    /** What the last one found, by the names of all that it looked for. */
    last: () => last,
    areOver: () => signal.aborted,
    stop: () => stopping.abort(),
    async walk(assets: ReadonlyMap<string, Asset>): Promise<ReadonlyMap<string, Found>> {
      const of = [...assets.keys()].join('\n')
      if (others.of !== of) others = { of, known: new Map() }
      const found = await findEverywhere(where, [...assets.values()], { others: others.known, signal })
      if (!signal.aborted) last = found
      return found
    },
  }
}

const isNowhere = ({ standard, others }: Found = none) => standard === null && others.length === 0

/** The assets of services with the project's engine, by their names. */
function assetsIn(services: readonly Service[], { kind }: Engine): Map<string, Asset> {
  const places = services.flatMap((service) => service.places)
  const assets = places.flatMap(({ engine, file }) => (engine === kind && 'script' in file ? [file] : []))
  return new Map(assets.map((asset) => [nameOf(asset), asset]))
}
