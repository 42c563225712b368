import { z } from 'zod'

import data from './data/settings.json'
import { readable } from './readable'

const Fact = z.strictObject({
  /** What its value is; left out where its shape says it. `entry`: the number of an entry of the list `of`. */
  is: z.enum(['bool', 'int', 'float', 'string', 'hex', 'guid', 'entry']).optional(),
  of: z.string().optional(),
  /** As Unity's window calls it, where the key does not say it; nothing for a list that is no foldout. */
  label: z.string().optional(),
  platform: z.string().optional(),
  /** It has one entry for each platform. */
  byPlatform: z.literal(true).optional(),
  choices: z
    .record(z.string(), z.string())
    .transform((names) => Object.entries(names).map(([value, label]) => ({ value, label })))
    .optional(),
  bits: z
    .record(z.string(), z.string())
    .transform((names) => Object.entries(names).map(([bit, label]) => ({ bit: Number(bit), label })))
    .optional(),
  /** What most public projects have, as the window shows it. */
  usual: z.string().optional(),
  /** Why it can't be edited by hand. */
  risk: z.enum(['internal', 'engine', 'id', 'secret', 'packed', 'opaque', 'builtIn', 'path']).optional(),
  note: z.enum(['restart', 'imports', 'rewrites', 'tag', 'stores', 'saves']).optional(),
  /** Unity's window does not show it. */
  hidden: z.literal(true).optional(),
  /** Newer versions of Unity have this one in its place. */
  now: z.string().optional(),
})
export type Fact = z.infer<typeof Fact>

/** What is known of a key. `category` is the page and its headings, joined by slashes. */
export type Known = { fact: Fact; category: string }

const files = new Map(
  Object.entries(z.record(z.string(), z.record(z.string(), z.record(z.string(), Fact))).parse(data)).map(([file, categories]) => [
    file,
    new Map(
      Object.entries(categories).flatMap(([category, keys]) =>
        Object.entries(keys).map(([key, fact]): [string, Known] => [key, { fact, category }]),
      ),
    ),
  ]),
)

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
