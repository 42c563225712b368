import type { Known } from './data/schema'
import options from './data/export.json'
import settings from './data/settings.json'
import type { Generation } from '../../formats/godotLiteral'

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

const held = new Map<string, { settings: Facts; options: Facts }>()

/** The facts about one version, of settings by their key and of options by platform and key. */
export function factsOf(release: Release): { settings: Facts; options: Facts } {
  const name = JSON.stringify(release)
  const before = held.get(name)
  if (before !== undefined) return before
  const facts = { settings: factsIn(settings, release), options: factsIn(options, release) }
  held.set(name, facts)
  return facts
}

function factsIn(all: Readonly<Record<string, Known>>, release: Release): Facts {
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
