import { useState } from 'react'

import { useDraft, type Draft, type Shared } from './useDraft'

type Options = {
  saved: string
  /** What was refused stays in the field, to be mended. */
  keepsTried: boolean
  /** Answers whether the text is done with: saved, or refused beside its field. */
  onWrite: (text: string, base: string) => Promise<boolean>
  shared?: Shared
}

/** A draft that main judges: what it refuses can be mended where it was typed. */
export function useTextDraft({ saved, keepsTried, onWrite, shared }: Options): Draft {
  const [tried, setTried] = useState('')
  return useDraft(
    keepsTried && tried !== '' ? tried : saved,
    (text, base) => {
      setTried(text)
      return onWrite(text, base)
    },
    shared,
  )
}
