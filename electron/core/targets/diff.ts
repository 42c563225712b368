import { structuredPatch } from 'diff'

import type { DiffLine } from '../../../shared/view'

/**
 * The changed lines of a text, each with one line around it for context. The context lines pass through `show`, so that
 * a file of secrets does not show its neighbours.
 */
export function diffOf(before: string, after: string, show = (line: string) => line): DiffLine[] {
  const { hunks } = structuredPatch('', '', wholeLines(before), wholeLines(after), '', '', { context: 1 })
  return hunks.flatMap(({ oldStart, newStart, lines }) => {
    let oldNumber = oldStart
    let newNumber = newStart
    return lines.map((line): DiffLine => {
      const text = line.slice(1)
      if (line.startsWith('-')) return { kind: 'removed', number: oldNumber++, text }
      if (line.startsWith('+')) return { kind: 'added', number: newNumber++, text }
      oldNumber += 1
      return { kind: 'same', number: newNumber++, text: show(text) }
    })
  })
}

/** A last line that only gains its line end, because a line is added after it, does not count as changed. */
function wholeLines(text: string): string {
  const lines = text.replaceAll('\r\n', '\n')
  return lines === '' || lines.endsWith('\n') ? lines : `${lines}\n`
}
