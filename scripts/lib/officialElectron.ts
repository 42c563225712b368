import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

import { downloadArtifact, ElectronDownloadCacheMode } from '@electron/get'
import { z } from 'zod'

import { makeOnce } from './cache'
import { download, type Patience } from './download'
import { createFailures } from './failures'
import { unzip } from './unzip'

type Release = {
  version: string
  /** File name to SHA-256 in hex. */
  checksums: Record<string, string>
}

const patience: Patience = { answer: 4000, piece: 30_000 }

/** The build that came with the electron package or was installed beside it by hand. */
export function installedElectron(): string | null {
  const dist = join(dirname(createRequire(import.meta.url).resolve('electron/package.json')), 'dist')
  const version = join(dist, 'version')
  return existsSync(version) && readFileSync(version, 'utf8').includes(wantedRelease().version) ? dist : null
}

/** The release that the electron package names, with the checksums that came with the package. */
export function wantedRelease(): Release {
  const read = createRequire(import.meta.url)
  return {
    version: z.object({ version: z.string() }).parse(read('electron/package.json')).version,
    checksums: z.record(z.string(), z.string()).parse(read('electron/checksums.json')),
  }
}

/**
 * The official build from the cache or from its download address. Mirror variables are respected, and nothing is
 * unpacked that fails its checksum. Null if there is no way to get it; the address is then left alone for some hours.
 */
export async function officialElectron(release: Release, cache: string, limits: Patience = patience): Promise<string | null> {
  const failures = createFailures(cache, Date.now)
  let asked = ''
  let isKnown = false
  const downloader = {
    async download(url: string, file: string): Promise<void> {
      asked = url
      isKnown = failures.isRecent(url)
      if (isKnown) throw new Error('It failed a short time ago')
      await download(url, file, limits)
    },
  }
  try {
    return await makeOnce(cache, `electron-${release.version}`, async (work) => {
      const archive = await downloadArtifact({
        ...release,
        artifactName: 'electron',
        cacheMode: ElectronDownloadCacheMode.ReadOnly,
        tempDirectory: work,
        downloader,
      })
      await unzip(archive, join(work, 'electron'), (name) => name)
      return join(work, 'electron')
    })
  } catch (error) {
    if (isKnown) return null
    if (asked !== '') failures.remember(asked)
    process.stderr.write(`The official Electron ${release.version} can't be had now: ${reasonOf(error)}.\n`)
    return null
  }
}

/** A failed fetch says only that it failed; its cause says why. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { message } = error.cause instanceof Error ? error.cause : error
  return message.replace(/\.$/, '')
}
