export type Size = { width: number; height: number }

/** How large each kind of picture will be in memory, from its own bytes. Null when they do not say, as in a broken file. */
const readers: Readonly<Record<string, (bytes: Buffer) => Size | null>> = {
  'image/png': (bytes) => pngSize(bytes, 0),
  'image/jpeg': jpegSize,
  'image/gif': gifSize,
  'image/webp': webpSize,
  'image/bmp': (bytes) => bitmapSize(bytes, 14),
  'image/x-icon': iconSize,
}

/** The size of the largest picture in a file. Null for a file that is cut off before it says so. */
export function pictureSize(type: string, bytes: Buffer): Size | null {
  try {
    return readers[type]?.(bytes) ?? null
  } catch (error) {
    if (error instanceof RangeError) return null // it ends too early
    throw error
  }
}

function sizeOf(width: number, height: number): Size | null {
  return width > 0 && height > 0 ? { width, height } : null
}

function largestOf(sizes: readonly (Size | null)[]): Size | null {
  const known = sizes.filter((size) => size !== null)
  return known.length === 0 || known.length < sizes.length
    ? null
    : { width: Math.max(...known.map(({ width }) => width)), height: Math.max(...known.map(({ height }) => height)) }
}

function pngSize(bytes: Buffer, at: number): Size | null {
  if (bytes.toString('latin1', at + 12, at + 16) !== 'IHDR') return null
  return sizeOf(bytes.readUInt32BE(at + 16), bytes.readUInt32BE(at + 20))
}

/** Every frame header up to the picture's data counts, since decoders differ in which one they use. */
function jpegSize(bytes: Buffer): Size | null {
  const sizes: (Size | null)[] = []
  for (let at = 2; at < bytes.length;) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes.readUInt8(at + 1)
    if (marker === 0xff) at += 1
    else if (marker === 0xda) return scansIn(bytes, at) > mostScans ? null : largestOf(sizes)
    else {
      const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
      if (isFrame) sizes.push(sizeOf(bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5)))
      at += 2 + bytes.readUInt16BE(at + 2)
    }
  }
  return null
}

/** Each scan goes over the whole picture, and can be as short as a dozen bytes. */
const mostScans = 100

function scansIn(bytes: Buffer, from: number): number {
  let count = 0
  for (let at = from; at !== -1; at = bytes.indexOf('ffda', at + 2, 'hex')) count += 1
  return count
}

/** A first frame that is larger than the screen makes the screen larger. */
function gifSize(bytes: Buffer): Size | null {
  const screen = { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) }
  let at = 13 + tableLength(bytes.readUInt8(10))
  // Skips the extensions before the first frame.
  for (; bytes.readUInt8(at) === 0x21; at += 1) {
    for (at += 2; bytes.readUInt8(at) !== 0;) at += 1 + bytes.readUInt8(at)
  }
  if (bytes.readUInt8(at) !== 0x2c) return null
  const right = bytes.readUInt16LE(at + 1) + bytes.readUInt16LE(at + 5)
  const bottom = bytes.readUInt16LE(at + 3) + bytes.readUInt16LE(at + 7)
  return sizeOf(Math.max(screen.width, right), Math.max(screen.height, bottom))
}

function tableLength(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 << ((flags & 7) + 1)
}

function webpSize(bytes: Buffer): Size | null {
  const kind = bytes.toString('latin1', 12, 16)
  if (kind === 'VP8X') return sizeOf(bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1)
  if (kind === 'VP8 ') return sizeOf(bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff)
  if (kind !== 'VP8L') return null
  const bits = bytes.readUInt32LE(21)
  return sizeOf((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1)
}

/** The older header has 16-bit numbers; in the newer one a negative height means that the first line is on top. */
function bitmapSize(bytes: Buffer, at: number): Size | null {
  if (bytes.readUInt32LE(at) === 12) return sizeOf(bytes.readUInt16LE(at + 4), bytes.readUInt16LE(at + 6))
  return sizeOf(bytes.readInt32LE(at + 4), Math.abs(bytes.readInt32LE(at + 8)))
}

/** The list in an icon file has room only for small numbers, so the sizes come from the pictures themselves. */
function iconSize(bytes: Buffer): Size | null {
  const sizes = Array.from({ length: bytes.readUInt16LE(4) }, (_, index) => {
    const at = bytes.readUInt32LE(6 + 16 * index + 12)
    const isPng = bytes.readUInt32BE(at) === 0x89504e47
    return isPng ? pngSize(bytes, at) : bitmapSize(bytes, at)
  })
  return largestOf(sizes)
}
