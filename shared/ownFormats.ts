import type { FetchedField, Field, TextField } from './catalog/fields'

// What the page knows of places that a team adds itself.

/** How the files of such places are read. Files of these kinds hold values and start nothing. */
export const ownFormats = ['dotenv', 'jsonTree', 'unrealTree', 'godot', 'properties', 'source', 'keysFile'] as const
export type OwnFormat = (typeof ownFormats)[number]

/** Whether a user may add places to a field. Those that say where values go are none themselves. */
export function mayHavePlaces(field: Field): field is TextField | FetchedField {
  if (field.kind === 'fetched') return true
  return field.kind === 'text' && field.format !== 'env-file' && field.format !== 'env-variable'
}

const formatsByEnding: readonly (readonly [RegExp, OwnFormat])[] = [
  [/(?:^|\/)\.env[^/]*$|\.env$/i, 'dotenv'],
  [/(?:latchkey_?keys\.(?:h|gd)|keys\.g\.cs)$/i, 'keysFile'],
  [/\.json$/i, 'jsonTree'],
  [/\.ini$/i, 'unrealTree'],
  [/\.(?:cfg|godot)$/i, 'godot'],
  [/\.properties$/i, 'properties'],
  [/\.(?:cs|cpp|cc|h|hpp|gd)$/i, 'source'],
]

/** The kind that a file's name tells; null for none. */
export const formatOfName = (file: string): OwnFormat | null => formatsByEnding.find(([ending]) => ending.test(file))?.[1] ?? null
