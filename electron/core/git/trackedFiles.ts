import { gitTexts as texts } from '../../../shared/texts/files'
import { refused } from '../files/failure'

/** A path of the index. `isSkipped`: git acts as if the file were there, though a sparse checkout left it out. */
export type Tracked = { path: string; isSkipped: boolean }

type Header = { version: number; count: number }

/** An entry begins with ten numbers of four bytes; the object's name and the flags follow. */
const statBytes = 40
const extendedFlag = 0x4000
const skippedFlag = 0x4000
/** No system has longer paths; in a made-up index they could grow with each entry. */
const longestPath = 4096

/**
 * The tracked paths of git's index file, versions 2 to 4. Paths are `latin1` texts of their bytes. Throws `file-refused`
 * for an index that is damaged or spread over several files.
 */
export function* readIndex(bytes: Buffer, hashLength: number): Generator<Tracked> {
  const { version, count } = headerOf(bytes)
  const end = bytes.length - hashLength
  let at = 12
  let path = ''
  for (let entry = 0; entry < count; entry += 1) {
    const flags = at + statBytes + hashLength
    const isExtended = version > 2 && (numberAt(bytes, flags, end) & extendedFlag) !== 0
    const isSkipped = isExtended && (numberAt(bytes, flags + 2, end) & skippedFlag) !== 0
    const name = nameAt(bytes, flags + (isExtended ? 4 : 2), version, path)
    path = name.path
    if (name.end >= end || path.length > longestPath) throw refused(texts.unknown)
    // Up to version 3 an entry is padded to a multiple of eight bytes, with at least one byte.
    at = version === 4 ? name.end + 1 : at + ((name.end - at + 8) & ~7)
    yield { path, isSkipped }
  }
  assertWhole(bytes, at, end)
}

function headerOf(bytes: Buffer): Header {
  if (bytes.length < 12 || bytes.toString('latin1', 0, 4) !== 'DIRC') throw refused(texts.unknown)
  const version = bytes.readUInt32BE(4)
  if (version < 2 || version > 4) throw refused(texts.unknown)
  return { version, count: bytes.readUInt32BE(8) }
}

function numberAt(bytes: Buffer, at: number, end: number): number {
  if (at + 2 > end) throw refused(texts.unknown)
  return bytes.readUInt16BE(at)
}

/** In version 4 only the difference to the path before is written: how much of its end to drop, and what to add. */
function nameAt(bytes: Buffer, at: number, version: number, before: string): { path: string; end: number } {
  const dropped = version === 4 ? variableNumber(bytes, at) : { value: before.length, next: at }
  const end = bytes.indexOf(0, dropped.next)
  if (end === -1 || dropped.value > before.length) throw refused(texts.unknown)
  return { path: before.slice(0, before.length - dropped.value) + bytes.toString('latin1', dropped.next, end), end }
}

function variableNumber(bytes: Buffer, at: number): { value: number; next: number } {
  let next = at
  let byte = bytes[next++] ?? 0
  let value = byte & 127
  while ((byte & 128) !== 0 && value < longestPath) {
    byte = bytes[next++] ?? 0
    value = (value + 1) * 128 + (byte & 127)
  }
  return { value, next }
}

/** An extension whose name begins with a small letter must be understood: with a `link` or `sdir`, some paths are elsewhere. */
function assertWhole(bytes: Buffer, from: number, end: number): void {
  let at = from
  while (at + 8 <= end) {
    const first = bytes[at] ?? 0
    if (first < 0x41 || first > 0x5a) throw refused(texts.unknown)
    at += 8 + bytes.readUInt32BE(at + 4)
  }
  if (at !== end) throw refused(texts.unknown)
}
