import { isDeepStrictEqual } from 'node:util'

import type { Address } from '../../../shared/general/row'
import { generalTexts as texts } from '../../../shared/texts/general'
import { refused } from '../files/failure'
import { assertEditable, type TextFile } from './text'
import type { Format, Opened, Slot } from './format'

/**
 * What was done to a text: `lead` characters before the value, `removed` was replaced by `inserted`. Since the value can
 * be found by its address, that is enough to take the edit back, whatever else changed meanwhile. Where an entry was taken
 * out, `removed` is all that stood there, and `at` the place: it counts as long as nothing before it changed.
 */
export type Span = { removed: string; inserted: string; lead: number; at?: number | undefined }

export type Edited = { text: string; span: Span }

/** An address in a text that is open. */
export type Spot = { file: TextFile; format: Format; name: string; address: Address }

/**
 * Sets one value; every other character stays. Null when it is there already. Afterwards the result is read again and
 * must differ in nothing else, or `file-refused` is thrown.
 */
export function setValue(spot: Spot, value: string): Edited | null {
  const { file, format, name, address } = spot
  const opened = format(file, name)
  const slot = opened.find(address)
  if (slot?.value === value) return null
  const forms = opened.spell(value, slot, address)
  if (forms.length === 0) throw refused(texts.invisible(name))
  for (const raw of forms) {
    const change = slot === null ? added(opened, spot, raw) : replaced(file.text, slot, raw)
    const text = spliced(file.text, change)
    const proof = proofOf(spot, opened, text, value)
    if (!proof.holds) continue
    // Otherwise the file could not be read again: a text may look like a merge's conflict.
    assertEditable(text, name)
    // Only what was taken out says where it stood: a value is found by its address.
    const { at, removed, inserted } = change
    return { text, span: { removed, inserted, lead: (proof.start ?? at) - at } }
  }
  throw refused(texts.entangled(name))
}

/**
 * Takes an edit back if the text still holds what it left; null if not. `before` is the value to be there afterwards,
 * null for none. Others may have written the note, so what it puts back is the value alone, in a form that does nothing else
 * unless it `wasSeen` to stand there.
 */
export function takeBack(spot: Spot, span: Span, before: string | null, wasSeen = false): string | null {
  const { removed, inserted, lead } = span
  const opened = spot.format(spot.file, spot.name)
  const slot = opened.find(spot.address)
  if (slot === null) return span.at === undefined ? null : putIn(spot, opened, span, before, wasSeen)
  const at = slot.start - lead
  if (at < 0 || !spot.file.text.startsWith(inserted, at)) return null
  const text = proven(spot, opened, { at, removed: inserted, inserted: removed }, before)
  const isOneValue = isWhole(slot, at, inserted) && mayStand(spot, { text, at, raw: removed, wasSeen })
  return removed === '' || isOneValue ? text : null
}

/** Whether a text with what was put back there has it as a value that does nothing else, or that was seen to stand there. */
function mayStand(spot: Spot, { text, at, raw, wasSeen }: { text: string; at: number; raw: string; wasSeen: boolean }): boolean {
  const opened = spot.format({ ...spot.file, text }, spot.name)
  return isWhole(opened.find(spot.address), at, raw) && (wasSeen || (opened.isInert?.(raw) ?? true))
}

/** Among blanks nobody can say where an empty value is, so it counts as whole wherever the format sees it. */
function isWhole(slot: Slot | null, at: number, raw: string): boolean {
  if (raw === '' && slot !== null && slot.start === slot.end) return true
  return slot?.start === at && slot.end === at + raw.length
}

/** An entry in its old place. Null where that is none for it now: it must be just what would be taken out again. */
function putIn(spot: Spot, opened: Opened, { removed, at = 0 }: Span, before: string | null, wasSeen: boolean): string | null {
  const text = proven(spot, opened, { at, removed: '', inserted: removed }, before)
  const now = spot.format({ ...spot.file, text }, spot.name)
  const [slot, stretch] = [now.find(spot.address), now.stretch?.(spot.address)]
  const isAll = stretch?.start === at && stretch.end === at + removed.length
  return slot !== null && isAll && mayStand(spot, { text, at: slot.start, raw: text.slice(slot.start, slot.end), wasSeen })
    ? text
    : null
}

/** Takes out an entry when nobody noted how it was put in. Null where the format can't tell where it ends. */
export function takeOut(spot: Spot): Edited | null {
  const opened = spot.format(spot.file, spot.name)
  const [slot, found] = [opened.find(spot.address), opened.stretch?.(spot.address) ?? null]
  if (slot === null || found === null) return null
  const removed = spot.file.text.slice(found.start, found.end)
  const text = proven(spot, opened, { at: found.start, removed, inserted: '' })
  return { text, span: { removed, inserted: '', lead: 0, at: found.start } }
}

type Change = { at: number; removed: string; inserted: string }

function spliced(text: string, { at, removed, inserted }: Change): string {
  return text.slice(0, at) + inserted + text.slice(at + removed.length)
}

function proven(spot: Spot, opened: Opened, change: Change, value?: string | null): string {
  const text = spliced(spot.file.text, change)
  if (!proofOf(spot, opened, text, value).holds) throw refused(texts.entangled(spot.name))
  return text
}

function added(opened: Opened, { name, address }: Spot, raw: string): Change {
  const room = opened.room(address, raw)
  if (room === null) throw refused(texts.notMade(name, address.key))
  return { at: room.at, removed: '', inserted: room.text }
}

function replaced(text: string, { start, end, value, why }: Slot, raw: string): Change {
  if (value === null) throw refused(why ?? texts.notText)
  return { at: start, removed: text.slice(start, end), inserted: raw }
}

/**
 * Whether the new text holds the value at the address and everything else as before, and where the value begins. Without
 * a value, one entry must be gone: another one of that name may count now. Of a list with all its entries, none is left then.
 */
function proofOf({ file, format, name, address }: Spot, old: Opened, text: string, value?: string | null) {
  const opened = format({ ...file, text }, name)
  const slot = opened.find(address)
  const isOther = value === undefined || (slot === null) !== (old.find(address) === null)
  const isValue = value === undefined || (slot?.value ?? null) === value
  const rest = { before: old.all(), after: opened.all(), isOther, isThere: value === undefined && slot !== null }
  return { holds: isValue && isRestSame(old.within?.(address) ?? null, rest), start: slot?.start }
}

type Values = ReturnType<Opened['all']>

type Rest = { before: Values; after: Values; isOther: boolean; isThere: boolean }

/** Whether nothing differs but the value, or what is within the list that an address is about, of which nothing may stay behind. */
function isRestSame(within: ((name: string) => boolean) | null, { before, after, isOther, isThere }: Rest): boolean {
  if (within === null) return differInOne(before, after, isOther)
  const others = (values: Values) => values.filter(([name]) => !within(name))
  return !isThere && isDeepStrictEqual(others(before), others(after))
}

/** Whether exactly one value differs, or with `isOther`, there is exactly one entry more or less. */
function differInOne(before: Values, after: Values, isOther: boolean): boolean {
  const [short, long] = before.length < after.length ? [before, after] : [after, before]
  if (long.length - short.length !== (isOther ? 1 : 0)) return false
  const same = (one: Values[number] | undefined, two: Values[number] | undefined) =>
    one?.[0] === two?.[0] && one?.[1] === two?.[1]
  const first = long.findIndex((entry, index) => !same(entry, short[index]))
  if (first === -1) return true
  const rest = long.slice(first + 1)
  const name = isOther || long[first]?.[0] === short[first]?.[0]
  return name && rest.every((entry, index) => same(entry, short[first + (isOther ? 0 : 1) + index]))
}
