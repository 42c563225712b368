import type { CalendarDate } from '@internationalized/date'
import { CalendarDays, ChevronLeft, ChevronRight, X } from 'lucide-react'

import { uiTexts } from '../../shared/texts/ui'
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

const words = uiTexts.day

type Props = {
  label: string
  value: CalendarDate | null
  first: CalendarDate
  /** What is said of the value. */
  line: string
  isInvalid: boolean
  onChange: (value: CalendarDate | null) => void
}

/** A day, typed or chosen from the calendar. */
export function DayField({ label, value, first, line, isInvalid, onChange }: Props) {
  return (
    // Day, month and year are in the same order as in the table.
    <I18nProvider locale="en-GB">
      <DatePicker className="form-row" value={value} onChange={onChange} minValue={first} isInvalid={isInvalid}>
        <Label>{label}</Label>
        <Group className={`field is-date${isInvalid ? ' is-invalid' : ''}`}>
          <DateInput className="field-input date-input">
            {(segment) => <DateSegment segment={segment} className="date-segment" />}
          </DateInput>
          {value !== null && (
            <Button slot={null} className="icon-button" aria-label={words.clear(label)} onPress={() => onChange(null)}>
              <X size={14} aria-hidden />
            </Button>
          )}
          <Button className="icon-button" aria-label={words.open}>
            <CalendarDays size={14} aria-hidden />
          </Button>
        </Group>
        <p className={`line${isInvalid ? ' is-problem' : ''}`} role={isInvalid ? 'alert' : undefined}>
          {line}
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
