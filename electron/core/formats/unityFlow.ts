import { quoteEnd } from './unityField'
import { decodeScalar } from './unityScalar'
import type { ScalarForm } from './unityScalar'

/** A value between braces or brackets, `[start, end)` in its own text. */
export type FlowValue =
  | { kind: 'value'; start: number; end: number; value: string }
  | { kind: 'map' | 'list'; start: number; end: number; entries: readonly { name: string; value: FlowValue }[] }

const deepest = 8

/** Reads `{…}` or `[…]`. Null where it is nothing that Unity writes. */
export function readFlow(text: string): FlowValue | null {
  const value = valueAt(text, 0, 0)
  return value?.end === text.length ? value : null
}

function valueAt(text: string, start: number, depth: number): FlowValue | null {
  const mark = text[start] ?? ''
  if (mark === '{' || mark === '[') return depth < deepest ? groupAt(text, start, depth + 1) : null
  if (mark === "'" || mark === '"') {
    const end = quoteEnd(text, start)
    return end === null ? null : scalar(text, start, end, mark === "'" ? 'single' : 'double')
  }
  return plainAt(text, start)
}

function groupAt(text: string, start: number, depth: number): FlowValue | null {
  const kind = text[start] === '{' ? 'map' : 'list'
  const close = kind === 'map' ? '}' : ']'
  const entries: { name: string; value: FlowValue }[] = []
  let at = behindSpace(text, start + 1)
  if (text[at] === close) return { kind, start, end: at + 1, entries }
  while (at < text.length) {
    const entry = kind === 'map' ? pairAt(text, at, depth) : unnamed(entries.length, valueAt(text, at, depth))
    if (entry === null) return null
    entries.push(entry)
    at = behindSpace(text, entry.value.end)
    if (text[at] === close) return { kind, start, end: at + 1, entries }
    if (text[at] !== ',') return null
    at = behindSpace(text, at + 1)
  }
  return null
}

const unnamed = (index: number, value: FlowValue | null) => (value === null ? null : { name: String(index), value })

function pairAt(text: string, start: number, depth: number): { name: string; value: FlowValue } | null {
  const key = valueAt(text, start, depth)
  if (key?.kind !== 'value' || key.value === '' || text[key.end] !== ':' || !isSpace(text[key.end + 1])) return null
  const at = behindSpace(text, key.end + 1)
  // An empty value is among blanks: behind the first one.
  const isEmpty = text[at] === ',' || text[at] === '}'
  const value = isEmpty ? scalar(text, key.end + 2, key.end + 2, 'plain') : valueAt(text, at, depth)
  return value === null ? null : { name: key.value, value }
}

/** What can't begin a plain value, or has a meaning of its own. */
const notPlain = /^(?:[#&*!|>%@`,\]}]|[-?:](?:\s|$))|\s#|\t/

function plainAt(text: string, start: number): FlowValue | null {
  let end = start
  while (end < text.length && !isEndOfPlain(text, end)) end += 1
  const raw = text.slice(start, end).trimEnd()
  if (raw === '' || notPlain.test(raw)) return null
  return scalar(text, start, start + raw.length, 'plain')
}

function isEndOfPlain(text: string, at: number): boolean {
  const mark = text[at] ?? ''
  return ',{}[]'.includes(mark) || (mark === ':' && isSpace(text[at + 1]))
}

function scalar(text: string, start: number, end: number, form: ScalarForm): FlowValue | null {
  const value = decodeScalar(text.slice(start, end), form)
  return value === null ? null : { kind: 'value', start, end, value }
}

function behindSpace(text: string, start: number): number {
  let at = start
  while (at < text.length && isSpace(text[at])) at += 1
  return at
}

const isSpace = (mark = '') => mark === ' ' || mark === '\n' || mark === '\r'
