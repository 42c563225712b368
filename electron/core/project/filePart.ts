import type { Edit, Side } from '../places/edit'

/** What a step changes in one file. */
export type FilePart = {
  path: string
  edits: readonly Edit[]
  /**
   * The side the file is on; null if it is on neither because someone else changed it. Throws if that can't be told now:
   * then the file may still hold what the step wrote.
   */
  stands(): Promise<Side | null>
  /** Brings the file to a side from the other one. Throws why it can't. */
  put(side: Side): Promise<void>
  /** Removes what a process left when it ended in the middle, once the file is on a side. */
  tidy?(): Promise<void>
}
