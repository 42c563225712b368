import type { Address } from '../../../shared/general/row'
import { generalTexts } from '../../../shared/texts'
import { isWellFormed, lineEnd } from './text'
import { linesOf } from './unityField'
import type { Line } from './unityField'
import type { Format, Room, Slot } from './format'

const texts = generalTexts.unreal

/** One `Key=Value`. `op` is the mark of an array line, `[start, end)` the trimmed value, `line` the end of its line. */
type Entry = { section: string; op: string; key: string; start: number; end: number; line: number; wraps: boolean }
type Section = { name: string; line: number }

/** Default*.ini. Names ignore case, a section may occur several times, and the last line of a key without a mark is its value. */
export const unrealIni: Format = ({ text }, name) => {
  const { entries, sections } = readIni(text)

  function find({ section = '', key }: Address): Slot | null {
    const same = entries.filter((entry) => entry.section === fold(section) && fold(entry.key) === fold(key))
    const last = same.findLast(({ op }) => op === '')
    if (last === undefined) return null
    const { start, end, wraps } = last
    const refuse = (why: keyof typeof texts) => ({ start, end, value: null, why: texts[why](key, name) })
    if (wraps) return refuse('wraps')
    if (same.some(({ op }) => op !== '')) return refuse('list')
    const raw = text.slice(start, end)
    if (localised.test(raw)) return refuse('translated')
    const value = decode(raw)
    return value === null ? refuse('strange') : { start, end, value }
  }

  return {
    find,
    all: () => entries.map(({ section, op, key, start, end }) => [`${section} ${op}${key}`, text.slice(start, end)]),
    spell: (value, slot) => encode(value, slot !== null && text[slot.start] === '"'),
    room: ({ section = '', key }, raw) => roomFor(text, { entries, sections }, section, `${key}=${raw}`),
  }
}

const localised = /^(?:NSLOCTEXT|LOCTEXT|INVTEXT|LOCTABLE)\(/
const fold = (name: string) => name.toLowerCase()

function readIni(text: string): { entries: Entry[]; sections: Section[] } {
  const entries: Entry[] = []
  const sections: Section[] = []
  let open: Entry | null = null
  for (const line of linesOf(text)) {
    const trimmed = line.text.trim()
    const goesOn = trimmed.endsWith('\\')
    if (open !== null) {
      // A line that ends in a backslash continues on the next one, whatever that looks like.
      Object.assign(open, { end: line.start + line.text.trimEnd().length, line: line.end, wraps: true })
      if (!goesOn) open = null
    } else if (/^\[.*\]$/.test(trimmed)) {
      sections.push({ name: fold(trimmed.slice(1, -1)), line: line.end })
    } else if (!trimmed.startsWith(';')) {
      const entry = entryOf(line, sections.at(-1)?.name ?? '')
      if (entry === null) continue
      entries.push(entry)
      if (goesOn) open = entry
    }
  }
  return { entries, sections }
}

function entryOf({ text, start: from, end: line }: Line, section: string): Entry | null {
  const equals = text.indexOf('=')
  if (equals === -1) return null
  const name = text.slice(0, equals).trim()
  const op = /^[+\-.!]/.exec(name)?.[0] ?? ''
  const behind = text.slice(equals + 1)
  const value = behind.trim()
  // Where there is no value, one goes after the first blank.
  const gap = value === '' ? Math.min(1, behind.length) : behind.length - behind.trimStart().length
  const start = from + equals + 1 + gap
  return { section, op, key: name.slice(op.length), start, end: start + value.length, line, wraps: false }
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\', '"': '"', "'": "'", n: '\n', r: '\r', t: '\t' }

/** Null for what the engine may read differently: two slashes outside quotes are a comment to it. */
function decode(raw: string): string | null {
  if (!raw.startsWith('"')) return raw.includes('//') ? null : raw
  const inner = /^"((?:[^"\\]|\\[\\"'nrt])*)"$/.exec(raw)?.[1]
  return inner?.replace(/\\(.)/g, (_, mark: string) => escapes[mark] ?? mark) ?? null
}

/** In quotes where the engine itself would write them, or where there were quotes before. */
function encode(value: string, wasQuoted: boolean): string[] {
  if (!isWellFormed(value) || /[\p{Cc}\u2028\u2029]/u.test(value)) return []
  const isPlain = !/^\s|\s$|^"|[{}]|\/\/|\\$/.test(value) && !localised.test(value)
  return [isPlain && !wasQuoted ? value : `"${value.replace(/[\\"]/g, '\\$&')}"`]
}

/** After the last entry of the last section of that name, or in a new section at the end. */
function roomFor(text: string, { entries, sections }: ReturnType<typeof readIni>, name: string, entry: string): Room {
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
