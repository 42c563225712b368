import { askFor, useQuestion } from './asking'
import { late } from '../../ui/late'

const WeakDialog = late(async () => (await import('./WeakDialog')).WeakDialog)
const PassphraseForm = late(async () => (await import('./PassphraseForm')).PassphraseForm)

/** The question that is being asked, over whichever page it came up on. */
export function Questions() {
  const question = useQuestion()
  if (question === null) return null
  if (question === 'weak') return <WeakDialog onClose={() => askFor(null)} />
  return <PassphraseForm key={question} kind={question} onClose={() => askFor(null)} />
}
