import { posix } from 'node:path'

import { teamTexts } from '../../../shared/texts/team'
import { serviceOf } from '../../core/catalog'
import type { Engine } from '../../core/engines/engine'
import { markPaths } from '../../core/engines/marks'
import type { Project } from '../../core/project/project'
import { projectPath } from '../../core/project/projectDocument'

/** Files of an engine that are not edited here, but whose coming and going shows in the window. */
const engineFiles: Readonly<Record<Engine['kind'], readonly string[]>> = {
  unity: ['Temp/UnityLockfile'],
  unreal: [],
  godot: [],
  plain: [],
}

/** Where an engine's settings files are, of which more may come. A folder of a platform brings its own. */
const settingsFolders: Readonly<Record<Engine['kind'], readonly string[]>> = {
  unity: ['ProjectSettings'],
  unreal: ['Config', 'Platforms'],
  godot: [],
  plain: [],
}

/** Whatever comes into the folders of the engine's settings, those of platforms included. */
function settingsToCome({ engine: { kind }, engineSettings }: Project): string[] {
  const folders = settingsFolders[kind]
  const held = engineSettings.paths().map((path) => posix.dirname(path))
  return folders.length === 0 ? [] : [...new Set([...folders, ...held])].map((folder) => `${folder}/*`)
}

/** Every file of a project whose change must be seen, by paths with forward slashes. A line here adds one. */
export function watchedPaths(project: Project): string[] {
  const { kind } = project.engine
  return [
    ...new Set([
      projectPath,
      '.gitignore',
      ...project.targetPaths(),
      ...project.general.paths,
      ...project.engineSettings.paths(),
      ...settingsToCome(project),
      ...engineFiles[kind],
      ...standardPaths(project),
      // Those that are there, and any that come.
      teamTexts.folder,
      `${teamTexts.folder}/*`,
      ...project.team.ids().map((id) => `${teamTexts.folder}/${id}.json`),
      ...project.team.entries().map(({ path }) => path),
      ...markPaths(project, project.services.map(serviceOf)),
    ]),
  ]
}

/** Where the SDKs of services make their assets: one may appear while the project is open. */
function standardPaths({ services, engine: { kind } }: Project): string[] {
  return services.flatMap((id) =>
    serviceOf(id).places.flatMap(({ engine, file }) => (engine === kind && 'standard' in file ? [file.standard] : [])),
  )
}
