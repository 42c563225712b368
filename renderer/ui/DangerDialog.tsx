import type { ReactNode } from 'react'

import { uiTexts } from '../../shared/texts/ui'
import { Modal } from './Modal'
import { Button } from './Button'

type Props = {
  title: string
  text: string
  confirm: string
  /** Label of the safe button; Cancel by default. */
  keep?: string
  isOpen?: boolean
  onConfirm: () => void
  onClose: () => void
  /** A button for a better choice, at the other end of the row. */
  children?: ReactNode
}

/** Asks before something is destroyed. Enter presses the safe button. */
export function DangerDialog({
  title,
  text,
  confirm,
  keep = uiTexts.cancel,
  isOpen = true,
  onConfirm,
  onClose,
  children,
}: Props) {
  function act(): void {
    onClose()
    onConfirm()
  }

  return (
    <Modal title={title} role="alertdialog" isOpen={isOpen} onClose={onClose}>
      <p className="dialog-text">{text}</p>
      <div className="dialog-buttons">
        {children}
        <Button className="button" autoFocus onPress={onClose}>
          {keep}
        </Button>
        <Button className="button is-danger" onPress={act}>
          {confirm}
        </Button>
      </div>
    </Modal>
  )
}
