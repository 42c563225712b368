import { inOwnCapitals, readable } from '../../../electron/core/engineSettings/unity/readable'
import { everywhere, more, opaque, typed } from './besides'
import { choiceLabel } from './choiceLabel'

/** What the facts say of a setting, as far as it is used. */
type Known = {
  type: string
  label: string
  labelBy?: string
  category: string
  platform?: string
  enum?: Record<string, number | string>
  flags?: Record<string, number>
  keys?: string[]
  usual?: string | Record<string, string>
  usualShare?: number
  risky?: string
  hidden?: boolean
  renamedTo?: string
}

export type Facts = Record<string, Record<string, Known>>

type Fact = Record<string, unknown>
type Categories = Map<string, Map<string, Fact>>

/** The data of the product: by file, category and key, one line a key. */
export function dataOf(facts: Facts): string {
  const internal = everywhere.map((key): [string, Fact] => [key, { risk: 'internal' }])
  const files: [string, Categories][] = [
    ['*', new Map([['', new Map(internal)]])],
    ...Object.entries(facts).map(([file, all]): [string, Categories] => [file, categoriesOf(file, all)]),
  ]
  const parts = files.map(([file, categories]) => {
    const inside = [...categories].map(([name, keys]) => `${JSON.stringify(name)}:{\n${linesOf(keys)}\n}`)
    return `${JSON.stringify(file)}:{${inside.join(',\n')}}`
  })
  return `{\n${parts.join(',\n')}\n}\n`
}

const linesOf = (keys: ReadonlyMap<string, Fact>) =>
  [...keys].map(([key, fact]) => `${JSON.stringify(key)}:${JSON.stringify(fact)}`).join(',\n')

function categoriesOf(file: string, all: Readonly<Record<string, Known>>): Categories {
  const categories: Categories = new Map()
  const put = ({ category }: Known, key: string, fact: Fact) => {
    const name = category.replace(' (window)', '').replace('(hidden)', '')
    const keys = categories.get(name) ?? new Map<string, Fact>()
    categories.set(name, keys.set(key, { ...keys.get(key), ...fact }))
  }
  for (const [key, known] of Object.entries(all)) if (isSaid(key, all)) put(known, key, factOf(key, known))
  for (const [, key, fact] of more.filter(([name]) => name === file)) {
    const known = all[key] ?? all[key.replace(/\[.*$|\..*$/, '')]
    if (known !== undefined) put(known, key, fact)
  }
  return categories
}

/** A part of a structure that says nothing new goes by its shape. */
function isSaid(key: string, all: Readonly<Record<string, Known>>): boolean {
  const known = all[key]
  if (known === undefined || key.startsWith('(') || key.startsWith('m_configObjects.') || everywhere.includes(lastOf(key))) {
    return false
  }
  const holder = all[key.replace(/(?:\[\]|\.[^.[]*)$/, '')]
  return !/[.[]/.test(key) || holder?.category !== known.category || Object.keys(factOf(key, known)).length > 0
}

/** Values that the code knows how to show; the others go by their shape. */
const types = ['bool', 'int', 'float', 'string', 'hex', 'guid']

function factOf(key: string, known: Known): Fact {
  const { type, enum: choices, flags, hidden } = known
  const all: Fact = {
    is: types.includes(type) ? type : undefined,
    choices: choices && labelled(Object.entries(choices).map(([name, value]) => [String(value), name])),
    bits: flags && labelled(bitsOf(flags)),
    label: labelOf(key, known),
    // The facts are about the keys of the kit before GameCore.
    platform: known.platform?.split(/, |\//)[0]?.replace(/^Xbox One$/, 'Xbox One (XDK)'),
    byPlatform: known.keys?.some((name) => ['Android', 'iPhone', 'Standalone', 'WebGL'].includes(name)) === true || undefined,
    usual: usualOf(known),
    risk: riskOf(key, known),
    hidden: hidden === true || undefined,
    now: nowOf(known),
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

const labelled = (names: readonly (readonly [string, string])[]) =>
  Object.fromEntries(names.map(([value, name]) => [value, choiceLabel(name)]))

const bitsOf = (flags: Readonly<Record<string, number>>) =>
  Object.entries(flags)
    .filter(([, mask]) => mask > 0 && Number.isInteger(Math.log2(mask)))
    .map(([name, mask]) => [String(Math.log2(mask)), name] as const)

function labelOf(key: string, { label: given, labelBy }: Known): string | undefined {
  const isEntry = key.endsWith('[]') || key.endsWith('*')
  const label = inOwnCapitals(given)
  return label === readable(lastOf(key)) || (isEntry && labelBy === 'k') ? undefined : label
}

const lastOf = (key: string) => key.replace(/\[\]$/, '').split('.').at(-1) ?? key

/** Of the same file: what moved to another one is no matter of the row. */
const nowOf = ({ renamedTo }: Known) => (renamedTo === undefined || renamedTo.includes(':') ? undefined : lastOf(renamedTo))

function usualOf({ type, usual, usualShare = 0 }: Known): string | undefined {
  if (usual === undefined || usualShare < 0.8) return undefined
  if (typeof usual !== 'string') return Object.values(usual).join(', ')
  return type === 'bool' ? { 0: 'false', 1: 'true' }[usual] : usual
}

const risks: Readonly<Record<string, string>> = {
  internal: 'internal',
  'engine-written': 'engine',
  id: 'id',
  secret: 'secret',
  packed: 'packed',
}

function riskOf(key: string, { risky = '' }: Known): string | undefined {
  if (opaque.test(key)) return 'opaque'
  return typed.test(key) ? undefined : risks[risky]
}
