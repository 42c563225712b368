import { addressOf } from '../../../../electron/core/targets/addresses'
import { formats } from '../../../../electron/core/places/gameFile'
import type { Place } from '../../../../shared/catalog/place'
import type { Address } from '../../../../shared/general/row'
import { isAlone, unlessRefused } from '../tries'
import type { Judge, Reading } from '../judge'
import { meant } from './meant'
import { placeJudges } from './placeJudges'
import type { ReadRecord, Seen, ServiceRecord, WriteRecord } from './records'

type Readings = (declared: Place, text: string | null) => Reading | null

/** What the judges say of all that was done in a project. Each reads all texts of its format at once. */
export async function judgeServices(records: readonly ServiceRecord[]): Promise<void> {
  const readings = await allReadings(records)
  for (const record of records) {
    for (const read of record.read) judgeRead(record, read, readings)
    for (const written of record.written) judgeWritten(record, written, readings)
    if (record.isFound) record.count.found += 1
    else judgeMissed(record, readings)
  }
}

async function allReadings(records: readonly ServiceRecord[]): Promise<Readings> {
  const texts = new Map<Judge, Set<string>>()
  const note = ({ format }: Place, text: string | null) => {
    const judge = placeJudges[format]
    if (judge !== null && text !== null) texts.set(judge, (texts.get(judge) ?? new Set()).add(text))
  }
  for (const { read, written } of records) {
    for (const { declared, text } of read) note(declared, text)
    for (const { declared, text, after } of written.flatMap(({ places }) => places)) {
      note(declared, text)
      note(declared, after)
    }
  }
  const known = new Map<Judge, ReadonlyMap<string, Reading | null>>()
  for (const [judge, some] of texts) {
    const readings = await judge.read([...some])
    known.set(judge, new Map([...some].map((text, index) => [text, readings[index] ?? null])))
  }
  return ({ format }, text) => {
    const judge = placeJudges[format]
    return judge === null || text === null ? null : (known.get(judge)?.get(text) ?? null)
  }
}

type Where = { by: Judge; reading: Reading; address: Address | null }

/** Where a judge sees the place of a field; null where it can't read the file. */
function whereOf({ texts }: ServiceRecord, { declared }: Seen, field: string, reading: Reading | null): Where | null {
  const by = placeJudges[declared.format]
  const at = declared.values[field] ?? declared.secrets?.[field]
  if (by === null || reading === null || at === undefined || !('key' in at)) return null
  const known = { by, reading, texts: { ...heldTexts(declared, by, reading), ...texts } }
  return { by, reading, address: meant(known, addressOf(at)) }
}

/** What the file itself has for fields that a selector may name. */
function heldTexts({ values }: Place, by: Judge, reading: Reading): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([field, at]) => {
      const held = 'key' in at && at.inside === undefined ? reading.get(by.nameOf(addressOf(at)))?.value : null
      return held == null || held === '' ? [] : [[field, held]]
    }),
  )
}

const heldAt = ({ by, reading, address }: Where) => (address === null ? undefined : reading.get(by.nameOf(address)))

function judgeRead(record: ServiceRecord, read: ReadRecord, readings: Readings): void {
  const { declared, path, values, secrets, why } = read
  const reading = readings(declared, read.text)
  if (reading === null) {
    if (Object.keys(values).length > 0 || secrets.length > 0) record.say(`${path} is read, and the engine would not load it`)
    else if (why === null) record.say(`${path} can’t be read, and nothing says so`)
    else record.count.refused += 1
    return
  }
  for (const field of Object.keys({ ...declared.values, ...declared.secrets })) {
    const where = whereOf(record, read, field, reading)
    const held = where === null ? undefined : heldAt(where)
    const isSecret = field in (declared.secrets ?? {})
    const ours = isSecret ? secrets.includes(field) : values[field]
    const theirs = isSecret ? (held?.value ?? '') !== '' : (held?.value ?? undefined)
    if (ours === theirs) record.count.read += held === undefined ? 0 : 1
    else if (ours === undefined && why !== null) record.count.refused += 1
    else record.say(`${path}: ${field} is read as ${JSON.stringify(ours)}, the engine reads ${held?.seen ?? 'nothing'}`)
  }
}

/** Not found, although a file that any game of the engine has holds a value of it. */
function judgeMissed(record: ServiceRecord, readings: Readings): void {
  for (const read of record.read.filter(({ declared, why }) => 'path' in declared.file && why === null)) {
    for (const field of Object.keys(read.declared.values)) {
      const where = whereOf(record, read, field, readings(read.declared, read.text))
      if (where !== null && heldAt(where)?.value) record.say(`is not found, although ${read.path} has ${field}`)
    }
  }
}

type Written = WriteRecord['places'][number]

function judgeWritten(record: ServiceRecord, written: WriteRecord, readings: Readings): void {
  const { what, places, kept, isUndone } = written
  const changed = places.filter(({ text, after }) => text !== after)
  for (const place of places.filter(({ text, after }) => text === after)) judgeLeft(record, written, place, readings)
  if (kept === undefined && !isUndone) record.say(`${what} can’t be undone`)
  for (const path of new Set(changed.map((one) => one.path))) {
    judgeFile(record, written, changed.filter((one) => one.path === path), readings) // prettier-ignore
  }
}

/** A place that was left as it is has that value, has no room for one, or says why. */
function judgeLeft(record: ServiceRecord, { what, field, value, kept }: WriteRecord, place: Written, readings: Readings): void {
  if (kept !== undefined) return record.say(`${what} is not moved out of ${place.path}`)
  const where = whereOf(record, place, field, readings(place.declared, place.text))
  const held = where === null ? undefined : heldAt(where)
  if (held?.value === value || (held === undefined && where !== null)) return
  if (place.why === null) record.say(`${what} is not written to ${place.path}, and nothing says why`)
  else record.count.refused += 1
}

function judgeFile(record: ServiceRecord, written: WriteRecord, places: readonly Written[], readings: Readings): void {
  const { what, field, value, kept, isUndone } = written
  const { count, say } = record
  const names = new Set<string>()
  const mine: Written[] = []
  for (const place of places) {
    const [old, now] = [place.text, place.after].map((text) => readings(place.declared, text))
    const [before, after] = [whereOf(record, place, field, old ?? null), whereOf(record, place, field, now ?? null)]
    if (before === null || after === null) return say(`${what}: the engine would not load ${place.path}`)
    if (after.address !== null) names.add(after.by.nameOf(after.address))
    const held = heldAt(after)
    // Another place in the same file was written.
    if (held === undefined && heldAt(before) === undefined) continue
    mine.push(place)
    if ((held?.value ?? '') !== value) say(`${what}: the engine reads ${held?.seen ?? 'nothing'} in ${place.path}`)
    else if (kept === undefined) count.written += 1
    else if (heldAt(before)?.value === kept) count.moved += 1
    else say(`${what}: the vault has something else than ${place.path} had`)
  }
  const [first] = places
  if (first === undefined) return
  const others = otherChanges(readings(first.declared, first.text), readings(first.declared, first.after), names)
  for (const name of others) say(`${what}: the engine reads another ${name} in ${first.path}`)
  if (isExact(record, field, mine, readings)) count.exact += mine.length
  else say(`${what} changed other bytes of ${first.path}`)
  if (isUndone) count.undone += mine.length
}

function otherChanges(before: Reading | null, after: Reading | null, but: ReadonlySet<string>): string[] {
  const names = new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])
  return [...names].filter((name) => !but.has(name) && before?.get(name)?.seen !== after?.get(name)?.seen)
}

/** Whether all that is around the value's places in the old text is in the new one, in the same order. */
function isExact(record: ServiceRecord, field: string, places: readonly Written[], readings: Readings): boolean {
  const [first] = places
  const [text, after] = [first?.text ?? '', first?.after ?? '']
  const slots = places.flatMap((place) => {
    const address = whereOf(record, place, field, readings(place.declared, place.text))?.address
    const file = { text, encoding: 'utf8' } as const
    const slot = address == null ? null : unlessRefused(() => formats[place.declared.format](file, place.path).find(address))
    return slot === null ? [] : [slot]
  })
  if (slots.length === 0) return isAlone(text, after, null)
  const sorted = slots.toSorted((one, other) => one.start - other.start)
  let from = 0
  let at = 0
  for (const { start, end } of sorted) {
    const piece = text.slice(from, start)
    const found = from === 0 ? (after.startsWith(piece) ? 0 : -1) : after.indexOf(piece, at)
    if (found === -1) return false
    at = found + piece.length
    from = end
  }
  return after.slice(at).endsWith(text.slice(from))
}
