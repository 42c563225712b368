import { useState } from 'react'

import { useDraft, type Draft, type Shared } from './useDraft'

type Options = {
  saved: string
  /** Whether a refused text stays in the field, to be corrected. */
  keepsTried: boolean
  /** Answers whether the draft is done with: saved, or refused with a problem beside its field. */
  onWrite: (text: string, base: string) => Promise<boolean>
  shared?: Shared
}

/** A draft that main validates: a refused text can be corrected where it was typed. */
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
