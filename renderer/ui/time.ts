import { useEffect, useState } from 'react'

import { uiTexts } from '../../shared/texts/ui'

const minute = 60_000
const steps = [
  { unit: 'day', milliseconds: 24 * 60 * minute },
  { unit: 'hour', milliseconds: 60 * minute },
  { unit: 'minute', milliseconds: minute },
] as const

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
const timeOfDay = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const dayAndTime = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })

/** How long ago something was, in words. */
export function ago(iso: string, now: Date): string {
  const passed = now.getTime() - new Date(iso).getTime()
  const step = steps.find(({ milliseconds }) => passed >= milliseconds)
  return step === undefined ? uiTexts.justNow : relative.format(-Math.floor(passed / step.milliseconds), step.unit)
}

/** The time of day, preceded by the day unless it is today. */
export function clock(iso: string, now: Date): string {
  const date = new Date(iso)
  return (date.toDateString() === now.toDateString() ? timeOfDay : dayAndTime).format(date)
}

// A day is shown as it is written, whatever the user's time zone.
const wholeDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

/** A calendar day such as 2026-12-31 in words. */
export const dayName = (day: string): string => wholeDay.format(new Date(day))

/** How many days ahead or ago, in words. */
export const distanceName = (days: number): string => relative.format(days, 'day')

/** The present time, renewed twice a minute, so that "2 minutes ago" stays true. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), minute / 2)
    return () => clearInterval(timer)
  }, [])
  return now
}
