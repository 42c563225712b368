import { useEffect, useState } from 'react'

import type { HistoryStep, Moment } from '../../shared/historyView'
import { historyTexts as texts } from '../../shared/texts/history'
import { Modal } from '../ui/Modal'
import { HistoryList } from './HistoryList'
import type { Subject } from './subject'
import { Button } from '../ui/Button'

/** The history of one value, with a button to restore each earlier value. */
export function HistoryDialog({ subject, onClose }: { subject: Subject; onClose: () => void }) {
  const [steps, setSteps] = useState<readonly HistoryStep[] | null>(null)
  const [read] = useState(() => subject.read)

  useEffect(() => {
    void read().then(setSteps)
  }, [read])

  function restore(moment: Moment): void {
    onClose()
    subject.restore(moment)
  }

  return (
    <Modal title={texts.title(subject.label)} isOpen isWide onClose={onClose}>
      <p className="dialog-text">{subject.scope}</p>
      {steps?.length === 0 && <p className="history-empty">{texts.empty}</p>}
      {steps !== null && steps.length > 0 && <HistoryList subject={subject} steps={steps} onRestore={restore} />}
      <div className="dialog-buttons">
        <Button className="button" autoFocus onPress={onClose}>
          {texts.close}
        </Button>
      </div>
    </Modal>
  )
}
