import { useState } from 'react'

import type { SecretField } from '../../shared/catalog/fields'
import { renewalDayId } from '../../shared/catalog/ownFields'
import { renewalDayTexts as texts } from '../../shared/overviewTexts'
import { dayOf, daysBetween } from '../../shared/values/days'
import { Button } from '../ui/Button'
import { late } from '../ui/late'
import { Line } from '../ui/Line'
import type { MenuAction } from '../ui/menu'
import { dayName, distanceName, useNow } from '../ui/time'
import { usePage } from './pageContext'
import { renewalDayIn, urgencyOf } from './renewalDays'
import { useSoonDays } from './soonDays'

export const RenewalDayDialog = late(async () => (await import('./RenewalDayDialog')).RenewalDayDialog)

/** What the row of a secret has about the day: an entry of its menu, and the dialog that it opens. */
export function useRenewalDay(field: SecretField) {
  const { project } = usePage()
  const [isAsking, setAsking] = useState(false)
  const action: MenuAction = { id: 'renewal-day', label: texts.ask, onAction: () => setAsking(true) }
  return {
    actions: project.readOnly === null ? [action] : [],
    ask: () => setAsking(true),
    dialog: isAsking && <OpenDialog field={field} onClose={() => setAsking(false)} />,
  }
}

function OpenDialog({ field, onClose }: { field: SecretField; onClose: () => void }) {
  const { project, service } = usePage()
  return (
    <RenewalDayDialog
      at={{ service: service.id, environment: project.environment }}
      field={field}
      day={renewalDayIn(service, field.id)}
      problem={service.problems[renewalDayId(field.id)]}
      onClose={onClose}
    />
  )
}

/** Below a secret: by when it is to be renewed. */
export function RenewalDayLine({ field, onChange }: { field: SecretField; onChange: () => void }) {
  const { project, service } = usePage()
  const now = useNow()
  const soonDays = useSoonDays()
  const day = renewalDayIn(service, field.id)
  const problem = service.problems[renewalDayId(field.id)]
  if (problem !== undefined) return <Line problem={problem} />
  if (day === '') return null
  const urgency = urgencyOf(day, now, soonDays)
  return (
    <p className={`line${urgency === null ? '' : urgency === 'soon' ? ' is-warning' : ' is-problem'}`}>
      {wordsFor(day, urgency === 'over', now)}
      {'. '}
      {project.readOnly === null && (
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
