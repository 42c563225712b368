import { z } from 'zod'

import { ownPlaceId } from '../../../shared/ownPlace'
import { Environment } from '../../../shared/schemas'
import { stepTexts } from '../../../shared/texts'
import { refused } from '../files/failure'
import { readJson } from '../json'
import type { Edit, Side } from '../places/edit'
import type { FilePart } from './filePart'
import type { PlaceChange } from './ownPlaceEntries'
import { projectPath } from './projectDocument'
import type { ProjectFile } from './projectFile'

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
function placeChangeOf(edit: Edit): PlaceChange | null {
  const noted = Noted.safeParse(edit).data
  if (noted === undefined) return null
  const { address, before, after } = noted
  const slash = address.section.indexOf('/')
  const scope = Scope.safeParse(address.section.slice(slash + 1)).data
  if (scope === undefined) return null
  return { at: { service: address.section.slice(0, slash), scope, id: address.key }, from: before, to: after }
}

type World = { file: Pick<ProjectFile, 'refresh' | 'damage' | 'isPlaceOn' | 'updatePlaces'> }

/** What a step changes in the places of `project.json`; null if its edits are no such change. */
export function ownPlacesPart({ file }: World, edits: readonly Edit[]): FilePart | null {
  const changes = edits.map(placeChangeOf).filter((change) => change !== null)
  if (changes.length !== edits.length || edits.length === 0) return null
  const isOn = (side: Side) => changes.every((change) => file.isPlaceOn(change, side))
  return {
    path: projectPath,
    edits,
    async stands() {
      await file.refresh()
      const damage = file.damage()
      if (damage !== null) throw refused(stepTexts.damaged(projectPath, damage))
      if (isOn('after')) return 'after'
      return isOn('before') ? 'before' : null
    },
    put: (side) => file.updatePlaces(changes, side),
  }
}

type Taking = { take(edits: readonly Edit[], act: () => Promise<void>): Promise<void> }

/** Changes of places as part of a step. */
export const createPlaceChanges = ({ file }: World) => ({
  changePlaces: (step: Taking, changes: readonly PlaceChange[]) =>
    step.take(changes.map(editOfPlace), () => file.updatePlaces(changes, 'after')),
})
