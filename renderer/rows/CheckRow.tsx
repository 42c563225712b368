import { X } from 'lucide-react'

import { serviceOf } from '../../shared/catalog/services'
import { serviceTexts as texts } from '../../shared/texts/service'
import { call } from '../bridge/bridge'
import { Marked } from '../search/Marked'
import { ago, useNow } from '../ui/time'
import { IconButton } from '../ui/IconButton'
import { Line } from '../ui/Line'
import { committed } from './commits'
import { useAt, usePage } from './pageContext'
import { VerdictLine } from './VerdictLine'
import { Button } from '../ui/Button'

/** The button that checks a service's keys, the verdict on the present keys, and what a check leaves behind at the service. */
export function CheckRow() {
  const { project, service } = usePage()
  const at = useAt()
  const now = useNow()
  const { check } = serviceOf(service.id)
  if (check === undefined) return null
  const { checked, problems } = service
  const isChecking = service.work?.action === 'check' && service.renewal === null

  async function press(): Promise<void> {
    // A key that was typed just before is saved first.
    await committed()
    await call('portal.check', at)
  }

  return (
    <div className="row">
      <div className="row-label" />
      <div>
        <div className="control">
          <Button
            className={`button${isChecking ? ' is-working' : ''}`}
            isDisabled={service.work !== null || project.boundTo !== null}
            onPress={() => void press()}
          >
            {check.label}
          </Button>
          {isChecking && <IconButton label={texts.cancelFetch} icon={X} onPress={() => void call('portal.cancel', at)} />}
        </div>
        {checked !== null && problems['check'] === undefined && (
          <VerdictLine {...checked} text={`${checked.text} ${texts.checked(ago(checked.at, now))}`} />
        )}
        <Line problem={problems['check']}>
          <Marked text={check.help} />
        </Line>
      </div>
    </div>
  )
}
