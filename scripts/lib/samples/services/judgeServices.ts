import { addressOf } from '../../../../electron/core/targets/addresses'
import type { Place } from '../../../../shared/catalog/place'
import type { Address } from '../../../../shared/general/row'
import type { Held, Judge, Reading } from '../judge'
import { isExact } from './isExact'
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
  return { by, reading, address: meant(known, addressOf({ ...at, key: keyIn(by, reading, at) })) }
}

type Keyed = Extract<Place['values'][string], { key: string }>

/** The key that an engine takes in a debug build, as that is what Test is: the one with the suffix, else the one without. */
function keyIn(by: Judge, reading: Reading, at: Keyed): string {
  const own = `${at.key}${at.suffix?.['test'] ?? ''}`
  const isThere = (key: string) => reading.has(by.nameOf(addressOf({ ...at, key })))
  return at.orBare === true && !isThere(own) && isThere(at.key) ? at.key : own
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

function heldOf(record: ServiceRecord, seen: Seen, field: string, reading: Reading | null): Held | undefined {
  const where = whereOf(record, seen, field, reading)
  return where === null ? undefined : heldAt(where)
}

function judgeRead(record: ServiceRecord, read: ReadRecord, readings: Readings): void {
  const { declared, values, secrets } = read
  const reading = readings(declared, read.text)
  if (reading === null) return judgeUnread(record, read)
  for (const field of Object.keys(declared.values)) {
    const held = heldOf(record, read, field, reading)
    judgeValue(record, read, { field, ours: values[field], theirs: held?.value ?? undefined, held })
  }
  for (const field of Object.keys(declared.secrets ?? {})) {
    const held = heldOf(record, read, field, reading)
    judgeValue(record, read, { field, ours: secrets.includes(field), theirs: (held?.value ?? '') !== '', held })
  }
}

function judgeUnread({ count, say }: ServiceRecord, { path, values, secrets, why }: ReadRecord): void {
  if (Object.keys(values).length > 0 || secrets.length > 0) say(`${path} is read, and the engine would not load it`)
  else if (why === null) say(`${path} can’t be read, and nothing says so`)
  else count.refused += 1
}

type Compared<T> = { field: string; ours: T; theirs: T; held: Held | undefined }

function judgeValue<T>(
  { count, say }: ServiceRecord,
  { path, why }: ReadRecord,
  { field, ours, theirs, held }: Compared<T>,
): void {
  if (ours === theirs) count.read += held === undefined ? 0 : 1
  else if (ours === undefined && why !== null) count.refused += 1
  else say(`${path}: ${field} is read as ${JSON.stringify(ours)}, the engine reads ${held?.seen ?? 'nothing'}`)
}

/** Not found, although a file that any game of the engine has holds a value of it. */
function judgeMissed(record: ServiceRecord, readings: Readings): void {
  for (const read of record.read.filter(({ declared, why }) => 'path' in declared.file && why === null)) {
    for (const field of Object.keys(read.declared.values)) {
      if (heldOf(record, read, field, readings(read.declared, read.text))?.value)
        record.say(`is not found, although ${read.path} has ${field}`)
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

/** All places of the value that are in one file. */
function judgeFile(record: ServiceRecord, written: WriteRecord, places: readonly Written[], readings: Readings): void {
  const { what, field, isUndone } = written
  const { count, say } = record
  const all = places.map((place) => {
    const [before, after] = [place.text, place.after].map((text) => whereOf(record, place, field, readings(place.declared, text)))
    return { place, before: before ?? null, after: after ?? null }
  })
  // The others are not there, neither before nor after.
  const mine = all.filter(({ before, after }) => [before, after].some((where) => where !== null && heldAt(where) !== undefined))
  for (const one of mine) judgePlace(record, written, one)
  const [{ place, after } = {}] = all
  if (place === undefined) return
  if (after == null) return say(`${what}: the engine would not load ${place.path}`)
  const names = all.flatMap(({ after: where }) => (where?.address == null ? [] : [where.by.nameOf(where.address)]))
  const others = otherChanges(readings(place.declared, place.text), after.reading, new Set(names))
  for (const name of others) say(`${what}: the engine reads another ${name} in ${place.path}`)
  const addresses = mine.flatMap(({ place: { declared }, before, after: where }) => {
    const address = changedAddress(before?.address, where?.address)
    return address === null ? [] : [{ format: declared.format, address }]
  })
  if (isExact(place, addresses)) count.exact += mine.length
  else say(`${what} changed other bytes of ${place.path}`)
  if (isUndone) count.undone += mine.length
}

/** A key with a suffix is added beside the one that counted before. */
function changedAddress(before: Address | null = null, after: Address | null = null): Address | null {
  return before !== null && (after === null || before.key === after.key) ? before : after
}

type Sides = { place: Written; before: Where | null; after: Where | null }

function judgePlace(record: ServiceRecord, { what, value, kept }: WriteRecord, { place, before, after }: Sides): void {
  const [old, now] = [before, after].map((where) => (where === null ? undefined : heldAt(where)))
  const { count, say } = record
  if (textOf(now) !== value) say(`${what}: the engine reads ${now?.seen ?? 'nothing'} in ${place.path}`)
  else if (kept === undefined) count.written += 1
  else if (textOf(old) === kept) count.moved += 1
  else say(`${what}: the vault has something else than ${place.path} had`)
}

const textOf = (held: Held | undefined): string | null => (held === undefined ? '' : held.value)

function otherChanges(before: Reading | null, after: Reading | null, but: ReadonlySet<string>): string[] {
  const names = new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])
  return [...names].filter((name) => !but.has(name) && before?.get(name)?.seen !== after?.get(name)?.seen)
}
