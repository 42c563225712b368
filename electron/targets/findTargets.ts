import { defaultOf } from '../projects/defaults'
import type { Engine } from '../projects/engine'
import { placeOf } from '../projects/place'
import type { KnownTarget, RunPlace } from '../projects/project'
import type { ProjectFile } from '../projects/projectFile'
import { createEnvTarget } from './envFile'
import { isIgnoredByGit } from './gitIgnore'
import type { Target } from './target'
import { findUnityTarget } from './unityAsset'

type Place = { root: string; file: ProjectFile; engine: Engine }

/** The files that receive the runtime values now, as the project's engine and settings say, with what they hold. */
export async function findTargets({ root, file, engine }: Place, at: RunPlace): Promise<KnownTarget[]> {
  const targets: Target[] = []
  if (engine.kind === 'unity') targets.push(await findUnityTarget(root))
  const path = textOf('envFile')
  if (path !== '') targets.push(createEnvTarget(root, { path, variable: textOf('envVariable') }))
  return Promise.all(targets.map((target) => known(root, target)))

  function textOf(id: 'envFile' | 'envVariable'): string {
    const { place, field } = placeOf(at.service, at.environment, id)
    const value = file.valueAt(place) ?? defaultOf(engine, field)
    return typeof value === 'string' ? value : ''
  }
}

async function known(root: string, target: Target): Promise<KnownTarget> {
  const reading = await target.read()
  const matters = target.id === 'env' && target.path !== null && reading.state !== 'refused'
  return { target, reading, ignoredByGit: matters ? await isIgnoredByGit(root, target.path ?? '') : null }
}
