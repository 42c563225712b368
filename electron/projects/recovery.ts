import { AppError } from '../../shared/errors'
import { stepTexts as texts } from '../../shared/texts'
import { otherSide, pathsOf, type FilePart, type Side } from './fileParts'
import type { Parts, ProjectState } from './projectState'
import type { Unfinished } from './stateFile'

export type RecoveryWorld = {
  root: string
  state: ProjectState
  partsOf(parts: Parts): FilePart[]
  /** Reads again what the files hold. */
  look(): Promise<unknown>
  /** Takes away what a process left beside these files that was ended while it wrote them. */
  tidy(paths: readonly string[]): Promise<void>
}

/** What becomes of a step that failed, or was cut off in the middle. */
export function createRecovery({ root, state, partsOf, look, tidy }: RecoveryWorld) {
  /** Files that are on one side of a step, now. */
  async function standing(parts: readonly FilePart[], side: Side): Promise<FilePart[]> {
    const sides: (Side | null)[] = []
    for (const part of parts) sides.push(await part.stands())
    return parts.filter((_part, index) => sides[index] === side)
  }

  /** Puts back what was changed, the last first. Answers with the paths that could not be put back. */
  async function takeBack(step: Unfinished): Promise<string[]> {
    const side = step.kind === 'undo' ? 'before' : 'after'
    const stuck: string[] = []
    for (const part of partsOf(step).toReversed()) {
      try {
        if ((await part.stands()) === side) await part.put(otherSide(side))
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        stuck.push(part.path)
      }
    }
    return stuck
  }

  /** Puts everything back. What could not be put back stands as a step that can be undone, if that can be noted. */
  async function giveUp(step: Unfinished): Promise<{ stuck: string[]; isNoted: boolean }> {
    const stuck = await takeBack(step)
    await look()
    try {
      if (stuck.length > 0 && step.kind === 'new') state.finish(step)
      else state.drop(root)
      return { stuck, isNoted: true }
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      return { stuck, isNoted: false }
    }
  }

  /** The failure of a step, with what became of its files. */
  async function failed(step: Unfinished, error: unknown): Promise<unknown> {
    const { stuck, isNoted } = await giveUp(step)
    if (!(error instanceof AppError)) return error
    const { code, message } = error.failure
    if (stuck.length > 0) return new AppError(code, `${message} ${isNoted ? texts.stays(stuck, step.kind) : texts.staysForNow(stuck)}`)
    return code === 'file-failed' ? new AppError(code, `${message} ${texts.nothingChanged}`) : error
  }

  /** What was cut off in the middle is put back: nobody was told yet that it is done. Answers with words if it had begun. */
  async function settle(): Promise<string | null> {
    const step = state.unfinishedIn(root)
    if (step === null) return null
    await look()
    const parts = partsOf(step)
    await tidy(pathsOf(parts))
    const hasBegun = (await standing(parts, step.kind === 'undo' ? 'before' : 'after')).length > 0
    const { stuck } = await giveUp(step)
    if (stuck.length > 0) return texts.cutOff(step.label, stuck, step.kind)
    return hasBegun ? texts.takenBack(step.label) : null
  }

  return { standing, failed, settle }
}
