import type { SecretField } from '../../shared/catalog/fields'
import type { Failure } from '../../shared/errors'
import { renewalDayTexts as texts } from '../../shared/texts/overview'
import { dayOf, daysBetween } from '../../shared/values/days'
import { Button } from '../ui/Button'
import { Line } from '../ui/Line'
import { dayName, distanceName, useNow } from '../ui/time'
import { urgencyOf } from './renewalDays'
import { useSoonDays } from './soonDays'

type Props = {
  field: SecretField
  day: string
  problem: Failure | undefined
  /** Null where nothing can be saved. */
  onChange: (() => void) | null
}

/** Below a secret: by when it is to be renewed. */
export function RenewalDayLine({ field, day, problem, onChange }: Props) {
  const now = useNow()
  const urgency = urgencyOf(day, now, useSoonDays())
  if (problem !== undefined) return <Line problem={problem} />
  return (
    <p className={`line${urgency === null ? '' : urgency === 'soon' ? ' is-warning' : ' is-problem'}`}>
      {wordsFor(day, urgency === 'over', now)}
      {'. '}
      {onChange !== null && (
        <Button className="link-button" aria-label={texts.changeOf(field.label)} onPress={onChange}>
          {texts.change}
        </Button>
      )}
    </p>
  )
}

const nearDays = 60

function wordsFor(day: string, isOver: boolean, now: Date): string {
  const days = daysBetween(dayOf(now), day)
  const distance = distanceName(days)
  if (isOver) return texts.over(dayName(day), distance)
  return texts.by(dayName(day)) + (days <= nearDays ? texts.distance(distance) : '')
}
