import { AppError } from '../../../shared/errors'
import { securityTexts } from '../../../shared/texts/security'
import { lostNotice, lostProjects } from '../views/lostProjects'
import { knownIdAt } from '../../core/approvals/folders'
import { loadProject } from '../../core/project/loadProject'
import type { Project } from '../../core/project/project'
import type { Session } from '../session/session'

/** Opens a project folder in this window. A problem with the folder is part of the view of a window without a project. */
export async function openProject(session: Session, path: string): Promise<void> {
  const { shared } = session
  const before = session.project()?.root
  try {
    const loading = loadProject(shared, path).then(session.show)
    session.startOpening(loading)
    const project = await loading
    if (project.root !== before) session.forgetSaid()
    session.publish()
    const offered = project.readOffers()
    await Promise.all([project.readTargets(), project.general.read()])
    await settle(project)
    void tellOfLost(session, project)
    remember(session, project)
    shared.publishAll()
    await project.engineSettings.read()
    shared.publishAll()
    await Promise.all([project.general.readIcon(), offered])
    void lookFurther(session, project)
  } catch (error) {
    // With a project in the window, there is no place for it but the reply.
    if (!(error instanceof AppError) || session.project() !== null) throw error
    session.setOpenProblem(error.failure)
  } finally {
    shared.publishAll()
  }
}

/** Looks for services that nothing hints at. In a large project that takes a while, so nothing waits for it. */
async function lookFurther(session: Session, project: Project): Promise<void> {
  if ((await project.lookFurther()) && session.project() === project) session.publish()
}

/** A folder that is new to this computer may have been moved. A notice says where to look for its secrets. */
async function tellOfLost({ shared }: Session, { id, root }: Project): Promise<void> {
  if (knownIdAt(shared, root) !== null || shared.vault.mayHold(id())) return
  const lost = await lostProjects(shared)
  if (lost.size === 0) return
  shared.notices.add({ id: lostNotice, tone: 'info', text: securityTexts.lost.notice })
  shared.publishAll()
}

/** Settles a step that was cut off when the app last ended. If that fails, a notice says so. */
async function settle({ steps }: Project): Promise<void> {
  try {
    await steps.settle()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
  }
}

/** Puts a project at the top of the recent list. If that can't be saved, the command goes on. */
function remember({ shared }: Session, project: Project): void {
  const entry = {
    id: project.id(),
    path: project.root,
    name: project.name(),
    engine: project.engine.label,
    openedAt: shared.now().toISOString(),
  }
  try {
    shared.preferences.remember(entry)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    shared.log.info(error.failure.message)
  }
}

/** Keeps the name in the recent list the same as the game's own, which may have changed. */
export function followName(session: Session): void {
  const project = session.opened()
  const known = session.shared.preferences.recent().find(({ path }) => path === project.root)
  if (known === undefined || known.name === project.name()) return
  remember(session, project)
  session.shared.publishAll()
}
