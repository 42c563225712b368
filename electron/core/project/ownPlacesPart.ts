import { stepTexts } from '../../../shared/texts/steps'
import { refused } from '../files/failure'
import type { Edit, Side } from '../places/edit'
import type { FilePart } from './filePart'
import { editOfPlace, placeChangeOf } from './ownEdits'
import type { PlaceChange } from './ownPlaceEntries'
import { projectPath } from './projectDocument'
import type { ProjectFile } from './projectFile'

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
