import { lstatSync } from 'node:fs'
import { join } from 'node:path'

import { listPackage, statFile } from '@electron/asar'

import { pathsIn } from './tree'

type File = { path: string; size: number }

export type Contents = { inside: File[]; ours: File[]; electron: File[] }

/** Our own files beside Electron's. */
const ownFiles = [
  'resources/app.asar',
  'LICENSE',
  'LICENSES.dependencies.txt',
  'project-1.schema.json',
  'preset-1.schema.json',
  'service-1.schema.json',
]
const unneeded = /\.(?:map|tsx?|mts|cts|tsbuildinfo)$|node_modules|(?:^|\/)(?:tests?|fixtures|stories|\.vite)\/|\.(?:test|spec)\./
const mostBytes = 6 * 1024 * 1024

/** What is in the app's folder, and what is in its archive. */
export function readContents(folder: string): Contents {
  const files = pathsIn(folder)
    .map((path) => ({ path, stat: lstatSync(join(folder, path)) }))
    .filter(({ stat }) => stat.isFile())
    .map(({ path, stat }) => ({ path, size: stat.size }))
  const archive = join(folder, 'resources', 'app.asar')
  const inside = listPackage(archive, { isPack: false })
    .map((path) => ({ path: path.slice(1), stat: statFile(archive, path.slice(1)) }))
    .flatMap(({ path, stat }) => ('size' in stat ? [{ path, size: stat.size }] : []))
  return {
    inside,
    ours: files.filter(({ path }) => ownFiles.includes(path)),
    electron: files.filter(({ path }) => !ownFiles.includes(path)),
  }
}

/** What must not be in a package, in words; empty when all is well. */
export function problemsOf({ inside, ours, electron }: Contents): string[] {
  const stray = [...inside, ...electron].filter(({ path }) => unneeded.test(path)).map(({ path }) => `${path} is not needed.`)
  const size = sumOf(ours)
  return size > mostBytes
    ? [...stray, `The app without Electron has ${megabytes(size)}, more than ${megabytes(mostBytes)}.`]
    : stray
}

/** A table for people to read. */
export function tableOf(contents: Contents): string {
  const { inside, ours, electron } = contents
  const locales = electron.filter(({ path }) => path.startsWith('locales/'))
  const rest = electron.filter((file) => !locales.includes(file)).toSorted((a, b) => b.size - a.size)
  return [
    'Inside app.asar',
    ...lines(inside.toSorted((a, b) => b.size - a.size)),
    `  ${sumOf(inside)} bytes in ${inside.length} files`,
    'The app without Electron',
    ...lines(ours),
    `  ${sumOf(ours)} bytes, ${megabytes(sumOf(ours))} of at most ${megabytes(mostBytes)}`,
    'Electron',
    ...lines(rest),
    ...lines([{ path: `locales/ (${locales.length} files)`, size: sumOf(locales) }]),
    `  ${sumOf(electron)} bytes, ${megabytes(sumOf(electron))}`,
    '',
  ].join('\n')
}

const lines = (files: readonly File[]) => files.map(({ path, size }) => `  ${String(size).padStart(11)}  ${path}`)
const sumOf = (files: readonly File[]) => files.reduce((sum, { size }) => sum + size, 0)
const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(2)} MB`
