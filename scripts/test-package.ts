import { mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'

import { electronFolder } from './lib/electron'
import { runInSession } from './lib/session'
import { needSystemPackages } from './lib/systemPackages'
import { countOf, vitestCommand } from './lib/vitest'
import { describeBuild } from './packaging/build'
import { buildForProduction, makePackages } from './packaging/package'

// Tests of the installed package: they install, upgrade and remove it, and make a user. So they need root, and a machine
// that may be changed. A path that ends in .deb is the package to test; other arguments choose test files.

const results = 'test-results'
const words = process.argv.slice(2)
const given = words.find((word) => word.endsWith('.deb'))

if (process.platform !== 'linux' || process.getuid?.() !== 0) {
  process.stderr.write('The tests of the package install and remove it: run them as root, on Linux, on a machine for that.\n')
  process.exit(1)
}
needSystemPackages('package-test')
const electron = await electronFolder()
mkdirSync(results, { recursive: true })
buildForProduction()
const hour = 3600
const report = join(results, 'package.json')
const packages = {
  test: given === undefined ? await pack('test', 0) : resolve(given),
  older: await pack('driven', 0),
  newer: await pack('driven', hour),
}
const status = await runInSession(
  vitestCommand(
    'package',
    report,
    words.filter((word) => word !== given),
  ),
  {
    environment: { LATCHKEY_PACKAGES: JSON.stringify(packages), ELECTRON_OVERRIDE_DIST_PATH: electron },
  },
)
const { passed, failed } = countOf('package', status, report)
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exit(failed === 0 ? 0 : 1)

/** The driven packages are for this run only and need no compression; lintian looks at the other one as it ships. */
async function pack(kind: 'test' | 'driven', later: number): Promise<string> {
  const output = join(results, 'packages', `${kind}-${later}`)
  const compression = kind === 'driven' ? 'none' : 'xz'
  const { files, folder } = await makePackages({
    build: describeBuild(kind, later),
    electron,
    output,
    compression,
    archive: false,
  })
  rmSync(folder, { recursive: true })
  const [file] = files
  if (file === undefined) throw new Error('No package was made.')
  return resolve(file)
}
