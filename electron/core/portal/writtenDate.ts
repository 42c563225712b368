import { isObject } from './body'
import { writtenNumber } from './exactJson'

const form = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(Z|UTC|[+-]\d\d:?\d\d)?)?$/i
/** The zero time of Go and of databases, in whichever offset it is written. */
const zero = /^000[01]-/

/**
 * A date as a portal wrote it: its own day, time and offset, in ISO form. Null for no date, in the ways Go and databases
 * write that. Anything else is `unreadable`: its row says so, and no other row is refused.
 */
export function writtenDate(value: unknown): string | null {
  const number = writtenNumber(value)
  if (number !== null) return dateOfClock(Number(number))
  if (value === undefined || value === null || value === '') return null
  if (isObject(value)) return value['Valid'] === false ? null : writtenDate(value['Time'] ?? false)
  return typeof value === 'string' ? dateIn(value) : 'unreadable'
}

function dateIn(text: string): string | null {
  const [, day, time, offset] = form.exec(text.trim()) ?? []
  if (day === undefined) return 'unreadable'
  if (zero.test(day)) return null
  if (isoOf(new Date(`${day}T00:00:00Z`))?.slice(0, 10) !== day) return 'unreadable'
  if (time === undefined) return day
  const date = `${day}T${time}${isoOffset(offset)}`
  return isoOf(new Date(date)) === undefined ? 'unreadable' : date
}

/** A time without a zone is taken as UTC, the same everywhere. */
function isoOffset(offset = 'Z'): string {
  return /^[+-]/.test(offset) ? `${offset.slice(0, 3)}:${offset.slice(-2)}` : 'Z'
}

/** Seconds or milliseconds since 1970. Zero means none. */
function dateOfClock(count: number): string | null {
  if (count === 0) return null
  const date = count < 100_000_000_000 ? count * 1000 : count
  return (count > 0 && isoOf(new Date(date))) || 'unreadable'
}

function isoOf(date: Date): string | undefined {
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}
