import { randomUUID } from 'node:crypto'

import type { Handlers } from '../../shared/contract'
import { AppError } from '../../shared/errors'
import { doneTexts, refusalTexts, securityTexts, shellTexts } from '../../shared/texts'
import { lostNotice, lostProjects } from '../lostProjects'
import { knownIdAt } from '../projects/consent'
import { loadProject } from '../projects/loadProject'
import type { Project } from '../projects/project'
import { recentStates } from '../recentStates'
import type { Session } from '../session'

type Group = Pick<
  Handlers,
  'recent.read' | 'project.choose' | 'project.open' | 'project.forget' | 'project.accept' | 'project.separate' | 'project.copyCommand' | 'environment.select'
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
    void tellOfLost(session, project)
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

/** A folder that nobody knew may be one that was moved. Whoever misses its secrets is told where to look. */
async function tellOfLost({ shared }: Session, { id, root }: Project): Promise<void> {
  if (knownIdAt(shared, root) !== null || shared.vault.mayHold(id())) return
  const lost = await lostProjects(shared)
  if (lost.size === 0) return
  shared.notices.add({ id: lostNotice, tone: 'info', text: securityTexts.lost.notice })
  shared.publishAll()
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

/** Puts a project on top of the recent list. */
function remember({ shared }: Session, project: Project): void {
  const entry = {
    id: project.id(),
    path: project.root,
    name: project.name(),
    engine: project.engine.label,
    openedAt: shared.now().toISOString(),
  }
  shared.preferences.remember(entry)
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

/** The open project, if it is one that asks, and still carries the id that the question was about. */
function asked(session: Session, id: string): Project {
  const project = session.opened()
  if (!project.isSame() || project.id() !== id) throw new AppError('invalid', refusalTexts.idChanged)
  if (project.boundTo() === null) throw new AppError('invalid', refusalTexts.notBound)
  return project
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
    'project.accept': async ({ id }) => {
      const { root } = asked(session, id)
      shared.approvals.approveFolder(id, root)
      await openProject(session, root)
    },
    'project.separate': async ({ id }) => {
      const { root, file } = asked(session, id)
      const own = randomUUID()
      await file.changeId(id, own)
      shared.approvals.approveFolder(own, root)
      await openProject(session, root)
    },
    'project.copyCommand': async ({ path }) => {
      const file = session.opened().readOnlyFiles().find((known) => known.path === path)
      if (file === undefined || file.command === null) return
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
