import { GitCompare } from 'lucide-react'

import { shellTexts } from '../../../shared/texts/shell'
import type { ProjectView, View } from '../../../shared/view'
import { late } from '../../ui/late'

const ComparePage = late(async () => (await import('./ComparePage')).ComparePage)

/** The page's entry in the list of pages. */
export const comparePage = {
  id: 'compare',
  label: shellTexts.compare,
  icon: GitCompare,
  draw: ({ view, project }: { view: View; project: ProjectView }) => (
    <ComparePage key={project.folder} view={view} project={project} />
  ),
}
