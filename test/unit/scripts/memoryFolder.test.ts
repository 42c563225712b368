import { expect, test } from 'vitest'

import { memoryFolder } from '../../../scripts/lib/memoryFolder'
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
