import { enginePage } from '../../../shared/enginePage'
import type { ProjectView } from '../../../shared/view'

type Asked = { enginePages: readonly { id: string; count: number }[] | null; engine: Pick<ProjectView['engine'], 'kind'> }

type Read = { ready: readonly { row: { page: string } }[] }

/** Whether the engine's settings are still on their way, so that nobody can say yet that there is no such setting. */
export function isStillReading({ enginePages, engine }: Asked, { ready }: Read): boolean {
  if (enginePages === null) return engine.kind !== 'plain'
  const read = new Set(ready.map(({ row }) => row.page))
  return enginePages.some(({ id, count }) => count > 0 && !read.has(`${enginePage}/${id}`))
}
