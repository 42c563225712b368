import type { ReactNode } from 'react'
import { Dialog, Heading, Modal as AriaModal, ModalOverlay } from 'react-aria-components'

type Props = {
  title: string
  isOpen: boolean
  onClose: () => void
  /** `alertdialog` for questions about something that can't be taken back. */
  role?: 'dialog' | 'alertdialog'
  isWide?: boolean
  children: ReactNode
}

/** A dialog over the window. Escape closes it; focus goes in and comes back. */
export function Modal({ title, isOpen, onClose, role = 'dialog', isWide = false, children }: Props) {
  return (
    <ModalOverlay className="modal-overlay" isOpen={isOpen} onOpenChange={(open) => !open && onClose()}>
      <AriaModal className={`modal${isWide ? ' is-wide' : ''}`}>
        <Dialog role={role} className="dialog">
          <Heading slot="title" className="dialog-title">
            {title}
          </Heading>
          {children}
        </Dialog>
      </AriaModal>
    </ModalOverlay>
  )
}
