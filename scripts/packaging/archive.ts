import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

import type { Build } from './build'

/** Packs the app's folder for systems without dpkg. Order, owners and times are fixed: same input, same bytes. */
export function makeArchive(build: Build, folder: string, output: string): string {
  const name = `${build.name}-${build.version}`
  const file = join(output, `${name}-${process.platform}-${process.arch}.tar.gz`)
  execFileSync('tar', [
    '--create',
    `--file=${file}`,
    '--use-compress-program=gzip --no-name',
    '--sort=name',
    '--format=gnu',
    '--owner=0',
    '--group=0',
    '--numeric-owner',
    '--mode=u=rwX,go=rX',
    `--mtime=@${build.time}`,
    `--transform=s,^\\.,${name},`,
    `--directory=${folder}`,
    '.',
  ])
  return file
}
