import { askFor, useQuestion } from './asking'
import { PassphraseForm } from './PassphraseForm'
import { WeakDialog } from './WeakDialog'

/** The question that is being asked, over whichever page it came up on. */
export function Questions() {
  const question = useQuestion()
  if (question === null) return null
  if (question === 'weak') return <WeakDialog onClose={() => askFor(null)} />
  return <PassphraseForm key={question} kind={question} onClose={() => askFor(null)} />
}
