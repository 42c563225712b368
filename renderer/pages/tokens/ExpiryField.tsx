import { getLocalTimeZone, today, type CalendarDate } from '@internationalized/date'

import { tokensTexts } from '../../../shared/texts/tokens'
import { DayField } from '../../ui/DayField'
import { dayInWords } from './days'

const words = tokensTexts.expiry

type Props = { value: CalendarDate | null; onChange: (value: CalendarDate | null) => void }

/** The first day on which a token may expire. */
export function firstDay(): CalendarDate {
  return today(getLocalTimeZone()).add({ days: 1 })
}

/** The day on which a token expires. An empty field says in words that it never does. */
export function ExpiryField({ value, onChange }: Props) {
  const isPast = value !== null && value.compare(firstDay()) < 0
  const line = value === null ? words.never : isPast ? words.past : words.until(dayInWords(value.toString()))
  return <DayField label={words.label} value={value} first={firstDay()} line={line} isInvalid={isPast} onChange={onChange} />
}
