/**
 * What is known of a data key. `open`: it is ours. `doubtful`: it opened and is not ours, so what it reads is for the
 * user's eyes only. `locked`: it may come back. `unreadable`: this keychain cannot open it.
 */
export type KeyState = 'untried' | 'open' | 'doubtful' | 'locked' | 'unreadable'

/** What a key was opened with, and goes with. */
export type Source = 'keychain' | 'passphrase'

type Held = { key: Buffer; source: Source }

/** The data keys in memory, by id. A key is looked up in the same turn it is used in: hiding erases it at any time. */
export function createHeld() {
  const keys = new Map<string, Held>()
  const states = new Map<string, KeyState>()
  let version = 0

  const stateOf = (keyId: string): KeyState => states.get(keyId) ?? 'untried'
  const use = (keyId: string): Buffer | null => keys.get(keyId)?.key ?? null
  const own = (keyId: string): Buffer | null => (stateOf(keyId) === 'open' ? use(keyId) : null)

  function setState(keyId: string, state: KeyState): void {
    states.set(keyId, state)
    version += 1
  }

  return {
    stateOf,
    setState,
    /** Changes whenever anything else here does. */
    version: () => version,
    /** A key to read with. */
    use,
    /** A key of ours: what it opens was stored here, and may be sealed anew. */
    own,
    owned: () => [...keys].flatMap(([keyId, { key }]) => (own(keyId) === null ? [] : [{ keyId, key }])),

    keep(keyId: string, key: Buffer, state: 'open' | 'doubtful', source: Source): void {
      const before = use(keyId)
      if (before !== key) before?.fill(0)
      keys.set(keyId, { key, source })
      setState(keyId, state)
    },

    /** Erases the keys, or those that came from one source. What could not be opened stays known. */
    forget(only?: Source): void {
      for (const [keyId, { key, source }] of keys) {
        if (only !== undefined && source !== only) continue
        key.fill(0)
        keys.delete(keyId)
        states.delete(keyId)
        if (source === 'passphrase') states.set(keyId, 'locked')
      }
      version += 1
    },
  }
}
