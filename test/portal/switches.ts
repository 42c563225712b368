import type { FailureName } from './failures'

type Switched = { name: FailureName; left: number }

/** Which failures are switched on: for all paths, for those that end in a given way, or for those below one that ends in `/`. */
export function createSwitches() {
  const switched = new Map<string, Switched>()

  return {
    fail(name: FailureName, times: number, path: string): void {
      switched.set(path, { name, left: times })
    },
    heal(): void {
      switched.clear()
    },
    /** The failure for one request, which then counts for one request less. The longest path that fits wins. */
    take(asked: string): FailureName | null {
      const [chosen] = [...switched]
        .filter(([path, { left }]) => left > 0 && (asked.endsWith(path) || (path.endsWith('/') && asked.startsWith(path))))
        .toSorted(([one], [other]) => other.length - one.length)
        .map(([, failing]) => failing)
      if (chosen === undefined) return null
      chosen.left -= 1
      return chosen.name
    },
  }
}
