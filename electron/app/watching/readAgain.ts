import { stat } from 'node:fs/promises'

import { AppError } from '../../../shared/errors'
import { projectTexts as texts } from '../../../shared/texts/project'
import { followName, openProject } from '../commands/openProject'
import { reportDamage } from '../../core/project/loadProject'
import type { Project } from '../../core/project/project'
import type { Session } from '../session/session'
import { createLooked } from './looked'

/** Reads the files of one window's project after a change. */
export function createReading(session: Session) {
  const looked = createLooked()
  return {
    /**
     * Returns whether anything was read. `mayBeOurs`: only a save of our own may have been noticed, and what that left is
     * shown already.
     */
    async readIfChanged(project: Project, { mayBeOurs }: { mayBeOurs: boolean }): Promise<boolean> {
      const isShown = mayBeOurs && (await looked.isAsShown(project))
      if (!isShown) await looked.note(project)
      await whileThere(session, project, async () => {
        if (!isShown) await project.file.refresh()
        reportDamage(session.shared, project.file)
        if (!isShown) await project.readTeam()
        if (!isShown) await Promise.all([project.readTargets(), project.readEngine()])
        followName(session)
        // The state, the binding and the secrets belong to the id that the project was opened with.
        if (session.project() === project && !project.isSame()) await openProject(session, project.root)
      })
      return !isShown
    },
  }
}

/** While the folder of a project is gone, what is known about it stays, and a notice says so. */
async function whileThere({ shared }: Session, project: Project, action: () => Promise<void>): Promise<void> {
  const { notices, log } = shared
  const id = `gone-${project.id()}`
  try {
    await action()
    notices.dismiss(id)
  } catch (error) {
    if (!(error instanceof AppError)) return log.bug('watch', error)
    const isGone = await stat(project.root).then(
      () => false,
      () => true,
    )
    const reason = isGone ? texts.gone(project.root) : error.failure.message
    notices.add({ id, tone: 'warning', text: texts.outOfDate(reason) })
  }
}
