import type { Handlers } from '../../../shared/contract'
import { serviceIds } from '../../../shared/catalog/services'
import { missingKey, missingSecrets } from '../views/missingSecrets'
import type { Session } from '../session/session'

type Group = Pick<Handlers, 'missing.dismiss'>

/** What is missing has been seen: it is listed again only when something else is missing. */
export function missingCommands(session: Session): Group {
  return {
    'missing.dismiss': () => {
      const project = session.opened()
      const environment = project.environment()
      const seen = serviceIds.flatMap((service) =>
        missingSecrets(session.shared, project, { service, environment }).map(({ field }) =>
          missingKey({ service, environment, field }),
        ),
      )
      project.state.write({ dismissed: [...new Set([...project.state.read().dismissed, ...seen])] })
      session.publish()
    },
  }
}
