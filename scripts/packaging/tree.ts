import { createHash } from 'node:crypto'
import { lstatSync, lutimesSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Everything below a folder, links as themselves: paths relative to it, sorted. */
export function pathsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()
}

/** Gives every file and folder the same time: when it was unpacked says nothing about the build. */
export function clampTimes(folder: string, seconds: number): void {
  for (const path of [...pathsIn(folder), '.']) lutimesSync(join(folder, path), seconds, seconds)
}

/** What dpkg compares an installed package with: the sum of each of its files. */
export function listSums(staging: string): string {
  const files = pathsIn(staging).filter((path) => !path.startsWith('DEBIAN') && lstatSync(join(staging, path)).isFile())
  return files
    .map(
      (path) =>
        `${createHash('md5')
          .update(readFileSync(join(staging, path)))
          .digest('hex')}  ${path}\n`,
    )
    .join('')
}
