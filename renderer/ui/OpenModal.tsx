import type { ReactNode } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'

export type ModalProps = {
  title: string
  onClose: () => void
  /** `alertdialog` for questions about something that can't be taken back. */
  role?: 'dialog' | 'alertdialog'
  isWide?: boolean
  children: ReactNode
}

/** A dialog over the window. Escape closes it; focus goes in and comes back. */
export function OpenModal({ title, onClose, role = 'dialog', isWide = false, children }: ModalProps) {
  return (
    <ModalOverlay className="modal-overlay" isOpen onOpenChange={(open) => !open && onClose()}>
      <Modal className={`modal${isWide ? ' is-wide' : ''}`}>
        <Dialog role={role} className="dialog">
          <Heading slot="title" className="dialog-title">
            {title}
          </Heading>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
