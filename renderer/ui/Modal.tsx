import { late } from './late'
import type { ModalProps } from './OpenModal'

const OpenModal = late(async () => (await import('./OpenModal')).OpenModal)

/** A dialog over the window. Escape closes it; focus goes in and comes back. */
export function Modal({ isOpen, ...props }: ModalProps & { isOpen: boolean }) {
  return isOpen && <OpenModal {...props} />
}
