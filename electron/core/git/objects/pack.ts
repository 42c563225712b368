import { withRegularFile } from '../../files/regular'
import { broken, tooLarge } from './failures'
import { numberAt } from './delta'
import { inflated, packedLength } from './inflate'
import { readAt } from './packIndex'

export const objectTypes = ['commit', 'tree', 'blob', 'tag'] as const
type ObjectType = (typeof objectTypes)[number]
export type GitObject = { type: ObjectType; bytes: Buffer }

/** What a pack holds in one place: an object, or the differences to one elsewhere in this pack, or with that id. */
type PackEntry = { bytes: Buffer } & ({ type: ObjectType } | { baseAt: number } | { baseId: string })

/** Longer than any head of an entry: its length, and the base's place or id. */
const headBytes = 64
/** The pack's own head. */
const firstEntry = 12

type Options = { hashLength: number; most: number }

/** One entry of a pack. Throws for one that is damaged, or larger than `most` bytes. */
export async function readEntry(path: string, at: number, { hashLength, most }: Options): Promise<PackEntry> {
  return withRegularFile(path, { name: path, links: 'follow' }, async (file, stats) => {
    const end = Number(stats.size) - hashLength
    if (at < firstEntry || at >= end) throw broken()
    const head = await readAt(file, at, Math.min(headBytes, end - at))
    const { kind, size, next } = kindOf(head)
    if (size > most) throw tooLarge()
    const base = baseOf(head, { kind, next, at, hashLength })
    const from = at + base.next
    const bytes = await inflated(await readAt(file, from, Math.min(packedLength(size), end - from)), size)
    if (bytes.length !== size) throw broken()
    return { bytes, ...base.is }
  })
}

/** The kind is in the first byte, with four bits of the size. */
function kindOf(head: Buffer): { kind: number; size: number; next: number } {
  const first = head[0] ?? 0
  const rest = (first & 128) === 0 ? { value: 0, next: 1 } : numberAt(head, 1)
  return { kind: (first >> 4) & 7, size: (first & 15) + rest.value * 16, next: rest.next }
}

type Head = { kind: number; next: number; at: number; hashLength: number }
type Is = { type: ObjectType } | { baseAt: number } | { baseId: string }

function baseOf(head: Buffer, { kind, next, at, hashLength }: Head): { is: Is; next: number } {
  if (kind === 6) {
    const distance = distanceAt(head, next)
    return { is: { baseAt: at - distance.value }, next: distance.next }
  }
  if (kind === 7) return { is: { baseId: head.toString('hex', next, next + hashLength) }, next: next + hashLength }
  const type = objectTypes[kind - 1]
  if (type === undefined) throw broken()
  return { is: { type }, next }
}

/** How far back the base is, the highest bits first. Always at least one byte, so an entry can't be its own base. */
function distanceAt(head: Buffer, from: number): { value: number; next: number } {
  let value = -1
  for (let next = from; next < from + 8; next += 1) {
    const byte = head[next]
    if (byte === undefined) throw broken()
    value = (value + 1) * 128 + (byte & 127)
    if ((byte & 128) === 0) {
      if (value === 0) throw broken()
      return { value, next: next + 1 }
    }
  }
  throw broken()
}
