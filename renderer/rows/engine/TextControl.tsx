import { TextInput } from '../../ui/TextInput'
import type { Draft } from '../../ui/useDraft'
import { placeholderOf, type ControlProps } from './at'

type Props = ControlProps & { draft: Draft }

/** A text, of one line or more, or whatever else a file can hold, as it is written there. */
export function TextControl({ id, describedBy, row, draft }: Props) {
  const { type, problem } = row
  return (
    <TextInput
      id={id}
      draft={draft}
      isInvalid={problem !== undefined}
      isDisabled={false}
      hasLines={type.is === 'text' && type.hasLines === true}
      isProse={type.is === 'text'}
      placeholder={placeholderOf(row)}
      describedBy={describedBy}
    />
  )
}
