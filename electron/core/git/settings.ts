import { dirname, resolve } from 'node:path'

import { gitTexts as texts } from '../../../shared/texts/files'
import { refused } from '../files/failure'
import { localPath, readBounded } from './boundedFile'

/** Values of git's settings by their names in lower case; the last file that has one counts. */
export type Settings = ReadonlyMap<string, string>

/** Every setting that has a say in what is ignored. */
const relevant = /^(?:core\.(?:excludesfile|ignorecase|bare|worktree)|extensions\..*)$/
const largest = 1024 * 1024
const deepest = 10
/** Files that include each other would never end. */
const mostFiles = 100

/** What may still be read for one answer. */
type Left = { files: number; bytes: number }

/** What these files say together, later ones overriding earlier ones. */
export async function readSettings(files: readonly string[], home: string): Promise<Settings> {
  const settings = new Map<string, string>()
  const left = { files: mostFiles, bytes: largest }
  for (const file of files) await readInto(settings, { file, home, left, depth: deepest })
  return settings
}

type Reading = { file: string; home: string; left: Left; depth: number }

async function readInto(settings: Map<string, string>, { file, home, left, depth }: Reading): Promise<void> {
  if (depth === 0) throw refused(texts.unknown)
  for (const [name, value] of parseSettings(await textOf(file, left))) {
    if (name === 'include.path') await readInto(settings, other(value))
    else if (name.startsWith('includeif.')) await assertIrrelevant(other(value))
    else if (relevant.test(name)) settings.set(name, value)
  }

  function other(path: string): Reading {
    return { file: resolve(dirname(file), atHome(path, home)), home, left, depth: depth - 1 }
  }
}

async function textOf(file: string, left: Left): Promise<string> {
  left.files -= 1
  if (left.files < 0) throw refused(texts.unknown)
  const bytes = await readBounded(file, { most: left.bytes })
  left.bytes -= bytes?.length ?? 0
  return bytes?.toString() ?? ''
}

/** Only git can tell whether the condition holds. That matters only if the file has a setting that counts here. */
async function assertIrrelevant(reading: Reading): Promise<void> {
  const settings = new Map<string, string>()
  await readInto(settings, reading)
  if (settings.size > 0) throw refused(texts.unknown)
}

/** A path as written in settings. Throws for one that only git's installation or the list of users could resolve. */
export function atHome(path: string, home: string): string {
  if (path === '~') return home
  if (path.startsWith('~/')) return `${home}${path.slice(1)}`
  if (/^(?:~|%\()/.test(path)) throw refused(texts.unknown)
  return localPath(path)
}

const header = /^\s*\[\s*([\w.-]+)\s*(?:"((?:[^"\\]|\\.)*)"\s*)?\]/
const entry = /^\s*([A-Za-z][\w-]*)\s*(?:=(.*))?$/s

/** The values of one of git's settings files, in its order. Lines without one are left out. */
function parseSettings(text: string): [name: string, value: string][] {
  const found: [string, string][] = []
  let section = ''
  for (const line of logicalLines(text)) {
    const head = header.exec(line)
    if (head !== null) section = sectionName(head[1] ?? '', head[2])
    const [, key, value] = entry.exec(line.slice(head?.[0].length ?? 0)) ?? []
    if (key !== undefined) found.push([`${section}.${key.toLowerCase()}`, value === undefined ? 'true' : valueOf(value)])
  }
  return found
}

function sectionName(name: string, sub: string | undefined): string {
  return sub === undefined ? name.toLowerCase() : `${name.toLowerCase()}.${sub}`
}

/** A backslash at the end of a line joins it with the next one. */
function logicalLines(text: string): string[] {
  const joined = text.replace(/^\ufeff/, '').replace(/((?:^|[^\\])(?:\\\\)*)\\\r?\n/g, '$1')
  return joined.split(/\r?\n/)
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', b: '\b' }

/** Resolves quotes and escapes, and drops a comment. */
function valueOf(raw: string): string {
  let value = ''
  let isQuoted = false
  // Blanks at the end are dropped unless they are quoted.
  let kept = 0
  for (const [part, escaped] of raw.trim().matchAll(/\\(.)|[^\\]/gs)) {
    if (!isQuoted && (part === '#' || part === ';')) break
    if (part === '"') isQuoted = !isQuoted
    else value += escaped === undefined ? part : (escapes[escaped] ?? escaped)
    if (isQuoted || !/\s/.test(part)) kept = value.length
  }
  return value.slice(0, kept)
}
