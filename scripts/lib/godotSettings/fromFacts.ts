import { isDeepStrictEqual } from 'node:util'

import { z } from 'zod'

import { areSame } from '../../../electron/core/engineSettings/godot/types'
import type { Asked } from './askGodot'

/** A setting in the files of facts about engines, as far as it is used here. */
const Fact = z.looseObject({
  type: z.string().nullable(),
  default: z.string().nullable(),
  defaults: z.record(z.string(), z.string().nullable()).optional(),
  v3: z.looseObject({ type: z.string().nullable(), default: z.string().nullable() }).optional(),
  versions: z.array(z.string()).optional(),
  enum: z.array(z.string()).optional(),
  values: z.array(z.number()).optional(),
  flags: z.array(z.string()).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  step: z.number().optional(),
  unit: z.string().optional(),
  basic: z.boolean().nullish(),
  featureOf: z.string().optional(),
  page: z.string().optional(),
})
export const Facts = z.record(z.string(), Fact)
type Fact = z.infer<typeof Fact>

const threes = ['3.1', '3.2', '3.3', '3.4', '3.5', '3.6']
const fours = ['4.0', '4.1', '4.2', '4.3', '4.4', '4.5', '4.6', '4.7']
const versions = [...threes, ...fours]

/** What the engine writes itself, or what only its own windows put together. */
const fixed: Readonly<Record<string, 'engine' | 'list'>> = {
  _global_script_class_icons: 'engine',
  _global_script_classes: 'engine',
  config_version: 'engine',
  'application/config/features': 'engine',
  'editor_plugins/enabled': 'list',
  'gdnative/singletons': 'list',
  'internationalization/locale/translation_remaps': 'list',
  'internationalization/locale/translations': 'list',
  'internationalization/locale/translations_pot_files': 'list',
}

const groups = (
  'application accessibility display animation audio physics debug compression rendering internationalization gui collada ' +
  'input_devices navigation network threading xr editor dotnet'
).split(' ')

type Engine = ReadonlyMap<string, Asked>

/** The settings of project.godot, one a line, in the order of the engine's window as far as an engine of version 3 says it. */
export function settingsData(facts: z.infer<typeof Facts>, engine: Engine): string {
  const kept = Object.entries(facts).filter(([key]) => !key.includes('*') && key !== 'script' && !key.startsWith('input/'))
  const bases = new Map(kept.map(([key, fact]) => [key, fact.featureOf ?? key]))
  const base = (key: string) => bases.get(key) ?? key
  const places = placesOf([...new Set(bases.values())], engine)
  const sorted = kept.toSorted(([one], [other]) => {
    const apart = (places.get(base(one)) ?? 0) - (places.get(base(other)) ?? 0)
    return apart === 0 ? compare(one, other) : apart
  })
  return written(
    sorted.map(([key, fact]) => [key, dropEmpty({ ...entryOf(corrected(fact, engine.get(key))), fixed: fixed[key] })]),
  )
}

/** What the engine says of Godot 3 counts more than what is written about it. */
function corrected(fact: Fact, asked: Asked | undefined): Fact {
  if (asked === undefined || [fact, fact.v3].some((one) => one?.['defaults'] !== undefined)) return fact
  const older = { type: fact.type, default: fact.default, enum: fact.enum, values: fact.values, ...fact.v3 }
  const choices = choicesIn(asked) ?? older.enum
  const isSame = isDefault(older.default, asked)
  if (isSame && isDeepStrictEqual(choices, older.enum)) return fact
  // Other versions of Godot 3 may have the one that is written.
  return { ...fact, v3: { ...older, enum: choices, default: isSame ? older.default : null } }
}

/** Not the 240 languages. */
function choicesIn({ hint, type, hintText }: Asked): string[] | undefined {
  const choices = hintText.split(',')
  return hint === enumHint && type === 'String' && choices.length < 50 ? choices : undefined
}

/** What it is without a file may be that of a feature, such as of this machine's system. */
export function isDefault(literal: string | null | undefined, asked: Asked): boolean {
  return literal != null && (areSame(literal, asked.default) || areSame(literal, asked.value))
}

const enumHint = 3

/** The options of export presets, by platform. */
export function exportData(facts: z.infer<typeof Facts>): string {
  return written(
    Object.entries(facts).map(([key, { versions: given, ...fact }]) => {
      // Of Godot 3 only the options of 3.2 were read.
      const entry = entryOf({ ...fact, versions: given?.map((one) => (one === '3.2' ? '3.x' : one)) })
      const isOwn = /^preset\|(?:name|platform|runnable|export_path)$/.test(key)
      return [key, dropEmpty({ ...entry, file: undefined, ...(isOwn && { default: undefined }) })]
    }),
  )
}

/** Each key's number in the window: group, page, fold and row by what is asked first of them, then by name. */
function placesOf(keys: readonly string[], engine: Engine): ReadonlyMap<string, number> {
  const first = new Map<string, number>()
  for (const key of keys) {
    for (const part of partsOf(key)) first.set(part, Math.min(first.get(part) ?? Infinity, engine.get(key)?.order ?? Infinity))
  }
  const rank = (part: string | undefined) => first.get(part ?? '') ?? Infinity
  const sorted = keys.toSorted((one, other) => {
    const [mine, theirs] = [partsOf(one), partsOf(other)]
    const index = mine.findIndex((part, place) => part !== theirs[place])
    const a = mine[index] ?? ''
    const b = theirs[index] ?? ''
    if (index === 0) return groupOf(a) - groupOf(b) || compare(a, b)
    // What is in no fold comes before the folds.
    const isRow = Number(!a.endsWith('/')) - Number(!b.endsWith('/'))
    return -isRow || (rank(a) === rank(b) ? compare(a, b) : rank(a) - rank(b))
  })
  return new Map(sorted.map((key, index) => [key, index]))
}

/** `a/b/c` is in `a/` and `a/b/`. */
function partsOf(key: string): string[] {
  const parts = key.split('/')
  return parts.map((_, index) => parts.slice(0, index + 1).join('/') + (index < parts.length - 1 ? '/' : ''))
}

function groupOf(part: string): number {
  const index = groups.indexOf(part.slice(0, -1))
  return index === -1 ? groups.length : index
}

const compare = (one: string, other: string) => (one < other ? -1 : Number(one > other))

function entryOf(fact: Fact): Record<string, unknown> {
  const { v3, defaults } = fact
  const isNamed = fact.type === 'String'
  return dropEmpty({
    type: fact.type,
    default: literalOf(fact.type, fact.default),
    defaults: defaults && defaultsIn(fact.type, defaults),
    in: rangesOf(fact.versions ?? []),
    ...choicesOf(fact),
    flags: fact.flags,
    ...rangeOf(fact),
    lines: fact['multiline'],
    file: fact['file'] !== undefined || fact['dir'] === true || undefined,
    restart: fact['restart'],
    advanced: fact.basic === false || undefined,
    secret: (fact['secret'] === true && isNamed) || undefined,
    v3:
      v3 &&
      dropEmpty({
        type: v3.type,
        default: v3['defaults'] === undefined ? literalOf(v3.type, v3.default) : undefined,
        ...choicesOf({ ...fact, ...v3 }),
        open: undefined,
      }),
  })
}

function choicesOf({ type, enum: names, values }: Fact): Record<string, unknown> {
  if (names === undefined || type === 'bool') return {}
  const numbers = values?.length === names.length ? values : undefined
  // Modules add engines of their own to these.
  const isOpen = type === 'String' && names.some((name) => /^(?:default|dummy)$/i.test(name))
  return { choices: names, values: numbers, open: isOpen || undefined }
}

/** Ranges that the window shows in degrees do not fit the radians of the file. */
function rangeOf({ min, max, step, unit, ...fact }: Fact): Record<string, unknown> {
  if (unit === 'radians_as_degrees') return { unit: 'rad' }
  if (unit === '°/s') return { unit: 'rad/s' }
  return {
    min: fact['orLess'] === true ? undefined : min,
    max: fact['orGreater'] === true ? undefined : max,
    step,
    unit: unit?.replace('\\u00B2', '²'),
  }
}

/** As C++ has them. */
const constructed: Readonly<Record<string, string>> = { 'Dictionary()': '{}', 'Array()': '[]', 'Color()': 'Color(0, 0, 0, 1)' }

/** What a default of a type looks like: an older version may have had another one, or the engine registers another. */
const looks: Readonly<Record<string, RegExp>> = { bool: /^(?:true|false)$/, int: /^-?\d+$/, String: /^"/ }

function literalOf(type: string | null, literal: string | null | undefined): string | undefined {
  if (literal == null) return undefined
  if (type === 'float' && /^-?\d+$/.test(literal)) return `${literal}.0`
  const fits = looks[type ?? ''] ?? /^[^"]/
  return fits.test(literal) ? (constructed[literal] ?? literal) : undefined
}

function defaultsIn(type: string | null, defaults: Record<string, string | null>): Record<string, string | null> {
  return Object.fromEntries(Object.entries(defaults).map(([version, literal]) => [version, literalOf(type, literal) ?? null]))
}

/** Such as "3.2-3.6 4.1-4.7". Undefined where no version is known to have it of its own. */
function rangesOf(given: readonly string[]): string | undefined {
  const all = new Set(given.flatMap((one) => (one === '3.x' ? threes : one === '4.x' ? fours : [one])))
  const ranges: [number, number][] = []
  versions.forEach((version, index) => {
    if (!all.has(version)) return
    const last = ranges.at(-1)
    if (last?.[1] === index - 1) last[1] = index
    else ranges.push([index, index])
  })
  return ranges.map(([from, to]) => `${versions[from]}-${versions[to]}`).join(' ') || undefined
}

function dropEmpty(entry: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined && value !== null))
}

function written(entries: readonly (readonly [string, unknown])[]): string {
  return `{\n${entries.map(([key, entry]) => `${JSON.stringify(key)}: ${JSON.stringify(entry)}`).join(',\n')}\n}\n`
}
