import { othersThan } from '../../../shared/values/environments'
import type { ServiceAt } from '../../../shared/schemas'
import { fieldsOf, ownFieldsOf, serviceOf } from '../../core/catalog'
import type { ElsewhereView } from '../../../shared/settingView'
import type { Project } from '../../core/project/project'
import { recordOf } from '../../core/project/settingAt'
import { settingView } from '../../core/project/values'
import type { Shared } from '../state/shared'

/** What the environments that are not shown hold in the fields that each of them has separately. */
export function elsewhereViews(shared: Shared, project: Project, at: ServiceAt): ElsewhereView[] {
  return othersThan(at.environment, project.environments()).map((environment) =>
    elsewhereView(shared, project, { ...at, environment }),
  )
}

function elsewhereView({ vault }: Shared, project: Project, there: ServiceAt): ElsewhereView {
  const service = serviceOf(there.service)
  const fields = [...fieldsOf(service), ...ownFieldsOf(service)].filter(({ perEnvironment }) => perEnvironment)
  const isStored = (field: string) =>
    project.boundTo() === null && vault.describe(recordOf(project.id(), { ...there, field })).state !== 'absent'
  const settings = fields
    .filter(({ kind }) => kind !== 'secret')
    .map((field) => {
      const { value, modified, source } = settingView(project, there, field)
      // What a file holds may belong to any environment, so only the one that is shown says it.
      return [field.id, { value: source === 'file' ? '' : value, modified }]
    })
  return {
    environment: there.environment,
    settings: Object.fromEntries(settings),
    secrets: Object.fromEntries(fields.filter(({ kind }) => kind === 'secret').map(({ id }) => [id, isStored(id)])),
  }
}
