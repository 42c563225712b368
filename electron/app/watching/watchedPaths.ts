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
