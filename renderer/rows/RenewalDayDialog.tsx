import { getLocalTimeZone, parseDate, today, type CalendarDate } from '@internationalized/date'
import { useEffect, useState } from 'react'

import type { SecretField } from '../../shared/catalog/fields'
import { renewalDayId } from '../../shared/catalog/ownFields'
import type { Failure } from '../../shared/errors'
import { renewalDayTexts as texts } from '../../shared/texts/overview'
import type { ServiceAt } from '../../shared/schemas'
import { isDay } from '../../shared/values/days'
import { call } from '../bridge/bridge'
import { DayField } from '../ui/DayField'
import { FormDialog } from '../ui/FormDialog'
import { dayName } from '../ui/time'
import { useOnce } from '../ui/useOnce'
import { useSoonDays } from './soonDays'

type Props = {
  at: ServiceAt
  field: SecretField
  /** The day that is saved now; an empty text for none. */
  day: string
  /** Why it could not be saved. */
  problem: Failure | undefined
  onClose: () => void
}

/** Asks for the day by which a secret is to be renewed. */
export function RenewalDayDialog({ at, field, day, problem, onClose }: Props) {
  const [chosen, setChosen] = useState(() => (isDay(day) ? parseDate(day) : null))
  const [base, setBase] = useState(day)
  const [isConflict, setConflict] = useState(false)
  const [isSaved, setSaved] = useState(false)
  const soonDays = useSoonDays()
  const { once, isBusy, wasTried } = useOnce()
  const first = today(getLocalTimeZone())
  const isPast = chosen !== null && chosen.compare(first) < 0 && chosen.toString() !== day

  async function save(): Promise<void> {
    setSaved(false)
    const answer = await call('setting.write', {
      ...at,
      field: renewalDayId(field.id),
      value: chosen?.toString() ?? '',
      base,
    })
    setConflict(answer?.isConflict === true)
    setSaved(answer?.isConflict === false)
  }

  useEffect(() => {
    if (isSaved && problem === undefined) onClose()
  }, [isSaved, problem, onClose])

  // What someone else has set is seen now, so it may be replaced.
  if (isConflict && base !== day) setBase(day)

  return (
    <FormDialog
      title={texts.title(field.label)}
      problem={wasTried ? problem : undefined}
      confirm={texts.save}
      isReady={!isPast}
      isBusy={isBusy}
      onConfirm={() => once(save)}
      onClose={onClose}
    >
      <p className="dialog-text">{texts.text}</p>
      <DayField
        label={texts.label}
        value={chosen}
        first={first}
        line={lineFor(chosen, isPast, soonDays)}
        isInvalid={isPast}
        onChange={setChosen}
      />
      {isConflict && <p className="dialog-text is-warning">{day === '' ? texts.conflictNone : texts.conflict(dayName(day))}</p>}
    </FormDialog>
  )
}

function lineFor(chosen: CalendarDate | null, isPast: boolean, soonDays: number): string {
  if (isPast) return texts.past
  return chosen === null ? texts.none : texts.reminds(soonDays)
}
