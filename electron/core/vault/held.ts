/**
 * What is known about a data key. `open`: it is ours. `doubtful`: it opened but is not ours, so what it decrypts is only
 * for the user's eyes. `locked`: it may open another time. `unreadable`: this keychain cannot open it.
 */
export type KeyState = 'untried' | 'open' | 'doubtful' | 'locked' | 'unreadable'

/** What opened a key. When that goes away, so does the key. */
export type Source = 'keychain' | 'passphrase'

type Held = { key: Buffer; source: Source }

/** The data keys in memory, by id. Look a key up in the same turn that uses it: hiding may erase it at any time. */
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

    /** Erases all keys, or those from one source. Keys that could not be opened keep their state. */
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
