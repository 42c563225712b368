/** A key masked in the middle, so that two can be told apart; a text too short for that is masked whole. */
export function masked(key: string): string {
  return key.length < 16 ? '•'.repeat(key.length) : `${key.slice(0, 4)}…${key.slice(-4)}`
}
