import { othersThan } from '../../../shared/values/environments'
import type { ServiceAt } from '../../../shared/schemas'
import { fieldsOf, ownFieldsOf, serviceOf } from '../../core/catalog'
import type { ElsewhereView } from '../../../shared/settingView'
import type { Field } from '../../../shared/catalog/fields'
import { sharedWith } from '../../core/project/filesHold'
import type { Project } from '../../core/project/project'
import { portalState } from '../../core/project/portalState'
import { holderOfText, misfitProblems, savedKey, settingView } from '../../core/project/values'
import type { Shared } from '../state/shared'
import { checkedView } from './checkedView'
import { filesElsewhere } from './filesView'
import { secretViews } from './secretsView'

/** What the environments that are not shown hold in the fields that each of them has separately. */
export function elsewhereViews(shared: Shared, project: Project, at: ServiceAt): ElsewhereView[] {
  return othersThan(at.environment, project.environments()).map((environment) =>
    elsewhereView(shared, project, { ...at, environment }),
  )
}

function elsewhereView(shared: Shared, project: Project, there: ServiceAt): ElsewhereView {
  const service = serviceOf(there.service)
  const fields = [...fieldsOf(service), ...ownFieldsOf(service)].filter(({ perEnvironment }) => perEnvironment)
  const { origin } = portalState(shared.approvals, project, there)
  const secrets = secretViews(shared, project, there, origin)
  const settings = fields
    .filter(({ kind }) => kind !== 'secret')
    .map((field) => {
      const { value, modified, source } = settingView(project, there, field)
      // What a file holds that environments share may belong to any of them, so only the one that is shown says it.
      return [field.id, { value: source === 'file' && !hasOwnFile(project, there, field) ? '' : value, modified }]
    })
  return {
    environment: there.environment,
    settings: Object.fromEntries(settings),
    secrets: Object.fromEntries(Object.entries(secrets).filter(([id]) => fields.some((field) => field.id === id))),
    files: filesElsewhere(project, there),
    problems: { ...misfitProblems(project, there), ...Object.fromEntries(project.knownRun(there)?.problems ?? []) },
    fetchedAt: fetchedAt(project, there),
    checked: checkedView(shared, project, there),
  }
}

/** Whether what is shown of a typed field comes from a place that no other environment writes into. */
function hasOwnFile(project: Project, there: ServiceAt, { id, kind }: Field): boolean {
  const known = kind === 'text' ? holderOfText(project, there, id) : undefined
  return known !== undefined && sharedWith(project, there, known).length === 0
}

/** Only of the key that is saved now. */
function fetchedAt(project: Project, there: ServiceAt): string | null {
  const fetched = project.fetched(there)
  return fetched !== null && fetched.key === savedKey(project, there) ? fetched.at : null
}
