import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join, posix } from 'node:path'

import { readBounded } from '../boundedFile'
import type { Repository } from '../repository'
import { broken } from './failures'

/** A branch or tag, and the object it names: a commit, or a tag with a message of its own. */
export type Ref = { name: string; id: string }

const isId = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/
/** For names such as `refs/heads/main`. Nothing in one may lead out of git's folder. */
const isName = /^refs(?:\/[^/\\\p{Cc}]+)+$/u
const longestRef = 4096
const largestPacked = 16 * 1024 * 1024
const mostRefs = 5000
const deepest = 10

/** The commit that is checked out; null in a repository without commits. */
export async function headOf(repository: Repository): Promise<string | null> {
  return resolved(repository, 'HEAD', deepest)
}

async function resolved(repository: Repository, name: string, left: number): Promise<string | null> {
  if (left === 0) throw broken()
  const folder = name === 'HEAD' ? repository.own : repository.common
  const text = (await readBounded(join(folder, name), { most: longestRef }))?.toString().trim()
  if (text === undefined) return (await packedRefs(repository)).get(name) ?? null
  const next = text.startsWith('ref: ') ? text.slice(5).trim() : null
  if (next !== null) return isSafe(next) ? resolved(repository, next, left - 1) : null
  if (!isId.test(text)) throw broken()
  return text
}

/** The refs below a folder such as `refs/tags`, without that in their names, sorted. */
export async function refsBelow(repository: Repository, folder: string): Promise<Ref[]> {
  const found = new Map([...(await packedRefs(repository))].filter(([name]) => name.startsWith(`${folder}/`)))
  for (const name of await namesBelow(join(repository.common, folder), folder, deepest)) {
    const id = await resolved(repository, name, deepest).catch(() => null)
    if (id !== null) found.set(name, id)
  }
  return [...found]
    .map(([name, id]) => ({ name: name.slice(folder.length + 1), id }))
    .filter(({ name }) => !name.endsWith('/HEAD'))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en'))
    .slice(0, mostRefs)
}

async function namesBelow(path: string, name: string, left: number): Promise<string[]> {
  const entries: Dirent[] = left === 0 ? [] : await readdir(path, { withFileTypes: true }).catch(() => [])
  const names: string[] = []
  for (const entry of entries.slice(0, mostRefs)) {
    const own = posix.join(name, entry.name)
    if (entry.isDirectory()) names.push(...(await namesBelow(join(path, entry.name), own, left - 1)))
    else if (entry.isFile() && isSafe(own)) names.push(own)
    if (names.length > mostRefs) break
  }
  return names
}

async function packedRefs({ common }: Repository): Promise<ReadonlyMap<string, string>> {
  const text = (await readBounded(join(common, 'packed-refs'), { most: largestPacked }))?.toString() ?? ''
  const lines = text.split('\n').map((line) => line.trim().split(' '))
  return new Map(lines.flatMap(([id = '', name = '']) => (isId.test(id) && isSafe(name) ? [[name, id] as const] : [])))
}

function isSafe(name: string): boolean {
  return isName.test(name) && !name.split('/').some((part) => part === '.' || part === '..')
}
