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
  switch (engine) {
    case 'unity':
      if (folders.includes('editor')) return false
      return isSource || folders.includes('resources') || folders.includes('streamingassets')
    case 'unreal':
      return isSource || folders[0] === 'config' || folders[0] === 'content'
    case 'godot':
      return isSource || path === 'project.godot'
    case 'plain':
      return true
  }
}
