import { printParseErrorCode, visit } from 'jsonc-parser'

import { AppError } from '../../../shared/errors'
import { networkTexts } from '../../../shared/texts/network'
import { quotedText } from './plainText'

/** More nesting than any answer needs, and far less than code that reads answers can take. */
const deepest = 64
const reserved = new Set(['__proto__', 'constructor', 'prototype'])
const asItWas = Symbol('written')

/** A number that JavaScript would not write as the portal did: too long, too precise, or spelled differently. */
type WrittenNumber = { readonly [asItWas]: string }

/** What is said of a text that is refused; of what is not JSON, perhaps by where it stops being it. */
type Words = Pick<typeof networkTexts, 'deep' | 'hostileKey' | 'twice'> & { broken: string | ((at: Broken) => string) }

/** What is wrong first, as the parser calls it, and where. */
export type Broken = { readonly error: string; readonly offset: number }

type Frame = { readonly holder: unknown[] | Record<string, unknown>; readonly names: Set<string>; name: string }

/**
 * Reads JSON without changing a number: one that JavaScript can't hold as written becomes an object that only
 * `writtenNumber` can read. Throws `unexpected` for names that occur twice in an object or could reach a prototype, and
 * for too deep nesting; `not-json` for what is not JSON.
 */
export function readExactly(text: string, texts: Words = networkTexts): unknown {
  const frames: Frame[] = []
  let whole: unknown

  function put(value: unknown): void {
    const frame = frames.at(-1)
    if (frame === undefined) whole = value
    else if (Array.isArray(frame.holder)) frame.holder.push(value)
    else frame.holder[frame.name] = value
  }

  function enter(holder: Frame['holder']): void {
    put(holder)
    if (frames.push({ holder, names: new Set(), name: '' }) > deepest) throw new AppError('unexpected', texts.deep)
  }

  const leave = () => void frames.pop()
  visit(
    text,
    {
      onObjectBegin: () => enter({}),
      onObjectProperty: (name) => enterProperty(frames.at(-1), name, texts),
      onObjectEnd: leave,
      onArrayBegin: () => enter([]),
      onArrayEnd: leave,
      onLiteralValue: (value: unknown, offset, length) =>
        put(typeof value === 'number' ? exactNumber(value, text.slice(offset, offset + length)) : value),
      onError: (error, offset) => {
        throw new AppError(
          'not-json',
          typeof texts.broken === 'string' ? texts.broken : texts.broken({ error: printParseErrorCode(error), offset }),
        )
      },
    },
    { disallowComments: true },
  )
  return whole
}

/** The digits of a number exactly as written, whether JavaScript can hold it or not; null for anything else. */
export function writtenNumber(value: unknown): string | null {
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'object' || value === null || !(asItWas in value)) return null
  // Only `exactNumber` sets this symbol.
  return (value as WrittenNumber)[asItWas]
}

function enterProperty(frame: Frame | undefined, name: string, texts: Words): void {
  if (frame === undefined) return
  if (reserved.has(name)) throw new AppError('unexpected', texts.hostileKey)
  if (frame.names.has(name)) throw new AppError('unexpected', texts.twice(quotedText(name, 60)))
  frame.names.add(name)
  frame.name = name
}

function exactNumber(value: number, text: string): number | WrittenNumber {
  return String(value) === text ? value : { [asItWas]: text }
}
