import { useEffect, useState } from 'react'
import { Button } from 'react-aria-components'

import type { Field } from '../../shared/fields'
import type { HistoryStep } from '../../shared/historyView'
import { call } from '../bridge'
import { useAt } from '../service/spot'
import { texts } from '../texts/history'
import { Modal } from '../ui/Modal'
import { HistoryList } from './HistoryList'

/** What was done to one field, with the ways back. */
export function HistoryDialog({ field, onClose }: { field: Field; onClose: () => void }) {
  const { service, environment } = useAt()
  const [steps, setSteps] = useState<readonly HistoryStep[] | null>(null)

  useEffect(() => {
    void call('history.read', { service, environment, field: field.id }).then(setSteps)
  }, [service, environment, field.id])

  function restore({ step, at }: HistoryStep, side: 'before' | 'after'): void {
    onClose()
    void call('history.restore', { service, environment, field: field.id, step, at, side })
  }

  return (
    <Modal title={texts.title(field.label)} isOpen isWide onClose={onClose}>
      <p className="dialog-text">
        {field.perEnvironment ? texts.scope(texts.environments[environment]) : texts.scopeOfAll}
        {field.kind === 'secret' && ` ${texts.noValues}`}
      </p>
      {steps?.length === 0 && <p className="history-empty">{texts.empty}</p>}
      {steps !== null && steps.length > 0 && <HistoryList field={field} steps={steps} onRestore={restore} />}
      <div className="dialog-buttons">
        <Button className="button" autoFocus onPress={onClose}>
          {texts.close}
        </Button>
      </div>
    </Modal>
  )
}
