import type { Address } from '../../../shared/general/row'
import type { OwnFormat } from '../../../shared/ownFormats'
import type { Opened } from '../formats/format'
import { escaped, nodesOf, unescaped, type Node } from '../formats/tree'

/** The addresses of a file's values, in its order. */
export function entriesOf(opened: Opened, format: OwnFormat): Address[] {
  const nodes = nodesOf(opened)
  if (nodes.length > 0) return nodes.flatMap(leavesOf)
  if (format === 'keysFile') return []
  const names = opened.names?.() ?? opened.all().map(([name]) => name)
  return [...new Set(names)].flatMap((name) => {
    const address = format === 'godot' ? ofGodot(name) : { key: name }
    return opened.find(address)?.value == null ? [] : [address]
  })
}

const leavesOf = ({ kind, address, value, nodes }: Node): Address[] =>
  kind === 'value' && value !== null ? [address] : nodes.flatMap(leavesOf)

function ofGodot(name: string): Address {
  const slash = name.indexOf('/')
  return slash === -1 ? { key: name } : { section: name.slice(0, slash), key: name.slice(slash + 1) }
}

const withSections: readonly OwnFormat[] = ['unrealTree', 'godot']

/** An address as a person reads and types it. */
export function addressText(format: OwnFormat, { section, key, inside }: Address): string {
  const way = inside === undefined ? '' : `/${inside}`
  const name = format === 'jsonTree' || format === 'unrealTree' ? escaped(key) : key
  return withSections.includes(format) && section !== undefined ? `[${section}] ${name}${way}` : name + way
}

/** The address that a person typed; null for none. */
export function addressTyped(format: OwnFormat, text: string): Address | null {
  const typed = text.trim()
  if (typed === '') return null
  if (format === 'jsonTree') return wayTyped({}, typed)
  return withSections.includes(format) ? inSection(format, typed) : { key: typed }
}

function inSection(format: OwnFormat, typed: string): Address | null {
  const [, section, rest = ''] = /^(?:\[([^\]]+)\])?([^[\]]*)$/.exec(typed) ?? []
  const key = rest.trim()
  if (key === '' || (format === 'unrealTree' && section === undefined)) return null
  const at = section === undefined ? {} : { section }
  // Godot's keys have slashes of their own.
  return format === 'unrealTree' ? wayTyped(at, key) : { ...at, key }
}

function wayTyped(at: { section?: string }, typed: string): Address | null {
  const [key = '', ...inside] = typed.split('/')
  if (key === '' || inside.includes('')) return null
  return { ...at, key: unescaped(key), ...(inside.length > 0 && { inside: inside.join('/') }) }
}

/** The same address; a number where that is what stands there, in a format that tells it from a text. */
export function asItStands(opened: Opened, address: Address): Address {
  const asNumber: Address = { ...address, as: 'number' }
  const isNumber = opened.find(address)?.value === null && opened.find(asNumber)?.value != null
  return isNumber ? asNumber : address
}
