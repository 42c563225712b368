const day = 86_400_000

/** The calendar day of a moment where the user is, such as 2026-12-31. */
export function dayOf(moment: Date): string {
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}

/** Whether a text is a calendar day in that form. */
export function isDay(text: string): boolean {
  const moment = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(text)
}

/** Days from one calendar day to another, whatever the clocks did in between. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / day
}

/** After how many times 24 hours from now it is that calendar day where the user is, or a little later. */
export function daysUntil(date: string, now: Date): number {
  const days = daysBetween(dayOf(now), date)
  // With a day of 25 hours in between, it may still be the day before.
  return dayOf(new Date(now.getTime() + days * day)) < date ? days + 1 : days
}
