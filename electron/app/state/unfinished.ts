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

/** Whether a command is in the middle of changing several things that belong together. Quitting waits for it. */
export function createAtWork({ finish }: Unfinished) {
  let count = 0
  let rest = (): void => undefined

  async function counted<T>(action: () => T | Promise<T>): Promise<T> {
    count += 1
    try {
      return await action()
    } finally {
      count -= 1
      if (count === 0) rest()
    }
  }

  return {
    isAtWork: () => count > 0,
    /** Called each time when nothing is at work any more. */
    whenAtRest(listener: () => void): void {
      rest = listener
    },
    /** Runs such a command: nobody else looks at the project meanwhile. */
    atOnce: <T>(action: () => T | Promise<T>): Promise<T> => finish(counted(action)),
  }
}
