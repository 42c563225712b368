import type { EngineSettingView, SettingType } from '../../../../shared/engineSettings'
import type { Address } from '../../../../shared/general/row'
import { mostEntries } from '../../../../shared/listValue'
import { engineTexts } from '../../../../shared/texts/engineSettings'
import { isListOfLines, type UnrealNode } from '../../formats/unrealNodes'
import { partsOf } from '../../formats/unrealStruct'
import { localisedText } from '../../formats/unrealText'
import { plainForm, type Form, type Setting } from '../rows/source'
import type { Known } from './data/schema'
import { whyShown, whyWhole } from './reasons'
import { shapeOf } from './scalars'
import { hasSecret, holdsSecret, isSecretKey, mayBeSecret } from '../rows/secrets'
import { titlesOf } from './titles'
import { vectorOf } from './vectors'
import { settingId } from './ids'

const texts = engineTexts.unreal

/**
 * What all rows of a key have in common. `canLeave`: its line can be taken out of the file; `isAbsent`: the file has none, and
 * its default stands for it.
 */
export type OfKey = Pick<Setting, 'page' | 'file' | 'platform' | 'notes' | 'hints' | 'isAdvanced'> & {
  known: Known | undefined
  standard: { text: string; is: 'default' | 'usual' } | undefined
  canLeave: boolean
  isAbsent: boolean
  /** What holds it says that all of it is secret. */
  isSecret: boolean
  /** The address and the value of its lines as one list, where they can be that. */
  list: { address: Address; value: string } | null
}

/** Where a row is, and what it is called there. */
type Spot = { folds: readonly string[]; label: string }

/** The rows of a key: one for its value, or one for each value that is in it. */
export function rowsOf(node: UnrealNode, spot: Spot, common: OfKey): Setting[] {
  if (isListOfLines(node)) return listRow(node, spot, common) ?? rowsInside(node, spot, common)
  const why = whyWhole(node, common.known)
  if (why !== undefined) return [shownRow(node, { ...spot, label: markedLabel(node, spot.label) }, common, why)]
  const vector = vectorOf(node)
  if (vector !== null) return [editableRow(node, spot, common, vector)]
  if (node.nodes.length === 0) return [valueRow(node, spot, common)]
  // What is known is about the struct as a whole.
  return rowsInside(node, spot, { ...common, known: undefined })
}

/** All entries in one row, where each is a plain text or number. */
function listRow({ nodes, ...node }: UnrealNode, spot: Spot, common: OfKey): Setting[] | null {
  const { list, known } = common
  const isOpen = nodes.every((one) => !isClosed(one, common) && whyWhole(one, known) === undefined && whyShown(one) === undefined)
  const of = kindOfEntries(nodes.map(({ value }) => shapeOf(value ?? '', known).type))
  if (list === null || of === null || common.isSecret || isSecretKey(node.name) || !isOpen || nodes.length > mostEntries)
    return null
  const content = { type: { is: 'list' as const, of }, form: plainForm, value: list.value }
  const row = rowOf({ ...node, nodes, address: list.address, op: nodes[0]?.op ?? '' }, spot, common, content)
  return [{ ...row, isOptional: true, isOutWhenEmpty: true }]
}

const isClosed = (node: UnrealNode, common: OfKey) => hasSecret(node.raw) || isSecretByKey(node, common)

function kindOfEntries(types: readonly SettingType[]): 'text' | 'number' | 'whole' | null {
  if (!types.every(({ is }) => is === 'text' || is === 'number')) return null
  if (types.some(({ is }) => is === 'text')) return 'text'
  return types.every((type) => type.is === 'number' && type.isWhole) ? 'whole' : 'number'
}

function rowsInside(node: UnrealNode, { folds, label }: Spot, common: OfKey): Setting[] {
  const isSecret = common.isSecret || isSecretKey(node.name) || isSecretKey(keyOfPair(node))
  // The name of an entry is one of its values.
  const titles = isSecret ? node.nodes.map((_, index) => String(index + 1)) : titlesOf(node)
  const ofPart = { ...common, standard: undefined, canLeave: false, isSecret }
  return node.nodes.flatMap((one, index) => rowsOf(one, { folds: [...folds, label], label: titles[index] ?? one.name }, ofPart))
}

/** A map is a list of pairs. */
const keyOfPair = ({ kind, nodes }: UnrealNode) => (kind === 'list' && nodes.length === 2 ? (nodes[0]?.value ?? '') : '')

const markedLabel = ({ op }: UnrealNode, label: string) =>
  op === '-' ? texts.removed(label) : op === '!' ? texts.cleared : label

function valueRow(node: UnrealNode, spot: Spot, common: OfKey): Setting {
  const { value, raw } = node
  if (hasSecret(raw) || isSecretByKey(node, common)) return secretRow(node, spot, common)
  if (value === null) return shownRow(node, spot, common, texts.empty)
  const shape = shapeOf(value, common.known)
  const why = shape.type.is === 'reference' ? texts.reference : whyShown(node)
  if (why !== undefined) return fixedRow(node, spot, common, { type: shape.type, value, why })
  return editableRow(node, spot, common, { ...shape, nodes: [node] })
}

const isSecretByKey = ({ name, raw }: UnrealNode, { isSecret, known }: OfKey) =>
  known?.secret === true || ((isSecret || isSecretKey(name)) && mayBeSecret(raw))

type Editable = { type: SettingType; form: Form; nodes: readonly UnrealNode[] }

function editableRow(node: UnrealNode, spot: Spot, common: OfKey, { type, form, nodes }: Editable): Setting {
  const value = form.read(nodes.map((one) => one.value))
  const row = rowOf(node, spot, common, { type, form, value: common.isAbsent ? null : value })
  if (nodes[0] !== node) row.addresses = nodes.map(({ address }) => address)
  if (common.standard !== undefined) row.standard = standardOf(common.standard, form, value)
  if (common.isAbsent || (common.canLeave && nodes[0] === node)) row.isOptional = true
  return row
}

/** A number that is only written in another way is no other number. */
function standardOf({ text, is }: NonNullable<OfKey['standard']>, form: Form, value: string | null) {
  const standard = form.read(partsOf(text)?.map(({ start, end }) => text.slice(start, end)) ?? [text]) ?? text
  const isSame = value !== null && value !== '' && Number(value) === Number(standard)
  return { value: isSame ? value : standard, is }
}

type Content = Pick<Setting, 'type' | 'form' | 'value'>

/** Made in one piece: there are thousands of rows. */
function rowOf(node: UnrealNode, { folds, label }: Spot, common: OfKey, { type, form, value }: Content): Setting {
  const { address } = node
  const { page, file, platform, notes, hints, isAdvanced } = common
  const id = settingId(file, address)
  const format = 'unrealTree'
  const row: Setting = {
    id,
    page,
    folds: [...folds],
    label,
    key: keyOf(node),
    file,
    format,
    addresses: [address],
    type,
    form,
    value,
  }
  if (platform !== undefined) row.platform = platform
  if (notes !== undefined && notes.length > 0) row.notes = notes
  if (hints !== undefined) row.hints = hints
  if (isAdvanced === true) row.isAdvanced = true
  return row
}

/** Without the numbers of lines, which are not in the file. */
function keyOf({ address: { key, inside }, op }: UnrealNode): string {
  if (inside === undefined) return key
  return [key, ...inside.split('/').slice(op === '' ? 0 : 1)].join('.')
}

type Shown = Pick<EngineSettingView, 'type' | 'value'> & { why: string }

function fixedRow(node: UnrealNode, spot: Spot, common: OfKey, { type, value, why }: Shown): Setting {
  const { standard, isAbsent } = common
  const row = rowOf(node, spot, common, { type, form: plainForm, value: isAbsent ? null : value })
  row.why = why
  if (standard !== undefined) row.standard = standardOf(standard, plainForm, value)
  return row
}

/** A line as it is written, or the text of one with translations. */
function shownRow(node: UnrealNode, spot: Spot, common: OfKey, why: string): Setting {
  if (holdsSecret(node.raw) || isSecretByKey(node, common)) return secretRow(node, spot, common)
  const text = localisedText(node.raw)
  if (text !== null) return fixedRow(node, spot, common, { type: { is: 'text' }, value: text, why })
  return fixedRow(node, spot, common, { type: { is: 'literal' }, value: node.value ?? node.raw, why })
}

function secretRow(node: UnrealNode, spot: Spot, common: OfKey): Setting {
  const why = node.raw === '' || node.raw === '""' ? texts.noSecret(common.file) : texts.secret(common.file)
  const row = fixedRow(node, spot, { ...common, standard: undefined }, { type: { is: 'text' }, value: '', why })
  row.isSecret = true
  return row
}
