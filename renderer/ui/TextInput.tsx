import type { KeyboardEvent, ReactNode } from 'react'

import type { Draft } from './useDraft'

type Props = {
  id: string
  /** Its name, where the row's label is that of several. */
  label?: string
  draft: Draft
  isInvalid: boolean
  isDisabled: boolean
  /** Can be read and selected, not edited. */
  isReadOnly?: boolean
  hasLines?: boolean
  /** Words of a human language, and not a path, an address or an id. */
  isProse?: boolean
  placeholder?: string
  /** The placeholder is a word of ours, and not a value that counts. */
  isWord?: boolean
  describedBy: string
  /** Shown at the right end of the field. */
  children?: ReactNode
}

/** Words are in the font of words, values in that of values. */
function fontOf({ isProse = false, isWord = false }: Pick<Props, 'isProse' | 'isWord'>): string {
  return `field-input${isProse ? '' : ' mono'}${isWord ? ' has-word' : ''}`
}

/** A field whose text is saved on Enter, and when it loses the focus. In a field with several lines, Enter needs Ctrl or Cmd. */
export function TextInput({ id, draft, isInvalid, hasLines = false, ...props }: Props) {
  const same = {
    className: fontOf(props),
    id,
    'aria-label': props.label,
    spellCheck: false,
    autoComplete: 'off',
    disabled: props.isDisabled,
    readOnly: props.isReadOnly ?? false,
    placeholder: props.placeholder,
    'aria-invalid': isInvalid,
    'aria-describedby': props.describedBy,
    ...draft.input,
  }

  function pressInLines(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) draft.input.onKeyDown(event)
  }

  return (
    <div
      className={`field${hasLines ? ' has-lines' : ''}${isInvalid ? ' is-invalid' : ''}${props.isReadOnly ? ' is-fixed' : ''}`}
    >
      {hasLines ? <textarea rows={4} {...same} onKeyDown={pressInLines} /> : <input type="text" {...same} />}
      {props.children}
    </div>
  )
}
