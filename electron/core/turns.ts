/** Runs actions one after another, so that none takes the work of the one before it for someone else's. */
export function createTurns(): <T>(action: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (action) => {
    const done = last.then(action)
    last = done.catch(() => undefined)
    return done
  }
}
