import type { Place } from '../../../shared/catalog/fields'
import type { ServiceAt } from '../../../shared/schemas'
import { serviceOf } from '../../../shared/catalog/services'
import { placeInside } from '../files/contain'
import { isIgnoredByGit } from '../git/ignored'
import { defaultOf } from './defaults'
import type { Engine } from '../engines/engine'
import { placeOf } from './settingAt'
import type { ProjectFile } from './projectFile'
import { createEnvTarget } from '../targets/envFile'
import type { KnownTarget, Target } from '../targets/target'
import { findUnityTarget } from '../targets/unityAsset'

type Here = { root: string; file: ProjectFile; engine: Engine }

/**
 * The files that receive values of each service in each environment, as the project's engine and settings say, with what
 * they hold. An asset is searched for once.
 */
export async function findTargets(project: Here, places: readonly ServiceAt[]): Promise<KnownTarget[][]> {
  const assets = new Map<Place, Promise<KnownTarget>>()

  function assetOf(declared: Place): Promise<KnownTarget> {
    const asset = assets.get(declared) ?? findUnityTarget(project.root).then((target) => known(project.root, declared, target))
    assets.set(declared, asset)
    return asset
  }

  return Promise.all(
    places.map(async (at) => {
      const declared = serviceOf(at.service).places.filter(({ engine }) => engine === undefined || engine === project.engine.kind)
      const found = declared.map((place) => ('setting' in place.file ? knownEnvFile(project, at, place) : assetOf(place)))
      return (await Promise.all(found)).filter((target) => target !== null)
    }),
  )
}

async function knownEnvFile({ root, file, engine }: Here, at: ServiceAt, declared: Place): Promise<KnownTarget | null> {
  const settings = settingsOf(declared)
  // A default in place of what the team meant would be another file than theirs.
  if (settings.some((id) => file.misfitAt(placeOf(at.service, at.environment, id).place) !== null)) return null
  const [path = '', variable = ''] = settings.map(textOf)
  return path === '' ? null : known(root, declared, createEnvTarget(root, { path, variable }))

  function textOf(id: string): string {
    const { place, field } = placeOf(at.service, at.environment, id)
    const value = file.valueAt(place) ?? defaultOf({ engine, file }, at.environment, field)
    return typeof value === 'string' ? value : ''
  }
}

/** The settings that name the file and what is in it. */
export function settingsOf({ file, values }: Place): string[] {
  return [file, ...Object.values(values)].flatMap((part) => ('setting' in part ? [part.setting] : []))
}

async function known(root: string, declared: Place, target: Target): Promise<KnownTarget> {
  const reading = await target.read()
  const { path } = target
  const place = path === null ? null : await placeInside(root, path).then((found) => found.path, () => null)
  const matters = !declared.ships && path !== null && reading.state !== 'refused'
  return { declared, target, reading, place, ignoredByGit: matters ? await isIgnoredByGit(root, path) : null }
}
