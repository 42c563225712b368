/** A token as the list shows it. The columns are guessed: no public page names them. */
export type CloudekaToken = { id: string; name: string; created_at: string; expired_at: string | null }

/** What the mock server knows about Cloudeka. A test may change all of it. All values are made up. */
export type CloudekaWorld = {
  /** The personal token that signs in. */
  accessToken: string
  tokens: CloudekaToken[]
  /** Lifetime of a short-lived token. */
  jwtSeconds: number
  /** The short-lived tokens given out, with their end in milliseconds. */
  jwts: Map<string, number>
  /** Makes each answer's secrets different. */
  count: number
}

const day = 86_400_000

export function createCloudekaWorld(): CloudekaWorld {
  return {
    accessToken: 'cldkctl_Lantern0Forge1Made2Up3Token4Zz99',
    tokens: [
      cloudekaTokenOf(3, 'Build server', null, -1),
      cloudekaTokenOf(2, 'Playtest EU', dateIn(8), -20),
      cloudekaTokenOf(1, 'Old laptop', dateIn(-120), -300),
    ],
    jwtSeconds: 24 * 3600,
    jwts: new Map(),
    count: 3,
  }
}

/** A date that many days from today, as the portal takes it. */
export function dateIn(days: number): string {
  return new Date(Date.now() + days * day).toISOString().slice(0, 10)
}

/** `expires` is a date such as 2026-12-31; null: never. */
export function cloudekaTokenOf(number: number, name: string, expires: string | null, createdIn = 0): CloudekaToken {
  return {
    id: `d1f0a${String(number).padStart(7, '0')}9k2g`,
    name,
    created_at: new Date(Date.now() + createdIn * day).toISOString(),
    expired_at: expires === null ? null : `${expires}T00:00:00Z`,
  }
}
