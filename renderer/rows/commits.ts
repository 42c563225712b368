let last: Promise<unknown> = Promise.resolve()

/** Remembers a value that is being saved, so that an action pressed right after can wait for it. */
export function committing(commit: Promise<unknown>): void {
  last = commit.catch(() => undefined)
}

/** Resolves when the last committed value has been answered by main. */
export function committed(): Promise<unknown> {
  return last
}
