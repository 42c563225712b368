import type { Commit } from '../../../../shared/compare'
import { oneLine } from '../../../../shared/values/oneLine'
import { broken } from './failures'

export type ParsedCommit = Commit & { tree: string; parents: readonly string[] }

const isId = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/

/** A commit, with the words of its author made fit to be shown. */
export function parsedCommit(id: string, bytes: Buffer): ParsedCommit {
  const end = bytes.indexOf('\n\n')
  const head = bytes.toString('utf8', 0, end === -1 ? bytes.length : end)
  const values = (name: string) =>
    head.split('\n').flatMap((line) => (line.startsWith(`${name} `) ? line.slice(name.length + 1) : []))
  const [tree = ''] = values('tree')
  const parents = values('parent')
  if (![tree, ...parents].every((one) => isId.test(one))) throw broken()
  const encoding = /^(?:iso-?8859-1|latin-?1)$/i.test(values('encoding')[0] ?? '') ? 'latin1' : 'utf8'
  const { name, seconds } = authorIn(bytes.toString(encoding, 0, end === -1 ? bytes.length : end))
  const message = end === -1 ? '' : bytes.toString(encoding, end + 2, end + 2 + longestMessage)
  return { id, tree, parents, at: dateOf(seconds), author: oneLine(name), subject: oneLine(subjectOf(message)) }
}

/** From a line such as "author Ada Lantern <ada@example.com> 1700000000 +0200". */
function authorIn(head: string): { name: string; seconds: number } {
  const line = head.split('\n').find((one) => one.startsWith('author ')) ?? ''
  const [name = '', rest = ''] = line.slice('author '.length).split('<', 2)
  const seconds = Number(/^ (\d{1,12})/.exec(rest.slice(rest.indexOf('>') + 1))?.[1] ?? 0)
  return { name: name.trim(), seconds }
}

const longestMessage = 4096
/** Of the year 9999. */
const latest = 253_402_300_799

const dateOf = (seconds: number): string => new Date(Math.min(seconds, latest) * 1000).toISOString()

/** The first paragraph, in one line. */
function subjectOf(message: string): string {
  const [first = ''] = message.trimStart().split(/\n[ \t\r]*\n/, 1)
  return first.split(/\s+/).filter(Boolean).join(' ')
}

/** The object that a tag with a message of its own names. */
export function targetOfTag(bytes: Buffer): string {
  const [, id = ''] = /^object ([0-9a-f]{40,64})\n/.exec(bytes.toString('latin1', 0, 80)) ?? []
  if (!isId.test(id)) throw broken()
  return id
}

export type TreeEntry = { name: string; id: string; is: 'file' | 'folder' | 'other' }

/** What a folder holds. Links and other repositories are `other`. */
export function* treeEntries(bytes: Buffer, hashLength: number): Generator<TreeEntry> {
  let at = 0
  while (at < bytes.length) {
    const space = bytes.indexOf(0x20, at)
    const zero = bytes.indexOf(0, at)
    const next = zero + 1 + hashLength
    if (space === -1 || zero < space || next > bytes.length) throw broken()
    const mode = bytes.toString('latin1', at, space)
    const name = bytes.toString('utf8', space + 1, zero)
    yield { name, id: bytes.toString('hex', zero + 1, next), is: kindOf(mode) }
    at = next
  }
}

function kindOf(mode: string): TreeEntry['is'] {
  if (mode.startsWith('100')) return 'file'
  return mode === '40000' ? 'folder' : 'other'
}
