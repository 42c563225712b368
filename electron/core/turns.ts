/** Runs actions one after another, so that no action sees another one's half-done work. */
export function createTurns(): <T>(action: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (action) => {
    const done = last.then(action)
    last = done.catch(() => undefined)
    return done
  }
}
