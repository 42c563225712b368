import { useState } from 'react'

import type { Failure } from '../../../shared/errors'
import { securityTexts as texts } from '../../../shared/texts/security'
import { FormDialog } from '../../ui/FormDialog'
import { useOnce } from '../../ui/useOnce'
import { formOf, type FormKind, type Typed } from './forms'
import { PassphraseField } from './PassphraseField'

const empty: Typed = { current: '', next: '', repeat: '' }

/** One question about the passphrase. If main refuses, the form says why and keeps what was typed. */
export function PassphraseForm({ kind, onClose }: { kind: FormKind; onClose: () => void }) {
  const { asks, setsNext, isDanger = false, send } = formOf(kind)
  const [typed, setTyped] = useState(empty)
  const [isShown, setShown] = useState(false)
  const [problem, setProblem] = useState<Failure>()
  const { once, isBusy } = useOnce()
  const words = texts.forms[kind]
  const refusals = { current: messageOf(problem, 'wrong-passphrase'), next: messageOf(problem, 'invalid') }
  const isBeside = refusals.current !== undefined || refusals.next !== undefined

  function type(part: Partial<Typed>): void {
    setTyped({ ...typed, ...part })
    setProblem(undefined)
  }

  async function answer(): Promise<void> {
    const reply = await send(typed)
    if (reply.ok) onClose()
    else setProblem(reply.failure)
  }

  return (
    <FormDialog
      title={words.title}
      confirm={words.confirm}
      isDanger={isDanger}
      isReady={isComplete(kind, typed)}
      isBusy={isBusy}
      problem={isBeside ? undefined : problem}
      onConfirm={() => once(answer)}
      onClose={onClose}
    >
      {words.text !== '' && <p className="dialog-text">{words.text}</p>}
      {asks !== null && (
        <PassphraseField
          label={texts.fields[asks]}
          refusal={refusals.current}
          value={typed.current}
          isFirst
          isShown={isShown}
          onShow={!setsNext && setShown}
          onChange={(value) => type({ current: value })}
        />
      )}
      {setsNext && (
        <NextFields
          typed={typed}
          refusal={refusals.next}
          isFirst={asks === null}
          isShown={isShown}
          onShow={setShown}
          onType={type}
        />
      )}
    </FormDialog>
  )
}

/** The failure's message if it has that code, to be shown beside its field. */
function messageOf(problem: Failure | undefined, code: Failure['code']): string | undefined {
  return problem?.code === code ? problem.message : undefined
}

type NextProps = {
  typed: Typed
  refusal: string | undefined
  isFirst: boolean
  isShown: boolean
  onShow: (isShown: boolean) => void
  onType: (part: Partial<Typed>) => void
}

function NextFields({ typed: { next, repeat }, refusal, isFirst, isShown, onShow, onType }: NextProps) {
  const isUnequal = repeat !== '' && next !== repeat
  return (
    <>
      <PassphraseField
        label={texts.fields.next}
        help={texts.advice}
        refusal={refusal}
        value={next}
        isFirst={isFirst}
        isShown={isShown}
        onChange={(value) => onType({ next: value })}
      />
      <PassphraseField
        label={texts.fields.repeat}
        {...(isUnequal && { problem: texts.unequal })}
        value={repeat}
        isShown={isShown}
        onShow={onShow}
        onChange={(value) => onType({ repeat: value })}
      />
    </>
  )
}

function isComplete(kind: FormKind, { current, next, repeat }: Typed): boolean {
  const { asks, setsNext } = formOf(kind)
  return (asks === null || current !== '') && (!setsNext || (next !== '' && next === repeat))
}
