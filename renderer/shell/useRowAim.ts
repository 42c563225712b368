import type { ProjectView } from '../../shared/view'
import { call } from '../bridge/bridge'
import type { RowAim } from '../rows/rowAim'
import { useStable } from '../ui/useStable'
import { showRow } from './showRow'

/** Goes to a row of a page, in its environment, and puts the cursor there. */
export function useRowAim(project: ProjectView | null, onPage: (page: string) => void): (aim: RowAim) => void {
  async function follow({ page, row, environment }: RowAim): Promise<void> {
    // A page is drawn anew for another environment, which would lose the cursor.
    if (environment !== project?.environment) await call('environment.select', { environment })
    onPage(page)
    if (row !== null) showRow(row, { takesFocus: true })
  }

  return useStable((aim: RowAim) => void follow(aim))
}
