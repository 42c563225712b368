import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import { electronVersionOf } from '../lib/electron'
import { makeAppFolder, programIn } from './appFolder'
import { makeArchive } from './archive'
import type { Build } from './build'
import { problemsOf, readContents, tableOf } from './contents'
import { makeDebianPackage } from './debian'
import { readFuses } from './fuses'
import { renderIcons } from './icons'

type Options = { build: Build; electron: string; output: string; compression?: 'xz' | 'none'; archive?: boolean }

export type Packaged = { folder: string; files: string[]; table: string; fuses: Record<string, boolean>; sum: string }

/** One production build for every package of a run. Old files of another build must not get into it. */
export function buildForProduction(): void {
  rmSync('out', { recursive: true, force: true })
  const build = spawnSync('npm run --silent build', {
    stdio: 'inherit',
    shell: true,
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (build.status !== 0) process.exit(build.status ?? 1)
}

/** Makes the packages of this platform from the production build in `out/`. */
export async function makePackages({ build, electron, output, compression = 'xz', archive = true }: Options): Promise<Packaged> {
  rmSync(output, { recursive: true, force: true })
  mkdirSync(output, { recursive: true })
  const folderOfIcons = join(output, 'icons')
  await renderIcons(folderOfIcons)
  const version = electronVersionOf(electron)
  const folder = await makeAppFolder({ build, electron, version, icons: folderOfIcons, output })
  rmSync(folderOfIcons, { recursive: true })
  const files: string[] = []
  if (process.platform === 'linux') {
    files.push(await makeDebianPackage({ build, folder, icons: await renderIcons(folderOfIcons), output, compression }))
    if (archive) files.push(makeArchive(build, folder, output))
    rmSync(folderOfIcons, { recursive: true })
  }
  const { table, sum } = check(folder, build)
  return { folder, files, table, sum, fuses: await readFuses(programIn(folder, build)) }
}

/** Fails if something is inside that should not be. Answers the table of contents and the archive's checksum. */
function check(folder: string, build: Build): { table: string; sum: string } {
  const resources = process.platform === 'darwin' ? join(programIn(folder, build), 'Contents') : folder
  const contents = readContents(resources)
  const problems = problemsOf(contents)
  if (problems.length > 0) throw new Error(problems.join('\n'))
  const archive = readFileSync(join(resources, process.platform === 'darwin' ? 'Resources' : 'resources', 'app.asar'))
  return { table: tableOf(contents), sum: createHash('sha256').update(archive).digest('hex') }
}
