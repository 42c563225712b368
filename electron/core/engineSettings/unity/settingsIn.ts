import { mostEntries as mostInList } from '../../../../shared/listValue'
import { engineTexts } from '../../../../shared/texts/engineSettings'
import type { Node } from '../../formats/tree'
import type { Setting } from '../rows/source'
import { folded, inside, type Context } from './context'
import { isHiddenFile, knownEntry, knownOf, pageOfFile, type Fact, type Known } from './facts'
import { isRetired, platformNamed, platformNumbered } from './platforms'
import { labelOf, listRow, rowOf } from './row'
import { shownAs } from './valueTypes'

const texts = engineTexts.unity

const player = 'player'

/** Each setting of a file, in its order. */
export function settingsIn(path: string, nodes: readonly Node[], listAt: Context['listAt']): Setting[] {
  const file = path.slice(path.lastIndexOf('/') + 1)
  const page = pageOfFile(file)
  const context: Context = {
    path,
    file,
    page: page.id,
    category: page.label,
    folds: [],
    way: '',
    key: '',
    isAdvanced: isHiddenFile(file),
    beside: new Set(),
    entriesOf: entriesOf(nodes),
    listAt,
  }
  return fieldsOf(nodes, context)
}

/** More than a person would choose from. */
const mostEntries = 100

function entriesOf(nodes: readonly Node[]): Context['entriesOf'] {
  const known = new Map<string, readonly string[]>()
  return (list) => {
    const entries = known.get(list) ?? namesOfEntries(nodes.find(({ name }) => name === list)?.nodes ?? [])
    known.set(list, entries)
    return entries.length > mostEntries ? [] : entries
  }
}

function fieldsOf(nodes: readonly Node[], holder: Context): Setting[] {
  const context = { ...holder, beside: new Set(nodes.map(({ name }) => name)) }
  return nodes.flatMap((node) => {
    const found = isOfScript(context, node.name) ? ofScript : knownOf(context.file, context.way, node.name)
    return settingsOf(node, inside(context, found, node.name), found.known)
  })
}

/** Unity's own part of an object whose type is a script. Other objects may have a setting of that name. */
const isOfScript = ({ way, beside }: Context, name: string) =>
  way === '' && beside.has('m_Script') && (name === 'm_Name' || name === 'm_Enabled')

const ofScript = { way: '', known: { category: '', fact: { risk: 'internal' } } } as const

function settingsOf(node: Node, context: Context, known: Known | undefined): Setting[] {
  const fact = known?.fact
  const mask = maskOf(node)
  if (mask !== null) return settingsOf(mask, { ...context, label: context.label ?? labelOf(node.name, fact) }, known)
  const row = ownRow(node, context, fact)
  if (row !== null) return [row]
  const label = context.label ?? labelOf(node.name, fact)
  if (node.kind === 'list') return entriesIn(node, context, label)
  if (fact?.byPlatform === true || node.nodes.every(({ name }) => platformNamed(name) !== undefined)) {
    return platformsIn(node, context, label)
  }
  return fieldsOf(node.nodes, folded(context, label))
}

const ownRow = (node: Node, context: Context, fact: Fact | undefined) =>
  textList(node, context, fact) ?? rowOf(node, context, fact)

/** A list of texts, which may have more or fewer of them. One whose entries are known one by one has a place for each. */
function textList(node: Node, context: Context, fact: Fact | undefined): Setting | null {
  if (node.kind !== 'list' || node.nodes.length > mostInList || context.risk !== undefined) return null
  const [ofEntry, ...others] = new Set(
    [0, ...node.nodes.keys()].map((index) => knownEntry(context.file, context.way, index).known?.fact),
  )
  if (others.length > 0 || !areTexts(node, ofEntry)) return null
  return listRow(node, { ...context, note: ofEntry?.note }, fact)
}

/** What nobody knows is taken for texts where it looks like them. */
const areTexts = ({ nodes }: Node, fact: Fact | undefined) =>
  fact === undefined
    ? nodes.length > 0 && nodes.every(({ value }) => value !== null && shownAs(value, fact, []).type.is === 'text')
    : fact.is === 'string' && fact.risk === undefined

/** The number of a mask, which is all that a structure of that kind holds. */
function maskOf({ kind, nodes }: Node): Node | null {
  const [mask, ...others] = nodes.filter(({ name }) => name !== 'serializedVersion')
  return kind === 'map' && mask?.name === 'm_Bits' && others.length === 0 ? mask : null
}

/** The Player's page has a tab for each platform; on others the platforms are named one below the other. */
function platformsIn({ nodes }: Node, context: Context, label: string): Setting[] {
  const isOnTabs = context.page === player
  return nodes.flatMap((node) => {
    const platform = platformNamed(node.name) ?? platformNumbered(node.name)
    const isOnTab = isOnTabs && platform !== undefined
    const isAdvanced = context.isAdvanced || isRetired(platform)
    const own = isOnTab ? { ...context, platform } : folded({ ...context, isAdvanced }, label)
    const found = knownOf(context.file, context.way, node.name)
    const name = isOnTab ? label : (platform ?? labelOf(node.name, undefined))
    return settingsOf(node, inside(own, found, `${context.key}.${node.name}`, name), found.known)
  })
}

function entriesIn({ nodes }: Node, context: Context, label: string): Setting[] {
  const names = namesOfEntries(nodes)
  const fold = folded(context, label)
  return nodes.flatMap((node, index) => {
    const found = knownEntry(context.file, context.way, index)
    const key = `${context.key}[${index}]`
    const target = context.page === player ? targetOf(node) : null
    if (target !== null) return targetIn(node, inside(context, found, key), target, label)
    const noun = found.known?.fact.label ?? texts.element
    const isHolder = node.kind === 'map' || node.kind === 'list'
    const name = (isHolder ? names[index] : undefined) ?? `${noun} ${index}`
    return settingsOf(node, inside(fold, found, key, name), found.known)
  })
}

/** The platform that an entry is for, by Unity's own name. */
const targetOf = ({ nodes }: Node) => nodes.find(({ name }) => name === 'm_BuildTarget')?.value ?? null

/** An entry for one platform. If it holds only one value, that is the value of the list for the platform. */
function targetIn({ nodes }: Node, context: Context, target: string, label: string): Setting[] {
  const platform = platformNamed(target) ?? (target === '' ? texts.anyPlatform : target)
  const own = { ...context, platform }
  const values = nodes.filter(({ name }) => name !== 'm_BuildTarget')
  const isOne = values.filter(({ name }) => name !== 'serializedVersion').length === 1
  return values.flatMap((node) => {
    const found = knownOf(context.file, context.way, node.name)
    const isNamedByList = isOne && node.name !== 'serializedVersion'
    const holder = isOne ? own : folded(own, label)
    return settingsOf(node, inside(holder, found, node.name, isNamedByList ? label : undefined), found.known)
  })
}

/** What entries are called by what they hold, each with a name of its own. */
function namesOfEntries(nodes: readonly Node[]): string[] {
  const taken = new Map<string, number>()
  return nodes.map((node, index) => {
    const name = nameOfEntry(node) ?? `${texts.element} ${index}`
    const times = (taken.get(name) ?? 0) + 1
    taken.set(name, times)
    return times === 1 ? name : `${name} (${times})`
  })
}

const naming = ['m_Name', 'name', 'path', 'm_Id', 'm_BuildTarget', 'first']

function nameOfEntry({ nodes }: Node): string | null {
  const name = naming.map((one) => nodes.find((node) => node.name === one)?.value ?? '').find((value) => value !== '')
  return name?.replace(/^(?:[^/]*\/)+/, '').replace(/\.unity$/, '') ?? null
}
