import type { Environment } from '../../../shared/values/environments'
import type { FieldAt, ServiceAt } from '../../../shared/schemas'
import { builtInIds } from '../catalog'
import type { ServiceView } from '../../../shared/view'
import type { Project } from '../project/project'
import type { ProjectFile } from '../project/projectFile'
import { isKnown, isServiceShown, knowsAnySecret, secretFieldsOf, usesService } from './shownServices'
import type { WithVault } from './world'

/**
 * The secrets that a project needs in an environment and that are not on this computer. It needs those of the services it
 * uses and does not hide. A secret that is locked or can't be read exists, so it is not missing. Where that can't be told (another project's id, a vault that can't be read) no secret counts as missing.
 */
export function missingSecrets({ vault }: WithVault, project: Project, at: ServiceAt): ServiceView['missing'] {
  if (project.boundTo() !== null || !vault.isReadable()) return []
  if (!isServiceShown({ vault }, project, at.service) || !usesService({ vault }, project, at.service)) return []
  const { dismissed } = project.state.read()
  return absentFields({ vault }, project.id(), at).map((field) => ({
    field,
    isDismissed: dismissed.includes(missingKey({ ...at, field })),
  }))
}

/** The user has seen what is missing here: it is listed again only when something else is missing. */
export function dismissMissing(known: WithVault, project: Project): void {
  const environment = project.environment()
  const seen = project.services.flatMap((service) => {
    const at = { service, environment }
    return missingSecrets(known, project, at).map(({ field }) => missingKey({ ...at, field }))
  })
  project.state.write({ dismissed: [...new Set([...project.state.read().dismissed, ...seen])] })
}

type Closed = { id: string; file: Pick<ProjectFile, 'usesService' | 'isShown' | 'environments'>; environment: Environment }

/** Whether a project that is not open lacks secrets, as far as `project.json` and the vault tell. */
export function lacksSecrets({ vault }: WithVault, { id, file, environment }: Closed): boolean {
  if (!vault.isReadable()) return false
  return builtInIds
    .filter((service) => file.isShown(service) !== false)
    .filter(
      (service) => file.usesService(service) || knowsAnySecret({ vault }, { id, environments: file.environments() }, service),
    )
    .some((service) => absentFields({ vault }, id, { service, environment }).length > 0)
}

function absentFields({ vault }: WithVault, project: string, at: ServiceAt): string[] {
  return secretFieldsOf(at.service)
    .filter(({ id, isOptional }) => isOptional !== true && !isKnown({ vault }, project, { ...at, field: id }))
    .map(({ id }) => id)
}

/** The name under which the project's state remembers that the user has seen it. */
function missingKey({ service, environment, field }: FieldAt): string {
  return `${service}/${environment}/${field}`
}
