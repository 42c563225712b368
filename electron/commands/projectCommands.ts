import type { Handlers } from '../../shared/contract'
import { AppError } from '../../shared/errors'
import { doneTexts, shellTexts } from '../../shared/texts'
import { loadProject } from '../projects/loadProject'
import type { Project } from '../projects/project'
import { recentStates } from '../recentStates'
import type { Session } from '../session'

type Group = Pick<
  Handlers,
  'recent.read' | 'project.choose' | 'project.open' | 'project.forget' | 'project.accept' | 'project.copyCommand' | 'environment.select'
>

/** Opens a project folder in this window. What is wrong with the folder is part of the view. */
export async function openProject(session: Session, path: string): Promise<void> {
  const { shared } = session
  try {
    const loading = loadProject(shared, path).then(session.show)
    session.startOpening(loading)
    const project = await loading
    session.publish()
    await Promise.all([project.readTargets(), project.general.read()])
    await settle(session, project)
    remember(session, project)
    shared.publishAll()
    await project.general.readIcon()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    session.setOpenProblem(error.failure)
  } finally {
    shared.publishAll()
  }
}

/** Brings to an end what was cut off when the app ended last. What had to be put back for that is said. */
async function settle({ shared }: Session, project: Project): Promise<void> {
  try {
    const words = await project.steps.settle()
    if (words !== null) shared.notices.add({ id: `cut-off-${project.id()}`, tone: 'warning', text: words })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    // It is tried again before the next step, which then says why it can't be.
    shared.notices.add({ id: `cut-off-${project.id()}`, tone: 'warning', text: error.failure.message })
  }
}

/** Puts a project on top of the recent list, and binds its id to this folder unless it is another's. */
function remember({ shared }: Session, project: Project): void {
  const entry = {
    id: project.id(),
    path: project.root,
    name: project.name(),
    engine: project.engine.label,
    openedAt: shared.now().toISOString(),
  }
  shared.preferences.remember(entry, project.boundTo() === null)
}

/**
 * The recent list calls a project by the game's own name, also after that was changed. Where it can't be saved it has the
 * old one for a while: what gave the game its name is done all the same.
 */
export function followName(session: Session): void {
  const project = session.opened()
  const known = session.shared.preferences.recent().find(({ path }) => path === project.root)
  if (known === undefined || known.name === project.name()) return
  try {
    remember(session, project)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    session.shared.log.info(error.failure.message)
  }
  session.shared.publishAll()
}

export function projectCommands(session: Session): Group {
  const { shared, port } = session

  return {
    'project.choose': async () => {
      const path = await port.chooseFolder(shellTexts.folderDialog)
      if (path !== null) await openProject(session, path)
    },
    'project.open': ({ path }) => openProject(session, path),
    'recent.read': () => recentStates(shared),
    'project.forget': ({ path }) => {
      shared.preferences.forget(path)
      shared.publishAll()
    },
    'project.accept': async () => {
      const project = session.opened()
      project.accept()
      remember(session, project)
      await openProject(session, project.root)
    },
    'project.copyCommand': async ({ path }) => {
      const file = session.opened().readOnlyFiles().find((known) => known.path === path)
      if (file === undefined) return
      await shared.clipboard.copy(file.command)
      session.say(doneTexts.copiedCommand)
      session.publish()
    },
    'environment.select': ({ environment }) => {
      session.opened().state.write({ environment })
      session.forgetSaid()
      session.publish()
    },
  }
}
