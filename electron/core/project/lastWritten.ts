import { placeName, textOn, type Edit } from '../places/edit'
import type { Values } from '../targets/addresses'
import type { Project } from './project'

/**
 * Whether an edit of a game's file writes over nothing that the user has not seen: what stands there is nothing, one of the
 * texts that were `shown`, or what Latchkey wrote there last. What goes along with a key is not judged on its own.
 */
export function replacesKnown({ root, state }: Project, shown: Values, edit: Edit): boolean {
  const before = textOn(edit, 'before') ?? ''
  if (edit.before === edit.after || edit.follows === true || before === '') return true
  if (Object.values(shown).includes(before)) return true
  const steps = [...state.doneSteps(), state.unfinishedIn(root) ?? []].flat()
  const last = steps.flatMap(({ edits }) => edits).findLast((one) => placeName(one) === placeName(edit))
  return last !== undefined && textOn(last, 'after') === before
}
