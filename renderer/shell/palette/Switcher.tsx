import { lazy, Suspense } from 'react'

import type { View } from '../../../shared/view'

// Loaded when first opened.
const ProjectPalette = lazy(async () => ({ default: (await import('./ProjectPalette')).ProjectPalette }))

export function Switcher({ view, isOpen, onClose }: { view: View; isOpen: boolean; onClose: () => void }) {
  if (!isOpen) return null
  return (
    <Suspense>
      <ProjectPalette view={view} onClose={onClose} />
    </Suspense>
  )
}
