import { groupsOf, type KeyGroup } from './file'
import { checked, isIntact } from './slots'
import type { WriterWorld } from './writer'

/** Takes over a file of an older version, or this computer's first file: from now on no other file can replace it unnoticed. */
export function adopt({ store, keys, mark }: Pick<WriterWorld, 'store' | 'keys' | 'mark'>): void {
  const file = store.read()
  if (file === null || !keys.receives(file)) return
  const groups = groupsOf(file)
  const next = groups.map((group) => withTodaysCheck(group, keys.isAsGiven(group) ? keys.own(group.keyId) : null))
  const [current, ...retired] = next
  const adopted = { ...file, ...current, ...(retired.length > 0 && { retired }) }
  if (next.some((group, index) => group !== groups[index])) store.write(adopted)
  mark.settle(adopted, keys)
}

function withTodaysCheck(group: KeyGroup, key: Buffer | null): KeyGroup {
  return key === null || isIntact(group, key) ? group : checked(group, key)
}
