import { broken, tooLarge } from './failures'

/** An object from another one and the differences between them. Throws where they say more than `most` bytes. */
export function applied(base: Buffer, delta: Buffer, most: number): Buffer {
  const from = numberAt(delta, 0)
  const to = numberAt(delta, from.next)
  if (from.value !== base.length) throw broken()
  if (to.value > most) throw tooLarge()
  const result = Buffer.alloc(to.value)
  let filled = 0
  let at = to.next
  while (at < delta.length) {
    const command = delta[at] ?? 0
    const piece = (command & 0x80) === 0 ? written(delta, at) : copied(base, delta, at)
    if (filled + piece.bytes.length > result.length) throw broken()
    filled += piece.bytes.copy(result, filled)
    at = piece.next
  }
  if (filled !== result.length) throw broken()
  return result
}

type Piece = { bytes: Buffer; next: number }

function written(delta: Buffer, at: number): Piece {
  const length = delta[at] ?? 0
  const next = at + 1 + length
  if (length === 0 || next > delta.length) throw broken()
  return { bytes: delta.subarray(at + 1, next), next }
}

/** The command's bits say which bytes of the place and the length follow. */
function copied(base: Buffer, delta: Buffer, at: number): Piece {
  const command = delta[at] ?? 0
  let next = at + 1
  const numberOf = (bits: number, count: number): number => {
    let value = 0
    for (let index = 0; index < count; index += 1) {
      if ((bits & (1 << index)) !== 0) value += (delta[next++] ?? 0) * 2 ** (8 * index)
    }
    return value
  }
  const start = numberOf(command & 0x0f, 4)
  const length = numberOf((command >> 4) & 0x07, 3) || 0x10000
  if (start + length > base.length || next > delta.length) throw broken()
  return { bytes: base.subarray(start, start + length), next }
}

/** A number in groups of seven bits, the lowest first. */
export function numberAt(bytes: Buffer, at: number): { value: number; next: number } {
  let value = 0
  for (let index = 0; index < 7; index += 1) {
    const byte = bytes[at + index]
    if (byte === undefined) throw broken()
    value += (byte & 127) * 128 ** index
    if ((byte & 128) === 0) return { value, next: at + index + 1 }
  }
  throw tooLarge()
}
