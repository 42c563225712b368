// What the made-up games of all engines have in common. No key here was ever one.

export type Held = Readonly<Record<string, string>>

/**
 * A game as the engine and the SDKs write it. `values`: what the page of each service shows, by field. `secrets`: what stands
 * in the files though it must not.
 */
export type Game = {
  fixture: string
  files: Held
  values: Readonly<Record<string, Held>>
  secrets: Readonly<Record<string, Held>>
}

/** A UUID of version 4. */
export const uuid = (digit: string) =>
  `${digit.repeat(8)}-${digit.repeat(4)}-4${digit.repeat(3)}-8${digit.repeat(3)}-${digit.repeat(12)}`

export const hex = (digit: string, length = 32) => `${digit}a`.repeat(length / 2)

export const dsn = (digit: string) => `https://${hex(digit)}@o123456.ingest.de.sentry.io/4501234567`

export const playfabSecret = 'K7'.repeat(25)
