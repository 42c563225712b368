/**
 * Something that is done to files in turns, again and again. After each turn there is a state that its number tells, so
 * that whoever ends it in the middle knows what may be found.
 */
export type Work = {
  /** Once for a folder, before the first turn. */
  prepare(): Promise<void>
  /** Starts as the app does, and gives what does a turn. */
  start(): Promise<(number: number) => Promise<void>>
  /** What is found by whoever starts next, and what is wrong with it. */
  look(): Promise<{ state: string; problems: string[] }>
  /** Of `prepare` for the number before the first. */
  stateAfter(number: number): string
}

/** Where, and with which key of the keychain. */
export type WorkPlace = { folder: string; key: Buffer }
