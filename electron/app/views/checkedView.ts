import type { ServiceAt } from '../../../shared/schemas'
import type { ElsewhereView } from '../../../shared/settingView'
import { checkStamp } from '../../core/operations/checkKeys'
import type { Project } from '../../core/project/project'
import type { Shared } from '../state/shared'

/** What the last check said about the keys that an environment has now. */
export function checkedView(shared: Shared, project: Project, at: ServiceAt): ElsewhereView['checked'] {
  const checked = project.knownRun(at)?.checked ?? null
  if (checked === null || checked.stamp !== checkStamp(shared, project, at)) return null
  return { verdict: checked.verdict, text: checked.text, at: checked.at }
}
