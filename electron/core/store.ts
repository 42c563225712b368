/** One JSON file of ours. The result of `read` is shared with later reads: never change it in place. */
export type Store<T> = {
  /** What the file holds; null when there is no file, or no usable one. Never throws. */
  read(): T | null
  /** Replaces the whole file. Throws `file-failed`; then the old file stays. */
  write(value: T): void
  /** Why an existing file is neither used nor written to, as a sentence; null when all is well. */
  problem(): string | null
}
