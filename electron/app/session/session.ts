import type { AskedPage } from '../../../shared/about'
import { events } from '../../../shared/contract'
import { AppError, type Failure } from '../../../shared/errors'
import type { ServiceAt } from '../../../shared/schemas'
import { refusalTexts } from '../../../shared/texts/refusals'
import { shellTexts } from '../../../shared/texts/shell'
import { withVisible } from '../../../shared/values/invisible'
import { ending, hasSameName } from '../../../shared/values/sameName'
import type { View } from '../../../shared/view'
import type { Project } from '../../core/project/project'
import type { Run } from '../../core/project/runs'
import type { Shared } from '../state/shared'
import { createAtWork } from '../state/unfinished'
import { createViews } from '../views/view'

/** Asked in a native dialog. `no` is the default button, and what Escape means. */
export type Question = { message: string; detail: string; yes: string; no: string }

/** A file that the user chooses in the system's dialog; `name` is that of a new one, which is to be saved. */
export type FileDialog = { title: string; buttonLabel: string; kind: string; extension: string; name?: string }

/** What a window does for its session. */
export type WindowPort = {
  publish(view: View): void
  /** Null if the user chose none. */
  chooseFolder(words: { title: string; buttonLabel: string }): Promise<string | null>
  chooseFile(words: FileDialog): Promise<string | null>
  setTitle(title: string): void
  /** Asks in a dialog that a script in the page can't answer. */
  confirm(question: Question): Promise<boolean>
  /** Takes the user's last press of a key or button, if it was just now. A script in the page can't make one. */
  takePress(): boolean
}

/** `busy`: not asked, because another dialog is open. `unasked`: not asked, because after a no only a press allows a question. */
export type Unasked = 'busy' | 'unasked'
type Answer = 'yes' | 'no' | Unasked

/** The same, with its dialogs guarded. */
export type GuardedPort = Omit<WindowPort, 'confirm'> & {
  /** `isPressed`: for a caller that has taken the press already. */
  confirm(question: Question, isPressed?: boolean): Promise<Answer>
  /** Why a question would not be asked now; null if it would. */
  whyUnasked(isPressed: boolean): Unasked | null
}

export type Session = ReturnType<typeof createSession>

/** What one window shows: at most one project. Every change publishes a new view to the window. */
export function createSession(shared: Shared, port: GuardedPort) {
  let project: Project | null = null
  let openProblem: Failure | null = null
  let isClosed = false
  const { asked: wish, ...wishing } = createWish(publish)
  const { said, ...saying } = createSaying()
  const viewOf = createViews(shared)
  const view = (): View => viewOf({ project, openProblem, said: said(), asked: wish() })

  function publish(): void {
    if (project !== null) port.setTitle(titleOf(shared, project))
    // As with replies, nothing leaves main that the contract does not name.
    port.publish(events.view.parse(view()))
  }

  /** The open project. Throws `no-project` if there is none. */
  function opened(): Project {
    if (project === null) throw new AppError('no-project', refusalTexts.noProject)
    return project
  }

  /**
   * Runs an action that belongs to a field. An AppError is shown beside that field until its next attempt, and the result
   * is undefined; a bug is thrown on.
   */
  async function attempt<T>(at: ServiceAt, field: string, action: (run: Run) => Promise<T>): Promise<T | undefined> {
    const asked = opened()
    const run = asked.run(at)
    saying.forgetSaid()
    run.problems.delete(field)
    try {
      return await action(run)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      // A cancelled action is not a problem of the field: the status line says it.
      if (error.failure.code !== 'cancelled') run.problems.set(field, error.failure)
      else if (asked === project) saying.say(error.failure.message)
      return undefined
    } finally {
      publish()
    }
  }

  return {
    shared,
    port,
    ...createAtWork(shared.unfinished),
    ...createOpening(),
    ...saying,
    ...wishing,
    view,
    publish,
    opened,
    attempt,
    project: () => project,
    show(next: Project): Project {
      project?.stop()
      // What a link asks for is about the project that comes first.
      if (project !== null && project.root !== next.root) wishing.wasShown()
      project = next
      openProblem = null
      // It was being opened when the window was closed: nothing of it may stay in use.
      if (isClosed) next.stop()
      return next
    },
    setOpenProblem: (problem: Failure | null) => void (openProblem = problem),
    close(): void {
      isClosed = true
      project?.stop()
      project = null
    },
  }
}

function titleOf({ preferences }: Shared, project: Project): string {
  const isOneOfTwo = hasSameName(project.root, preferences.recent())
  return withVisible(shellTexts.windowTitle(project.name(), isOneOfTwo ? ending(project.root) : null))
}

/** The page that the window is to show, until it has. */
function createWish(publish: () => void) {
  let count = 0
  let wish: AskedPage | null = null
  return {
    asked: () => wish,
    /** Shows a page, or one row of it. */
    askFor(page: string, row?: string): void {
      count += 1
      wish = { count, page, ...(row !== undefined && { row }) }
      publish()
    },
    /** The page has followed a wish, or need not follow any. Not if another one was asked for meanwhile. */
    wasShown(shown = count): void {
      if (shown === count) wish = null
    },
  }
}

/** The text of the status line. */
function createSaying() {
  let said = { count: 0, text: '' }
  return {
    said: () => said,
    /** An empty text changes nothing. What others named in it is on one line. */
    say(text: string): void {
      if (text !== '') said = { count: said.count + 1, text: withVisible(text) }
    },
    /** Clears the status line before a new command, so that the last result is not taken for the new one's. */
    forgetSaid: () => void (said = { count: said.count + 1, text: '' }),
  }
}

function createOpening() {
  let opening: Promise<unknown> = Promise.resolve()
  return {
    /** Settles when the project being opened is there, so that the first view includes it. */
    opening: () => opening,
    startOpening(loading: Promise<Project>): void {
      opening = loading.catch(() => undefined)
    },
  }
}
