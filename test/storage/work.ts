/**
 * Something that is done to files in turns, again and again. The number of a turn tells the state after it, so that
 * whoever ends it in the middle knows what may be found.
 */
export type Work = {
  /** Called once for a folder, before the first turn. */
  prepare(): Promise<void>
  /** Starts as the app does, and returns a function that does one turn. */
  start(): Promise<(number: number) => Promise<void>>
  /** What the next start finds, and what is wrong with it. */
  look(): Promise<{ state: string; problems: string[] }>
  /** The state after a turn. For the number before the first one: after `prepare`. */
  stateAfter(number: number): string
}

/** The folder, and the key of the keychain. */
export type WorkPlace = { folder: string; key: Buffer }
