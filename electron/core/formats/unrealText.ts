import { isWellFormed } from './text'
import { partsOf } from './unrealStruct'

/** What names a text with its translations. */
export const localised = /^(?:NSLOCTEXT|LOCTEXT|INVTEXT|LOCTABLE|LOCGEN_\w+)\(/

const escapes: Readonly<Record<string, string>> = { '\\': '\\', '"': '"', "'": "'", n: '\n', r: '\r', t: '\t' }

/** Null for what the engine may read differently. */
export function decode(raw: string): string | null {
  if (!raw.startsWith('"')) return raw
  const inner = /^"((?:[^"\\]|\\[\\"'nrt])*)"$/.exec(raw)?.[1]
  return inner?.replace(/\\(.)/g, (_, mark: string) => escapes[mark] ?? mark) ?? null
}

export const quoted = (value: string): string => `"${value.replace(/[\\"]/g, '\\$&')}"`
const canBeHeld = (value: string) => isWellFormed(value) && !/[\p{Cc}\u2028\u2029]/u.test(value)

/**
 * In quotes where the engine itself would write them, where there were quotes before, and where a bar would end the line in
 * older versions.
 */
export function encode(value: string, wasQuoted: boolean): string[] {
  if (!canBeHeld(value)) return []
  const isPlain = !/^\s|\s$|^"|[{}|]|\/\/|\\$/.test(value) && !localised.test(value)
  return [isPlain && !wasQuoted ? value : quoted(value)]
}

/** The same for a member of a struct, where commas and brackets have a meaning. */
export function encodeInside(value: string, wasQuoted: boolean): string[] {
  if (!canBeHeld(value)) return []
  const isPlain = /^[\w.+:/-]*$/.test(value) && !value.includes('//')
  return [isPlain && !wasQuoted ? value : quoted(value)]
}

/** What a text with translations says in the language of its makers; null for any other value, and for one from a table. */
export function localisedText(raw: string): string | null {
  if (!/^(?:NSLOCTEXT|LOCTEXT|INVTEXT)\(/.test(raw)) return null
  const inside = raw.slice(raw.indexOf('('))
  const last = partsOf(inside)?.at(-1)
  return last === undefined ? null : decode(inside.slice(last.start, last.end))
}
