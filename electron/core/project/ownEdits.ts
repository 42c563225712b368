import { z } from 'zod'

import { OwnAddress, OwnFormat, ownPlaceId } from '../../../shared/ownPlace'
import { Environment, type ServiceAt } from '../../../shared/schemas'
import { fieldsOf, serviceOf } from '../catalog'
import { faultOfOwnPlace } from '../declarations/ownPlaceFaults'
import { layoutOf } from '../formats/keysLayout'
import { readJson } from '../json'
import type { Edit } from '../places/edit'
import type { PlaceChange } from './ownPlaceEntries'
import { projectPath } from './projectDocument'

// What the history notes of places that a team added: changes of the places, and writes of values into them.

/** The format of an edit that adds a place to `project.json`, or removes one. */
const placesFormat = 'places'

const JsonText = z
  .string()
  .refine((text) => readJson(text).is === 'json')
  .nullable()
const Scope = z.union([z.literal('all'), Environment])

const Noted = z.object({
  file: z.literal(projectPath),
  format: z.literal(placesFormat),
  address: z.object({ section: z.string().regex(/^[a-z][a-z0-9-]{0,31}\/[a-z]/), key: z.string().regex(ownPlaceId) }),
  before: JsonText,
  after: JsonText,
})

export function editOfPlace({ at: { service, scope, id }, from, to }: PlaceChange): Edit {
  const address = { section: `${service}/${scope}`, key: id }
  return { file: projectPath, format: placesFormat, address, before: from, after: to }
}

/** Null for any other edit. */
export function placeChangeOf(edit: Edit): PlaceChange | null {
  const noted = Noted.safeParse(edit).data
  if (noted === undefined) return null
  const { address, before, after } = noted
  const slash = address.section.indexOf('/')
  const scope = Scope.safeParse(address.section.slice(slash + 1)).data
  if (scope === undefined) return null
  return { at: { service: address.section.slice(0, slash), scope, id: address.key }, from: before, to: after }
}

/** Whether a target is one of such a place, by its id: also once the place is gone. */
export const isOwnTarget = (id: string | undefined): boolean => id?.startsWith('own-') === true

/** Whether an edit of a game's file is one that such a place could make. Someone else may have written the note. */
export function isOfOwnPlace({ service }: ServiceAt, { file, format: of, address, for: owner }: Edit): boolean {
  const format = OwnFormat.safeParse(of).data
  const at = OwnAddress.safeParse(address).data
  if (!isOwnTarget(owner?.target) || format === undefined || at === undefined) return false
  const field = fieldsOf(serviceOf(service)).find(({ kind }) => kind === 'text' || kind === 'fetched')
  if (field === undefined || (format === 'keysFile' && layoutOf(file)?.mayName(at.key) !== true)) return false
  const place = { id: 'own', label: file, ships: true, file: { path: file }, format, values: { [field.id]: at } }
  return faultOfOwnPlace(serviceOf(service), place) === null
}
