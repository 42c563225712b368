import type { Address } from '../../../shared/general/row'
import { generalTexts } from '../../../shared/texts'
import { refused } from '../files/failure'
import { isWellFormed, lineEnd } from './text'
import type { Format, Opened, Room, Slot } from './format'
import { decodeText, scan, type Assignment } from './godotScan'

const texts = generalTexts.godot

/** project.godot, of Godot 3 and 4. The last assignment of a key counts. */
export const godotConfig: Format = (file, name) => read(file, name).opened

/** export_presets.cfg: the same grammar. A preset's options are in a section of their own, found by the preset's platform. */
export const godotPresets: Format = (file, name) => {
  const { opened, values } = read(file, name)
  return {
    ...opened,
    find({ section: platform = '', key }) {
      const presets = values.filter(
        ({ section, key: each, start, end }) =>
          /^preset\.\d+$/.test(section) && each === 'platform' && file.text.slice(start, end) === `"${platform}"`,
      )
      const slots = presets
        .map(({ section }) => opened.find({ section: `${section}.options`, key }))
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
  const values = scan(text)
  if (values === null) throw refused(texts.strange(name))
  const byPath = new Map(values.map((each) => [pathOf(each), each]))
  return {
    values,
    opened: {
      find: (address) => slotOf(text, byPath.get(pathOf(address)), name),
      all: () => values.map((each) => [pathOf(each), text.slice(each.start, each.end)]),
      spell: (value) => spell(value, lineEnd(text)),
      room: (address, raw) => roomFor(text, values, address, raw),
    },
  }
}

function pathOf({ section = '', key }: Address): string {
  return section === '' ? key : `${section}/${key}`
}

function slotOf(text: string, found: Assignment | undefined, name: string): Slot | null {
  if (found === undefined) return null
  const { start, end, key } = found
  const raw = text.slice(start, end)
  if (!raw.startsWith('"')) return { start, end, value: null, why: texts.notText(key, name) }
  // In a file with Windows line ends the texts have them too, though nobody meant that.
  return { start, end, value: decodeText(raw.slice(1, -1)).replaceAll('\r\n', '\n') }
}

function spell(value: string, end: string): string[] {
  if (!isWellFormed(value) || /(?![\n\t])\p{Cc}/u.test(value)) return []
  return [`"${value.replace(/[\\"]/g, '\\$&').replaceAll('\n', end)}"`]
}

/** A new line at the end of the section, where Godot's next save leaves it. */
function roomFor(text: string, values: readonly Assignment[], { section = '', key }: Address, raw: string): Room | null {
  const last = values.findLast((each) => each.section === section)
  if (last === undefined) return null
  const stop = text.indexOf('\n', last.end)
  const line = stop === -1 ? text.length : stop
  const at = text[line - 1] === '\r' ? line - 1 : line
  return { at, text: `${lineEnd(text)}${key}=${raw}` }
}
