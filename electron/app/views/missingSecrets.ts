import type { Environment } from '../../../shared/values/environments'
import type { SecretField } from '../../../shared/catalog/fields'
import type { FieldAt, ServiceAt } from '../../../shared/schemas'
import { fieldsOf, serviceIds, serviceOf, type ServiceId } from '../../../shared/catalog/services'
import type { ServiceView } from '../../../shared/view'
import type { Project } from '../../core/project/project'
import type { ProjectFile } from '../../core/project/projectFile'
import { recordOf } from '../../core/project/secretRecord'
import type { Shared } from '../state/shared'

type Known = Pick<Shared, 'vault'>

/**
 * The secrets that a project needs in an environment and that are not on this computer. It needs those of the services
 * it uses, and it uses a service when the team has saved a setting of it, a file of the game holds something of it, or
 * this computer knows a secret of it for any environment. A secret that is locked or can't be read is there, so it is
 * not missing; where nobody can tell (another project's id, a vault that can't be read) no secret counts as missing.
 */
export function missingSecrets({ vault }: Known, project: Project, at: ServiceAt): ServiceView['missing'] {
  if (project.boundTo() !== null || !vault.isReadable() || !uses({ vault }, project, at.service)) return []
  const { dismissed } = project.state.read()
  return absentFields({ vault }, project.id(), at).map((field) => ({
    field,
    isDismissed: dismissed.includes(missingKey({ ...at, field })),
  }))
}

type Closed = { id: string; file: Pick<ProjectFile, 'usesService' | 'environments'>; environment: Environment }

type Named = { id: string; environments: readonly Environment[] }

/** The same for a project that is not open, as far as `project.json` and the vault tell. */
export function lacksSecrets({ vault }: Known, { id, file, environment }: Closed): boolean {
  if (!vault.isReadable()) return false
  return serviceIds
    .filter(
      (service) => file.usesService(service) || knowsAnySecret({ vault }, { id, environments: file.environments() }, service),
    )
    .some((service) => absentFields({ vault }, id, { service, environment }).length > 0)
}

function absentFields({ vault }: Known, project: string, at: ServiceAt): string[] {
  return secretFieldsOf(at.service)
    .filter(({ id, isOptional }) => isOptional !== true && !isKnown({ vault }, project, { ...at, field: id }))
    .map(({ id }) => id)
}

/** The name under which the project's state remembers that the user has seen it. */
export function missingKey({ service, environment, field }: FieldAt): string {
  return `${service}/${environment}/${field}`
}

function uses({ vault }: Known, project: Project, service: ServiceId): boolean {
  if (project.file.usesService(service)) return true
  const environments = project.environments()
  if (environments.some((environment) => isInGame(project, { service, environment }))) return true
  return knowsAnySecret({ vault }, { id: project.id(), environments }, service)
}

/** Whether this computer has a secret of that service, for any environment. */
function knowsAnySecret({ vault }: Known, { id: project, environments }: Named, service: ServiceId): boolean {
  return environments.some((environment) =>
    secretFieldsOf(service).some(({ id }) => isKnown({ vault }, project, { service, environment, field: id })),
  )
}

function isInGame(project: Project, at: ServiceAt): boolean {
  return project.targets(at).some(({ reading }) => Object.values(reading.values).some((value) => value !== ''))
}

function isKnown({ vault }: Known, project: string, fieldAt: FieldAt): boolean {
  return vault.describe(recordOf(project, fieldAt)).state !== 'absent'
}

function secretFieldsOf(service: ServiceId): SecretField[] {
  return fieldsOf(serviceOf(service)).filter((field): field is SecretField => field.kind === 'secret')
}
