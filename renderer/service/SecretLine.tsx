import type { SecretField } from '../../shared/fields'
import type { SecretView } from '../../shared/view'
import { ago, useNow } from '../shell/time'
import { texts } from '../texts/service'
import { Line } from './Line'
import { Marked } from './Marked'
import { usePage } from './spot'

type Props = { id: string; field: SecretField; secret: SecretView; revealed: { seconds: number } | null }

/** What becomes of a secret, in words: where it is, since when, and where it may go. */
export function SecretLine({ id, field, secret, revealed }: Props) {
  const { service } = usePage()
  const now = useNow()
  const { state, storedAt, origin } = secret
  return (
    <Line id={id} problem={service.problems[field.id]} note={service.notes[field.id]}>
      {revealed !== null && texts.secret.revealed(revealed.seconds)}
      {revealed === null && state === 'absent' && <Marked text={field.help} />}
      {revealed === null && state === 'stored' && texts.secret.stored(storedAt === null ? '' : ago(storedAt, now))}
      {revealed === null && state === 'session' && texts.secret.session}
      {revealed === null && (state === 'stored' || state === 'session') && <strong>{hostOf(origin)}</strong>}
      {revealed === null && state === 'locked' && texts.secret.locked}
      {revealed === null && state === 'unreadable' && texts.secret.unreadable}
      {revealed === null && state === 'other-origin' && texts.secret.otherOrigin(hostOf(origin))}
    </Line>
  )
}

/** https goes without saying; anything else is said. */
function hostOf(origin: string | null): string {
  return origin?.replace(/^https:\/\//, '') ?? ''
}
