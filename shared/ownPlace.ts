import { z } from 'zod'

import { Id, type FetchedField, type Field, type TextField } from './catalog/fields'
import type { Address } from './general/row'

// A place that a team added to a field itself, as it is written in `project.json`.

/** How the files of such places are read. Files of these kinds hold values and start nothing. */
export const ownFormats = ['dotenv', 'jsonTree', 'unrealTree', 'godot', 'properties', 'source', 'keysFile'] as const
export const OwnFormat = z.enum(ownFormats)
export type OwnFormat = z.infer<typeof OwnFormat>

const Text = z.string().min(1).max(300)

/** Where a value is in its file, as in `catalog/place.ts`. Our own file of keys says it by itself. */
export const OwnAddress = z.strictObject({
  section: z.string().max(300).optional(),
  key: Text,
  inside: Text.optional(),
  as: z.literal('number').optional(),
})

const { key, ...rest } = OwnAddress.shape

export const OwnPlace = z.strictObject({ field: Id, file: Text, format: OwnFormat, key: key.optional(), ...rest })
export type OwnPlace = z.infer<typeof OwnPlace>

/** The member of a group in `project.json` that has the places of its fields. No field has this id. */
export const placesMember = 'places'
/** Like the id of a field, and what makes it unlike others. */
export const ownPlaceId = /^[A-Za-z][A-Za-z0-9-]{0,79}$/

/** Whether a user may add places to a field. Those that say where values go are none themselves. */
export function mayHavePlaces(field: Field): field is TextField | FetchedField {
  if (field.kind === 'fetched') return true
  return field.kind === 'text' && field.format !== 'env-file' && field.format !== 'env-variable'
}

/** An address that leaves out what it does not have. */
export function ownAddress({ section, key: name = '', inside, as }: OwnPlace): Address {
  return { ...(section !== undefined && { section }), key: name, ...(inside !== undefined && { inside }), ...(as && { as }) }
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
