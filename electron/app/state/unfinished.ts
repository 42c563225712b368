/** In milliseconds. Quitting waits no longer for a disk that does not answer. */
const longestWait = 5_000

export type Unfinished = ReturnType<typeof createUnfinished>

/** Work that has begun and is not over: quitting in the middle of it would leave half of it on disk. */
export function createUnfinished() {
  const all = new Set<Promise<unknown>>()

  return {
    async finish<T>(work: Promise<T>): Promise<T> {
      all.add(work)
      try {
        return await work
      } finally {
        all.delete(work)
      }
    },
    /** Undefined when there is nothing to wait for. Never rejects. */
    settled(): Promise<void> | undefined {
      if (all.size === 0) return undefined
      let timer: NodeJS.Timeout | undefined
      const enough = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, longestWait)
      })
      return Promise.race([Promise.allSettled(all).then(() => undefined), enough]).finally(() => clearTimeout(timer))
    },
  }
}
