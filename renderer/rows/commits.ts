let last: Promise<unknown> = Promise.resolve()

/** Remembers a value that is on its way, so that an action pressed right after it can wait for it. */
export function committing(commit: Promise<unknown>): void {
  last = commit.catch(() => undefined)
}

/** Resolves when what was typed last has arrived. */
export function committed(): Promise<unknown> {
  return last
}
