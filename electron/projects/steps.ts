import { AppError } from '../../shared/errors'
import { stepTexts as texts } from '../../shared/texts'
import type { FilePart, Side } from './fileParts'
import type { Parts, ProjectState, Shown } from './projectState'
import type { HistoryEntry, Unfinished } from './stateFile'

type World = {
  root: string
  state: ProjectState
  now(): Date
  partsOf(parts: Parts): FilePart[]
  /** Reads again what the files hold. */
  look(): Promise<unknown>
  /** Takes away what a process left beside these files that was ended while it wrote them. */
  tidy(paths: readonly string[]): Promise<void>
}

/** A step that is being done. */
export type Step = {
  /** Notes a change of a file, then lets it happen. */
  take(parts: Partial<Parts>, act: () => Promise<void>): Promise<void>
  /** What the window is to show of it, once it is done. */
  show(shown: Shown): void
}

/** What came of undo or redo: the paths that were put to the other side, and those that somebody else changed. */
export type Moved = { entry: HistoryEntry; put: string[]; left: string[] }

export type Steps = ReturnType<typeof createSteps>

/**
 * Changes that belong together: the history, `project.json` and the game's files change all or not at all. A step is
 * noted in the state before any file changes. When a file can't be written, those before it are put back; when the
 * process is ended in the middle, the next start does that. What can't even be put back stands as a step that undo
 * takes back, file by file.
 */
export function createSteps({ root, state, now, partsOf, look, tidy }: World) {
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
        if ((await part.stands()) === side) await part.put(other(side))
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

  return {
    /** Brings what was cut off to an end, in its turn. */
    settle: () => state.inTurn(settle),

    /** Does something as one step of the history. On any failure nothing of it stays, and the failure is thrown. */
    run: <T>(label: string, action: (step: Step) => Promise<T>): Promise<T> =>
      state.inTurn(async () => {
        await settle()
        const noting = createNoting({ label, folder: root, at: now().toISOString() }, state)
        try {
          const result = await action(noting)
          noting.finish()
          return result
        } catch (error) {
          throw await failed(noting.step(), error)
        }
      }),

    /** Undoes the newest step, or does it again. Null when there is none. What somebody else changed is left alone. */
    move: (kind: 'undo' | 'redo', show: (entry: HistoryEntry) => Shown): Promise<Moved | null> =>
      state.inTurn(async () => {
        await settle()
        const entry = kind === 'undo' ? state.undoable() : state.redoable()
        if (entry === null) return null
        await look()
        const side = kind === 'undo' ? 'before' : 'after'
        const all = partsOf(entry)
        const [there, movable] = [await standing(all, side), await standing(all, other(side))]
        const step = { ...entry, ...sumOf(movable), kind, folder: root }
        try {
          if (movable.length > 0) state.begin(step)
          for (const part of kind === 'undo' ? movable.toReversed() : movable) await part.put(side)
          state.finish(step, show(entry))
        } catch (error) {
          throw await failed(step, error)
        }
        const isPut = (part: FilePart) => movable.includes(part) || there.includes(part)
        return { entry, put: pathsOf(all.filter(isPut)), left: pathsOf(all.filter((part) => !isPut(part))) }
      }),
  }
}

/** Writes down what a new step is about to do. */
function createNoting(begun: Pick<Unfinished, 'label' | 'folder' | 'at'>, state: ProjectState) {
  let step: Unfinished = { ...begun, kind: 'new', changes: [], writes: [], edits: [] }
  let shown: Shown | undefined

  return {
    step: () => step,
    show: (what: Shown) => void (shown = what),
    async take(parts: Partial<Parts>, act: () => Promise<void>): Promise<void> {
      const before = step
      const next = { ...step, ...sumOf([{ parts: step }, { parts: { changes: [], writes: [], ...parts } }]) }
      state.begin(next)
      step = next
      try {
        await act()
      } catch (error) {
        // What was refused did not happen; of what failed nobody knows.
        if (error instanceof AppError && error.failure.code !== 'file-failed') step = before
        throw error
      }
    },
    finish(): void {
      if (shown !== undefined || state.unfinishedIn(step.folder) !== null) state.finish(step, shown)
    },
  }
}

function sumOf(all: readonly { parts: Parts }[]): Parts {
  return {
    changes: all.flatMap(({ parts }) => parts.changes),
    writes: all.flatMap(({ parts }) => parts.writes),
    edits: all.flatMap(({ parts }) => parts.edits ?? []),
  }
}

const other = (side: Side): Side => (side === 'before' ? 'after' : 'before')

function pathsOf(parts: readonly FilePart[]): string[] {
  return [...new Set(parts.map(({ path }) => path))]
}
