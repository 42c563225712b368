import { lazy, Suspense } from 'react'

import type { ModalProps } from './OpenModal'

// Loaded when first opened.
const OpenModal = lazy(async () => ({ default: (await import('./OpenModal')).OpenModal }))

/** A dialog over the window. Escape closes it; focus goes in and comes back. */
export function Modal({ isOpen, ...props }: ModalProps & { isOpen: boolean }) {
  return (
    isOpen && (
      <Suspense>
        <OpenModal {...props} />
      </Suspense>
    )
  )
}
