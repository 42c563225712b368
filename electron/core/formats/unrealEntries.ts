import { lineEnd } from './text'
import { linesOf, type Line } from './unrealLines'
import type { Room } from './format'

/**
 * One `Key=Value`. `op` is the mark of an array line, `[start, end)` the trimmed value, `[from, line)` the line it is on.
 * `section` is folded, `heading` as the file has it.
 */
export type Entry = {
  section: string
  heading: string
  op: string
  key: string
  start: number
  end: number
  from: number
  line: number
  is: Line['is']
}
type Section = { name: string; heading: string; line: number }
export type Reading = { entries: Entry[]; sections: Section[] }

/** Names of sections and keys ignore case. */
export const fold = (name: string) => name.toLowerCase()
export const placeOf = ({ section, start, end }: Entry) => `${start} ${end} ${section}`

/**
 * What a file holds to a version of Unreal since 5.6 and to those before, for which a bar ended a line; `only` is what only
 * the latter see.
 */
export function readBoth(text: string): { now: Reading; before: Reading; only: Entry[] } {
  const now = readIni(text, false)
  const before = text.includes('|') ? readIni(text, true) : now
  const known = new Set(now.entries.map(placeOf))
  return { now, before, only: before === now ? [] : before.entries.filter((entry) => !known.has(placeOf(entry))) }
}

function readIni(text: string, endsAtBar: boolean): Reading {
  const reading: Reading = { entries: [], sections: [] }
  for (const line of linesOf(text, { endsAtBar })) {
    const kept = line.kept.trimEnd()
    const section = reading.sections.at(-1)
    if (kept.startsWith('[') && kept.endsWith(']')) {
      const heading = kept.slice(1, -1)
      reading.sections.push({ name: fold(heading), heading, line: line.end })
    } else if (section !== undefined && !kept.startsWith(';') && kept.includes('='))
      reading.entries.push(entryOf(text, line, section))
  }
  return reading
}

function entryOf(text: string, { start: from, end: line, kept, is }: Line, { name: section, heading }: Section): Entry {
  const name = kept.slice(0, kept.indexOf('=')).trim().replace(/^~/, '')
  const op = /^[-+.!@*^]/.exec(name)?.[0] ?? ''
  const equals = text.indexOf('=', from)
  const behind = text.slice(equals + 1, line)
  const value = behind.trim()
  // Where there is no value, one goes after the first blank.
  const gap = value === '' ? Math.min(1, behind.length) : behind.length - behind.trimStart().length
  const start = equals + 1 + gap
  // Other kinds of white space than these belong to the value on some systems.
  const isClear = /^[ \t]*(?:\S|$)/.test(behind) && /(?:\S|^)[ \t]*$/.test(behind)
  const whole = is === 'whole' && !isClear ? 'shortened' : is
  return { section, heading, op, key: name.slice(op.length), start, end: start + value.length, from, line, is: whole }
}

/** After the last entry of the last section of that name, or in a new section at the end. */
export function roomFor(text: string, { entries, sections }: Reading, name: string, entry: string): Room {
  const end = lineEnd(text)
  const head = sections.findLast((section) => section.name === fold(name))
  if (head === undefined) {
    const gap = text === '' ? '' : (text.endsWith('\n') ? '' : end) + end
    return { at: text.length, text: `${gap}[${name}]${end}${entry}${end}` }
  }
  const next = sections.find(({ line }) => line > head.line)?.line ?? text.length + 1
  const at = entries.findLast(({ line }) => line > head.line && line < next)?.line ?? head.line
  return { at, text: end + entry }
}
