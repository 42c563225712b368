import { createHash } from 'node:crypto'

import { AppError } from '../../../shared/errors'
import type { OwnPlace } from '../../../shared/ownPlace'
import { ownPlaceTexts as texts } from '../../../shared/texts/ownPlaces'
import { mostOwnPlaces, type OwnAt, type PlaceChange } from '../project/ownPlaceEntries'
import type { Project } from '../project/project'
import { takeOutKeys } from './takeOutKeys'

/** The change that adds a place. Its id is made from what it says, so that two people who add the same one agree. */
export function adding(project: Project, at: Omit<OwnAt, 'id'>, place: OwnPlace): PlaceChange {
  const { field, ...where } = place
  const id = `${field}-${createHash('sha256').update(JSON.stringify(where)).digest('hex').slice(0, 8)}`
  const all = project.file.ownPlaces(at)
  if (all.some(([known]) => known === id)) throw new AppError('invalid', texts.already)
  if (all.length >= mostOwnPlaces) throw new AppError('invalid', texts.full)
  return { at: { ...at, id }, from: null, to: JSON.stringify(place) }
}

/** The change that takes a place out of `project.json`. Throws if it is not there any more. */
export function removing(project: Project, { service, scope, id }: OwnAt): PlaceChange {
  const given = project.file.ownPlaces({ service, scope }).find(([known]) => known === id)?.[1]
  if (given === undefined) throw new AppError('invalid', texts.gone)
  return { at: { service, scope, id }, from: JSON.stringify(given), to: null }
}

/**
 * Saves changes of places as one step, and reads the files that they name. Pending writes are of the places before. Returns
 * whether our own files of keys have none of the removed ones any more.
 */
export async function changePlaces(project: Project, label: string, changes: readonly PlaceChange[]): Promise<boolean> {
  const removed = changes.flatMap(({ at, to }) => (to === null ? [at] : []))
  try {
    if (changes.length === 0) return true
    return await project.steps.run(label, async (step) => {
      const isTaken = await takeOutKeys(step, project, removed)
      await project.changePlaces(step, changes)
      return isTaken
    })
  } finally {
    project.withdrawWrites()
    await project.readRenamed()
  }
}
