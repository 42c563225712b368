import { useState, type ReactNode } from 'react'

import type { SecretField } from '../../shared/catalog/fields'
import { renewalDayId } from '../../shared/catalog/ownFields'
import { serviceTexts as texts } from '../../shared/texts/service'
import { late } from '../ui/late'
import type { MenuAction } from '../ui/menu'
import { useAt, usePage } from './pageContext'
import { renewalDayIn } from './renewalDays'

export const RenewalDayDialog = late(async () => (await import('./RenewalDayDialog')).RenewalDayDialog)
const RenewalDayLine = late(async () => (await import('./RenewalDayLine')).RenewalDayLine)

type Parts = { actions: readonly MenuAction[]; line: ReactNode; dialog: ReactNode }

/** What the row of a secret has about the day by which it is to be renewed: an entry of its menu, a line, and the dialog. */
export function useRenewalDay(field: SecretField): Parts {
  const { project, service } = usePage()
  const at = useAt()
  const [isAsking, setAsking] = useState(false)
  const ask = () => setAsking(true)
  const day = renewalDayIn(service, field.id)
  const problem = service.problems[renewalDayId(field.id)]
  const shown = { field, day, problem }
  return {
    actions: project.readOnly === null ? [{ id: 'renewal-day', label: texts.renewBy, onAction: ask }] : [],
    line: (day !== '' || problem !== undefined) && (
      <RenewalDayLine {...shown} onChange={project.readOnly === null ? ask : null} />
    ),
    dialog: isAsking && <RenewalDayDialog {...shown} at={at} onClose={() => setAsking(false)} />,
  }
}
