import { otherThan } from '../../../shared/fields'
import type { ServiceAt } from '../../../shared/schemas'
import { fieldsOf, serviceOf } from '../../../shared/services'
import type { ElsewhereView } from '../../../shared/settingView'
import type { Project } from '../../core/project/project'
import { recordOf } from '../../core/project/secretRecord'
import { settingView } from '../../core/project/values'
import type { Shared } from '../state/shared'

/** What the environment that is not shown holds, of the fields that the two keep apart. */
export function elsewhereView({ vault }: Shared, project: Project, at: ServiceAt): ElsewhereView {
  const there = { ...at, environment: otherThan(at.environment) }
  const fields = fieldsOf(serviceOf(at.service)).filter(({ perEnvironment }) => perEnvironment)
  const isStored = (field: string) =>
    project.boundTo() === null && vault.describe(recordOf(project.id(), { ...there, field })).state !== 'absent'
  const settings = fields.filter(({ kind }) => kind !== 'secret').map((field) => {
    const { value, modified } = settingView(project, there, field)
    return [field.id, { value, modified }]
  })
  return {
    settings: Object.fromEntries(settings),
    secrets: Object.fromEntries(fields.filter(({ kind }) => kind === 'secret').map(({ id }) => [id, isStored(id)])),
  }
}
