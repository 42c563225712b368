import type { Address } from '../../../../shared/general/row'
import type { Judge, Reading } from '../judge'

/** What the judge read, with the texts that fields have in selectors. */
type Read = { by: Judge; reading: Reading; texts: Readonly<Record<string, string>> }

/**
 * The address that a declared one leads to in what a judge read: null where a selector fits no entry, or several. Written apart
 * from the product's own selectors, of which it is the judge.
 */
export function meant(read: Read, declared: Address): Address | null {
  const { inside, ...place } = declared
  if (inside === undefined) return place
  const way: string[] = []
  for (const step of inside.split('/')) {
    const found = step.startsWith('[') ? entriesThatFit(read, place, way, step) : [step]
    if (found.length !== 1) return null
    way.push(...found)
  }
  return { ...place, inside: way.join('/') }
}

function entriesThatFit(read: Read, place: Address, way: readonly string[], step: string): string[] {
  const entries = namesBelow(read, place, way)
  if (step === '[]') return entries
  const equals = step.indexOf('=')
  const [name, wanted] = [step.slice(1, equals), textOf(read, place, step.slice(equals + 1, -1))]
  if (wanted === '') return []
  if (name.startsWith('@'))
    return positionsIn(read, { ...place, key: name.slice(1) }, wanted).filter((at) => entries.includes(at))
  return entries.filter((entry) => seenAt(read, place, [...way, entry, name]) === wanted)
}

/** `{field}` is the field's text. */
function textOf({ texts }: Read, _place: Address, text: string): string {
  const field = /^\{(\w+)\}$/.exec(text)?.[1]
  return field === undefined ? text : (texts[field] ?? '')
}

function seenAt({ by, reading }: Read, place: Address, way: readonly string[]): string | null {
  const address = way.length === 0 ? place : { ...place, inside: way.join('/') }
  const held = reading.get(by.nameOf(address))
  return held === undefined ? null : (held.value ?? held.seen)
}

/** The names of the parts of what is at the end of a way. */
function namesBelow({ by, reading }: Read, place: Address, way: readonly string[]): string[] {
  const names = [...reading.values()].flatMap(({ address }) => {
    const steps = address.inside?.split('/') ?? []
    const isBelow = by.nameOf({ ...address, inside: undefined }) === by.nameOf({ ...place, inside: undefined })
    const isOnWay = way.every((step, index) => steps[index]?.toLowerCase() === step.toLowerCase())
    const next = steps[way.length]
    return isBelow && isOnWay && next !== undefined ? [next] : []
  })
  return [...new Set(names)]
}

/** Where a list has a text. Unity writes one of numbers as a row of bytes, four for each, the lowest first. */
function positionsIn(read: Read, list: Address, wanted: string): string[] {
  const bytes = seenAt(read, list, [])
  const texts =
    bytes === null
      ? namesBelow(read, list, []).map((entry) => seenAt(read, list, [entry]))
      : (bytes.match(/.{8}/g) ?? []).map((four) => String(Number.parseInt(four.match(/../g)?.toReversed().join('') ?? '', 16)))
  return texts.flatMap((text, index) => (text === wanted ? [String(index)] : []))
}
