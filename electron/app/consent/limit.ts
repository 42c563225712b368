const minute = 60_000

/** Allows `most` within a minute, and counts those it allows. */
export function createLimit(now: () => Date, most: number) {
  let times: number[] = []
  return {
    allows(): boolean {
      const time = now().getTime()
      // Setting the clock back does not make the minute longer.
      times = times.filter((one) => one <= time && one > time - minute)
      if (times.length >= most) return false
      times.push(time)
      return true
    },
  }
}
