import type { Unfinished } from '../state/unfinished'

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
