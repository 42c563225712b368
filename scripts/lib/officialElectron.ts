import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createRequire } from 'node:module'

import { cacheFolder } from './cache'

const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'))
const releases = 'https://github.com/electron/electron/releases/download/'
const connectTimeout = 4000
const retryAfter = 6 * 60 * 60 * 1000

/** The folder of the official build that the electron package names: present already, or downloaded now. */
export async function officialElectron(): Promise<string | null> {
  if (installed() !== null) return installed()
  const failed = join(cacheFolder(), 'official-download-failed')
  if (failedLately(failed)) return null
  if (await canReachReleases()) {
    // The package's own installer: it checks the download against the checksums that came with the package.
    spawnSync(process.execPath, [join(folder, 'install.js')], { stdio: ['ignore', 2, 2], timeout: 10 * 60 * 1000 })
  }
  if (installed() === null) writeFileSync(failed, new Date().toISOString())
  else rmSync(failed, { force: true })
  return installed()
}

function installed(): string | null {
  const dist = join(folder, 'dist')
  const file = join(folder, 'path.txt')
  if (!existsSync(file) || !existsSync(join(dist, 'version'))) return null
  return existsSync(join(dist, readFileSync(file, 'utf8'))) ? dist : null
}

function failedLately(file: string): boolean {
  const failedAt = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
  return Date.now() - failedAt < retryAfter
}

/** A network that drops packets would make the installer wait for minutes. */
async function canReachReleases(): Promise<boolean> {
  const base = process.env['ELECTRON_MIRROR'] ?? process.env['npm_config_electron_mirror'] ?? releases
  try {
    await fetch(base, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(connectTimeout) })
    return true
  } catch {
    return false
  }
}
