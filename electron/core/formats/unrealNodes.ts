import type { Address } from '../../../shared/general/row'
import { generalTexts } from '../../../shared/texts/general'
import { readValue } from './unrealIni'
import { partsOf, type Part } from './unrealStruct'
import { decode, localised } from './unrealText'
import type { Counted } from './unrealGroups'
import { escaped, stepInto, type Node } from './tree'

const texts = generalTexts.unreal

/** `raw` is how it is written at `[start, end)`, `op` the mark of its line. `why` speaks against editing it. */
export type UnrealNode = Omit<Node, 'nodes'> & {
  nodes: readonly UnrealNode[]
  raw: string
  start: number
  end: number
  op: string
  why: string | undefined
}

/** All lines of one key, which make its list. An array in brackets is one line. */
export const isListOfLines = ({ kind, raw }: UnrealNode) => kind === 'list' && raw === ''

/** A text in brackets that can't be taken apart is doubtful; one that goes on behind them is only a text. */
export const looksGrouped = (value: string) => value.startsWith('(') && value.endsWith(')')

/** What a line holds, with all that is inside. `file` is for the reasons. */
export function nodeOfLine(text: string, { entry, number, isOne, isList }: Counted, file: string): UnrealNode {
  const { heading: section, op, key, start, end } = entry
  const raw = text.slice(start, end)
  const inside = number === null ? undefined : String(number)
  const address: Address = { section, key: op + key, ...(inside !== undefined && { inside }) }
  const place: Place = { address, name: inside ?? key, raw, start, end, op }
  const line: Line = { raw, offset: start, op, section, key: op + key, why: (why) => texts[why](key, file) }
  const read = isOne ? readValue(raw, { is: entry.is, isList: isList && op === '' }) : 'varies'
  if (typeof read === 'string') return strange(place, line.why(read))
  if (!looksGrouped(raw)) return valueAt(place, read.value)
  const parts = partsOf(raw)
  return parts === null ? strange(place, line.why('strange')) : groupAt(place, parts, line)
}

type Place = Pick<UnrealNode, 'address' | 'name' | 'raw' | 'start' | 'end' | 'op'>

/** The line that a part is in. */
type Line = {
  raw: string
  offset: number
  op: string
  section: string
  key: string
  why(reason: keyof typeof texts): string
}

// Each with all members in one order: there are thousands of them, and such objects are made fast.
function valueAt({ address, name, raw, start, end, op }: Place, value: string): UnrealNode {
  return { address, name, kind: 'value', value, nodes: [], raw, start, end, op, why: undefined }
}

function strange({ address, name, raw, start, end, op }: Place, why: string): UnrealNode {
  return { address, name, kind: 'strange', value: null, nodes: [], raw, start, end, op, why }
}

function groupAt({ address, name, raw, start, end, op }: Place, parts: readonly Part[], line: Line): UnrealNode {
  const kind = parts.every((part) => /^\d/.test(part.name)) ? 'list' : 'map'
  const nodes = parts.map((part) => nodeOfPart(part, line, address.inside))
  return { address, name, kind, value: null, nodes, raw, start, end, op, why: undefined }
}

function nodeOfPart({ name, start, end, parts }: Part, line: Line, above: string | undefined): UnrealNode {
  const { section, key, op, offset } = line
  const inside = stepInto(above, escaped(name))
  const raw = line.raw.slice(start, end)
  const place: Place = { address: { section, key, inside }, name, raw, start: offset + start, end: offset + end, op }
  if (parts !== null) return groupAt(place, parts, line)
  const read = readMember(raw)
  return typeof read === 'string' ? strange(place, line.why(read)) : valueAt(place, read.value)
}

function readMember(raw: string): { value: string } | keyof typeof texts {
  if (localised.test(raw)) return 'translated'
  const value = decode(raw)
  if (value === null) return 'strange'
  return !raw.startsWith('"') && /["(]/.test(raw) ? 'strange' : { value }
}
