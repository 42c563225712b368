import { createAuthority, createLeaf, type Pair } from './certificates'

export type BadTls = keyof typeof badTls

/** Certificates no client should accept, given the authority it trusts. */
export const badTls = {
  /** Ended in 2020. */
  expired: (ca: Pair) => createLeaf({ ca, from: new Date('2020-01-01'), to: new Date('2020-02-01') }),
  /** Begins in 2090. */
  'not-yet-valid': (ca: Pair) => createLeaf({ ca, from: new Date('2090-01-01'), to: new Date('2090-02-01') }),
  /** For another host. */
  'wrong-host': (ca: Pair) => createLeaf({ ca, names: ['portal.example'] }),
  /** Signed by itself. */
  'self-signed': () => createLeaf({}),
  /** Signed by an authority that no client knows. */
  'unknown-authority': async () => createLeaf({ ca: await createAuthority('An authority nobody knows') }),
} satisfies Record<string, (ca: Pair) => Promise<Pair>>
