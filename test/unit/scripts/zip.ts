import { crc32 } from 'node:zlib'

type Entry = { name: string; content: string; mode?: number }

/** An uncompressed zip archive with any names and modes, even those that no honest tool would write. */
export function zipOf(entries: readonly Entry[]): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, mode = 0o100644 } of entries) {
    const [title, data] = [Buffer.from(name), Buffer.from(content)]
    const described = [20, 0, 0, 0, 0].map(two)
    const sizes = [four(crc32(data)), four(data.length), four(data.length), two(title.length), two(0)]
    const file = Buffer.concat([four(0x04034b50), ...described, ...sizes, title, data])
    // Made by Unix (3), since only then do the attributes hold a mode.
    const rest = [two(0), two(0), two(0), four((mode << 16) >>> 0), four(offset), title]
    directory.push(Buffer.concat([four(0x02014b50), two((3 << 8) | 20), ...described, ...sizes, ...rest]))
    files.push(file)
    offset += file.length
  }
  const index = Buffer.concat(directory)
  const count = two(entries.length)
  const end = [four(0x06054b50), two(0), two(0), count, count, four(index.length), four(offset), two(0)]
  return Buffer.concat([...files, index, ...end])
}

function two(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function four(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
