import type { Address } from '../../../shared/general/row'
import { generalTexts } from '../../../shared/texts/general'
import { refused } from '../files/failure'
import { isWellFormed, lineEnd } from './text'
import type { Format, Opened, Room, Slot } from './format'
import { decodeText, scan, type Assignment, type Tag } from './godotScan'

const texts = generalTexts.godot

/** project.godot, of Godot 3 and 4, and what else its ConfigFile reads. The last assignment of a key counts. */
export const godotConfig: Format = (file, name) => read(file, name).opened

/**
 * export_presets.cfg: the same grammar. A preset is a section with its name and platform, and one with its options. A
 * platform in place of a section means the options of its only preset.
 */
export const godotPresets: Format = (file, name) => {
  const { opened, values } = read(file, name)
  const textAt = (section: string, key: string) => opened.find({ section, key })?.value ?? null
  const presets = [...new Set(values.map(({ section }) => section))].flatMap((section) => {
    const id = /^preset\.(\d{1,6})$/.exec(section)?.[1]
    const of = textAt(section, 'platform')
    return id === undefined || of === null ? [] : [{ id, of, name: textAt(section, 'name') ?? '' }]
  })
  return {
    ...opened,
    parts: () => presets,
    find(address) {
      const { section: platform = '' } = address
      if (/^preset\.\d+\.options$/.test(platform)) return opened.find(address)
      const slots = presets
        .filter(({ of }) => of === platform)
        .map(({ id }) => opened.find({ ...address, section: `preset.${id}.options` }))
        .filter((slot) => slot !== null)
      const [slot] = slots
      if (slot === undefined || slots.length === 1) return slot ?? null
      return { ...slot, value: null, why: texts.severalPresets(slots.length, platform, name) }
    },
    // Only Godot knows what else belongs to a preset.
    room: () => null,
  }
}

function read({ text, encoding }: Parameters<Format>[0], name: string): { opened: Opened; values: readonly Assignment[] } {
  if (encoding !== 'utf8') throw refused(texts.byteOrderMark(name))
  const scanned = scan(text)
  if (scanned === null) throw refused(texts.strange(name))
  const { values } = scanned
  const byPath = new Map(values.map((each) => [pathOf(each), each]))
  const isNumber = (slot: Slot | null) => slot !== null && whole.test(text.slice(slot.start, slot.end))
  return {
    values,
    opened: {
      find: (address) => slotOf(text, byPath.get(pathOf(address)), { name, as: address.as }),
      all: () => values.map((each) => [pathOf(each), text.slice(each.start, each.end)]),
      spell(value, slot, { as, key }) {
        if (as !== 'number' && !isNumber(slot)) return spell(value, lineEnd(text))
        if (!whole.test(value)) throw refused(generalTexts.notWhole(name, key))
        return [value]
      },
      room: (address, raw) => roomFor(text, scanned, address, raw),
    },
  }
}

/** The name of a value in the whole file. */
export function pathOf({ section = '', key }: Address): string {
  return section === '' ? key : `${section}/${key}`
}

const whole = /^-?(?:0|[1-9]\d*)$/

type Wanted = { name: string; as: Address['as'] }

function slotOf(text: string, found: Assignment | undefined, { name, as }: Wanted): Slot | null {
  if (found === undefined) return null
  const { start, end, key } = found
  const raw = text.slice(start, end)
  if (as === 'number')
    return whole.test(raw) ? { start, end, value: raw } : { start, end, value: null, why: texts.notNumber(key, name) }
  if (!raw.startsWith('"')) return { start, end, value: null, why: texts.notText(key, name) }
  // In a file with Windows line ends the texts have them too, though nobody meant that.
  return { start, end, value: decodeText(raw.slice(1, -1)).replaceAll('\r\n', '\n') }
}

function spell(value: string, end: string): string[] {
  if (!isWellFormed(value) || /(?![\n\t])\p{Cc}/u.test(value)) return []
  return [`"${value.replace(/[\\"]/g, '\\$&').replaceAll('\n', end)}"`]
}

export type Scanned = NonNullable<ReturnType<typeof scan>>

/**
 * A new line at the end of the section, where Godot's next save leaves it. A missing section is made before those that come
 * after it in the alphabet, as Godot orders them.
 */
export function roomFor(text: string, { values, tags }: Scanned, { section = '', key }: Address, raw: string): Room {
  const end = lineEnd(text)
  const entry = `${spelledKey(key)}=${raw}`
  const last = values.findLast((each) => each.section === section)
  if (last !== undefined) return { at: endOfLine(text, last.end), text: end + entry }
  const tag = tags.findLast((each) => each.section === section)
  if (tag !== undefined) return { at: endOfLine(text, tag.end), text: end + end + entry }
  if (section === '') return roomBefore(text, tags[0], entry)
  const made = `[${section}]${end}${end}${entry}${end}`
  const next = tags.find((each) => each.section > section)
  return next === undefined ? { at: text.length, text: gapAtEnd(text, end) + made } : { at: next.start, text: made + end }
}

/** Before the first section, with the comments on top: a key there belongs to none. */
function roomBefore(text: string, first: Tag | undefined, entry: string): Room {
  const end = lineEnd(text)
  if (first !== undefined) return { at: first.start, text: entry + end + end }
  return { at: text.length, text: `${/[^\n]$/.test(text) ? end : ''}${entry}${end}` }
}

function spelledKey(key: string): string {
  return /^[!#-:<>-Z\\^-~]+$/.test(key) ? key : `"${key.replaceAll(/[\\"]/g, '\\$&')}"`
}

export function endOfLine(text: string, from: number): number {
  const stop = text.indexOf('\n', from)
  const line = stop === -1 ? text.length : stop
  return text[line - 1] === '\r' ? line - 1 : line
}

/** What a blank line between the text and a new section needs. */
function gapAtEnd(text: string, end: string): string {
  if (text.trim() === '') return ''
  return /\n\r?\n$/.test(text) ? '' : text.endsWith('\n') ? end : end + end
}
