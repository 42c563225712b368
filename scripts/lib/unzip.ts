import { createWriteStream } from 'node:fs'
import { mkdir, symlink } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'

import { openPromise, type Entry, type ZipFile } from 'yauzl'

const linkType = 0o120000

/**
 * Unpacks an archive into a folder, with file modes and links. `rename` answers an entry's path in the folder, or null
 * to leave it out. Fails on an entry or a link that would lead out of the folder.
 */
export async function unzip(archive: string, folder: string, rename: (name: string) => string | null): Promise<void> {
  const zip = await openPromise(archive, { lazyEntries: true, autoClose: false })
  try {
    // Links come last, so that no file can be written through one.
    const links: { entry: Entry; path: string }[] = []
    for await (const entry of zip.eachEntry()) {
      const name = rename(entry.fileName)
      if (name === null || name === '' || name.endsWith('/')) continue
      const path = inside(folder, join(folder, name))
      if (isLink(entry)) links.push({ entry, path })
      else await writeFile(zip, entry, path)
    }
    for (const { entry, path } of links) await writeLink(zip, entry, path, folder)
  } finally {
    zip.close()
  }
}

async function writeFile(zip: ZipFile, entry: Entry, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  // An entry that occurs twice fails instead of replacing the first.
  const file = createWriteStream(path, { mode: modeOf(entry) & 0o777 || 0o644, flags: 'wx' })
  await pipeline(await zip.openReadStreamPromise(entry), file)
}

async function writeLink(zip: ZipFile, entry: Entry, path: string, folder: string): Promise<void> {
  const target = await text(await zip.openReadStreamPromise(entry))
  inside(folder, resolve(dirname(path), target))
  await mkdir(dirname(path), { recursive: true })
  await symlink(target, path)
}

function inside(folder: string, path: string): string {
  if (!resolve(path).startsWith(resolve(folder) + sep)) throw new Error(`${path} leads out of the archive.`)
  return path
}

function isLink(entry: Entry): boolean {
  return (modeOf(entry) & 0o170000) === linkType
}

/** The upper half of an entry's attributes is its Unix mode. */
function modeOf(entry: Entry): number {
  return entry.externalFileAttributes >>> 16
}
