import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { deflateSync } from 'node:zlib'

import { expect, test } from 'vitest'

import { applied } from '../../../../../electron/core/git/objects/delta'
import { createObjects } from '../../../../../electron/core/git/objects/objects'
import { failureOf, temporaryFolder } from '../../../world/folder'
import { gitRepository } from '../../../world/gitRepository'

/** Twenty versions of a file that are alike, so that git keeps differences, in a folder of folders. */
function withHistory(format: 'sha1' | 'sha256' = 'sha1') {
  const repository = gitRepository(format)
  for (let version = 0; version < 20; version += 1) {
    const lines = Array.from({ length: 400 }, (_, line) => `line ${line} of ${line === version * 7 ? version : 'the file'}`)
    repository.write('ProjectSettings/a.asset', lines.join('\n'))
    repository.write(`Assets/${version}.txt`, `asset ${version}`)
    repository.commit(`version ${version}`)
  }
  repository.git('tag', '-a', 'v1', '-m', 'the first')
  return repository
}

/** What git itself says of an object. */
const said = (root: string, id: string, type: string) =>
  execFileSync('git', ['-C', root, 'cat-file', type, id], { maxBuffer: 2 ** 28 })

async function assertAllRead({ root, objects }: ReturnType<typeof gitRepository>, hashLength = 20) {
  const store = createObjects(`${root}/.git`, hashLength)
  const all = objects()
  expect(all.length).toBeGreaterThan(80)
  for (const [id, type] of all) {
    const found = await store.read(id)
    expect(found?.type).toBe(type)
    expect(found?.bytes.equals(said(root, id, type)), id).toBe(true)
  }
  expect(await store.read('0'.repeat(hashLength * 2))).toBeNull()
  return all
}

test('every object is read as git reads it: loose, in a pack, as a difference to one before it or to one with an id', async () => {
  const repository = withHistory()
  await assertAllRead(repository)
  repository.git('repack', '-adfq', '--depth=50')
  expect(readdirSync(repository.at('.git/objects')).toSorted()).toEqual(['info', 'pack'])
  await assertAllRead(repository)
  repository.git('-c', 'repack.useDeltaBaseOffset=false', 'repack', '-adfq', '--depth=50')
  await assertAllRead(repository)
})

test('a repository with the longer ids is read as well', async () => {
  const repository = withHistory('sha256')
  await assertAllRead(repository, 32)
  repository.git('repack', '-adfq')
  await assertAllRead(repository, 32)
})

test('a pack whose index has places beyond four gigabytes’ numbers is read', async () => {
  const repository = withHistory()
  repository.git('-c', 'pack.indexVersion=2', 'repack', '-adfq')
  const [pack = ''] = readdirSync(repository.at('.git/objects/pack')).filter((name) => name.endsWith('.pack'))
  const index = repository.at(`.git/objects/pack/${pack.replace('.pack', '.idx')}`)
  rmSync(index)
  execFileSync('git', ['index-pack', '--index-version=2,0x40', repository.at(`.git/objects/pack/${pack}`)])
  await assertAllRead(repository)
})

test('several packs and loose objects are one repository', async () => {
  const repository = withHistory()
  repository.git('repack', '-dq')
  repository.write('ProjectSettings/a.asset', 'other')
  repository.commit('one more')
  repository.git('repack', '-dq')
  repository.write('ProjectSettings/a.asset', 'and another')
  repository.commit('loose')
  await assertAllRead(repository)
})

const broken = { code: 'file-refused', message: expect.stringContaining('damaged') as string }
const tooLarge = { code: 'file-refused', message: expect.stringContaining('too large') as string }

/** Spoils each byte of a file in turn, or cuts it there, and asks for all objects: an answer is right, or there is none. */
async function spoil(repository: ReturnType<typeof gitRepository>, path: string, step: number) {
  const whole = readFileSync(path)
  chmodSync(path, 0o644)
  const all = repository.objects()
  let refused = 0
  for (let at = 0; at < whole.length; at += step) {
    const bytes = at % 2 === 0 ? whole.subarray(0, at) : Buffer.from(whole)
    if (at % 2 === 1) bytes[at] = (bytes[at] ?? 0) ^ 0x5a
    writeFileSync(path, bytes)
    const store = createObjects(repository.at('.git'), 20)
    for (const [id, type] of all.filter((_, index) => index % 9 === at % 9)) {
      try {
        const found = await store.read(id)
        if (found !== null) expect([found.type, idOf(found)]).toEqual([type, id])
      } catch (error) {
        expect(error).toMatchObject({ failure: { code: 'file-refused' } })
        refused += 1
      }
    }
  }
  writeFileSync(path, whole)
  return refused
}

const idOf = ({ type, bytes }: { type: string; bytes: Buffer }) =>
  createHash('sha1').update(`${type} ${bytes.length}\0`).update(bytes).digest('hex')

test('a damaged or cut pack or index never gives a wrong object: it is refused in words', async () => {
  const repository = withHistory()
  repository.git('repack', '-adfq', '--depth=50')
  const folder = repository.at('.git/objects/pack')
  const names = readdirSync(folder)
  for (const end of ['.pack', '.idx']) {
    const path = `${folder}/${names.find((name) => name.endsWith(end))}`
    expect(await spoil(repository, path, 97)).toBeGreaterThan(10)
  }
})

/** Puts bytes in the place of a loose object. */
function loose(id: string, content: Buffer) {
  const folder = temporaryFolder()
  folder.write(`objects/${id.slice(0, 2)}/${id.slice(2)}`, deflateSync(content))
  return createObjects(folder.root, 20)
}

test('an object that is not the one its id says, or says another length, is refused', async () => {
  const id = idOf({ type: 'blob', bytes: Buffer.from('right') })
  expect((await loose(id, Buffer.from('blob 5\0right')).read(id))?.bytes.toString()).toBe('right')
  for (const content of ['blob 5\0wrong', 'blob 4\0right', 'thing 5\0right', 'blob 5right', ''])
    expect(await failureOf(() => loose(id, Buffer.from(content)).read(id)), content).toMatchObject(broken)
})

test('a few packed bytes that become gigabytes are not unpacked', async () => {
  const id = 'ab'.repeat(20)
  const bomb = Buffer.concat([Buffer.from('blob 20000000\0'), Buffer.alloc(20_000_000)])
  expect(await failureOf(() => loose(id, bomb).read(id))).toMatchObject(tooLarge)
})

/** A pack of these entries, with an index that finds each by an id of its own. */
function packOf(...entries: Buffer[]) {
  const head = Buffer.from(`PACK\0\0\0\x02\0\0\0${String.fromCharCode(entries.length)}`, 'latin1')
  const ids = entries.map((_, index) => Buffer.alloc(20, index + 1))
  const ats = entries.map((_, index) => head.length + entries.slice(0, index).reduce((sum, { length }) => sum + length, 0))
  const fanout = Buffer.alloc(1024)
  for (let first = 0; first < 256; first += 1) fanout.writeUInt32BE(Math.min(first, entries.length), first * 4)
  const offsets = Buffer.alloc(4 * entries.length)
  ats.forEach((at, index) => offsets.writeUInt32BE(at, index * 4))
  const folder = temporaryFolder()
  folder.write('objects/pack/pack-00.pack', Buffer.concat([head, ...entries, Buffer.alloc(20)]))
  const magic = Buffer.from([0xff, 0x74, 0x4f, 0x63, 0, 0, 0, 2])
  folder.write(
    'objects/pack/pack-00.idx',
    Buffer.concat([magic, fanout, ...ids, Buffer.alloc(4 * entries.length), offsets, Buffer.alloc(40)]),
  )
  return createObjects(folder.root, 20)
}

/** An entry that is the differences to the one with that number. */
const differing = (from: number, delta: Buffer) =>
  Buffer.concat([Buffer.from([0x70 | (delta.length & 15)]), Buffer.alloc(20, from), deflateSync(delta)])

test('differences that lead to each other in a circle come to an end', async () => {
  const store = packOf(differing(2, Buffer.from([1, 1, 1, 65])), differing(1, Buffer.from([1, 1, 1, 65])))
  expect(await failureOf(() => store.read('01'.repeat(20)))).toMatchObject(broken)
})

test('differences that grow with each step are stopped', async () => {
  // Each says: the base, 127 times.
  const blob = Buffer.concat([Buffer.from([0xb0 | 5, 1]), deflateSync(Buffer.alloc(21))])
  expect(() => applied(Buffer.alloc(10), Buffer.from([10, 0x80, 0x80, 0x80, 0x80, 0x10]), 8_000_000)).toThrow('too large')
  expect(() => applied(Buffer.alloc(10), Buffer.from([10, 20, 0x91, 5, 10]), 100)).toThrow('damaged')
  expect(() => applied(Buffer.alloc(10), Buffer.from([10, 2, 0x90, 10]), 100)).toThrow('damaged')
  expect(() => applied(Buffer.alloc(10), Buffer.from([10, 2, 0]), 100)).toThrow('damaged')
  expect(await failureOf(() => packOf(blob).read('01'.repeat(20)))).toMatchObject(broken)
})

test('an entry that says it is larger than anything is refused before it is unpacked', async () => {
  const store = packOf(Buffer.concat([Buffer.from([0xbf, 0xff, 0xff, 0xff, 0x7f]), deflateSync(Buffer.alloc(100))]))
  expect(await failureOf(() => store.read('01'.repeat(20)))).toMatchObject(tooLarge)
})
