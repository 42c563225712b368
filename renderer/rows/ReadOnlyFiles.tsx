import type { ProjectView } from '../../shared/view'
import { late } from '../ui/late'

const ReadOnlyBanner = late(async () => (await import('./ReadOnlyBanner')).ReadOnlyBanner)

type Props = { project: ProjectView; paths?: readonly (string | null)[] }

/** The files with the read-only mark, all or only those in `paths`, each with the command that makes it writable. */
export function ReadOnlyFiles({ project: { readOnlyFiles }, paths }: Props) {
  const files = readOnlyFiles.filter(({ path }) => paths?.includes(path) ?? true)
  return files.length > 0 && <ReadOnlyBanner files={files} />
}
