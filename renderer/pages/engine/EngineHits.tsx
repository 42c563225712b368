import type { EnginePageView } from '../../../shared/engineSettings'
import type { ProjectView } from '../../../shared/view'
import { usePageRows } from '../../rows/engine/engineRows'
import { rowName } from '../../rows/engine/names'
import { useShownResults } from '../../search/results'
import { EngineRows } from './EngineRows'
import { useMemo } from 'react'

/** The rows of a page that a search has found, fully usable. */
export function EngineHits({ project, page }: { project: ProjectView; page: EnginePageView }) {
  const results = useShownResults()
  const rows = usePageRows(page.id)
  const hits = useMemo(() => rows?.filter(({ id }) => results?.isShown(rowName(id)) ?? true) ?? [], [rows, results])
  return <EngineRows project={project} page={page} rows={hits} level={3} />
}
