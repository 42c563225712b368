import { AppError } from '../../../shared/errors'
import { joined, otherSide, type Edit, type Side } from '../places/edit'
import type { FilePart } from './filePart'
import { pathsOf } from './fileParts'
import type { Shown } from './projectState'
import { createRecovery, type RecoveryWorld } from './recovery'
import type { HistoryEntry, Unfinished } from './stateFile'

type World = RecoveryWorld & {
  /** An edit as it is noted. */
  noted(edit: Edit): Edit
  now(): Date
}

/** For an action that never becomes part of the step before it. */
type Apart = { isApart?: boolean | undefined }

/** A step that is being done. */
export type Step = {
  /** Notes a change of a file, then lets it happen. */
  take(edits: readonly Edit[], act: () => Promise<void>): Promise<void>
  /** What the window shows about the step once it is done. */
  show(shown: Shown): void
}

/** The result of undo or redo: the paths that are on the other side now, and those that someone else changed. */
export type Moved = { entry: HistoryEntry; put: string[]; left: string[] }

/**
 * Changes that belong together: the history, `project.json` and the game's files all change, or none does. A step is noted
 * in the state before any file changes. If a file can't be written, those before it are put back; if the process ends in
 * the middle, the next start does that. If some can't be put back, the step stays in the history, and undo takes it back
 * file by file.
 */
export function createSteps(world: World) {
  const { root, state, noted, now, partsOf, look } = world
  const { failed, settle } = createRecovery(world)

  return {
    /** Settles a step that was cut off, when its turn comes. */
    settle: () => state.inTurn(settle),

    /** Runs an action as one step of the history. If it fails, the step is taken back, and the error is thrown. */
    run: <T>(label: string, action: (step: Step) => Promise<T>, { isApart }: Apart = {}): Promise<T> =>
      state.inTurn(async () => {
        await settle()
        const noting = createNoting(
          { label, folder: root, at: now().toISOString(), ...(isApart && { isApart }) },
          { state, noted },
        )
        try {
          const result = await action(noting)
          noting.finish()
          return result
        } catch (error) {
          throw await failed(noting.step(), error)
        }
      }),

    /** Undoes or redoes a step. Null when there is none. Files that someone else changed are left alone. */
    move: (kind: 'undo' | 'redo', show: (entry: HistoryEntry) => Shown): Promise<Moved | null> =>
      state.inTurn(async () => {
        await settle()
        const entry = kind === 'undo' ? state.undoable() : state.redoable()
        if (entry === null) return null
        await look()
        const side = kind === 'undo' ? 'before' : 'after'
        const all = partsOf(entry.edits, 'settings')
        const sides = await sidesOf(all)
        const movable = sides[otherSide(side)]
        const step = { ...entry, edits: movable.flatMap(({ edits }) => edits), kind, folder: root }
        try {
          if (movable.length > 0) state.begin(step)
          for (const part of kind === 'undo' ? movable.toReversed() : movable) await part.put(side)
          state.finish(step, show(entry))
        } catch (error) {
          throw await failed(step, error)
        }
        const isPut = (part: FilePart) => sides.before.includes(part) || sides.after.includes(part)
        return { entry, put: pathsOf(all.filter(isPut)), left: pathsOf(all.filter((part) => !isPut(part))) }
      }),
  }
}

/** The files on each side now. Throws if that can't be told for one of them: then the whole step waits. */
async function sidesOf(all: readonly FilePart[]): Promise<Record<Side, FilePart[]>> {
  const sides: Record<Side, FilePart[]> = { before: [], after: [] }
  for (const part of all) {
    const side = await part.stands()
    if (side !== null) sides[side].push(part)
  }
  return sides
}

/** Notes what a new step is about to do. */
function createNoting(
  begun: Pick<Unfinished, 'label' | 'folder' | 'at' | 'isApart'>,
  { state, noted }: Pick<World, 'state' | 'noted'>,
) {
  let step: Unfinished = { ...begun, kind: 'new', edits: [] }
  let shown: Shown | undefined

  return {
    step: () => step,
    show: (what: Shown) => void (shown = what),
    async take(edits: readonly Edit[], act: () => Promise<void>): Promise<void> {
      const before = step
      const next = { ...step, edits: joined(step.edits, edits.map(noted)) }
      state.begin(next)
      step = next
      try {
        await act()
      } catch (error) {
        // A refused change did not happen; a failed one may have, in part.
        if (error instanceof AppError && error.failure.code !== 'file-failed') step = before
        throw error
      }
    },
    finish(): void {
      if (shown !== undefined || state.unfinishedIn(step.folder) !== null) state.finish(step, shown)
    },
  }
}
