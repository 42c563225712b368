import { structuredPatch } from 'diff'

import type { DiffLine } from '../../../shared/view'

/**
 * The changed lines of a text, each with one line around it for context. What else is in the file is none of our business, and
 * may be secret: a line for context shows its name alone, and of a changed one only what is `ours`, as it is written.
 */
export function diffOf(before: string, after: string, ours: readonly string[]): DiffLine[] {
  const { hunks } = structuredPatch('', '', wholeLines(before), wholeLines(after), '', '', { context: 1 })
  return hunks.flatMap(({ oldStart, newStart, lines }) => {
    let oldNumber = oldStart
    let newNumber = newStart
    return lines.map((line): DiffLine => {
      const text = line.slice(1)
      if (line.startsWith('-')) return { kind: 'removed', number: oldNumber++, text: withOurs(text, ours) }
      if (line.startsWith('+')) return { kind: 'added', number: newNumber++, text: withOurs(text, ours) }
      oldNumber += 1
      return { kind: 'same', number: newNumber++, text: nameIn(text) }
    })
  })
}

/** A last line that only gains its line end, because a line is added after it, does not count as changed. */
function wholeLines(text: string): string {
  const lines = text.replaceAll('\r\n', '\n')
  return lines === '' || lines.endsWith('\n') ? lines : `${lines}\n`
}

const hidden = '…'

/** What a line is called, without its value. Headings and brackets have none. */
function nameIn(line: string): string {
  const text = line.trim()
  if (/^[()[\]{},]*$/.test(text) || /^\[[^[\]=]*\]$/.test(text)) return line
  const at = line.search(/[=:]/)
  const [name, rest] = [line.slice(0, at), line.slice(at + 1).trim()]
  // Not what a longer text goes on with, or ends with: keys in Base64 end with equal signs.
  if (at === -1 || !/^[#;+.!-]? ?(?:export )?[\w"<>/.-]{1,120}$/.test(name.trim()) || rest.startsWith('=')) return hidden
  if (/^[([{]?$/.test(rest)) return line[at] === ':' ? line : hidden
  return `${name}${line[at] ?? ''}${hidden}`
}

/** One line can have many values. Each is a quoted text, or all up to the next comma, bracket or quote. */
function withOurs(line: string, ours: readonly string[]): string {
  const parts = line.match(/"(?:[^"\\]|\\.)*"|[()[\]{},]|[^"()[\]{},]+|"/g) ?? []
  return parts.map((part, index) => (isName(part, parts[index + 1]) ? part : shownOf(part, ours))).join('')
}

const isName = (part: string, next = '') => part.startsWith('"') && /^\s*[=:]/.test(next)

/** The name before a value stays. */
function shownOf(part: string, ours: readonly string[]): string {
  const at = part.startsWith('"') ? 0 : part.search(/[=:]/) + 1
  const value = part.startsWith('"') ? part.slice(1, -1) : part.slice(at).trim()
  if (/^[()[\]{},]?$/.test(value) || ours.some((text) => text.includes(value))) return part
  return `${part.slice(0, at)}${hidden}`
}
