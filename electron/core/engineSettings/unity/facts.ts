import type { Written } from './data/schema'
import data from './data/settings.json'
import { readable } from './readable'

/** What is known of a value. */
export type Fact = Omit<Written, 'choices' | 'bits'> & {
  choices?: { value: string; label: string }[]
  bits?: { bit: number; label: string }[]
}

/** What is known of a key. `category` is the page and its headings, joined by slashes. */
export type Known = { fact: Fact; category: string }

const files = new Map(
  Object.entries(data).map(([file, categories]) => [
    file,
    new Map(
      Object.entries(categories).flatMap(([category, keys]) =>
        Object.entries(keys).map(([key, written]): [string, Known] => [key, { fact: factOf(written), category }]),
      ),
    ),
  ]),
)

function factOf({ choices, bits, ...own }: Written): Fact {
  return {
    ...own,
    ...(choices && { choices: Object.entries(choices).map(([value, label]) => ({ value, label })) }),
    ...(bits && { bits: Object.entries(bits).map(([bit, label]) => ({ bit: Number(bit), label })) }),
  }
}

const everywhere = files.get('*')

/** The page of a file's settings: one of Unity's window, or one with the file's own name. */
export function pageOfFile(file: string): { id: string; label: string } {
  const [first] = files.get(file)?.values() ?? []
  const page = first?.category.split('/')[0] ?? ''
  const label = page === '' ? readable(file.replace(/\.asset$/, '')) : page
  return { id: label.toLowerCase().replaceAll(/[^a-z\d]+/g, '-'), label }
}

/** Unity's window has no page for it. */
export const isHiddenFile = (file: string) => files.get(file)?.values().next().value?.category === ''

/**
 * What is known of a part of a structure, and the way to it in the data, where a star is any name, `[]` any entry and a final N
 * any number.
 */
export function knownOf(file: string, holder: string, name: string): { way: string; known: Known | undefined } {
  const ofFile = files.get(file)
  const before = holder === '' ? '' : `${holder}.`
  const exact = `${before}${name}`
  const way = [exact, `${before}*`, numbered(exact)].find((one) => ofFile?.has(one)) ?? exact
  return { way, known: ofFile?.get(way) ?? everywhere?.get(name) }
}

/** With N in place of a number at the end. */
function numbered(way: string): string {
  let end = way.length
  while (end > 0 && /\d/.test(way[end - 1] ?? '')) end -= 1
  return `${way.slice(0, end)}N`
}

/** The same for an entry of a list. */
export function knownEntry(file: string, holder: string, index: number): { way: string; known: Known | undefined } {
  const ofFile = files.get(file)
  return { way: `${holder}[]`, known: ofFile?.get(`${holder}[${index}]`) ?? ofFile?.get(`${holder}[]`) }
}
