import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
} from 'node:fs'
import { execFileSync } from 'node:child_process'

import { expect, test } from 'vitest'

import { openInside, readInside, saveInside } from '../../../../electron/core/files/inside'
import { retryWhileHeld } from '../../../../electron/core/files/failure'
import { failureOf, temporaryFolder } from '../../world/folder'

const isRoot = process.getuid?.() === 0

async function stampIn(root: string, path: string) {
  return (await readInside(root, path))?.stamp ?? null
}

test('reading gives the bytes and changes neither content nor time', async () => {
  const { root, write, at } = temporaryFolder()
  write('a/b.txt', Buffer.from([0xff, 0x00, 0x41]))
  utimesSync(at('a/b.txt'), 1000, 1000)

  const found = await readInside(root, 'a/b.txt')

  expect(found?.bytes).toEqual(Buffer.from([0xff, 0x00, 0x41]))
  expect(statSync(at('a/b.txt')).mtimeMs).toBe(1_000_000)
  expect(readdirSync(at('a'))).toEqual(['b.txt'])
})

test('a missing file or folder reads as null', async () => {
  const { root } = temporaryFolder()

  expect(await readInside(root, 'none.txt')).toBeNull()
  expect(await readInside(root, 'no/such/none.txt')).toBeNull()
})

test('an empty file reads as empty, and two megabytes are the limit', async () => {
  const { root, write } = temporaryFolder()
  write('empty', '')
  write('full', Buffer.alloc(2 * 1024 * 1024, 'x'))
  write('over', Buffer.alloc(2 * 1024 * 1024 + 1, 'x'))

  expect((await readInside(root, 'empty'))?.bytes).toHaveLength(0)
  expect((await readInside(root, 'full'))?.bytes).toHaveLength(2 * 1024 * 1024)
  expect(await failureOf(() => readInside(root, 'over'))).toMatchObject({ code: 'file-refused' })
})

test.each(['../out.txt', 'a/../../out.txt', '/etc/hostname', '..', '.', '', 'a//b', 'a/./b', 'a\\..\\..\\b', 'a\0b'])(
  'the path %j is refused, for reading and for writing',
  async (path) => {
    const { root } = temporaryFolder()

    expect(await failureOf(() => readInside(root, path))).toMatchObject({ code: 'file-refused' })
    expect(await failureOf(() => saveInside(root, path, Buffer.from('x'), null))).toMatchObject({
      code: 'file-refused',
    })
  },
)

test('what killed writers left beside a file goes with the next save of it, and nothing else does', async () => {
  const { root, write, at } = temporaryFolder()
  write('a.txt', 'old')
  const old = [write('.a.txt.0123456789ab.tmp', 'x'), write('.b.txt.0123456789ab.tmp', 'x'), write('.a.txt.tmp', 'x')]
  write('.a.txt.ba9876543210.tmp', 'another writer is just at it')
  for (const path of old) utimesSync(path, 1000, 1000)

  await saveInside(root, 'a.txt', Buffer.from('new'), await stampIn(root, 'a.txt'))

  expect(readdirSync(at('.')).toSorted()).toEqual(['.a.txt.ba9876543210.tmp', '.a.txt.tmp', '.b.txt.0123456789ab.tmp', 'a.txt'])
})

test('a link out of the project is refused: to a file, through a folder, to nowhere, to itself', async () => {
  const outside = temporaryFolder()
  const { root, at } = temporaryFolder()
  outside.write('secret.txt', 'outside')
  symlinkSync(outside.at('secret.txt'), at('file'))
  symlinkSync(outside.root, at('folder'))
  symlinkSync(outside.at('made.txt'), at('dangling'))
  symlinkSync(outside.at('made'), at('.latchkey'))
  symlinkSync(at('loop'), at('loop'))

  for (const path of ['file', 'folder/secret.txt', 'folder/new.txt', 'dangling', '.latchkey/project.json', 'loop']) {
    expect(await failureOf(() => readInside(root, path)), path).toMatchObject({ code: 'file-refused' })
    const saved = await failureOf(() => saveInside(root, path, Buffer.from('x'), null))
    expect(saved, path).toMatchObject({ code: 'file-refused' })
  }
  expect(outside.text('secret.txt')).toBe('outside')
  expect(readdirSync(outside.root)).toEqual(['secret.txt'])
})

test('a file in a missing folder is made below a link inside, and refused below a link to nowhere, out, or into git’s folder', async () => {
  const outside = temporaryFolder()
  const { root, at, write, text } = temporaryFolder()
  write('shared/keep.txt', '')
  write('.git/HEAD', '')
  for (const [link, to] of [
    ['link', at('shared')],
    ['self', root],
    ['dangling', at('shared/none')],
    ['out', outside.root],
    ['git', at('.git')],
  ] as const)
    symlinkSync(to, at(link))
  // The user may have opened the project by a link as well.
  const opened = outside.at('project')
  symlinkSync(root, opened)

  for (const way of [root, opened]) {
    for (const path of ['dangling/a.txt', 'dangling/a/b/c.txt', 'link/../a.txt', 'out/a/b.txt', 'git/a/b.txt', 'self/.git/a/b']) {
      expect(await failureOf(() => readInside(way, path)), path).toMatchObject({ code: 'file-refused' })
    }
    expect(await readInside(way, 'link/a/b/c.txt')).toBeNull()
  }
  await saveInside(opened, 'link/a/new.txt', Buffer.from('new'), null)
  await saveInside(root, 'self/other.txt', Buffer.from('other'), null)
  expect([text('shared/a/new.txt'), text('other.txt')]).toEqual(['new', 'other'])
  expect(readdirSync(outside.root)).toEqual(['project'])
})

test('nothing is read or written in git’s folder, or in ours by another name, by whatever path or link', async () => {
  const { root, at, write, text } = temporaryFolder()
  write('.git/hooks/post-checkout', 'old')
  write('.latchkey/project.json', 'old')
  symlinkSync(at('.git'), at('Assets'))
  symlinkSync(at('.git/hooks/post-checkout'), at('a.asset'))
  symlinkSync(at('.latchkey'), at('ours'))
  const spellings = ['.git/config', '.GIT/x', '.git./x', 'git~1/x', '.git\\hooks\\x', '.git::$INDEX_ALLOCATION/x']
  for (const path of [
    ...spellings,
    'Assets/config',
    'Assets/hooks/new',
    'a.asset',
    'ours/project.json',
    '.LATCHKEY/project.json',
  ]) {
    expect(await failureOf(() => readInside(root, path)), path).toMatchObject({ code: 'file-refused' })
    expect(await failureOf(() => saveInside(root, path, Buffer.from('new'), null)), path).toMatchObject({ code: 'file-refused' })
  }
  expect(text('.git/hooks/post-checkout') + text('.latchkey/project.json')).toBe('oldold')
  expect((await readInside(root, '.latchkey/project.json'))?.bytes.toString()).toBe('old')
})

test('a folder beside the project whose name only begins like it is outside', async () => {
  const { root, write } = temporaryFolder()
  write('game-secrets/a.txt', 'x')
  mkdirSync(`${root}/game`)
  symlinkSync(`${root}/game-secrets/a.txt`, `${root}/game/a.txt`)

  expect(await failureOf(() => readInside(`${root}/game`, 'a.txt'))).toMatchObject({ code: 'file-refused' })
})

test('a link inside the project is followed, and saving keeps it a link', async () => {
  const { root, write, at, text } = temporaryFolder()
  write('shared/real.txt', 'old')
  symlinkSync('shared/real.txt', at('link.txt'))

  await saveInside(root, 'link.txt', Buffer.from('new'), await stampIn(root, 'link.txt'))

  expect(text('shared/real.txt')).toBe('new')
  expect(readdirSync(at('shared'))).toEqual(['real.txt'])
})

test('a project folder that is itself reached through a link works', async () => {
  const { root, write, at } = temporaryFolder()
  write('game/a.txt', 'x')
  symlinkSync(at('game'), at('shortcut'))

  expect((await readInside(at('shortcut'), 'a.txt'))?.bytes.toString()).toBe('x')
  expect(await failureOf(() => readInside(`${root}/gone`, 'a.txt'))).toMatchObject({ code: 'file-failed' })
})

test('what is no regular file is refused at once, a pipe too', async () => {
  const { root, at } = temporaryFolder()
  mkdirSync(at('folder'))
  execFileSync('mkfifo', [at('pipe')])

  for (const path of ['folder', 'pipe', 'folder/../folder']) {
    expect(await failureOf(() => readInside(root, path)), path).toMatchObject({ code: 'file-refused' })
  }
})

test('a file used as a folder is refused', async () => {
  const { root, write } = temporaryFolder()
  write('.latchkey', 'a file')

  const failure = await failureOf(() => saveInside(root, '.latchkey/project.json', Buffer.from('x'), null))

  expect(failure).toMatchObject({ code: 'file-refused' })
})

test('a new file is made with the one folder it lies in, not with two', async () => {
  const { root, text } = temporaryFolder()

  await saveInside(root, '.latchkey/project.json', Buffer.from('{}'), null)
  const failure = await failureOf(() => saveInside(root, 'a/b/c.txt', Buffer.from('x'), null))

  expect(text('.latchkey/project.json')).toBe('{}')
  expect(failure).toMatchObject({ code: 'file-failed' })
  expect(readdirSync(root)).toEqual(['.latchkey'])
})

test('saving replaces the file whole and keeps its mode bits', async () => {
  const { root, write, at, text } = temporaryFolder()
  write('a.txt', 'old')
  chmodSync(at('a.txt'), 0o666)
  const before = statSync(at('a.txt')).ino

  await saveInside(root, 'a.txt', Buffer.from('new'), await stampIn(root, 'a.txt'))

  expect(text('a.txt')).toBe('new')
  expect(statSync(at('a.txt')).mode & 0o7777).toBe(0o666)
  expect(statSync(at('a.txt')).ino).not.toBe(before)
  expect(readdirSync(root)).toEqual(['a.txt'])
})

test.runIf(isRoot)('saved by root, a file stays its owner’s', async () => {
  const { root, write, at } = temporaryFolder()
  write('a.txt', 'old')
  chownSync(at('a.txt'), 1234, 1235)

  await saveInside(root, 'a.txt', Buffer.from('new'), await stampIn(root, 'a.txt'))

  expect(statSync(at('a.txt'))).toMatchObject({ uid: 1234, gid: 1235 })
})

test('the same bytes write nothing, not even to a read-only file', async () => {
  const { root, write, at } = temporaryFolder()
  write('a.txt', 'same')
  utimesSync(at('a.txt'), 1000, 1000)
  chmodSync(at('a.txt'), 0o444)
  const { ino } = statSync(at('a.txt'))

  await saveInside(root, 'a.txt', Buffer.from('same'), await stampIn(root, 'a.txt'))

  expect(statSync(at('a.txt'))).toMatchObject({ ino, mtimeMs: 1_000_000 })
})

test('a file that changed, appeared or went since it was read is left as it is', async () => {
  const { root, write, at, text } = temporaryFolder()
  write('changed.txt', 'one')
  write('gone.txt', 'one')
  const changed = await stampIn(root, 'changed.txt')
  const gone = await stampIn(root, 'gone.txt')
  write('changed.txt', 'two')
  write('appeared.txt', 'theirs')
  execFileSync('rm', [at('gone.txt')])

  const stamps = { 'changed.txt': changed, 'appeared.txt': null, 'gone.txt': gone }
  for (const [path, stamp] of Object.entries(stamps)) {
    const failure = await failureOf(() => saveInside(root, path, Buffer.from('ours'), stamp))
    expect(failure, path).toMatchObject({ code: 'file-changed' })
  }
  expect(text('changed.txt')).toBe('two')
  expect(text('appeared.txt')).toBe('theirs')
  expect(existsSync(at('gone.txt'))).toBe(false)
  expect(readdirSync(root).sort()).toEqual(['appeared.txt', 'changed.txt'])
})

test('a file that changed, appeared or went between its reading and its replacing is left as it is', async () => {
  const { root, write, at, text } = temporaryFolder()
  write('changed.txt', 'one')
  write('gone.txt', 'one')
  const opened = await Promise.all(['changed.txt', 'appeared.txt', 'gone.txt'].map((path) => openInside(root, path)))
  write('changed.txt', 'two')
  write('appeared.txt', 'theirs')
  execFileSync('rm', [at('gone.txt')])

  for (const { replace } of opened) {
    expect(await failureOf(() => replace(Buffer.from('ours')))).toMatchObject({ code: 'file-changed' })
  }
  expect([text('changed.txt'), text('appeared.txt')]).toEqual(['two', 'theirs'])
  expect(readdirSync(root).sort()).toEqual(['appeared.txt', 'changed.txt'])
})

test('a touched file with the same content is not taken for a changed one', async () => {
  const { root, write, at, text } = temporaryFolder()
  write('a.txt', 'one')
  const stamp = await stampIn(root, 'a.txt')
  utimesSync(at('a.txt'), 1000, 1000)

  await saveInside(root, 'a.txt', Buffer.from('two'), stamp)

  expect(text('a.txt')).toBe('two')
})

test('a read-only file is refused with the way out, also to root, and stays read-only', async () => {
  const { root, write, at, text } = temporaryFolder()
  write('a.txt', 'old')
  chmodSync(at('a.txt'), 0o444)

  const failure = await failureOf(async () => saveInside(root, 'a.txt', Buffer.from('new'), await stampIn(root, 'a.txt')))

  expect(failure.code).toBe('file-refused')
  expect(failure.message).toMatch(/a\.txt is read-only.*Perforce.*make it writable/)
  expect(text('a.txt')).toBe('old')
  expect(statSync(at('a.txt')).mode & 0o777).toBe(0o444)
  expect(readdirSync(root)).toEqual(['a.txt'])
})

test('a file that goes after it was read is not read-only, and no failure', async () => {
  const { root, write } = temporaryFolder()
  const path = write('a.txt', 'x')
  const { assertWritable } = await openInside(root, 'a.txt')
  rmSync(path)

  await assertWritable()

  expect(existsSync(path)).toBe(false)
})

test('a folder that takes the place of a file in the last moment stays, without a temporary file beside it', async () => {
  const { root, write, at } = temporaryFolder()
  write('theirs', 'x')
  const { replace } = await openInside(root, 'theirs')
  const { replace: make } = await openInside(root, 'new')
  for (const name of ['theirs', 'new']) {
    rmSync(at(name), { force: true })
    write(`${name}/inner.txt`, 'x')
  }

  for (const put of [replace, make]) expect((await failureOf(() => put(Buffer.from('ours')))).code).toBe('file-changed')

  expect(readdirSync(root)).toEqual(['new', 'theirs'])
  expect(readdirSync(at('theirs'))).toEqual(['inner.txt'])
})

test('a hard link to the file elsewhere keeps the old content', async () => {
  const { root, write, at, text } = temporaryFolder()
  write('a.txt', 'old')
  linkSync(at('a.txt'), at('backup.txt'))

  await saveInside(root, 'a.txt', Buffer.from('new'), await stampIn(root, 'a.txt'))

  expect(text('backup.txt')).toBe('old')
})

test.each(['EPERM', 'EBUSY', 'EACCES'])('%s is waited out a few times, other errors are not', async (code) => {
  const waits: number[] = []
  const wait = async (milliseconds: number) => void waits.push(milliseconds)
  const failing = (times: number, error: string) => {
    let left = times
    return async () => {
      if (left-- > 0) throw Object.assign(new Error(error), { code: error })
      return 'done'
    }
  }

  expect(await retryWhileHeld(failing(2, code), wait)).toBe('done')
  expect(waits).toHaveLength(2)
  await expect(retryWhileHeld(failing(99, code), wait)).rejects.toThrow(code)
  await expect(retryWhileHeld(failing(1, 'ENOSPC'), wait)).rejects.toThrow('ENOSPC')
  expect(waits).toHaveLength(6)
})
