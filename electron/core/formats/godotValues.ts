import type { Address } from '../../../shared/general/row'
import { generalTexts } from '../../../shared/texts/general'
import { refused } from '../files/failure'
import type { Format, Slot } from './format'
import { endOfLine, pathOf, roomFor, type Scanned } from './godotConfig'
import { isLiteral, type Generation } from './godotLiteral'
import { scan, type Assignment } from './godotScan'

const texts = generalTexts.godot

/**
 * All values of project.godot and export_presets.cfg, each as the literal that stands there. `all` names them by section and
 * key, joined by a slash.
 */
export const godotValues: Format = ({ text, encoding }, name) => {
  if (encoding !== 'utf8') throw refused(texts.byteOrderMark(name))
  const scanned = scan(text)
  if (scanned === null) throw refused(texts.strange(name))
  const { values } = scanned
  const byPath = new Map(values.map((each) => [pathOf(each), each]))
  const written = ({ start, end }: Assignment) => text.slice(start, end)
  const version = byPath.get('config_version')
  const generations = generationsOf(version && written(version))
  const isSpelled = (value: string) => generations.some((each) => isLiteral(value, each))
  return {
    find(address): Slot | null {
      const found = byPath.get(pathOf(address))
      return found === undefined ? null : { start: found.start, end: found.end, value: written(found) }
    },
    all: () => values.map((each) => [pathOf(each), written(each)]),
    spell: (value) => (isSpelled(value) ? [value] : []),
    isInert: (value) => isSpelled(value) || colourCode.test(value),
    room: (address, raw) => roomFor(text, scanned, address, raw),
    stretch: (address) => stretchOf(text, scanned, address),
  }
}

/** A colour as hex, which Godot reads and does not write. */
const colourCode = /^#[\dA-Fa-f]+$/

/** A name that the file's version does not know would make the whole file unreadable. */
function generationsOf(version: string | undefined): Generation[] {
  if (version === undefined) return [4, 3]
  return /^\d+$/.test(version) && Number(version) >= 5 ? [4] : [3]
}

type Stretch = Pick<Slot, 'start' | 'end'>

/** A whole line, or what the entry has of it. Null where the key occurs again, which would count then. */
function stretchOf(text: string, scanned: Scanned, address: Address): Stretch | null {
  const path = pathOf(address)
  const [entry, again] = scanned.values.filter((each) => pathOf(each) === path)
  if (entry === undefined || again !== undefined) return null
  const line = lineOf(text, entry)
  if (line === null) {
    const blanks = /^[ \t]*/.exec(text.slice(entry.end, endOfLine(text, entry.end)))?.[0].length ?? 0
    return { start: entry.from, end: entry.end + blanks }
  }
  return sectionOf(text, scanned, entry, line) ?? line
}

/** The lines from the entry's key to its end, with the line break and a comment behind it. Null if it shares one. */
function lineOf(text: string, { from, end }: Assignment): Stretch | null {
  const start = text.lastIndexOf('\n', from - 1) + 1
  const stop = text.indexOf('\n', end)
  if (text.slice(from === 0 ? 0 : start, from).trim() !== '') return null
  if (!/^[ \t\r]*(?:;.*)?$/.test(text.slice(end, stop === -1 ? text.length : stop))) return null
  if (stop !== -1) return { start, end: stop + 1 }
  return { start: start >= 2 && text[start - 2] === '\r' ? start - 2 : Math.max(0, start - 1), end: text.length }
}

/** The section with its head and blank lines, where nothing else is in it: Godot itself keeps no empty one. */
function sectionOf(text: string, { values, tags }: Scanned, entry: Assignment, line: Stretch): Stretch | null {
  const index = tags.findLastIndex(({ start }) => start < entry.from)
  const [tag, next] = [tags[index], tags[index + 1]]
  if (tag === undefined) return null
  const end = next?.start ?? text.length
  const isAlone = values.every(({ from }) => from === entry.from || from < tag.start || from >= end)
  const isBlank = text.slice(tag.end, entry.from).trim() === '' && text.slice(line.end, end).trim() === ''
  if (!isAlone || !isBlank) return null
  if (next !== undefined) return { start: tag.start, end }
  const before = text.slice(0, tag.start).trimEnd().length
  return { start: before === 0 ? 0 : text.indexOf('\n', before) + 1, end }
}
