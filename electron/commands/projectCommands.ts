import { realpath } from 'node:fs/promises'

import type { Handlers } from '../../shared/contract'
import { AppError } from '../../shared/errors'
import { loadProject } from '../projects/loadProject'
import type { Session } from '../session'

type Group = Pick<
  Handlers,
  'project.choose' | 'project.open' | 'project.forget' | 'project.accept' | 'environment.select'
>

/** Opens a project folder in this window. What is wrong with the folder is part of the view. */
export async function openProject(session: Session, path: string): Promise<void> {
  const { shared } = session
  try {
    const project = await loadProject(shared, path)
    session.show(project)
    session.publish()
    await project.readTargets()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    session.setOpenProblem(error.failure)
  } finally {
    shared.publishAll()
  }
}

export function projectCommands(session: Session): Group {
  const { shared, port } = session

  return {
    'project.choose': async () => {
      const path = await port.chooseFolder()
      if (path !== null) await openProject(session, path)
    },
    'project.open': ({ path }) => openProject(session, path),
    'project.forget': ({ path }) => {
      shared.preferences.forget(path)
      shared.publishAll()
    },
    'project.accept': async () => {
      const project = session.opened()
      project.accept()
      shared.preferences.remember(
        {
          id: project.id(),
          path: await realpath(project.root),
          name: project.name(),
          engine: project.engine.label,
          openedAt: shared.now().toISOString(),
        },
        true,
      )
      session.publish()
    },
    'environment.select': ({ environment }) => {
      session.opened().state.write({ environment })
      session.publish()
    },
  }
}
