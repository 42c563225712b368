import type { Address } from '../../../shared/general/row'
import { generalTexts as texts } from '../../../shared/texts'
import { refused } from '../files/failure'
import type { TextFile } from './text'
import type { Format, Opened, Slot } from './format'

/**
 * What was done to a text: at `lead` characters before the value, `removed` gave way to `inserted`. With the value to
 * be found by its address, that is enough to take it back, whatever else changed meanwhile.
 */
export type Edit = { removed: string; inserted: string; lead: number }

export type Edited = { text: string; edit: Edit }

type Place = { file: TextFile; format: Format; name: string; address: Address }

/**
 * Sets one value; every other character stays. Null when it is there already. Afterwards the result is read again and
 * must differ in nothing else, or `file-refused` is thrown.
 */
export function setValue(place: Place, value: string): Edited | null {
  const { file, format, name, address } = place
  const opened = format(file, name)
  const slot = opened.find(address)
  if (slot?.value === value) return null
  const raw = opened.spell(value, slot)
  if (raw === null) throw refused(texts.invisible(name))
  const { at, removed, inserted } = slot === null ? added(opened, place, raw) : replaced(file.text, slot, raw)
  const text = file.text.slice(0, at) + inserted + file.text.slice(at + removed.length)
  const start = assertOnly(place, opened, text, value)
  return { text, edit: { removed, inserted, lead: (start ?? at) - at } }
}

/**
 * Takes an edit back where the text still holds what it left. Null where it does not. `before` is the value it then
 * has; null for an entry that is gone.
 */
export function takeBack(place: Place, { removed, inserted, lead }: Edit, before: string | null): string | null {
  const { file, format, name, address } = place
  const opened = format(file, name)
  const slot = opened.find(address)
  if (slot === null) return null
  const at = slot.start - lead
  if (at < 0 || !file.text.startsWith(inserted, at)) return null
  const text = file.text.slice(0, at) + removed + file.text.slice(at + inserted.length)
  assertOnly(place, opened, text, before)
  return text
}

function added(opened: Opened, { name, address }: Place, raw: string) {
  const room = opened.room(address, raw)
  if (room === null) throw refused(texts.notMade(name, address.key))
  return { at: room.at, removed: '', inserted: room.text }
}

function replaced(text: string, { start, end, value, why }: Slot, raw: string) {
  if (value === null) throw refused(why ?? texts.notText)
  return { at: start, removed: text.slice(start, end), inserted: raw }
}

/** The new text holds the value at the address and everything else as before. Answers where the value begins. */
function assertOnly({ file, format, name, address }: Place, old: Opened, text: string, value: string | null) {
  const opened = format({ ...file, text }, name)
  const slot = opened.find(address)
  const is = slot?.value ?? null
  if (is !== value || !differInOne(old.all(), opened.all(), (slot === null) !== (old.find(address) === null))) {
    throw refused(texts.entangled(name))
  }
  return slot?.start
}

type Values = ReturnType<Opened['all']>

/** One value is another, or one entry more or less: nothing else. */
function differInOne(before: Values, after: Values, isOther: boolean): boolean {
  const [short, long] = before.length < after.length ? [before, after] : [after, before]
  if (long.length - short.length !== (isOther ? 1 : 0)) return false
  const same = (one: Values[number] | undefined, two: Values[number] | undefined) => one?.[0] === two?.[0] && one?.[1] === two?.[1]
  const first = long.findIndex((entry, index) => !same(entry, short[index]))
  if (first === -1) return true
  const rest = long.slice(first + 1)
  const name = isOther || long[first]?.[0] === short[first]?.[0]
  return name && rest.every((entry, index) => same(entry, short[first + (isOther ? 0 : 1) + index]))
}
