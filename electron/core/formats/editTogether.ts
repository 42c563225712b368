import type { Address } from '../../../shared/general/row'
import type { Span } from './edit'
import type { Opened, Slot } from './format'
import type { Spot } from './edit'

/** A file that is open, with what its format reads in it. */
export type Source = Omit<Spot, 'address'> & { opened: Opened }

/** A value in place of another one. */
export type Replacement = { address: Address; value: string }

/** `removed` stands at `at`, and `inserted` goes there, which makes the value. */
type Change = Replacement & { at: number; removed: string; inserted: string }

type Changed = { text: string; opened: Opened; shifts: readonly number[] }

/**
 * Sets many values that are there already, with one proof for all of them: each has its new value, and exactly as many values
 * differ. Null where one of them has to be looked at alone; a value that is there has no span.
 */
export function setTogether(source: Source, wanted: readonly Replacement[]): { text: string; spans: (Span | null)[] } | null {
  const { opened } = source
  const changes = wanted.map(({ address, value }): Change | 'same' | null => {
    const slot = opened.find(address)
    if (slot?.value === value) return 'same'
    const raw = slot === null || isManifold(opened, address) ? undefined : opened.spell(value, slot, address)[0]
    return slot === null || slot.value === null || raw === undefined ? null : changeOf(source, { address, value }, slot, raw)
  })
  if (changes.includes(null)) return null
  const real = changes.filter((change) => typeof change === 'object' && change !== null)
  const changed = changedTogether(source, real)
  if (changed === null) return null
  const spans = changes.map((change) =>
    change === 'same' || change === null ? null : spanOf(changed, real.indexOf(change), change),
  )
  return { text: changed.text, spans }
}

/** Takes many edits back, or does them again, with one proof for all of them. Null where one has to be looked at alone. */
export function moveTogether(
  source: Source,
  wanted: readonly (Replacement & { span: Span; mayStand: (raw: string) => boolean })[],
): string | null {
  const { opened, file } = source
  const changes = wanted.flatMap(({ address, value, span }): Change[] => {
    const slot = opened.find(address)
    if (slot === null || span.at !== undefined || isManifold(opened, address)) return []
    const at = slot.start - span.lead
    const isThere = at >= 0 && slot.end === at + span.inserted.length && file.text.startsWith(span.inserted, at)
    return isThere ? [{ address, value, at, removed: span.inserted, inserted: span.removed }] : []
  })
  if (changes.length < wanted.length) return null
  const changed = changedTogether(source, changes)
  const isWhole = changes.every(({ address, at, inserted }, index) => {
    const slot = changed?.opened.find(address)
    const start = at + (changed?.shifts[index] ?? 0)
    return slot?.start === start && slot.end === start + inserted.length && wanted[index]?.mayStand(inserted) === true
  })
  return changed !== null && isWhole ? changed.text : null
}

const isManifold = (opened: Opened, address: Address) => (opened.within?.(address) ?? null) !== null

const changeOf = ({ file }: Source, wish: Replacement, { start, end }: Slot, inserted: string): Change => ({
  ...wish,
  at: start,
  removed: file.text.slice(start, end),
  inserted,
})

function spanOf({ opened, shifts }: Changed, index: number, { address, at, removed, inserted }: Change): Span {
  return { removed, inserted, lead: (opened.find(address)?.start ?? at) - at - (shifts[index] ?? 0) }
}

function changedTogether({ file, format, name, opened }: Source, changes: readonly Change[]): Changed | null {
  const shifts = new Map<Change, number>()
  let [text, from] = ['', 0]
  for (const change of changes.toSorted((one, other) => one.at - other.at)) {
    // Two at one place are no two values.
    if (change.at < from || (change.at === from && from > 0)) return null
    text += file.text.slice(from, change.at)
    shifts.set(change, text.length - change.at)
    text += change.inserted
    from = change.at + change.removed.length
  }
  text += file.text.slice(from)
  const now = format({ ...file, text }, name)
  const isProven =
    changes.every(({ address, value }) => now.find(address)?.value === value) && differIn(opened, now) === changes.length
  return isProven ? { text, opened: now, shifts: changes.map((change) => shifts.get(change) ?? 0) } : null
}

/** How many values differ; none of the count where there are others. */
function differIn(before: Opened, after: Opened): number | null {
  const [old, now] = [before.all(), after.all()]
  if (old.length !== now.length || old.some(([name], index) => now[index]?.[0] !== name)) return null
  return old.filter(([, raw], index) => now[index]?.[1] !== raw).length
}
