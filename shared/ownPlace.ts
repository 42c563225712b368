import { z } from 'zod'

import { Id } from './catalog/fields'
import type { Address } from './general/row'
import { ownFormats } from './ownFormats'

// A place that a team added to a field itself, as it is written in `project.json`.

export const OwnFormat = z.enum(ownFormats)

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

/** An address that leaves out what it does not have. */
export function ownAddress({ section, key: name = '', inside, as }: OwnPlace): Address {
  return { ...(section !== undefined && { section }), key: name, ...(inside !== undefined && { inside }), ...(as && { as }) }
}
