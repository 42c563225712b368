import type { Dirent } from 'node:fs'
import { join, posix } from 'node:path'

import { AppError } from '../../../shared/errors'
import { detectEngine } from './engine'
import { entriesOf } from './walk'

/** A game in a folder below the one that was opened. `path` has forward slashes. */
export type Game = { path: string; label: string }

/** `entries` are those of one folder. */
const limits = { folders: 2000, entries: 2000, depth: 6, games: 12 }
const skipped = new Set(['node_modules', 'library', 'temp', 'logs', 'obj', 'bin', 'build', 'builds', 'intermediate', 'saved'])

/**
 * The games below a folder that is none itself, such as the root of a repository; `isWhole` is false if there may be more.
 * Follows no links.
 */
export async function findGames(root: string, limit = limits): Promise<{ games: Game[]; isWhole: boolean }> {
  const { paths, isWhole } = await findPaths(root, limit)
  const first = paths.slice(0, limit.games).sort()
  const labels = await Promise.all(first.map((path) => labelOf(join(root, path))))
  const games = first.map((path, index) => ({ path, label: labels[index] ?? '' }))
  return { games, isWhole: isWhole && games.length === paths.length }
}

async function findPaths(root: string, limit: typeof limits): Promise<{ paths: string[]; isWhole: boolean }> {
  const paths: string[] = []
  const queue = [{ path: '', depth: 0 }]
  let isWhole = true
  // Breadth first, and `queue` grows while it is walked.
  for (const { path, depth } of queue) {
    const { entries, isWhole: areAll } = await entriesOf(join(root, path), limit.entries)
    const isGame = path !== '' && holdsGame(entries)
    if (isGame) paths.push(path)
    const folders = isGame || depth === limit.depth ? [] : entries.filter(isSearched)
    const searched = folders.slice(0, limit.folders - queue.length)
    isWhole &&= areAll && searched.length === folders.length
    for (const { name } of searched) queue.push({ path: posix.join(path, name), depth: depth + 1 })
  }
  return { paths, isWhole }
}

/** The engine of a folder, in words; an empty text for one that can't be read. */
async function labelOf(path: string): Promise<string> {
  try {
    return (await detectEngine(path)).label
  } catch (error) {
    if (error instanceof AppError) return ''
    throw error
  }
}

function holdsGame(entries: readonly Dirent[]): boolean {
  const folders = new Set(entries.filter((entry) => entry.isDirectory()).map(({ name }) => name))
  if (folders.has('Assets') && folders.has('ProjectSettings')) return true
  return entries.some(
    (entry) => entry.isFile() && (entry.name === 'project.godot' || entry.name.toLowerCase().endsWith('.uproject')),
  )
}

function isSearched(entry: Dirent): boolean {
  const { name } = entry
  return entry.isDirectory() && !name.startsWith('.') && !name.endsWith('~') && !skipped.has(name.toLowerCase())
}
