import type { ProjectView } from '../../shared/view'
import { late } from '../ui/late'
import { useHiding } from './hiding'

const HideDialog = late(async () => (await import('./HideDialog')).HideDialog)

/** The question before a service that holds something is hidden. */
export function Hiding({ project }: { project: ProjectView | null }) {
  const asked = useHiding()
  const service = project?.services.find(({ id }) => id === asked)
  return service !== undefined && <HideDialog key={service.id} service={service} />
}
