import type { Address } from '../../../shared/general/row'
import { generalTexts } from '../../../shared/texts'
import { isWellFormed, lineEnd } from './text'
import { linesOf, type Line } from './unrealLines'
import type { Format, Room, Slot } from './format'

const texts = generalTexts.unreal

/** One `Key=Value`. `op` is the mark of an array line, `[start, end)` the trimmed value, `line` the end of its line. */
type Entry = { section: string; op: string; key: string; start: number; end: number; line: number; is: Line['is'] }
type Section = { name: string; line: number }
type Reading = { entries: Entry[]; sections: Section[] }

/** Default*.ini. Names ignore case, a section may occur several times, and the last line of a key without a mark is its value. */
export const unrealIni: Format = ({ text }, name) => {
  const now = readIni(text, false)
  const before = text.includes('|') ? readIni(text, true) : now
  const known = new Set(now.entries.map(placeOf))
  const only = before.entries.filter((entry) => !known.has(placeOf(entry)))

  function find(address: Address): Slot | null {
    const [newer, older] = [lastAt(now, address), lastAt(before, address)]
    const found = newer ?? older
    if (found === null) return null
    const { start, end } = literalIn(text, found, address)
    const isOne = newer !== null && older !== null && placeOf(newer) === placeOf(older)
    const counting = { ...found, isList: found.isList || (older?.isList ?? false) }
    const read = isOne ? readValue(text.slice(start, end), counting, address) : 'varies'
    if (typeof read !== 'string') return { start, end, value: read.value }
    return { start: found.start, end: found.end, value: null, why: texts[read](address.key, name) }
  }

  return {
    find,
    all: () =>
      [...now.entries, ...only].map(({ section, op, key, start, end }) => [`${section} ${op}${key}`, text.slice(start, end)]),
    spell: (value, slot) => encode(value, slot !== null && text[slot.start] === '"'),
    room: ({ section = '', key, as }, raw) => roomFor(text, now, section, `${key}=${as === 'text' ? invariant(raw) : raw}`),
  }
}

const localised = /^(?:NSLOCTEXT|LOCTEXT|INVTEXT|LOCTABLE|LOCGEN_\w+)\(/

/** A text of its own, or one with the namespace and the key of its translations, up to the quote that begins the text. */
const begin = /^(INVTEXT\(\s*|NSLOCTEXT\(\s*"(?:[^"\\]|\\.)*"\s*,\s*"(?:[^"\\]|\\.)*"\s*,\s*)"(?:[^"\\]|\\.)*"\s*\)$/

/**
 * Where the text itself is: of one that may be translated, the last piece in quotes. Unreal no longer uses a translation once
 * the text beside its key is another one.
 */
function literalIn(text: string, { start, end }: Pick<Entry, 'start' | 'end'>, { as }: Address) {
  const raw = text.slice(start, end)
  const lead = as === 'text' ? begin.exec(raw)?.[1]?.length : undefined
  return lead === undefined ? { start, end } : { start: start + lead, end: start + raw.lastIndexOf('"') + 1 }
}

/** A text that is the same in every language, from how it would be written alone. */
const invariant = (raw: string): string => `INVTEXT(${raw.startsWith('"') ? raw : quoted(raw)})`
const quoted = (value: string): string => `"${value.replace(/[\\"]/g, '\\$&')}"`
const fold = (name: string) => name.toLowerCase()
const placeOf = ({ section, start, end }: Entry) => `${start} ${end} ${section}`

/** The line that counts at an address, and whether others make a list of it. */
type Counting = Entry & { isList: boolean }

function lastAt({ entries }: Reading, { section = '', key }: Address): Counting | null {
  const same = entries.filter((entry) => entry.section === fold(section) && fold(entry.key) === fold(key))
  const last = same.findLast(({ op }) => op === '') ?? same.at(-1)
  return last === undefined ? null : { ...last, isList: same.some(({ op }) => op !== '') }
}

function readIni(text: string, endsAtBar: boolean): Reading {
  const reading: Reading = { entries: [], sections: [] }
  for (const line of linesOf(text, { endsAtBar })) {
    const kept = line.kept.trimEnd()
    const section = reading.sections.at(-1)
    if (kept.startsWith('[') && kept.endsWith(']')) reading.sections.push({ name: fold(kept.slice(1, -1)), line: line.end })
    else if (section !== undefined && !kept.startsWith(';') && kept.includes('='))
      reading.entries.push(entryOf(text, line, section.name))
  }
  return reading
}

function entryOf(text: string, { start: from, end: line, kept, is }: Line, section: string): Entry {
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
  return { section, op, key: name.slice(op.length), start, end: start + value.length, line, is: whole }
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\', '"': '"', "'": "'", n: '\n', r: '\r', t: '\t' }

/** The value, or what speaks against one. */
function readValue(raw: string, { is, isList }: Counting, { as }: Address): { value: string } | keyof typeof texts {
  if (is === 'joined') return 'wraps'
  if (isList) return 'list'
  if (localised.test(raw)) return 'translated'
  const value = is === 'whole' ? decode(raw) : null
  if (value === null) return 'strange'
  return as === 'text' && localised.test(value) ? 'translated' : { value }
}

/** Null for what the engine may read differently. */
function decode(raw: string): string | null {
  if (!raw.startsWith('"')) return raw
  const inner = /^"((?:[^"\\]|\\[\\"'nrt])*)"$/.exec(raw)?.[1]
  return inner?.replace(/\\(.)/g, (_, mark: string) => escapes[mark] ?? mark) ?? null
}

/**
 * In quotes where the engine itself would write them, where there were quotes before, and where a bar would end the line in
 * older versions.
 */
function encode(value: string, wasQuoted: boolean): string[] {
  if (!isWellFormed(value) || /[\p{Cc}\u2028\u2029]/u.test(value)) return []
  const isPlain = !/^\s|\s$|^"|[{}|]|\/\/|\\$/.test(value) && !localised.test(value)
  return [isPlain && !wasQuoted ? value : quoted(value)]
}

/** After the last entry of the last section of that name, or in a new section at the end. */
function roomFor(text: string, { entries, sections }: Reading, name: string, entry: string): Room {
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
