import type { Handlers } from '../../shared/contract'
import { AppError } from '../../shared/errors'
import type { Session } from '../session'
import { followName } from './projectCommands'

type Group = Pick<Handlers, 'general.write' | 'general.icon'>

/** The engine's own basic settings. What goes wrong is shown beside the row until its next attempt. */
export function generalCommands(session: Session): Group {
  async function write(id: string, value: string): Promise<void> {
    const { general, file, state } = session.opened()
    const readOnly = file.readOnly()
    if (readOnly !== null) throw new AppError('file-refused', readOnly)
    const edit = await general.write(id, value)
    if (edit === null) return
    await file.refresh()
    state.record({ label: `Change ${general.label(id)}`, changes: [], writes: [], edits: [edit] })
    session.say(`${general.label(id)} saved`)
  }

  return {
    'general.write': async ({ id, value }) => {
      const project = session.opened()
      project.general.problems.delete(id)
      try {
        await write(id, value)
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        project.general.problems.set(id, error.failure)
      }
      followName(session)
      session.publish()
    },
    'general.icon': () => session.opened().general.picture(),
  }
}
