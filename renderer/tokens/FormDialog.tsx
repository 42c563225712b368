import type { ReactNode } from 'react'
import { Button, Form } from 'react-aria-components'

import { Line } from '../service/Line'
import { usePage } from '../service/spot'
import { texts } from '../texts/tokens'
import { Modal } from '../ui/Modal'

type Props = {
  title: string
  /** Where main says what went wrong. */
  problem: string
  confirm: string
  isDanger?: boolean
  isReady: boolean
  isBusy: boolean
  /** What went wrong before it was opened is said on the page. */
  wasTried: boolean
  onConfirm: () => void
  onClose: () => void
  children: ReactNode
}

/** A question with one or two fields. It stays open until what it asks for is done, and says why it is not. */
export function FormDialog({ title, problem, confirm, isDanger = false, isReady, isBusy, wasTried, onConfirm, onClose, children }: Props) {
  const { service } = usePage()
  const isElsewhere = service.work !== null && !isBusy
  return (
    <Modal title={title} isOpen onClose={isBusy ? () => undefined : onClose} {...(isDanger && { role: 'alertdialog' as const })}>
      <Form
        className={`form${isBusy ? ' is-working' : ''}`}
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady && !isBusy && !isElsewhere) onConfirm()
        }}
      >
        {children}
        {wasTried && !isBusy && <Line problem={service.problems[problem]} />}
        <div className="dialog-buttons">
          <Button className="button" isDisabled={isBusy} onPress={onClose}>
            {texts.create.cancel}
          </Button>
          <Button
            type="submit"
            className={`button ${isDanger ? 'is-danger' : 'is-primary'}`}
            isDisabled={!isReady || isElsewhere}
            isPending={isBusy}
          >
            {confirm}
          </Button>
        </div>
      </Form>
    </Modal>
  )
}
