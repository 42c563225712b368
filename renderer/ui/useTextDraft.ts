import { useEffect, useRef, useState } from 'react'

import { useDraft, type Draft, type Shared } from './useDraft'

type Options = {
  saved: string
  /** Whether a text was refused: it stays in the field, to be corrected. */
  isRefused: boolean
  /** Answers whether the draft is done with: saved, or refused with a problem beside its field. */
  onWrite: (text: string, base: string) => Promise<boolean>
  /** A refused text was given up, by Escape or with its row: its problem is none of the saved value. */
  onLeave: () => void
  shared?: Shared
  /** The value that the field is a piece of. Once it is another one, what was refused before is no matter of the field. */
  whole?: string | null
}

const nothingTried = { tried: '', over: null }

/** A draft that main validates: a refused text can be corrected where it was typed. */
export function useTextDraft({ saved, isRefused, onWrite, onLeave, shared, whole = null }: Options): Draft {
  const [{ tried, over }, setTried] = useState<{ tried: string; over: string | null }>(nothingTried)
  const isTried = isRefused && tried !== '' && over === whole
  const leave = useRef<() => void>(undefined)
  useEffect(() => {
    leave.current = isTried ? onLeave : undefined
  })
  useEffect(() => () => leave.current?.(), [])

  const draft = useDraft(
    isTried ? tried : saved,
    (text, base) => {
      setTried({ tried: text, over: whole })
      return onWrite(text, base)
    },
    shared,
  )

  function press(event: Parameters<Draft['input']['onKeyDown']>[0]): void {
    draft.input.onKeyDown(event)
    if (event.key !== 'Escape' || !isTried) return
    event.preventDefault()
    setTried(nothingTried)
    onLeave()
  }

  return { ...draft, input: { ...draft.input, onKeyDown: press } }
}
