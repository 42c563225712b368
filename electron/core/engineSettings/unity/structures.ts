import { engineTexts } from '../../../../shared/texts/engineSettings'
import type { SettingType } from '../../../../shared/engineSettings'
import type { Address } from '../../../../shared/general/row'
import type { Node } from '../../formats/tree'
import { plainForm, type Form } from '../rows/source'
import { decimal, spelled } from './numbers'

/** Several values of the file that are one to people. */
export type Structure = { type: SettingType; form: Form; addresses: readonly Address[]; value: string | null }

const vectors = ['x,y', 'x,y,z', 'x,y,z,w', 'x,y,width,height']

/** Its parts, joined by ", ". */
const joined: Form = {
  read: (texts) => (texts.includes(null) ? null : texts.join(', ')),
  write(value) {
    const parts = value.split(', ').map(spelled)
    return parts.every((part) => part !== null) ? parts : null
  },
}

/** Red in the lowest eight bits, alpha in the highest. */
const packedColour: Form = {
  read([text]) {
    if (text === null || text === undefined || !/^\d{1,10}$/.test(text)) return null
    return [0, 8, 16, 24].map((bits) => String(Math.round((((Number(text) / 2 ** bits) & 255) / 255) * 1e4) / 1e4)).join(', ')
  },
  write(value) {
    const parts = value.split(', ').map((part) => Math.round(Number(part) * 255))
    if (!parts.every((part) => part >= 0 && part <= 255)) return null
    return [String(parts.reduce((sum, part, at) => sum + part * 2 ** (8 * at), 0))]
  },
}

/** A vector, a colour, a mask, or what names another file; null for any other map. */
export function structureOf(node: Node): Structure | null {
  if (node.kind !== 'map') return null
  const parts = node.nodes.filter(({ name }) => name !== 'serializedVersion')
  if (parts.map(({ name }) => name).join(',') === 'm_Count,m_Rate') return timeOf(parts)
  if (parts.some(({ name }) => name === 'fileID')) return referenceOf(node)
  if (!parts.every(({ value }) => value !== null && decimal.test(value))) return null
  const type = typeOf(parts.map(({ name }) => name).join(','))
  if (type === null) return null
  const form = type.is === 'colour' && parts.length === 1 ? packedColour : joined
  return { type, form, addresses: parts.map(({ address }) => address), value: form.read(parts.map(({ value }) => value)) }
}

/** A time that Unity 6 counts in parts of a second; null where it does not say in which. */
function timeOf([count, rate]: readonly Node[]): Structure | null {
  const part = (name: string) => Number(rate?.nodes.find((node) => node.name === name)?.value)
  const ticks = part('m_Numerator') / part('m_Denominator')
  if (count?.value == null || !decimal.test(count.value) || !(ticks > 0) || ticks === Infinity) return null
  const form: Form = {
    read: ([text]) => (text == null ? null : String(Number((Number(text) / ticks).toFixed(6)))),
    write: (value) =>
      Number.isSafeInteger(Math.round(Number(value) * ticks)) ? [String(Math.round(Number(value) * ticks))] : null,
  }
  return { type: { is: 'number', isWhole: false }, form, addresses: [count.address], value: form.read([count.value]) }
}

function typeOf(names: string): SettingType | null {
  if (names === 'rgba' || names === 'r,g,b,a') return { is: 'colour', hasAlpha: true }
  if (!vectors.includes(names)) return null
  return { is: 'vector', parts: names.split(',').map((name) => name[0]?.toUpperCase() + name.slice(1)), isWhole: false }
}

const builtIn = /^0{16}[ef]0{15}$/

function referenceOf({ nodes, address }: Node): Structure {
  const part = (name: string) => nodes.find((node) => node.name === name)?.value ?? null
  const guid = part('guid')
  const { none, builtIn: ofUnity } = engineTexts.unity
  const named = guid === null ? (part('fileID') === '0' ? none : (part('fileID') ?? none)) : guid
  const value = builtIn.test(named) ? ofUnity : named
  return { type: { is: 'reference' }, form: plainForm, addresses: [address], value }
}
