import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, onTestFinished, test, vi } from 'vitest'

import { memoryFolder, setup } from '../../../scripts/lib/memoryFolder'
import { temporaryFolder } from '../world/folder'

test.each([
  ['lies on a disk', '/dev/vda / ext4 rw 0 0\n/dev/vda /dev/shm ext4 rw 0 0\n'],
  ['is not mounted', '/dev/vda / ext4 rw 0 0\ntmpfs /run tmpfs rw 0 0\n'],
  ['starts no program', 'tmpfs /dev/shm tmpfs rw,nosuid,nodev,noexec,size=65536k 0 0\n'],
])('a folder in memory that %s is not taken', (_, mounts) => {
  const folder = temporaryFolder()
  expect(memoryFolder(folder.write('mounts', mounts))).toBeNull()
  expect(memoryFolder(folder.at('none'))).toBeNull()
})

test.skipIf(memoryFolder() === null)('what tests leave in memory is removed after the last one', () => {
  vi.stubEnv('TMPDIR', undefined)
  onTestFinished(() => void vi.unstubAllEnvs())
  const end = setup()
  const own = process.env['TMPDIR'] ?? ''
  writeFileSync(join(own, 'left'), '')
  end?.()
  expect(existsSync(own)).toBe(false)
})

test('a folder for temporary files that is already set is kept', () => {
  vi.stubEnv('TMPDIR', '/somewhere')
  onTestFinished(() => void vi.unstubAllEnvs())
  expect(setup()).toBeUndefined()
  expect(process.env['TMPDIR']).toBe('/somewhere')
})
