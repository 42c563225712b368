import { useState, type ChangeEvent, type KeyboardEvent } from 'react'

export type Draft = {
  /** What is being typed; null when nothing is. */
  text: string | null
  /** For the input: saved on Enter and when the field is left, given up on Escape. */
  input: {
    value: string
    'data-uncommitted': '' | undefined
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => void
    onBlur: () => void
    onKeyDown: (event: KeyboardEvent) => void
  }
}

/** Text that is typed and not saved yet. `commit` answers whether the draft is done with. */
export function useDraft(saved: string, commit: (text: string) => boolean | Promise<boolean>): Draft {
  const [text, setText] = useState<string | null>(null)

  async function end(): Promise<void> {
    if (text === null) return
    if (text.trim() === saved || (await commit(text))) setText(null)
  }

  return {
    text,
    input: {
      value: text ?? saved,
      'data-uncommitted': text === null ? undefined : '',
      onChange: (event) => setText(event.target.value),
      onBlur: () => void end(),
      onKeyDown: ({ key }) => {
        if (key === 'Enter') void end()
        if (key === 'Escape') setText(null)
      },
    },
  }
}
