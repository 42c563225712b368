import { stat } from 'node:fs/promises'

import { AppError } from '../../../shared/errors'
import { projectTexts as texts } from '../../../shared/texts'
import { followName } from '../commands/openProject'
import { reportDamage } from '../../core/project/loadProject'
import type { Project } from '../../core/project/project'
import type { Session } from '../session/session'

/** Reads the files of a project again. While its folder is gone, what is known about it stays, and a notice says so. */
export async function readAgain(session: Session, project: Project): Promise<void> {
  const { shared } = session
  const { notices, log } = shared
  const id = `gone-${project.id()}`
  try {
    await project.file.refresh()
    reportDamage(shared, project.file)
    await Promise.all([project.readTargets(), project.readEngine()])
    followName(session)
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
