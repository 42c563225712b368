import { doneTexts } from '../../../shared/texts/done'
import { shellTexts } from '../../../shared/texts/shell'
import { acceptFolder, separateFolder } from '../../core/operations/secretPlaces'
import { recentStates } from '../views/recentStates'
import type { Session } from '../session/session'
import type { ActsOf } from './attended'
import { openProject } from './openProject'

export function projectCommands(session: Session): ActsOf<'recent' | 'project'> {
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
      const project = session.opened()
      acceptFolder(shared, project, id)
      await openProject(session, project.root)
    },
    'project.separate': async ({ id }) => {
      const project = session.opened()
      await separateFolder(shared, project, id)
      await openProject(session, project.root)
    },
    'project.follow': async () => {
      const { root, engine } = session.opened()
      shared.approvals.approveLinks(
        root,
        engine.links.map(({ place }) => place),
      )
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
  }
}
