import type { Address } from '../../../shared/general/row'
import type { OwnFormat } from '../../../shared/ownPlace'
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
  if (format === 'jsonTree') return escaped(key) + way
  return withSections.includes(format) && section !== undefined ? `[${section}] ${key}${way}` : key + way
}

/** The address that a person typed; null for none. */
export function addressTyped(format: OwnFormat, text: string): Address | null {
  const typed = text.trim()
  if (format === 'jsonTree') {
    const [key = '', ...inside] = typed.split('/')
    return key === '' || inside.includes('')
      ? null
      : { key: unescaped(key), ...(inside.length > 0 && { inside: inside.join('/') }) }
  }
  if (!withSections.includes(format)) return typed === '' ? null : { key: typed }
  const [, section, rest = ''] = /^(?:\[([^\]]+)\])?([^[\]]*)$/.exec(typed) ?? []
  const key = rest.trim()
  if (key === '' || (format === 'unrealTree' && section === undefined)) return null
  const at = section === undefined ? {} : { section }
  const slash = format === 'unrealTree' ? key.indexOf('/') : -1
  return slash === -1 ? { ...at, key } : { ...at, key: key.slice(0, slash), inside: key.slice(slash + 1) }
}

/** The same address; a number where that is what stands there, in a format that tells it from a text. */
export function asItStands(opened: Opened, address: Address): Address {
  const asNumber: Address = { ...address, as: 'number' }
  const isNumber = opened.find(address)?.value === null && opened.find(asNumber)?.value != null
  return isNumber ? asNumber : address
}
