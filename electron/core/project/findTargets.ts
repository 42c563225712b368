import type { ServiceAt } from '../../../shared/schemas'
import { serviceOf } from '../../../shared/catalog/services'
import { placeInside } from '../files/contain'
import { isIgnoredByGit } from '../git/ignored'
import { defaultOf } from './defaults'
import type { Engine } from '../engines/engine'
import { envFilePlaces, placeOf } from './settingAt'
import type { ProjectFile } from './projectFile'
import { createEnvTarget } from '../targets/envFile'
import type { KnownTarget, Target } from '../targets/target'
import { findUnityTarget } from '../targets/unityAsset'

type World = { root: string; file: ProjectFile; engine: Engine }

/**
 * The files that receive the runtime values of each place, as the project's engine and settings say, with what they
 * hold. The asset is searched for once.
 */
export async function findTargets(project: World, places: readonly ServiceAt[]): Promise<KnownTarget[][]> {
  const { root, engine } = project
  const unity = engine.kind === 'unity' ? [await known(root, await findUnityTarget(root))] : []
  return Promise.all(
    places.map(async (at) => {
      const receiving = serviceOf(at.service).fetch?.targets ?? []
      const asset = receiving.includes('unity') ? unity : []
      return [...asset, ...(receiving.includes('env') ? await knownEnvFile(project, at) : [])]
    }),
  )
}

async function knownEnvFile({ root, file, engine }: World, at: ServiceAt): Promise<KnownTarget[]> {
  // A default in place of what the team meant would be another file than theirs.
  if (envFilePlaces(at).some((place) => file.misfitAt(place) !== null)) return []
  const path = textOf('envFile')
  if (path === '') return []
  return [await known(root, createEnvTarget(root, { path, variable: textOf('envVariable') }))]

  function textOf(id: 'envFile' | 'envVariable'): string {
    const { place, field } = placeOf(at.service, at.environment, id)
    const value = file.valueAt(place) ?? defaultOf({ engine, file }, at.environment, field)
    return typeof value === 'string' ? value : ''
  }
}

async function known(root: string, target: Target): Promise<KnownTarget> {
  const reading = await target.read()
  const { path } = target
  const place = path === null ? null : await placeInside(root, path).then((found) => found.path, () => null)
  const matters = target.id === 'env' && target.path !== null && reading.state !== 'refused'
  return { target, reading, place, ignoredByGit: matters ? await isIgnoredByGit(root, target.path ?? '') : null }
}
