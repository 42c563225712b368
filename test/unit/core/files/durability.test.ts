import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'

import { afterAll, describe, expect, test } from 'vitest'

import { openInside } from '../../../../electron/core/files/inside'
import { replaceFileSync } from '../../../../electron/core/files/replaceSync'
import { createSafeStorageFake } from '../../../safeStorageFake'
import { startKeeper } from '../../../storage/keeping'
import { createVictim, type Kill } from '../../../storage/kill'
import { buildPrograms } from '../../../storage/programs'
import { counterOf, openVault } from '../../../storage/vault'
import { workNames, type WorkName } from '../../../storage/works'
import { createBrokenDisk } from '../../world/brokenDisk'
import { temporaryFolder } from '../../world/folder'

const origin = 'https://portal.example'
const works = (program: string, ...words: string[]) => spawnSync(program, words).status === 0

const { pathOf, remove } = await buildPrograms('keeper', 'worker')
afterAll(remove)

type World = ReturnType<typeof createWorld>

/** On the disk, and not in memory as other tests. */
function createWorld() {
  const disk = resolve('node_modules/.cache')
  mkdirSync(disk, { recursive: true })
  const folder = temporaryFolder(undefined, { parent: disk })
  const key = randomBytes(32)
  const fake = createSafeStorageFake('asynchronous')
  fake.world.keyring = { backend: 'gnome_libsecret', key }
  mkdirSync(folder.at('data'))
  return { folder, key, data: folder.at('data'), fake, open: () => openVault(folder.at('data'), fake) }
}

/** Runs the keeper under another program and gives what it said. */
function keepUnder({ data, key }: World, under: readonly string[], words: readonly string[]): Promise<string[]> {
  return startKeeper({ keeper: pathOf('keeper'), folder: data, key, words, under }).finished()
}

/** The calls in strace's log that concern a folder, without the random parts of names. */
function callsIn(log: string, folder: string): string[] {
  return log
    .split('\n')
    .filter((line) => line.includes(folder) && !line.includes('ENOENT'))
    .map((line) => line.replaceAll(folder, 'data').replaceAll(/\.tmp-[0-9a-f]{12}/g, '.tmp'))
    .flatMap((line) => /^\d+ +(\w+)\((.*)/.exec(line)?.slice(1, 3).join(' ') ?? [])
}

// Containers may forbid tracing and mounting; then these promises are not checked there.
describe.skipIf(!works('strace', '-o', '/dev/null', 'true'))('the real system calls', () => {
  test('a secret is written beside the file, flushed, renamed over it, and the folder is flushed', async () => {
    const world = createWorld()
    // The first secret also writes vault-mark.json.
    await world.open().store(counterOf('first'), origin, 'before')
    const log = world.folder.at('strace.log')
    const calls = ['write', 'pwrite64', 'fsync', 'fdatasync', 'rename', 'renameat', 'renameat2']
    const strace = ['strace', '-f', '-y', '-o', log, '-e', `trace=${calls.join()}`]

    expect(await keepUnder(world, strace, ['--count', '1'])).toEqual(['0 stored'])

    const seen = callsIn(readFileSync(log, 'utf8'), world.data)
    expect(seen).toEqual([
      expect.stringMatching(/^p?write\w* \d+<data\/vault\.json\.tmp>/),
      expect.stringMatching(/^fsync \d+<data\/vault\.json\.tmp>\) += 0/),
      expect.stringMatching(/^rename\w* .*"data\/vault\.json\.tmp", .*"data\/vault\.json"\) = 0/),
      expect.stringMatching(/^fsync \d+<data>\) += 0/),
    ])
  })

  test.each(['EBUSY', 'EPERM'])('a rename that is refused for a moment (%s) is done a moment later', async (error) => {
    const world = createWorld()
    const strace = ['strace', '-f', '-o', '/dev/null', '-e', `inject=/^rename:error=${error}:when=1..3`]

    expect(await keepUnder(world, strace, ['--count', '1'])).toEqual(['0 stored'])

    expect(await world.open().open(counterOf(), origin)).toContain('0')
  })

  test.each([
    ['rename', 'EBUSY'],
    ['rename', 'EPERM'],
    ['fsync', 'EIO'],
    ['fsync', 'ENOSPC'],
  ])('a save whose %s fails for good (%s) says so, and what was there stays', async (call, error) => {
    const world = createWorld()
    await world.open().store(counterOf(), origin, 'before')
    const before = world.folder.bytes('data/vault.json')
    const strace = ['strace', '-f', '-o', '/dev/null', '-e', `inject=/^${call}:error=${error}`]

    const [said] = await keepUnder(world, strace, ['--count', '1'])

    expect(said).toContain('file-failed: Could not write vault.json')
    expect(world.folder.bytes('data/vault.json')).toEqual(before)
    expect(readdirSync(world.data)).toEqual(['vault-mark.json', 'vault.json'])
  })
})

describe.skipIf(!works('unshare', '-rm', 'mount', '-t', 'tmpfs', 'none', '/mnt'))('a small disk', () => {
  test('a disk that gets full refuses the secret that does not fit and keeps all that did', async () => {
    const world = createWorld()
    // The small disk is gone when the command ends, so its files are copied out first.
    const script = `mount -t tmpfs -o size=256k none ${world.data} && "$@"; cp ${world.data}/* ${world.folder.root}/; ls ${world.data} >&2`
    const unshare = ['unshare', '-rm', 'sh', '-c', script, 'sh']

    const said = await keepUnder(world, unshare, ['--count', '40', '--padding', '8000', '--spread'])

    const stored = said.filter((line) => line.endsWith('stored')).length
    expect(stored).toBeGreaterThan(3)
    expect(said[stored]).toContain('file-failed: Could not write vault.json: the disk is full')
    const vault = openVault(world.folder.root, world.fake)
    for (let number = 0; number < stored; number += 1) {
      expect(await vault.open(counterOf(`secret ${number}`), origin)).toMatch(new RegExp(`^${number} x`))
    }
    expect(readdirSync(world.folder.root)).toEqual(['data', 'vault-mark.json', 'vault.json'])
  })
})

/** How a file of the project is saved, and one of ours. */
const saves = {
  'a file of the project': async (root: string) => {
    const { replace } = await openInside(root, 'a.json')
    return replace(Buffer.from('new'))
  },
  'a file of ours': async (root: string) => replaceFileSync(join(root, 'a.json'), Buffer.from('new')),
} as const

test.each(Object.entries(saves))(
  '%s whose n-th change of the disk fails is the old one or the new one, whole',
  async (_, save) => {
    const folder = temporaryFolder()
    const disk = createBrokenDisk([folder.root])
    const names = ['make', 'write', 'flush', 'rename', 'flush']
    for (const way of ['failingAt', 'brokenFrom'] as const) {
      for (const [index, name] of names.entries()) {
        for (const other of readdirSync(folder.root)) rmSync(folder.at(other))
        folder.write('a.json', 'old')
        const tried = await disk[way](index + 1, 'ENOSPC', () => save(folder.root).catch(() => undefined))

        expect(tried.map((change) => change.split(' ')[0]).slice(0, index + 1), way).toEqual(names.slice(0, index + 1))
        expect(folder.text('a.json'), `${way} ${name}`).toBe(index < 4 ? 'old' : 'new')
        // What can't be made is not there, what is in its place has no other; what can't be taken away goes with the next save.
        const left = way === 'brokenFrom' && index > 0 && index < 4 ? [expect.stringMatching(/^\.?a\.json\..*tmp/)] : []
        expect(
          readdirSync(folder.root)
            .toSorted()
            .filter((other) => other !== 'a.json'),
          `${way} ${name}`,
        ).toEqual(left)
      }
    }
  },
)

/** Where it is killed: after some time, or right before a change of the disk. `npm run stress` does it thousands of times. */
const kills: Readonly<Record<WorkName, readonly Kill[]>> = {
  secrets: [{ after: 0 }, { after: 3 }, { after: 11 }, { before: 3 }, { before: 7 }],
  stores: [{ after: 1 }, { before: 2 }, { before: 4 }, { before: 8 }],
  unlockMethods: [{ before: 4 }, { before: 7 }],
  game: [{ after: 9 }, { before: 9 }, { before: 17 }, { before: 22 }, { before: 30 }, { before: 41 }],
}

test.each(workNames)(
  'a process that is killed at its work (%s) leaves what was before or what comes after, whole',
  { timeout: 120_000 },
  async (name) => {
    const victim = createVictim(name, createWorld().data, pathOf('worker'))
    await victim.prepare()

    for (const kill of kills[name]) expect((await victim.kill(kill)).problems).toEqual([])
  },
)
