import { builtInIds, serviceOf } from '../catalog'
import type { Team } from '../teamServices/team'
import type { ProjectFile } from './projectFile'
import type { createRuns } from './runs'

type World = { team: Team; file: Pick<ProjectFile, 'id' | 'judge'>; runs: Pick<ReturnType<typeof createRuns>, 'end'> }

/** What a project does with the services that it declares itself. */
export function createTeamPart({ team, file, runs }: World) {
  return {
    services: () => [...builtInIds, ...team.ids()],

    /**
     * Reads the declarations again. True if anything is different: then the targets have to be read again. What goes on with a
     * service that is no longer used, or is another one now, ends.
     */
    async readTeam(): Promise<boolean> {
      const before = team.ids().map((id) => ({ id, service: serviceOf(id) }))
      if (!(await team.read(file.id()))) return false
      before.filter(({ id, service }) => !team.ids().includes(id) || serviceOf(id) !== service).forEach(({ id }) => runs.end(id))
      file.judge()
      return true
    },
  }
}
