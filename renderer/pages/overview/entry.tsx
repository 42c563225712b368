import { LayoutList } from 'lucide-react'

import { shellTexts } from '../../../shared/texts/shell'
import type { ProjectView, View } from '../../../shared/view'
import type { RowAim } from '../../rows/rowAim'
import { late } from '../../ui/late'

const OverviewPage = late(async () => (await import('./OverviewPage')).OverviewPage)

type Shown = { view: View; project: ProjectView; onPage: (page: string) => void; onRow: (aim: RowAim) => void }

/** The page's entry in the list of pages. */
export const overviewPage = {
  id: 'overview',
  label: shellTexts.overview,
  icon: LayoutList,
  draw: ({ project, ...shown }: Shown) => <OverviewPage key={project.folder} project={project} {...shown} />,
}
