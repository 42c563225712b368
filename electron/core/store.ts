/** One JSON file of ours. What `read` gives is shared with later reads: it is not to be changed in place. */
export type Store<T> = {
  /** What the file holds; null when there is none, or none that can be used. Never throws. */
  read(): T | null
  /** Replaces the file whole. Throws `file-failed`; the old file stands then. */
  write(value: T): void
  /** Why an existing file is neither used nor written to, as a sentence; null when all is well. */
  problem(): string | null
}
