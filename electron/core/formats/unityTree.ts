import type { Address } from '../../../shared/general/row'
import { generalTexts } from '../../../shared/texts/general'
import { unityTexts } from '../../../shared/texts/unity'
import { refused } from '../files/failure'
import type { Tree, TreeFormat } from './tree'
import { linesOf } from './unityField'
import { listSlot, spelledList, type ListSlot } from './unityList'
import { listOfWhole } from './wholeList'
import { placeName, readMap, strange, type Place, type Reading } from './unityNodes'
import { encodeAs, encodeScalar } from './unityScalar'
import { bodyOf } from './unityYaml'

/** What stands behind the first object of a file has this address. */
export const otherObjects = '---'

/**
 * A file of `ProjectSettings/`, with every value of its object, however deep. What Unity would not write is `strange` and the
 * rest is read on. Throws `file-refused` only for what is no object of Unity at all.
 */
export const unityTree: TreeFormat = ({ text }, name) => {
  if (/\r(?!\n)/.test(text)) throw refused(unityTexts.strange(name, unityTexts.lineEnds))
  const lines = linesOf(text)
  const from = bodyOf(lines, name)
  const end = lines.findIndex((line, at) => at >= from && line.text.startsWith('---'))
  const places: Reading['places'] = new Map()
  const reading = { text, lines, places }
  const nodes = readMap(reading, { from, to: end === -1 ? lines.length : end, indent: 2 })
  const rest = { address: { key: otherObjects }, name: otherObjects, depth: 0 }
  if (end !== -1) nodes.push(strange(reading, rest, end, lines.length))

  const placeOf = (address: Address) => (address.section === undefined ? places.get(placeName(address)) : undefined)
  function listAt(address: Address): ListSlot | null {
    const list = listOfWhole(address)
    const place = list === null ? undefined : placeOf(list)
    if (list === null || place === undefined) return null
    const entries: Place[] = []
    for (
      let entry = places.get(`${entriesIn(list)}0`);
      entry !== undefined;
      entry = places.get(`${entriesIn(list)}${entries.length}`)
    )
      entries.push(entry)
    return listSlot(text, place, entries)
  }

  const flowStarts = new Set([...places.values()].filter(({ isFlow }) => isFlow).map(({ start }) => start))

  return {
    nodes: () => nodes,
    find(address) {
      const list = listAt(address)
      if (list !== null) return list
      const place = placeOf(address)
      if (place === undefined) return null
      const { start, end: stop, value } = place
      return { start, end: stop, value, ...(value === null && { why: generalTexts.unity.notText(address.key, name) }) }
    },
    all: () =>
      [...places].filter(([, { isLeaf }]) => isLeaf).map(([path, { start, end: stop }]) => [path, text.slice(start, stop)]),
    within(address) {
      const list = listOfWhole(address)
      if (list === null) return null
      const own = placeName(list)
      return (each) => each === own || each.startsWith(entriesIn(list))
    },
    spell(value, slot, address) {
      if (slot === null) return []
      const list = listAt(address)
      if (list !== null) return spelledList(text, list, value)
      return spelled(text, value, slot.start, flowStarts.has(slot.start))
    },
    // Unity drops what it does not know, and makes everything that it does know by itself.
    room: () => null,
  } satisfies Tree
}

/** What the names of a list's entries begin with. */
const entriesIn = (list: Address) => `${placeName(list)}${list.inside === undefined ? '\n' : '/'}`

/** In the quotes that the value has, where they can hold it; else as Unity would write it. */
function spelled(text: string, value: string, start: number, isFlow: boolean): string[] {
  const plain = encodeScalar(value)
  if (plain === null) return []
  const form = text[start] === "'" ? 'single' : text[start] === '"' ? 'double' : isFlow && isBroken(plain) ? 'single' : 'plain'
  const raw = form === 'plain' ? plain : (encodeAs(value, form) ?? plain)
  // Behind a colon or a dash without a space.
  const isBare = [':', '-'].includes(text[start - 1] ?? '')
  return [isBare ? ` ${raw}` : raw]
}

/** What is plain in a line of its own, but not between braces. */
const isBroken = (raw: string) => raw === '' || (!/^["']/.test(raw) && /[,:]/.test(raw))
