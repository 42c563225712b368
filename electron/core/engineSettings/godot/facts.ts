import { z } from 'zod'

import options from './data/export.json'
import settings from './data/settings.json'
import type { Generation } from '../../formats/godotLiteral'

const Choices = { choices: z.array(z.string()).optional(), values: z.array(z.number()).optional() }

/** What is known of a setting. `scripts/godot-settings.ts` makes the files; docs/engine-settings.md says from what. */
const Known = z.strictObject({
  /** As Godot calls it. Left out where nobody knows. */
  type: z.string().optional(),
  /** A literal. */
  default: z.string().optional(),
  /** Where versions differ: by the first version of each; null where it depends on the machine. */
  defaults: z.record(z.string(), z.string().nullable()).optional(),
  /** The versions that have it of their own, such as "3.2-3.6 4.1-4.7". */
  in: z.string().optional(),
  ...Choices,
  /** Others than the listed ones may come with modules. */
  open: z.boolean().optional(),
  flags: z.array(z.string()).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  step: z.number().optional(),
  unit: z.string().optional(),
  /** A text of several lines. */
  lines: z.boolean().optional(),
  /** A text that names a file of the project. */
  file: z.boolean().optional(),
  restart: z.boolean().optional(),
  advanced: z.boolean().optional(),
  secret: z.boolean().optional(),
  /** Why it is not for hands: `engine` writes it, or a window of its own makes the `list`. */
  fixed: z.enum(['engine', 'list']).optional(),
  /** What is different in Godot 3. Nothing in it: nobody knows. */
  v3: z.strictObject({ type: z.string().optional(), default: z.string().optional(), ...Choices }).optional(),
})
type Known = z.infer<typeof Known>

/** What is known of a setting in one version of Godot. */
export type Fact = Omit<Known, 'defaults' | 'in' | 'v3'> & {
  /** This version has it of its own, so that a file without it has its default. */
  isBuiltIn: boolean
  /** Only other versions have it. */
  isElsewhere: boolean
}

export type Facts = ReadonlyMap<string, Fact>

/** A version of Godot as a project says it. `isExact`: its minor is known, and so are its defaults. */
export type Release = { generation: Generation; minor: number; isExact: boolean }

const newest: Readonly<Record<Generation, number>> = { 3: 6, 4: 7 }

/** Null where a project does not say it. Of what is newer than the facts, the newest that is known counts. */
export function releaseOf(version: string | null): Release | null {
  const [, major = '', given] = /^(\d+)(?:\.(\d+))?/.exec(version ?? '') ?? []
  if (major !== '3' && major !== '4') return null
  const generation = major === '3' ? 3 : 4
  // 3.0 is so close to 3.1 that nobody noted what differs.
  const minor = Math.min(Math.max(Number(given ?? newest[generation]), generation === 3 ? 1 : 0), newest[generation])
  return { generation, minor, isExact: given !== undefined }
}

const table = z.record(z.string(), Known)
let known: { settings: z.infer<typeof table>; options: z.infer<typeof table> } | null = null
const held = new Map<string, { settings: Facts; options: Facts }>()

/** The facts about one version, of settings by their key and of options by platform and key. */
export function factsOf(release: Release): { settings: Facts; options: Facts } {
  const name = JSON.stringify(release)
  const before = held.get(name)
  if (before !== undefined) return before
  known ??= { settings: table.parse(settings), options: table.parse(options) }
  const facts = { settings: factsIn(known.settings, release), options: factsIn(known.options, release) }
  held.set(name, facts)
  return facts
}

function factsIn(all: z.infer<typeof table>, release: Release): Facts {
  return new Map(
    Object.entries(all).map(([key, one]) => {
      const fact = factIn(one, release)
      return [key, release.generation === 3 ? inOlderNames(fact) : fact]
    }),
  )
}

/** Lists of texts were called differently in Godot 3. */
function inOlderNames(fact: Fact): Fact {
  const { default: literal } = fact
  if (fact.type !== 'PackedStringArray') return fact
  return { ...fact, type: 'PoolStringArray', ...(literal !== undefined && { default: literal.replace('Packed', 'Pool') }) }
}

function factIn({ v3, defaults, in: ranges, ...own }: Known, release: Release): Fact {
  const isBuiltIn = isIn(ranges ?? '', release)
  const where = { isBuiltIn, isElsewhere: ranges !== undefined && !isBuiltIn }
  if (v3 !== undefined && release.generation === 3) {
    const { type: _type, default: _default, choices: _choices, values: _values, ...rest } = own
    return { ...rest, ...v3, ...where }
  }
  if (defaults === undefined) return { ...own, ...where }
  const { default: _newest, ...rest } = own
  const literal = defaultIn(defaults, release)
  return { ...rest, ...(literal != null && { default: literal }), ...where }
}

/** Undefined where the minors that a release may be have different ones. */
function defaultIn(defaults: Readonly<Record<string, string | null>>, { isExact, generation, minor }: Release) {
  const at = (number: number) => Object.entries(defaults).findLast(([since]) => numberOf(since) <= number)?.[1]
  const last = at(numberOf({ generation, minor }))
  const minors = isExact ? [] : Array.from({ length: minor }, (_, each) => numberOf({ generation, minor: each }))
  return minors.every((number) => at(number) === last) ? last : undefined
}

function isIn(ranges: string, release: Release): boolean {
  if (ranges === '') return false
  return ranges.split(' ').some((range) => {
    const [from = '', to = ''] = range.split('-')
    return numberOf(from) <= numberOf(release) && numberOf(release) <= numberOf(to)
  })
}

function numberOf(version: string | Pick<Release, 'generation' | 'minor'>): number {
  if (typeof version !== 'string') return version.generation * 100 + version.minor
  const [major, minor] = version.split('.')
  return Number(major) * 100 + Number(minor)
}
