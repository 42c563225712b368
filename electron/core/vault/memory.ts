import type { SecretView } from '../../../shared/secretView'
import type { SecretId } from './file'
import { assertOrigin, tailOf } from './reader'
import { nameOf } from './records'

export type Secret = { origin: string; storedAt: string; text: string }
export type Kept = Secret & { id: SecretId }

export type Memory = ReturnType<typeof createMemory>

/** Secrets that nothing protects. They take precedence over those in the file, and end with the process. */
export function createMemory() {
  const secrets = new Map<string, Kept>()
  let version = 0

  return {
    /** Changes with everything that is kept or dropped. */
    version: () => version,
    keep(kept: Kept): void {
      version += 1
      secrets.set(nameOf(kept.id), kept)
    },
    /** False when it was not here. */
    drop(id: SecretId): boolean {
      version += 1
      return secrets.delete(nameOf(id))
    },
    has: (id: SecretId): boolean => secrets.has(nameOf(id)),
    all: () => [...secrets.values()],

    /** Null when it is not here. Throws `other-origin`. */
    open(id: SecretId, origin: string): string | null {
      const kept = secrets.get(nameOf(id))
      if (kept === undefined) return null
      assertOrigin(kept.origin, origin)
      return kept.text
    },

    describe(id: SecretId, hidden: boolean): SecretView | null {
      const kept = secrets.get(nameOf(id))
      if (kept === undefined) return null
      const { storedAt, origin, text } = kept
      return hidden
        ? { state: 'locked', storedAt, origin, tail: null }
        : { state: 'session', storedAt, origin, tail: tailOf(text) }
    },
  }
}
