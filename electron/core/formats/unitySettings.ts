import type { Address } from '../../../shared/general/row'
import { generalTexts } from '../../../shared/texts/general'
import type { Field } from './unityField'
import { encodeScalar } from './unityScalar'
import { readFields } from './unityYaml'
import type { Format, Opened, Room } from './format'
import { lineEnd } from './text'

/** The maps that hold one value for each platform. */
const maps = ['applicationIdentifier', 'buildNumber']

/** ProjectSettings.asset. */
export const unitySettings: Format = ({ text }, name) => openFields(text, readFields(text, name, maps), name)

/** An asset of one object, such as what an SDK keeps its settings in. */
export const unityAsset: Format = ({ text }, name) => openFields(text, readFields(text, name), name)

/** An object as Unity saved it. Only fields that Unity has made can be set: it drops those that it does not know. */
function openFields(text: string, fields: ReadonlyMap<string, Field>, name: string): Opened {
  return {
    find(address) {
      const field = fields.get(pathOf(address))
      if (field === undefined) return null
      const { start, end, value } = field
      return value === null ? { start, end, value, why: generalTexts.unity.notText(address.key, name) } : { start, end, value }
    },
    all: () => [...fields.values()].map(({ key, start, end }) => [key, text.slice(start, end).trim()]),
    spell(value, slot) {
      const raw = encodeScalar(value)
      // A key with nothing after its colon, not even a space.
      const isBare = slot !== null && text[slot.start - 1] === ':'
      return raw === null ? [] : [isBare ? ` ${raw}` : raw]
    },
    room: (address, raw) => roomInMap(text, fields, address, raw),
  }
}

/**
 * A new entry of a map that has some: Unity keeps their keys in order. It drops fields it does not know, but makes such
 * entries itself once the platform has a value. A map without entries is written in another form.
 */
function roomInMap(text: string, fields: ReadonlyMap<string, Field>, { section, key }: Address, raw: string): Room | null {
  const entries = [...fields.values()].filter((field) => section !== undefined && field.key.startsWith(`${section}/`))
  const last = entries.at(-1)
  if (last === undefined) return null
  const entry = `    ${key}: ${raw}`
  const next = entries.find((field) => field.key > `${section}/${key}`)
  const end = lineEnd(text)
  if (next !== undefined) return { at: text.lastIndexOf('\n', next.start - 1) + 1, text: `${entry}${end}` }
  const behind = text.indexOf('\n', last.end) + 1
  return behind === 0 ? { at: text.length, text: `${end}${entry}` } : { at: behind, text: `${entry}${end}` }
}

function pathOf({ section, key }: Address): string {
  return section === undefined ? key : `${section}/${key}`
}

/** The icon of all platforms without one of their own, by Unity's id of the asset; null where none is set. */
export function defaultIcon(text: string, name: string): string | null {
  const icons = readFields(text, name).get('m_BuildTargetIcons')
  if (icons === undefined) return null
  const [, ...targets] = text.slice(icons.start, icons.end).split('- m_BuildTarget:')
  const all = targets.find((target) => /^ *\r?\n/.test(target))
  return /m_Icon: \{fileID: \d+, guid: ([0-9a-f]+),/.exec(all ?? '')?.[1] ?? null
}
