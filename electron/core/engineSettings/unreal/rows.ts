import type { EngineSettingView, SettingType } from '../../../../shared/engineSettings'
import { engineTexts } from '../../../../shared/engineTexts'
import { isListOfLines, type UnrealNode } from '../../formats/unrealNodes'
import { partsOf } from '../../formats/unrealStruct'
import { localisedText } from '../../formats/unrealText'
import { plainForm, type Form, type Setting } from '../rows/source'
import type { Known } from './known'
import { whyShown, whyWhole } from './reasons'
import { shapeOf } from './scalars'
import { isSecret } from './secrets'
import { titlesOf } from './titles'
import { vectorOf } from './vectors'
import { settingId } from './ids'

const texts = engineTexts.unreal

/**
 * What all rows of a key have in common. `canLeave`: its line can be taken out of the file; `isAbsent`: the file has none, and
 * its default stands for it.
 */
export type OfKey = Pick<Setting, 'page' | 'file' | 'platform' | 'notes' | 'isAdvanced'> & {
  known: Known | undefined
  standard: { text: string; is: 'default' | 'usual' } | undefined
  canLeave: boolean
  isAbsent: boolean
}

/** Where a row is, and what it is called there. */
type Spot = { folds: readonly string[]; label: string }

/** The rows of a key: one for its value, or one for each value that is in it. */
export function rowsOf(node: UnrealNode, spot: Spot, common: OfKey): Setting[] {
  if (isListOfLines(node)) return rowsInside(node, spot, common)
  const why = whyWhole(node, common.known)
  if (why !== undefined) return [shownRow(node, { ...spot, label: markedLabel(node, spot.label) }, common, why)]
  const vector = vectorOf(node)
  if (vector !== null) return [editableRow(node, spot, common, vector)]
  if (node.nodes.length === 0 || common.known?.secret === true) return [valueRow(node, spot, common)]
  // What is known is about the struct as a whole.
  return rowsInside(node, spot, { ...common, known: undefined })
}

function rowsInside(node: UnrealNode, { folds, label }: Spot, common: OfKey): Setting[] {
  const titles = titlesOf(node)
  const ofPart = { ...common, standard: undefined, canLeave: false }
  return node.nodes.flatMap((one, index) => rowsOf(one, { folds: [...folds, label], label: titles[index] ?? one.name }, ofPart))
}

const markedLabel = ({ op }: UnrealNode, label: string) =>
  op === '-' ? texts.removed(label) : op === '!' ? texts.cleared : label

function valueRow(node: UnrealNode, spot: Spot, common: OfKey): Setting {
  const { value, name, raw } = node
  if (common.known?.secret === true || isSecret(name, raw)) return secretRow(node, spot, common)
  if (value === null) return shownRow(node, spot, common, texts.empty)
  const shape = shapeOf(value, common.known)
  const why = shape.type.is === 'reference' ? texts.reference : whyShown(node)
  if (why !== undefined) return fixedRow(node, spot, common, { type: shape.type, value, why })
  return editableRow(node, spot, common, { ...shape, nodes: [node] })
}

type Editable = { type: SettingType; form: Form; nodes: readonly UnrealNode[] }

function editableRow(node: UnrealNode, spot: Spot, common: OfKey, { type, form, nodes }: Editable): Setting {
  const value = form.read(nodes.map((one) => one.value))
  return {
    ...baseOf(node, spot, common),
    type,
    form,
    addresses: nodes.map(({ address }) => address),
    value: common.isAbsent ? null : value,
    ...(common.standard && { standard: standardOf(common.standard, form, value) }),
    ...((common.isAbsent || (common.canLeave && nodes[0] === node)) && { isOptional: true as const }),
  }
}

/** A number that is only written in another way is no other number. */
function standardOf({ text, is }: NonNullable<OfKey['standard']>, form: Form, value: string | null) {
  const standard = form.read(partsOf(text)?.map(({ start, end }) => text.slice(start, end)) ?? [text]) ?? text
  const isSame = value !== null && value !== '' && Number(value) === Number(standard)
  return { value: isSame ? value : standard, is }
}

function baseOf(node: UnrealNode, { folds, label }: Spot, { page, file, platform, notes, isAdvanced }: OfKey) {
  const { address } = node
  const isOfLine = address.inside !== undefined && node.op !== ''
  const steps = address.inside?.split('/').slice(isOfLine ? 1 : 0) ?? []
  return {
    id: settingId(file, address),
    page,
    folds: [...folds],
    label,
    key: [address.key, ...steps].join('.'),
    file,
    format: 'unrealTree' as const,
    ...(platform !== undefined && { platform }),
    ...(notes !== undefined && notes.length > 0 && { notes }),
    ...(isAdvanced && { isAdvanced }),
  }
}

type Shown = Pick<EngineSettingView, 'type' | 'value'> & { why: string; isSecret?: true }

function fixedRow(node: UnrealNode, spot: Spot, common: OfKey, shown: Shown): Setting {
  const { standard, isAbsent } = common
  return {
    ...baseOf(node, spot, common),
    addresses: [node.address],
    form: plainForm,
    ...shown,
    ...(isAbsent && { value: null }),
    ...(standard && shown.isSecret !== true && { standard: standardOf(standard, plainForm, shown.value) }),
  }
}

/** A line as it is written, or the text of one with translations. */
function shownRow(node: UnrealNode, spot: Spot, common: OfKey, why: string): Setting {
  if (common.known?.secret === true || isSecret(node.name, node.raw)) return secretRow(node, spot, common)
  const text = localisedText(node.raw)
  if (text !== null) return fixedRow(node, spot, common, { type: { is: 'text' }, value: text, why })
  return fixedRow(node, spot, common, { type: { is: 'literal' }, value: node.value ?? node.raw, why })
}

function secretRow(node: UnrealNode, spot: Spot, common: OfKey): Setting {
  const why = node.raw === '' || node.raw === '""' ? texts.noSecret(common.file) : texts.secret(common.file)
  return fixedRow(node, spot, common, { type: { is: 'text' }, value: '', isSecret: true, why })
}
