import { lazy, Suspense } from 'react'

import type { Subject } from './subject'

// Loaded when first opened.
const HistoryDialog = lazy(async () => ({ default: (await import('./HistoryDialog')).HistoryDialog }))

export function History({ subject, onClose }: { subject: Subject; onClose: () => void }) {
  return (
    <Suspense>
      <HistoryDialog subject={subject} onClose={onClose} />
    </Suspense>
  )
}
