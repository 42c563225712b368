import { chmodSync, readFileSync } from 'node:fs'

import { afterEach, expect, test, vi } from 'vitest'

import { whyNoSandbox } from '../../../scripts/lib/sandbox'
import { temporaryFolder } from '../world/folder'

const someone = 1000

afterEach(() => vi.unstubAllEnvs())

/** Ubuntu's own restriction counts, too. */
function isRestrictedHere(): boolean {
  try {
    return readFileSync('/proc/sys/kernel/apparmor_restrict_unprivileged_userns', 'utf8').startsWith('1')
  } catch {
    return false
  }
}

/** A system on which making a namespace ends with that status. */
function stubNamespaces(status: number): void {
  const folder = temporaryFolder()
  folder.write('unshare', `#!/bin/sh\nexit ${status}\n`)
  chmodSync(`${folder.root}/unshare`, 0o755)
  vi.stubEnv('PATH', folder.root)
}

test.runIf(process.platform === 'linux')('Electron goes without a sandbox only where it can have none', () => {
  stubNamespaces(0)
  expect(whyNoSandbox(0)).toContain('root')
  if (!isRestrictedHere()) expect(whyNoSandbox(someone)).toBeNull()

  stubNamespaces(1)
  expect(whyNoSandbox(someone)).toContain('namespaces')
})
