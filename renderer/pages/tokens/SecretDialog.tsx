import { Eye, EyeOff } from 'lucide-react'
import { useId, useState } from 'react'

import { tokensTexts as texts } from '../../../shared/texts/tokens'

import { call } from '../../bridge/bridge'
import { RevealedValue } from '../../rows/RevealedValue'
import { useAt } from '../../rows/pageContext'
import { IconButton } from '../../ui/IconButton'
import { Modal } from '../../ui/Modal'
import { useCreatedSecret } from './useCreatedSecret'
import { Button } from '../../ui/Button'

const words = texts.secret
const dots = '•••• •••• •••• ••••'

type Taken = 'copied' | 'stored' | null

type Props = {
  field: string
  /** It was created just now, in this window. */
  isNew: boolean
  /** It is already stored, and only shown again. */
  isKept: boolean
  onClose: () => void
}

/** Shows a created secret for a limited time. It stays in the vault, unclaimed, until it is copied, stored or dismissed. */
export function SecretDialog({ field, isNew, isKept, onClose }: Props) {
  const fieldAt = { ...useAt(), field }
  const { facts, ...secret } = useCreatedSecret(fieldAt, onClose)
  const [taken, setTaken] = useState<Taken>(isKept ? 'stored' : null)
  if (facts === null) return null
  const isAnswer = facts.kind === 'answer'

  function close(): void {
    // A copy may be all the user wants: a secret that was copied but not stored is dropped.
    if (taken === 'copied') void call('created.drop', fieldAt)
    onClose()
  }

  async function take(how: 'copied' | 'stored'): Promise<void> {
    const answer = await call(how === 'copied' ? 'created.copy' : 'created.store', fieldAt)
    // Stored stays stored, whatever else is pressed.
    if (answer !== null) setTaken((before) => (before === 'stored' ? before : how))
  }

  return (
    <Modal title={isAnswer ? words.answerTitle : words.title} isOpen onClose={close} isWide={isAnswer}>
      <p className="dialog-text">
        {isNew && <strong className="created-done">{words.created} </strong>}
        {isAnswer ? words.answer : words.once}
      </p>
      {isAnswer ? <Answer text={secret.text} onShow={secret.show} /> : <SecretField {...secret} />}
      <p className={`line${facts.isSafe ? '' : ' is-warning'}`} role="status">
        {lineOf(facts.isSafe, taken)}
      </p>
      <div className="dialog-buttons">
        <Button className="button dialog-first" isDisabled={taken === 'stored'} onPress={() => void take('stored')}>
          {words.store}
        </Button>
        <Button className="button is-primary" autoFocus onPress={() => void take('copied')}>
          {words.copy}
        </Button>
        <Button className="button" onPress={close}>
          {words.close}
        </Button>
      </div>
    </Modal>
  )
}

function SecretField({ text, show, hide }: { text: string | null; show: () => void; hide: () => void }) {
  const id = useId()
  return (
    <div className="field created-field">
      <RevealedValue id={id} label={words.title} value={text ?? dots} />
      <IconButton
        label={text === null ? words.show : words.hide}
        icon={text === null ? Eye : EyeOff}
        onPress={text === null ? show : hide}
      />
    </div>
  )
}

/** A portal's answer that could not be read. The user looks for the secret in it, so it can be selected. */
function Answer({ text, onShow }: { text: string | null; onShow: () => void }) {
  if (text === null) {
    return (
      <Button className="button" onPress={onShow}>
        {words.show}
      </Button>
    )
  }
  return <textarea className="created-answer selectable" aria-label={words.answerLabel} readOnly rows={8} value={text} />
}

function lineOf(isSafe: boolean, taken: Taken): string {
  if (taken === 'stored') return words.stored
  if (!isSafe) return words.unsafe
  return taken === 'copied' ? words.copied : words.waiting
}
