/** The time at which the gallery was recorded, as far as its files say. */
const recordedAt = Date.parse('2026-01-01T12:00:00.000Z')

const [minute, day] = [60_000, 24 * 60 * 60_000]

/** The same text with its times moved as if `from` were `to`, to the minute; days stay days. */
function moved(text: string, from: number, to: number): string {
  const days = Math.round((to - from) / day) * day
  return text
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, (time) =>
      new Date(to + Math.round((Date.parse(time) - from) / minute) * minute).toISOString(),
    )
    .replaceAll(/\d{4}-\d\d-\d\dT00:00:00Z/g, (time) => new Date(Date.parse(time) + days).toISOString().replace('.000Z', 'Z'))
}

/** For a file: recording the same again changes nothing. */
export function asRecorded(text: string, begun: number): string {
  return moved(text, begun, recordedAt)
}

/** For the page: what was just recorded has just happened. */
export function asOfNow(text: string): string {
  return moved(text, recordedAt, Date.now())
}
