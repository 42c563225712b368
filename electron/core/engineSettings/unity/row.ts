import { engineTexts } from '../../../../shared/texts/engineSettings'
import type { SettingType } from '../../../../shared/engineSettings'
import type { Address } from '../../../../shared/general/row'
import type { Node } from '../../formats/tree'
import { wholeListAt } from '../../formats/wholeList'
import { otherObjects } from '../../formats/unityTree'
import { hasSecret, isSecretKey, mayBeSecret } from '../rows/secrets'
import { plainForm, type Form, type Setting } from '../rows/source'
import type { Context } from './context'
import type { Fact } from './facts'
import { readable } from './readable'
import { structureOf } from './structures'
import { shownAs } from './valueTypes'

const texts = engineTexts.unity

type Shape = {
  type: SettingType
  form?: Form
  addresses?: readonly Address[]
  value: string | null
  why?: string
  usual?: string
}

/** A row for what is one value to people; null for what has rows of its own inside. */
export function rowOf(node: Node, around: Context, fact: Fact | undefined): Setting | null {
  const context: Context = isSecret(node, fact) ? { ...around, risk: 'secret' } : around
  const shape = structureShape(node, fact) ?? valueShape(node, context, fact) ?? closedShape(node, context)
  return shape === null ? null : setting(node, context, fact, shape)
}

/** All entries of a list of texts in one row; null where it is not written as Unity does, or has a secret in it. */
export function listRow(node: Node, context: Context, fact: Fact | undefined): Setting | null {
  const address = wholeListAt(node.address)
  const value = context.listAt(address)
  const isOpen = !node.nodes.some((entry) => isSecret({ ...entry, name: node.name }, fact))
  const shape: Shape = { type: { is: 'list', of: 'text' }, addresses: [address], value }
  return value !== null && isOpen ? setting(node, context, fact, shape) : null
}

/** Files of packages hold anything. What the data knows is no secret by its name alone. */
function isSecret({ value, name }: Node, fact: Fact | undefined): boolean {
  if (value === null) return false
  return hasSecret(value) || (fact === undefined && isSecretKey(name) && mayBeSecret(value))
}

function structureShape(node: Node, fact: Fact | undefined): Shape | null {
  const structure = structureOf(node)
  if (structure === null) return null
  const why = structure.type.is === 'reference' ? { why: engineTexts.notReference } : {}
  return { ...structure, ...why, ...(fact?.usual !== undefined && { usual: fact.usual }) }
}

function valueShape({ kind, value }: Node, context: Context, fact: Fact | undefined): Shape | null {
  if (kind !== 'value' || value === null) return null
  const { type, form, isKnown, why } = shownAs(value, fact, fact?.of === undefined ? [] : context.entriesOf(fact.of))
  const usual = isKnown ? fact?.usual : undefined
  return {
    type,
    form,
    value: form.read([value]),
    ...(why !== undefined && { why: texts.risks[why] }),
    ...(usual !== undefined && { usual }),
  }
}

/** What is shown as a whole: nothing is in it, it can't be read, or only Unity can edit it. */
function closedShape({ kind, nodes, name }: Node, { risk }: Context): Shape | null {
  const type = { is: 'literal' } as const
  if (kind === 'strange') return { type, value: '', why: name === otherObjects ? texts.severalObjects : texts.strange }
  const isClosed = risk === 'opaque' || nodes.length === 0
  return isClosed ? { type, value: texts.entries(nodes.length), why: texts.list } : null
}

function setting(node: Node, context: Context, fact: Fact | undefined, shape: Shape): Setting {
  const { form = plainForm, addresses = [node.address], type } = shape
  const row: Setting = {
    id: `${context.path}#${placeIn(node.address)}`,
    page: context.page,
    folds: [...context.folds],
    label: context.label ?? labelOf(node.name, fact),
    key: context.key,
    file: context.path,
    format: 'unityTree',
    type,
    value: context.risk === 'secret' ? hidden(shape.value) : shape.value,
    addresses,
    form,
  }
  fill(row, context, fact, shape)
  return row
}

/** What only some rows have. */
function fill(row: Setting, context: Context, fact: Fact | undefined, { why, usual }: Shape): void {
  const { platform, risk, isAdvanced } = context
  const reason = risk === undefined ? why : texts.risks[risk]
  const notes = notesOf(context, fact)
  if (usual !== undefined) row.standard = { value: usual, is: 'usual' }
  if (reason !== undefined) row.why = reason
  if (notes.length > 0) row.notes = notes
  if (context.note === 'restart') row.hints = [texts.notes.restart]
  if (platform !== undefined) row.platform = platform
  if (isAdvanced || isReplaced(context, fact)) row.isAdvanced = true
  if (risk === 'secret') row.isSecret = true
}

const placeIn = ({ key, inside }: Address) =>
  [key.replaceAll('~', '~0').replaceAll('/', '~1'), ...(inside === undefined ? [] : [inside])].join('/')

/** That there is a secret may be known, and nothing else of it. */
const hidden = (value: string | null) => (value === null || value === '' ? null : '')

export function labelOf(name: string, fact: Fact | undefined): string {
  if (fact?.label !== undefined) return fact.label
  if (/^\(\d+\)$/.test(name)) return texts.unread
  return name === otherObjects ? texts.otherObjects : readable(name)
}

const isReplaced = ({ beside }: Context, fact: Fact | undefined) => fact?.now !== undefined && beside.has(fact.now)

function notesOf(context: Context, fact: Fact | undefined): string[] {
  const replaced = isReplaced(context, fact) && fact?.now !== undefined ? [texts.replaced(fact.now)] : []
  const { note } = context
  return [...replaced, ...(note === undefined || note === 'restart' ? [] : [texts.notes[note]])]
}
