import type { FieldAt, ServiceAt } from '../../../shared/schemas'
import type { RecordId } from '../../../shared/securityView'
import { serviceOf } from '../../core/catalog'
import { confirmTexts as texts } from '../../../shared/texts/confirm'
import { placeOf, recordOf } from '../../core/project/settingAt'
import { portalState } from '../../core/project/portalState'
import { namesOf } from '../views/securityView'
import type { Session } from '../session/session'
import { tokensShown } from '../views/tokensView'

/** What a question calls things. The names are main's own, since the page could send any. */
export function createNames(session: Session) {
  const { shared } = session

  function stored(id: RecordId): string {
    // Main does not know this secret, so any name for it would be the page's words.
    if (shared.vault.describe(id).state === 'absent') return texts.unknownSecret
    const { label, service, environment, project } = namesOf(shared, id)
    return texts.secretName(label, service, environment === 'all' ? null : environment, project?.name ?? null)
  }

  return {
    stored,
    /** A field of a service, whether or not anything is stored for it. */
    field({ service, environment, field }: FieldAt): string {
      const declared = serviceOf(service)
      const { label, perEnvironment } = placeOf(service, environment, field).field
      return texts.secretName(label, declared.label, perEnvironment ? environment : null, session.opened().name())
    },
    secret: (fieldAt: FieldAt) => stored(recordOf(session.opened().id(), fieldAt)),
    created({ field, ...at }: FieldAt): string {
      const project = session.opened()
      const unsealed = project.run(at).unsealed.get(field)
      if (unsealed !== undefined) return texts.secretName(unsealed.label, serviceOf(at.service).label, null, project.name())
      return stored({ project: project.id(), service: at.service, environment: 'all', field })
    },
    token({ id, ...at }: ServiceAt & { id: string }): string {
      const project = session.opened()
      const row = tokensShown(shared, project, at)?.rows.find((one) => one.id === id)
      const { origin } = portalState(shared.approvals, project, at)
      return row === undefined ? texts.unknownToken : texts.tokenName(row.name, serviceOf(at.service).label, origin)
    },
  }
}
