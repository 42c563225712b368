import { environmentsTexts } from '../../../shared/texts/environments'
import { AppError } from '../../../shared/errors'
import { refusalTexts } from '../../../shared/texts/refusals'
import {
  addEnvironment,
  assertOpenable,
  environmentStates,
  moveEnvironment,
  removeEnvironment,
  renameEnvironment,
} from '../../core/operations/environments'
import type { Session } from '../session/session'
import type { ActsOf } from './attended'
import { inDialog } from './inDialog'

const texts = environmentsTexts.done

/** Which environments the project has, and which one is shown. A failure is shown in the dialog that sent the command. */
export function environmentCommands(session: Session): ActsOf<'environment'> {
  const { shared, opened } = session
  const change = inDialog(session)

  return {
    'environment.select': ({ environment }) => {
      const project = opened()
      if (!project.environments().includes(environment)) throw new AppError('invalid', refusalTexts.noEnvironment(environment))
      project.state.write({ environment })
      session.forgetSaid()
      session.publish()
    },
    'environment.read': () => environmentStates(shared, opened()),
    'environment.add': ({ environment }) =>
      change(
        () => addEnvironment(opened(), environment),
        () => texts.added(environment),
      ),
    'environment.rename': async ({ environment, to }) => {
      const project = opened()
      await assertOpenable(shared, project, environment)
      const rename = () => session.atOnce(() => renameEnvironment(shared, project, { environment, to }))
      await change(rename, () => texts.renamed(environment, to))
    },
    'environment.remove': ({ environment, withSettings }) =>
      change(
        () => removeEnvironment(opened(), environment, withSettings),
        () => texts.removed(environment),
      ),
    'environment.move': ({ environment, to }) =>
      change(
        () => moveEnvironment(opened(), environment, to),
        () => texts.moved(environment, to + 1),
      ),
  }
}
