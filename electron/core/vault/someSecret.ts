import type { Store } from '../store'
import type { VaultFile } from './file'
import type { Keys } from './keys'
import type { Memory } from './memory'
import { entriesOf, textOrNull } from './records'

type Parts = { store: Store<VaultFile>; keys: Keys; memory: Memory }

/**
 * Whether one of a project's secrets, or a value that one of them replaced, passes a test. Each is opened for the test
 * alone, and none is given out. Asks no keychain: a secret whose key is not open now passes no test.
 */
export function createSomeSecret({ store, keys, memory }: Parts) {
  return (project: string, passes: (secret: string) => boolean): boolean => {
    if (memory.all().some(({ id, text }) => id.project === project && passes(text))) return true
    const file = store.read()
    return (file === null ? [] : entriesOf(file)).some(({ record }) => {
      if (record?.project !== project || record.unclaimed === true) return false
      return [record, record.previous].some((value) => {
        const key = value === undefined ? null : keys.use(value.keyId)
        const text = value && key && textOrNull(key, record, value)
        return text != null && passes(text)
      })
    })
  }
}
