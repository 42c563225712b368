import { engineTexts } from '../../../../shared/texts/engineSettings'
import { isListOfLines, type UnrealNode } from '../../formats/unrealNodes'
import { wholeListAt } from '../../formats/wholeList'
import type { unrealTree } from '../../formats/unrealTree'
import type { Setting } from '../rows/source'
import type { Layer } from './files'
import { defaultIn, fold, settingOf, type KnownSection, type KnownSetting } from './known'
import type { Layers } from './layers'
import { labelOf } from './names'
import { isSeen } from './versions'
import { rowsOf, type OfKey } from './rows'

/** An ini as it was read. `nodes` are its sections. */
export type File = Layer & {
  path: string
  order: number
  sections: ReadonlyMap<string, KnownSection>
  tree: ReturnType<typeof unrealTree>
  nodes: readonly UnrealNode[]
}

export type Reading = { file: File; version: string | null; layers: Layers }

type Spot = { page: string; folds: readonly string[]; known: KnownSection | undefined }

/** The rows of a key, or of all lines that make its list. */
export function keyRows(node: UnrealNode, { page, folds, known: section }: Spot, reading: Reading): Setting[] {
  const known = settingOf(section, node.name)
  const { path, platform, tree } = reading.file
  const isAbsent = node.start < 0
  const common: OfKey = {
    page,
    file: path,
    platform,
    notes: notesOf(node, reading),
    hints: known?.restart === true ? [texts.restart] : undefined,
    known,
    standard: isListOfLines(node) ? undefined : standardOf(known, reading.version),
    canLeave: !isAbsent && tree.stretch(node.address) !== null,
    isAbsent,
    isSecret: known?.secret === true,
    isAdvanced: isAbsent && known?.rare === true,
    list: isListOfLines(node) ? listIn(node, reading) : null,
  }
  return rowsOf(node, spotOf(node, known, folds), common)
}

function spotOf({ name }: UnrealNode, known: KnownSetting | undefined, folds: readonly string[]) {
  const group = known?.group === undefined ? [] : [known.group]
  return { folds: [...folds, ...group], label: known?.label ?? labelOf(name) }
}

/** Lines of one mark that add entries; those that take some out, or clear the list, are another matter. */
function listIn({ address, nodes }: UnrealNode, { file }: Reading): OfKey['list'] {
  const [op = '', ...others] = new Set(nodes.map((node) => node.op))
  if (!['+', '.'].includes(op) || others.length > 0) return null
  const whole = wholeListAt({ ...address, key: op + address.key })
  const value = file.tree.find(whole)?.value ?? null
  return value === null ? null : { address: whole, value }
}

const texts = engineTexts.unreal

function notesOf(node: UnrealNode, { file, layers }: Reading): string[] {
  // What else keeps a line from being taken out is said where it can't be edited.
  const isRepeated =
    node.start >= 0 && node.kind !== 'strange' && !isListOfLines(node) && file.tree.stretch(node.address) === null
  return [...(isRepeated ? [texts.repeated] : []), ...layers.notesFor(file, node)]
}

/** A version that isn't known has what its files have. */
function standardOf(known: KnownSetting | undefined, version: string | null): OfKey['standard'] {
  const standard = known && (version === null ? known.default : defaultIn(known, version))
  if (standard !== undefined) return { text: standard, is: 'default' }
  return known?.usual === undefined ? undefined : { text: known.usual, is: 'usual' }
}

/** The settings of Unreal's window that this file has no line of. A platform's files have none of their own. */
export function absentKeys({ file, version }: Reading): { section: string; node: UnrealNode }[] {
  const { path, base, sections, nodes } = file
  if (path !== `Config/${base}`) return []
  const here = new Set(nodes.flatMap(({ name, nodes: keys }) => keys.map((key) => `${fold(name)}\n${fold(key.name)}`)))
  return [...sections.values()].flatMap(({ section, settings }) =>
    [...settings.values()].flatMap((known) => {
      if (known.seenIn === undefined || !isSeen(known.seenIn, version)) return []
      const raw = known.default ?? sampleOf(known)
      // A struct is Unreal's to begin.
      if (raw.startsWith('(')) return []
      return here.has(`${fold(section)}\n${fold(known.key)}`) ? [] : [{ section, node: absentNode(section, known.key, raw) }]
    }),
  )
}

/** A value that says in which form others are written, where no default is known. */
function sampleOf({ type, choices }: KnownSetting): string {
  if (choices !== undefined) return String(Object.values(choices)[0] ?? '')
  return (type !== undefined && samples[type]) || ''
}

const samples: Partial<Record<NonNullable<KnownSetting['type']>, string>> = { bool: 'False', int: '0', float: '0.000000' }

/** As if the default stood there, but nowhere in the text. */
function absentNode(section: string, key: string, raw: string): UnrealNode {
  return {
    address: { section, key },
    name: key,
    kind: 'value',
    value: raw,
    nodes: [],
    raw,
    op: '',
    start: -1,
    end: -1,
    why: undefined,
  }
}
