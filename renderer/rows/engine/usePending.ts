import { useState } from 'react'

import type { SettingAt } from './at'
import { writeSetting } from './engineRows'

/** A value that is saved as soon as it is chosen. It is shown at once, and the saved one again if that fails. */
export function usePending({ page, row: { id, value } }: SettingAt): {
  value: string | null
  change: (next: string) => void
} {
  const [pending, setPending] = useState<string | null>(null)

  async function change(next: string): Promise<void> {
    setPending(next)
    await writeSetting({ page, id }, next)
    // Unless something else was chosen meanwhile.
    setPending((now) => (now === next ? null : now))
  }

  return { value: pending ?? value, change: (next) => void change(next) }
}
