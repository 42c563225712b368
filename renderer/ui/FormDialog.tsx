import type { ReactNode } from 'react'
import { Button, Form } from 'react-aria-components'

import type { Failure } from '../../shared/errors'
import { uiTexts as texts } from '../../shared/texts/ui'
import { Line } from './Line'
import { Modal } from './Modal'

export type FormProps = {
  title: string
  confirm: string
  isDanger?: boolean
  isReady: boolean
  isBusy: boolean
  onConfirm: () => void
  onClose: () => void
  children: ReactNode
}

type Props = FormProps & { problem: Failure | undefined }

/** A dialog with a few fields. It stays open until its action has succeeded, and says why one failed. */
export function FormDialog({ title, problem, confirm, isDanger = false, isReady, isBusy, onConfirm, onClose, children }: Props) {
  return (
    <Modal title={title} isOpen onClose={isBusy ? () => undefined : onClose} {...(isDanger && { role: 'alertdialog' as const })}>
      <Form
        className={`form${isBusy ? ' is-working' : ''}`}
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady && !isBusy) onConfirm()
        }}
      >
        {children}
        {!isBusy && <Line problem={problem} />}
        <div className="dialog-buttons">
          <Button className="button" isDisabled={isBusy} onPress={onClose}>
            {texts.cancel}
          </Button>
          <Button
            type="submit"
            className={`button ${isDanger ? 'is-danger' : 'is-primary'}`}
            isDisabled={!isReady}
            isPending={isBusy}
          >
            {confirm}
          </Button>
        </div>
      </Form>
    </Modal>
  )
}
