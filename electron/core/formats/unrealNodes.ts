import type { Address } from '../../../shared/general/row'
import { generalTexts } from '../../../shared/texts'
import { readValue } from './unrealIni'
import { partsOf, type Part } from './unrealStruct'
import { decode, localised } from './unrealText'
import type { Counted } from './unrealGroups'
import type { Node } from './tree'

const texts = generalTexts.unreal

/** `raw` is how it is written at `[start, end)`, `op` the mark of its line. `why` speaks against editing it. */
export type UnrealNode = Omit<Node, 'nodes'> & {
  nodes: readonly UnrealNode[]
  raw: string
  start: number
  end: number
  op: string
  why?: string
}

/** All lines of one key, which make its list. An array in brackets is one line. */
export const isListOfLines = ({ kind, raw }: UnrealNode) => kind === 'list' && raw === ''

/** A name in an address: a slash in it does not part it from the next. */
export const escaped = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1')
export const unescaped = (name: string) => name.replaceAll('~1', '/').replaceAll('~0', '~')

/** A text in brackets that can't be taken apart is doubtful; one that goes on behind them is only a text. */
export const looksGrouped = (value: string) => value.startsWith('(') && value.endsWith(')')

/** What a line holds, with all that is inside. `file` is for the reasons. */
export function nodeOfLine(text: string, { entry, number, isOne, isList }: Counted, file: string): UnrealNode {
  const { heading: section, op, key, start, end } = entry
  const raw = text.slice(start, end)
  const address = { section, key: op + key, ...(number !== null && { inside: String(number) }) }
  const base = { address, name: number === null ? key : String(number), raw, start, end, op, nodes: [] }
  const read = isOne ? readValue(raw, { is: entry.is, isList: isList && op === '' }) : 'varies'
  const strange = (why: keyof typeof texts) => ({ ...base, kind: 'strange', value: null, why: texts[why](key, file) }) as const
  if (typeof read === 'string') return strange(read)
  if (!looksGrouped(raw)) return { ...base, kind: 'value', value: read.value }
  const parts = partsOf(raw)
  if (parts === null) return strange('strange')
  const inside = { raw, offset: start, op, section, key: op + key, why: (why: keyof typeof texts) => texts[why](key, file) }
  return { ...base, kind: kindOf(parts), value: null, nodes: nodesOf(parts, inside, address.inside) }
}

type Inside = {
  raw: string
  offset: number
  op: string
  section: string
  key: string
  why(reason: keyof typeof texts): string
}

const kindOf = (parts: readonly Part[]) => (parts.every(({ name }) => /^\d/.test(name)) ? 'list' : 'map')

function nodesOf(parts: readonly Part[], line: Inside, above: string | undefined): UnrealNode[] {
  return parts.map((part) => {
    const inside = above === undefined ? escaped(part.name) : `${above}/${escaped(part.name)}`
    const address: Address = { section: line.section, key: line.key, inside }
    const raw = line.raw.slice(part.start, part.end)
    const base = { address, name: part.name, raw, start: line.offset + part.start, end: line.offset + part.end, op: line.op }
    if (part.parts !== null) {
      return { ...base, kind: kindOf(part.parts), value: null, nodes: nodesOf(part.parts, line, inside) }
    }
    const read = readMember(raw)
    if (typeof read === 'string') return { ...base, kind: 'strange', value: null, nodes: [], why: line.why(read) }
    return { ...base, kind: 'value', value: read.value, nodes: [] }
  })
}

function readMember(raw: string): { value: string } | keyof typeof texts {
  const value = decode(raw)
  if (value === null) return 'strange'
  if (localised.test(value)) return 'translated'
  return !raw.startsWith('"') && /["(]/.test(raw) ? 'strange' : { value }
}
