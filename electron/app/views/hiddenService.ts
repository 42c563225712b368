import { shownField } from '../../../shared/catalog/ownFields'
import type { ServiceAt } from '../../../shared/schemas'
import type { HiddenService } from '../../../shared/hiddenView'
import { serviceOf } from '../../core/catalog'
import { isKnown, secretFieldsOf } from '../../core/operations/shownServices'
import type { Project } from '../../core/project/project'
import { misfitProblems } from '../../core/project/values'
import type { Shared } from '../state/shared'

/** What a window says of a service that it does not show. */
export function hiddenService({ vault }: Shared, project: Project, at: ServiceAt): HiddenService {
  const { id, label, summary } = serviceOf(at.service)
  const fields = secretFieldsOf(id).flatMap((field) =>
    (field.perEnvironment ? project.environments() : [at.environment]).map((environment) => ({ environment, field: field.id })),
  )
  const stored = fields.filter((one) => isKnown({ vault }, project.id(), { service: id, ...one }))
  const created = project.state.read().created.filter(({ service }) => service === id)
  return {
    id,
    label,
    summary,
    foundBy: project.foundBy(id),
    secrets: project.boundTo() === null ? stored.length + created.length : 0,
    problem: misfitProblems(project, at)[shownField.id] ?? project.knownRun(at)?.problems.get(shownField.id) ?? null,
  }
}
