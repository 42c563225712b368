import { getLocalTimeZone, today, type CalendarDate } from '@internationalized/date'
import { CalendarDays, ChevronLeft, ChevronRight, X } from 'lucide-react'

import { tokensTexts as texts } from '../../../shared/texts'
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  I18nProvider,
  Label,
  Popover,
} from 'react-aria-components'

import { dayInWords } from './days'

const words = texts.expiry

type Props = { value: CalendarDate | null; onChange: (value: CalendarDate | null) => void }

/** The first day on which a token may expire. */
export function firstDay(): CalendarDate {
  return today(getLocalTimeZone()).add({ days: 1 })
}

/** A day, typed or chosen from the calendar. An empty field says in words that the token never expires. */
export function ExpiryField({ value, onChange }: Props) {
  const isPast = value !== null && value.compare(firstDay()) < 0
  return (
    // Day, month and year are in the same order as in the table.
    <I18nProvider locale="en-GB">
      <DatePicker className="form-row" value={value} onChange={onChange} minValue={firstDay()} isInvalid={isPast}>
        <Label>{words.label}</Label>
        <Group className={`field is-date${isPast ? ' is-invalid' : ''}`}>
          <DateInput className="field-input date-input">
            {(segment) => <DateSegment segment={segment} className="date-segment" />}
          </DateInput>
          {value !== null && (
            <Button slot={null} className="icon-button" aria-label={words.clear} onPress={() => onChange(null)}>
              <X size={14} aria-hidden />
            </Button>
          )}
          <Button className="icon-button" aria-label={words.open}>
            <CalendarDays size={14} aria-hidden />
          </Button>
        </Group>
        <p className={`line${isPast ? ' is-problem' : ''}`} role={isPast ? 'alert' : undefined}>
          {value === null ? words.never : isPast ? words.past : words.until(dayInWords(value.toString()))}
        </p>
        <Popover className="popover">
          <Dialog className="calendar-dialog">
            <Month />
          </Dialog>
        </Popover>
      </DatePicker>
    </I18nProvider>
  )
}

function Month() {
  return (
    <Calendar className="calendar">
      <header className="calendar-header">
        <Button slot="previous" className="calendar-step" aria-label={words.previous}>
          <ChevronLeft size={14} aria-hidden />
        </Button>
        <Heading className="calendar-title" />
        <Button slot="next" className="calendar-step" aria-label={words.next}>
          <ChevronRight size={14} aria-hidden />
        </Button>
      </header>
      <CalendarGrid className="calendar-grid">{(date) => <CalendarCell date={date} className="calendar-cell" />}</CalendarGrid>
    </Calendar>
  )
}
