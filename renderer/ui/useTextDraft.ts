import { useState } from 'react'

import { useDraft, type Draft } from './useDraft'

type Options = {
  saved: string
  /** What was refused stays in the field, to be mended. */
  keepsTried: boolean
  onWrite: (text: string) => Promise<unknown>
}

/** A draft that main judges: what it refuses can be mended where it was typed. */
export function useTextDraft({ saved, keepsTried, onWrite }: Options): Draft {
  const [tried, setTried] = useState('')
  return useDraft(keepsTried && tried !== '' ? tried : saved, async (text) => {
    setTried(text)
    await onWrite(text)
    return true
  })
}
