import type { FileHandle } from 'node:fs/promises'

import { withRegularFile } from '../../files/regular'
import { broken, tooLarge } from './failures'

export type PackIndex = {
  /** Where an object is in the pack; null if it is in another one. */
  find(id: string): Promise<number | null>
}

const header = Buffer.from([0xff, 0x74, 0x4f, 0x63, 0, 0, 0, 2])
const fanoutBytes = 1024
const names = header.length + fanoutBytes
/** Of the names that begin with the same byte: a pack of fifty million objects. */
const mostBytes = 4 * 1024 * 1024

export async function readAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  const { bytesRead } = await file.read(bytes, 0, length, at)
  if (bytesRead < length) throw broken()
  return bytes
}

/** The index of a pack, version 2, of which only the parts that are asked for are read. */
export function createPackIndex(path: string, hashLength: number): PackIndex {
  let fanout: Buffer | null = null
  const blocks = new Map<number, Buffer>()

  const countUpTo = (first: number): number => (first < 0 ? 0 : (fanout?.readUInt32BE(first * 4) ?? 0))
  const open = <T>(action: (file: FileHandle, size: number) => Promise<T>) =>
    withRegularFile(path, { name: path, links: 'follow' }, (file, { size }) => action(file, Number(size)))

  async function readFanout(): Promise<void> {
    fanout ??= await open(async (file, size) => {
      const start = await readAt(file, 0, names)
      if (!start.subarray(0, header.length).equals(header)) throw broken()
      if (size < names + start.readUInt32BE(names - 4) * (hashLength + 8) + 2 * hashLength) throw broken()
      return start.subarray(header.length)
    })
  }

  /** The names that begin with this byte. */
  async function block(file: FileHandle, first: number): Promise<Buffer> {
    const from = countUpTo(first - 1)
    const length = (countUpTo(first) - from) * hashLength
    if (length < 0 || countUpTo(first) > countUpTo(255)) throw broken()
    if (length > mostBytes) throw tooLarge()
    const bytes = blocks.get(first) ?? (await readAt(file, names + from * hashLength, length))
    if (blocks.size > 64) blocks.clear()
    blocks.set(first, bytes)
    return bytes
  }

  async function offsetOf(file: FileHandle, index: number): Promise<number> {
    const count = countUpTo(255)
    const offsets = names + count * (hashLength + 4)
    const short = (await readAt(file, offsets + index * 4, 4)).readUInt32BE(0)
    if (short < 0x80000000) return short
    const long = await readAt(file, offsets + count * 4 + (short - 0x80000000) * 8, 8)
    return Number(long.readBigUInt64BE(0))
  }

  return {
    async find(id) {
      const name = Buffer.from(id, 'hex')
      const first = name[0] ?? 0
      await readFanout()
      if (countUpTo(first) === countUpTo(first - 1)) return null
      return open(async (file) => {
        const index = placeOf(await block(file, first), name)
        return index === null ? null : offsetOf(file, countUpTo(first - 1) + index)
      })
    },
  }
}

/** The place of a name among sorted ones. */
function placeOf(sorted: Buffer, name: Buffer): number | null {
  let [from, to] = [0, sorted.length / name.length]
  while (from < to) {
    const middle = Math.floor((from + to) / 2)
    const order = sorted.compare(name, 0, name.length, middle * name.length, (middle + 1) * name.length)
    if (order === 0) return middle
    if (order < 0) from = middle + 1
    else to = middle
  }
  return null
}
