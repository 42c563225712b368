import { randomUUID } from 'node:crypto'

import type { Handlers } from '../../../shared/contract'
import { AppError } from '../../../shared/errors'
import { doneTexts, refusalTexts, shellTexts } from '../../../shared/texts'
import type { Project } from '../../core/project/project'
import { recentStates } from '../views/recentStates'
import type { Session } from '../session/session'
import { openProject } from './openProject'

type Group = Pick<
  Handlers,
  | 'recent.read'
  | 'project.choose'
  | 'project.open'
  | 'project.forget'
  | 'project.accept'
  | 'project.separate'
  | 'project.copyCommand'
  | 'environment.select'
>

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
      const file = session
        .opened()
        .readOnlyFiles()
        .find((known) => known.path === path)
      if (file === undefined || file.command === null) return
      await shared.clipboard.copy(file.command)
      session.say(doneTexts.copiedCommand)
      session.publish()
    },
    'environment.select': ({ environment }) => {
      const project = session.opened()
      if (!project.environments().includes(environment)) throw new AppError('invalid', refusalTexts.noEnvironment(environment))
      project.state.write({ environment })
      session.forgetSaid()
      session.publish()
    },
  }
}
