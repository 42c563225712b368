import { useState, type ClipboardEvent, type DragEvent, type KeyboardEvent } from 'react'

import type { SecretField } from '../../shared/catalog/fields'
import { serviceOf } from '../../shared/catalog/services'
import { serviceTexts as texts } from '../../shared/texts/service'
import { call } from '../bridge/bridge'
import { committing } from './commits'
import { pastedText } from './pastedText'
import { useAt } from './pageContext'

type Props = {
  id: string
  field: SecretField
  describedBy: string
  /** Shown in place of the stored secret; empty if there is none. */
  masked: string
  /** Why no secret can be given now, or null. */
  blockedBy: string | null
}

/**
 * The input for a secret. Pasted or dropped text is sent to main at once and never shown. Typed text stays here only until
 * Enter, or until the field loses the focus. With nothing typed, Enter fetches what the stored secret is for.
 */
export function SecretInput({ id, field, describedBy, masked, blockedBy }: Props) {
  const at = useAt()
  const [text, setText] = useState('')
  const fieldAt = { ...at, field: field.id }

  function store(value: string): void {
    setText('')
    committing(call('secret.store', { ...fieldAt, value }))
  }

  function paste(event: ClipboardEvent): void {
    event.preventDefault()
    store(pastedText(event.clipboardData))
  }

  function drop(event: DragEvent): void {
    const dropped = pastedText(event.dataTransfer)
    if (dropped === '') return
    event.preventDefault()
    event.stopPropagation()
    store(dropped)
  }

  function press(event: KeyboardEvent): void {
    if (event.key === 'Enter' && text !== '') store(text)
    else if (event.key === 'Enter' && masked !== '' && serviceOf(at.service).fetch?.secret === field.id)
      void call('portal.fetch', at)
    if (event.key === 'Escape' && text !== '') {
      event.preventDefault()
      setText('')
    }
  }

  return (
    <input
      id={id}
      data-field={field.id}
      className={`field-input${masked === '' ? '' : ' is-masked mono'}`}
      type="password"
      autoComplete="off"
      spellCheck={false}
      aria-describedby={describedBy}
      placeholder={masked || (blockedBy ?? texts.placeholder(field.label))}
      disabled={blockedBy !== null}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => text !== '' && store(text)}
      onPaste={paste}
      onDrop={drop}
      onKeyDown={press}
    />
  )
}
