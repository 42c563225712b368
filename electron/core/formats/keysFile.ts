import type { Address } from '../../../shared/general/row'
import { keysFileTexts as texts } from '../../../shared/texts/formats'
import { refused } from '../files/failure'
import { isOurs, layoutOf, type Layout, type Region } from './keysLayout'
import { decodeLiteral, spellLiteral } from './sourceLiterals'
import { lineEnd } from './text'
import { linesOf, type Line } from './unityField'
import type { Format, Room } from './format'

/**
 * A file of constants that is all ours, in the language that its name ends with. It is made with the first value, its lines are
 * sorted, and it is left alone once it is anything else than what would be made of its values. The section of an address is the
 * environment whose builds have the value; without one, all have it.
 */
export const keysFile: Format = ({ text }, name) => {
  const layout = layoutOf(name)
  if (layout === null) throw refused(texts.language(name))
  const reading = text === '' ? { entries: [], ends: new Map<Region, number>() } : read(text, layout)
  if (reading === null) throw refused(isOurs(text) ? texts.edited(name) : texts.foreign(name))
  const { entries, ends } = reading
  const entryAt = ({ section, key }: Address) => entries.find((each) => each.region === regionOf(section) && each.key === key)

  return {
    find: (address) => entryAt(address) ?? null,
    all: () => entries.map(({ region, key, start, end }) => [`${region}/${key}`, text.slice(start, end)]),
    spell: (value) => spellLiteral(value, layout.language, null),
    room({ section, key }, raw): Room {
      const region = regionOf(section)
      if (region === null) throw refused(texts.environment(section ?? '', name))
      if (!layout.mayName(key)) throw refused(texts.noName(key, name))
      // The compiler would find it twice.
      if (entries.some((each) => each.key === key && (each.region === 'all') !== (region === 'all')))
        throw refused(texts.twice(key, name))
      const line = lineFor(layout, region, key, raw) + lineEnd(text)
      if (text === '') return { at: 0, text: made(layout, region, line) }
      const next = entries.find((each) => each.region === region && each.key > key)
      return { at: next?.line ?? ends.get(region) ?? text.length, text: line }
    },
    stretch(address) {
      const entry = entryAt(address)
      if (entry === undefined) return null
      return entries.length === 1 ? { start: 0, end: text.length } : { start: entry.line, end: entry.next }
    },
  }
}

/** One constant: `[start, end)` is its literal, `[line, next)` its line with the break. */
type Entry = { region: Region; key: string; value: string; start: number; end: number; line: number; next: number }

const regions: Readonly<Record<string, Region>> = { test: 'test', live: 'live' }

const regionOf = (section: string | undefined): Region | null => (section === undefined ? 'all' : (regions[section] ?? null))

function lineFor(layout: Layout, region: Region, key: string, raw: string): string {
  const { begin, between, end } = layout.entry[region]
  return begin + key + between + raw + end
}

/** A new file with one constant. */
const made = ({ lines }: Layout, region: Region, line: string): string =>
  lines.map((part) => (typeof part === 'string' ? `${part}\n` : part.region === region ? line : '')).join('')

/** The constants, and where those of each region end; null for a file that is not just what would be made of them. */
function read(text: string, layout: Layout): { entries: Entry[]; ends: Map<Region, number> } | null {
  const lines = linesOf(text)
  const entries: Entry[] = []
  const ends = new Map<Region, number>()
  let at = 0
  const entryAt = (region: Region) => entryOf(lines[at], lines[at + 1]?.start ?? text.length, layout, region)
  for (const part of layout.lines) {
    if (typeof part === 'string') {
      if (lines[at]?.text !== part) return null
      at += 1
      continue
    }
    for (let entry = entryAt(part.region); entry !== null; entry = entryAt(part.region)) {
      entries.push(entry)
      at += 1
    }
    ends.set(part.region, lines[at]?.start ?? text.length)
  }
  const isUnique = new Set(entries.map(({ region, key }) => `${region}/${key}`)).size === entries.length
  return at === lines.length && isUnique ? { entries, ends } : null
}

function entryOf(line: Line | undefined, next: number, { entry, language }: Layout, region: Region): Entry | null {
  const { begin, between, end } = entry[region]
  if (line === undefined || !line.text.startsWith(begin) || !line.text.endsWith(end)) return null
  const gap = line.text.indexOf(between, begin.length)
  const key = line.text.slice(begin.length, Math.max(gap, 0))
  const raw = line.text.slice(gap + between.length, line.text.length - end.length)
  if (gap === -1 || !/^[A-Za-z_]\w*$/.test(key) || !/^"(?:[^"\\]|\\.)*"$/.test(raw)) return null
  const value = decodeLiteral(raw, language)
  if (value === null) return null
  const start = line.start + gap + between.length
  return { region, key, value, start, end: start + raw.length, line: line.start, next }
}
