import { useEffect, useRef, type ReactNode } from 'react'
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
          <FirstFocus />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

const fields = ['input:not([type=checkbox], [type=hidden])', 'textarea', 'select', '[role=spinbutton]']

/**
 * Where nothing in a dialog asks for the focus, its first field gets it, or else the first of its buttons, which changes
 * nothing. The dialog itself would show no focus, and answer no key.
 */
function FirstFocus() {
  const here = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const dialog = here.current?.parentElement
    if (dialog === null || dialog === undefined || dialog.contains(document.activeElement)) return
    const shown = [...dialog.querySelectorAll<HTMLElement>(fields.join())].find((field) => field.getClientRects().length > 0)
    const first = shown ?? dialog.querySelector<HTMLElement>('.dialog-buttons button:not(:disabled)')
    first?.focus({ preventScroll: true })
  }, [])
  return <span ref={here} hidden />
}
