import type { AskedPage } from '../../../shared/about'
import { events } from '../../../shared/contract'
import { AppError, type Failure } from '../../../shared/errors'
import type { ServiceAt } from '../../../shared/schemas'
import { refusalTexts, shellTexts } from '../../../shared/texts'
import type { View } from '../../../shared/view'
import type { Project } from '../../core/project/project'
import type { Run } from '../../core/project/runs'
import type { Shared } from '../state/shared'
import { createAtWork } from '../state/unfinished'
import { viewOf } from '../views/view'

/** Asked in a native dialog. `no` is its usual answer, and what Escape means. */
export type Question = { message: string; detail: string; yes: string; no: string }

/** What a window can do for its session. */
export type WindowPort = {
  publish(view: View): void
  /** Null when none was chosen. */
  chooseFolder(words: { title: string; buttonLabel: string }): Promise<string | null>
  setTitle(title: string): void
  /** Asks in a dialog that no script in the page can press. */
  confirm(question: Question): Promise<boolean>
  /** Takes the user's last press of a key or button, if it was just now. No script in the page can make one. */
  takePress(): boolean
}

/** `busy`: not asked, since another dialog is open. `unasked`: nor this, since after a no only a press brings a question up. */
type Answer = 'yes' | 'no' | 'busy' | 'unasked'

/** The same with its dialogs guarded. */
export type GuardedPort = Omit<WindowPort, 'confirm'> & {
  /** `isPressed` for whoever has taken the press already. */
  confirm(question: Question, isPressed?: boolean): Promise<Answer>
}

export type Session = ReturnType<typeof createSession>

/** What one window is about: at most one project. Every change ends in a new view for the window. */
export function createSession(shared: Shared, port: GuardedPort) {
  let project: Project | null = null
  let openProblem: Failure | null = null
  let wish: AskedPage | null = null
  const { said, ...saying } = createSaying()

  function view(): View {
    return viewOf({ shared, project, openProblem, said: said(), asked: wish })
  }

  function publish(): void {
    if (project !== null) port.setTitle(shellTexts.windowTitle(project.name()))
    // As with replies, nothing leaves that the contract does not name.
    port.publish(events.view.parse(view()))
  }

  /** The open project, or a failure that says that there is none. */
  function opened(): Project {
    if (project === null) throw new AppError('no-project', refusalTexts.noProject)
    return project
  }

  /**
   * Runs an action that belongs to a field. What goes wrong is shown beside that field until its next attempt, and the
   * answer is undefined; a bug is thrown on.
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
      // A cancelled action is no problem: its words are the answer instead.
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
    view,
    publish,
    /** Brings a page into sight, or one row of it. */
    askFor(page: string, row?: string): void {
      wish = { count: (wish?.count ?? 0) + 1, page, ...(row !== undefined && { row }) }
      publish()
    },
    opened,
    attempt,
    project: () => project,
    show(next: Project): Project {
      project?.stop()
      project = next
      openProblem = null
      return next
    },
    setOpenProblem: (problem: Failure | null) => void (openProblem = problem),
    close(): void {
      project?.stop()
      project = null
    },
  }
}

/** The words of the status line. */
function createSaying() {
  let said = { count: 0, text: '' }
  return {
    said: () => said,
    /** An empty text says nothing and leaves what was said. */
    say(text: string): void {
      if (text !== '') said = { count: said.count + 1, text }
    },
    /** Clears the status line before a new command, so that the last outcome is not taken for this one's. */
    forgetSaid: () => void (said = { count: said.count + 1, text: '' }),
  }
}

function createOpening() {
  let opening: Promise<unknown> = Promise.resolve()
  return {
    /** Settles when the project that is being opened is there, so that the first view is not one without it. */
    opening: () => opening,
    startOpening(loading: Promise<Project>): void {
      opening = loading.catch(() => undefined)
    },
  }
}
