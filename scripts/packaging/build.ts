import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

import { z } from 'zod'

/** What is packaged: the product, a test build of it, or one that differs only in what a driver of tests needs. */
export type Kind = 'release' | 'test' | 'driven'

export type Build = {
  kind: Kind
  /** The name of the package, its folder and its command. */
  name: string
  /** What the desktop's menu shows. */
  title: string
  version: string
  /** Debian sorts `~` before everything, as semver sorts a pre-release before its release. */
  debianVersion: string
  /** Seconds since 1970: the time of the commit, used everywhere as the time of the build. */
  time: number
  description: string
}

const names: Readonly<Record<Kind, { name: string; title: string }>> = {
  release: { name: 'latchkey', title: 'Latchkey' },
  test: { name: 'latchkey-test-build', title: 'Latchkey (test build)' },
  driven: { name: 'latchkey-driven-build', title: 'Latchkey (driven test build)' },
}

/** Packages of which a machine can have only one: they share the user's data. */
export const packageNames = Object.values(names).map(({ name }) => name)

/** A test build's version contains its kind and its time, by which the app recognises itself. `later` makes it a newer one. */
export function describeBuild(kind: Kind, later = 0): Build {
  const { version, description } = readPackage()
  const time = commitTime()
  const stamp = new Date((time + later) * 1000).toISOString().replaceAll(/\D/g, '').slice(0, 14)
  const suffix = kind === 'release' ? '' : `${kind}.${stamp}`
  return {
    kind,
    ...names[kind],
    version: suffix === '' ? version : `${version}-${suffix}`,
    debianVersion: suffix === '' ? version : `${version}~${suffix}`,
    time,
    description,
  }
}

export function readPackage() {
  const Package = z.object({ version: z.string(), description: z.string(), license: z.string(), author: z.string() })
  return Package.parse(JSON.parse(readFileSync('package.json', 'utf8')))
}

function commitTime(): number {
  const given = process.env['SOURCE_DATE_EPOCH'] ?? git('log', '-1', '--format=%ct')
  const time = Number(given)
  if (!Number.isInteger(time)) throw new Error('The time of the commit is not known. Set SOURCE_DATE_EPOCH.')
  return time
}

/** The commit that the files are from. With uncommitted changes it says so, and then is not the name of a commit. */
export function currentCommit(): string {
  try {
    return git('rev-parse', 'HEAD') + (git('status', '--porcelain') === '' ? '' : ' with changes')
  } catch {
    return 'unknown'
  }
}

function git(...words: readonly string[]): string {
  return execFileSync('git', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
}
