import { AppError } from '../../../shared/errors'
import { stepTexts as texts } from '../../../shared/texts/steps'
import { otherSide, type Edit } from '../places/edit'
import type { FilePart } from './filePart'
import { pathsOf, type Trail } from './fileParts'
import type { ProjectState } from './projectState'
import type { Unfinished } from './stateFile'

export type RecoveryWorld = {
  root: string
  state: ProjectState
  partsOf(edits: readonly Edit[], trail: Trail): FilePart[]
  /** Reads the project's files again. */
  look(): Promise<unknown>
  /** Removes what a process left beside these files when it ended while writing them. */
  tidy(paths: readonly string[]): Promise<void>
  /** Called for each step that was cut off: what holds it up, or that it is over, with a text if a file had been changed. */
  tell(cutOff: { isOver: boolean; words: string | null }): void
}

/** Paths that were put back, and those that could not be, or can't be checked now. */
type TakenBack = { put: string[]; stuck: string[] }

/** Takes back a step that failed, or was cut off in the middle. */
export function createRecovery({ root, state, partsOf, look, tidy, tell }: RecoveryWorld) {
  /** Puts back what was changed, in reverse order. */
  async function takeBack(step: Unfinished): Promise<TakenBack> {
    const side = step.kind === 'undo' ? 'before' : 'after'
    const put: FilePart[] = []
    const stuck: FilePart[] = []
    for (const part of partsOf(step.edits, 'notes').toReversed()) {
      try {
        if ((await part.stands()) !== side) continue
        await part.put(otherSide(side))
        put.push(part)
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        stuck.push(part)
      }
    }
    await look()
    return { put: pathsOf(put), stuck: pathsOf(stuck) }
  }

  /** Puts everything back. If a part can't be, the step goes into the history, where it can be undone, if that can be saved. */
  async function giveUp(step: Unfinished): Promise<TakenBack & { isNoted: boolean }> {
    const taken = step.edits.length === 0 ? { put: [], stuck: [] } : await takeBack(step)
    try {
      if (taken.stuck.length > 0 && step.kind === 'new') state.finish(step)
      else state.drop(root)
      return { ...taken, isNoted: true }
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      return { ...taken, isNoted: false }
    }
  }

  /** The error of a step, with what became of its files. */
  async function failed(step: Unfinished, error: unknown): Promise<unknown> {
    const { stuck, isNoted } = await giveUp(step)
    if (!(error instanceof AppError)) return error
    const { code, message } = error.failure
    if (stuck.length > 0)
      return new AppError(code, `${message} ${isNoted ? texts.stays(stuck, step.kind) : texts.staysForNow(stuck)}`)
    return code === 'file-failed' ? new AppError(code, `${message} ${texts.nothingChanged}`) : error
  }

  /**
   * Puts back a step that was cut off in the middle: it was never reported as done. Throws if it has to be tried again,
   * since another step's note would replace its own.
   */
  async function settle(): Promise<void> {
    const step = state.unfinishedIn(root)
    if (step === null) return
    await look()
    const parts = partsOf(step.edits, 'notes')
    await tidy(pathsOf(parts))
    const { put, stuck, isNoted } = await giveUp(step)
    for (const part of parts) await tidied(part)
    if (stuck.length > 0 && !isNoted) {
      const words = texts.cutOff(step.label, texts.staysForNow(stuck))
      tell({ isOver: false, words })
      throw new AppError('file-failed', words)
    }
    if (stuck.length > 0) return tell({ isOver: true, words: texts.cutOff(step.label, texts.stays(stuck, step.kind)) })
    tell({ isOver: true, words: put.length > 0 ? texts.takenBack(step.label) : null })
  }

  return { failed, settle }
}

/** What can't be removed now is left: it harms nothing. */
async function tidied(part: FilePart): Promise<void> {
  try {
    await part.tidy?.()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
  }
}
