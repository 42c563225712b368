import type { Place } from '../../../shared/catalog/place'
import type { EngineKind } from '../../../shared/general/general'

/**
 * Whether a file of the game is in its builds, as far as its path tells. Where a project can choose, the answer is the one by
 * which nothing is taken for private that may not be.
 */
export function shipsFrom(engine: EngineKind, path: string, format: Place['format']): boolean {
  if (format === 'dotenv') return false
  const folders = path.toLowerCase().split('/').slice(0, -1)
  const isSource = format === 'source' || format === 'keysFile'
  return rules[engine]({ path, folders, isSource })
}

type File = { path: string; folders: readonly string[]; isSource: boolean }

const rules: Readonly<Record<EngineKind, (file: File) => boolean>> = {
  unity: ({ folders, isSource }) =>
    !folders.includes('editor') && (isSource || folders.some((folder) => folder === 'resources' || folder === 'streamingassets')),
  unreal: ({ folders: [top], isSource }) => isSource || top === 'config' || top === 'content',
  godot: ({ path, isSource }) => isSource || path === 'project.godot',
  plain: () => true,
}
