import type { ReactNode } from 'react'

import { environmentName, type Environment } from '../../shared/values/environments'
import type { SecretField } from '../../shared/catalog/fields'
import { isSent, serviceOf } from '../../shared/catalog/services'
import { serviceTexts as texts } from '../../shared/texts/service'
import type { SecretView } from '../../shared/secretView'
import { call } from '../bridge/bridge'
import { ago, useNow } from '../ui/time'
import { Line } from '../ui/Line'
import { Marked } from '../search/Marked'
import { PageLink } from './PageLink'
import { SecretLinks } from './SecretLinks'
import { useAt, usePage } from './pageContext'
import { Button } from '../ui/Button'

type Props = { id: string; field: SecretField; secret: SecretView; revealed: { seconds: number } | null }

/** The line below a secret: where it is stored, since when, and where it may be sent. */
export function SecretLine({ id, field, secret, revealed }: Props) {
  const { service } = usePage()
  const now = useNow()
  // No address is named for a secret that is never sent.
  const origin = isSent(serviceOf(service.id), field.id) ? secret.origin : null
  return (
    <>
      <Line id={id} problem={service.problems[field.id]} note={service.notes[field.id]}>
        {revealed === null ? wordsFor(field, { ...secret, origin }, now) : texts.secret.revealed(revealed.seconds)}
      </Line>
      {secret.sameAs !== undefined && <Same id={`${id}-same`} field={field} other={secret.sameAs} />}
      <SecretLinks field={field} secret={secret} />
      {secret.replacedAt !== undefined && <Replaced field={field} when={ago(secret.replacedAt, now)} />}
    </>
  )
}

/** Two environments with the same secret: a mix-up, unless the service allows it. */
function Same({ id, field, other }: { id: string; field: SecretField; other: Environment }) {
  const { project } = usePage()
  if (field.mayBeSame === true) {
    return (
      <p className="line" id={id}>
        {texts.secret.sameAllowed(environmentName(other))}
      </p>
    )
  }
  return (
    <p className="line is-warning" id={id}>
      {texts.secret.same(field.label, environmentName(other), environmentName(project.environment))}
    </p>
  )
}

/** Offers to restore the replaced secret. It stays beside a doubt about the new one, when it is needed most. */
function Replaced({ field, when }: { field: SecretField; when: string }) {
  const fieldAt = { ...useAt(), field: field.id }
  return (
    <p className="line">
      {texts.secret.replaced(when)}
      <Button className="link-button" onPress={() => void call('secret.restore', fieldAt)}>
        {texts.secret.restore}
      </Button>
    </p>
  )
}

function wordsFor(field: SecretField, { state, storedAt, origin }: SecretView, now: Date): ReactNode {
  // https goes without saying; any other scheme is shown.
  const host = origin?.replace(/^https:\/\//, '') ?? ''
  switch (state) {
    case 'absent':
      return (
        <>
          <Marked text={field.help} /> <PageLink field={field} />
        </>
      )
    case 'stored':
      return withHost(texts.secret.stored(storedAt === null ? null : ago(storedAt, now)), host)
    case 'session':
      return withHost(texts.secret.session, host)
    case 'other-origin':
      return texts.secret.otherOrigin(host)
    default:
      return texts.secret[state]
  }
}

function withHost(text: string, host: string): ReactNode {
  return (
    <>
      {text}
      {host !== '' && (
        <>
          {texts.secret.sentTo}
          <strong>{host}</strong>.
        </>
      )}
    </>
  )
}
