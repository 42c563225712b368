import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readdirSync, readFileSync, statSync, utimesSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import { join } from 'node:path'

import { expect, onTestFinished, test, vi } from 'vitest'

import { makeOnce } from '../../../scripts/lib/cache'
import { officialElectron } from '../../../scripts/lib/officialElectron'
import { unzip } from '../../../scripts/lib/unzip'
import { temporaryFolder } from '../world/folder'
import { zipOf } from './zip'

const version = '45.0.0'
const patient = { answer: 20_000, piece: 20_000 }
const impatient = { answer: 200, piece: 200 }

test('the official build is unpacked from a mirror when its checksum is right, and asked for once', async () => {
  const { root } = temporaryFolder()
  const archive = zipOf([{ name: 'electron', mode: 0o100755, content: 'program' }])
  const asked = await mirror((_, response) => response.end(archive))

  const first = await officialElectron(release(archive), root, patient)
  const second = await officialElectron(release(archive), root, patient)

  expect(first).toBe(join(root, `electron-${version}`))
  expect(second).toBe(first)
  expect(readFileSync(join(first ?? '', 'electron'), 'utf8')).toBe('program')
  expect(statSync(join(first ?? '', 'electron')).mode & 0o111).not.toBe(0)
  expect(asked).toEqual([`/45.0.0/${fileName()}`])
  expect(readdirSync(root)).toEqual([`electron-${version}`])
})

test('an archive with another checksum is not unpacked', async () => {
  const { root } = temporaryFolder()
  await mirror((_, response) => response.end(zipOf([{ name: 'electron', content: 'another' }])))

  expect(await officialElectron(release(zipOf([{ name: 'electron', content: 'program' }])), root, patient)).toBeNull()
  expect(readdirSync(root)).toEqual(['failed-downloads'])
})

const closed: readonly [string, RequestListener][] = [
  ['refuses', (_, response) => response.writeHead(403).end()],
  ['never answers', () => undefined],
  ['stops in the middle', (_, response) => void response.writeHead(200).write('PK')],
  ['cuts the connection', (request) => request.socket.destroy()],
]

test.each(closed)('a network that %s costs its time once, until another address is named', async (_, listener) => {
  const { root } = temporaryFolder()
  const archive = zipOf([{ name: 'electron', content: 'program' }])
  const asked = await mirror(listener)

  expect(await officialElectron(release(archive), root, impatient)).toBeNull()
  expect(await officialElectron(release(archive), root, impatient)).toBeNull()
  expect(asked).toHaveLength(1)

  await mirror((_request, response) => response.end(archive))
  expect(await officialElectron(release(archive), root, patient)).not.toBeNull()
})

test('after some hours an address that failed is tried again', async () => {
  const { root } = temporaryFolder()
  const archive = zipOf([{ name: 'electron', content: 'program' }])
  const asked = await mirror((_, response) => response.writeHead(403).end())
  await officialElectron(release(archive), root, patient)
  const failures = join(root, 'failed-downloads')
  const yesterday = new Date(Date.now() - 24 * 60 * 60 * 1000)
  for (const name of readdirSync(failures)) utimesSync(join(failures, name), yesterday, yesterday)

  await officialElectron(release(archive), root, patient)

  expect(asked).toHaveLength(2)
})

test('links inside the archive are made as links', async () => {
  const folder = temporaryFolder()
  folder.write(
    'a.zip',
    zipOf([
      { name: 'A/b', content: 'text' },
      { name: 'current', mode: 0o120777, content: 'A' },
    ]),
  )

  await unzip(folder.at('a.zip'), folder.at('made'), (name) => name)

  expect(lstatSync(folder.at('made/current')).isSymbolicLink()).toBe(true)
  expect(folder.text('made/current/b')).toBe('text')
})

test.each([
  ['a path upwards', [{ name: '../outside', content: 'x' }]],
  ['an absolute path', [{ name: '/outside', content: 'x' }]],
  ['a link upwards', [{ name: 'link', mode: 0o120777, content: '../..' }]],
  ['an absolute link', [{ name: 'link', mode: 0o120777, content: '/etc' }]],
  [
    'a file behind a link',
    [
      { name: 'link', mode: 0o120777, content: '..' },
      { name: 'link/outside', content: 'x' },
    ],
  ],
  // Each link looks harmless on its own; together they lead upwards.
  [
    'a file behind two links',
    [
      { name: 'shallow/file', content: 'x' },
      { name: 'a/b/c/first', mode: 0o120777, content: '../../../shallow' },
      { name: 'a/b/c/second', mode: 0o120777, content: 'first/../..' },
      { name: 'a/b/c/second/outside', content: 'x' },
    ],
  ],
])('%s in an archive does not lead out of its folder', async (_, entries) => {
  const folder = temporaryFolder()
  folder.write('a.zip', zipOf(entries))

  await expect(unzip(folder.at('a.zip'), folder.at('deep/made'), (name) => name)).rejects.toThrow()

  expect(readdirSync(folder.root).filter((name) => name !== 'deep')).toEqual(['a.zip'])
  expect(existsSync(folder.at('deep/outside'))).toBe(false)
})

test('a name that leads out of the folder after renaming is refused', async () => {
  const folder = temporaryFolder()
  folder.write('a.zip', zipOf([{ name: 'a', content: 'x' }]))

  await expect(unzip(folder.at('a.zip'), folder.at('made'), () => '../outside')).rejects.toThrow('leads out')
})

test('two runs at once make one whole folder', async () => {
  const folder = temporaryFolder()
  const make = async (work: string) => {
    await new Promise(setImmediate)
    folder.write(join(work, 'made', 'file').slice(folder.root.length), 'whole')
    return join(work, 'made')
  }

  const made = await Promise.all([makeOnce(folder.root, 'it', make), makeOnce(folder.root, 'it', make)])

  expect(made).toEqual([folder.at('it'), folder.at('it')])
  expect(folder.text('it/file')).toBe('whole')
  expect(readdirSync(folder.root)).toEqual(['it'])
})

test('what an interrupted run left is not taken for the whole', async () => {
  const { root } = temporaryFolder()

  await expect(makeOnce(root, 'it', () => Promise.reject(new Error('cut')))).rejects.toThrow('cut')

  expect(readdirSync(root)).toEqual([])
})

function release(archive: Buffer) {
  return { version, checksums: { [fileName()]: createHash('sha256').update(archive).digest('hex') } }
}

function fileName(): string {
  return `electron-v${version}-${process.platform}-${process.arch}.zip`
}

/** A mirror on loopback, named as a user names one. Returns the paths that are requested from it. */
async function mirror(listener: RequestListener): Promise<string[]> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    listener(request, response)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
    vi.unstubAllEnvs()
  })
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  vi.stubEnv('ELECTRON_MIRROR', `http://127.0.0.1:${port}/`)
  vi.stubEnv('ELECTRON_CUSTOM_DIR', version)
  return asked
}
