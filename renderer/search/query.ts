import type { Filter } from './filters'
import { fold } from './fold'

/** A parsed search text, its words folded. `unknown` holds what looks like a filter but isn't one, as typed. */
export type Query = {
  words: readonly string[]
  filters: readonly Filter[]
  unknown: readonly string[]
}

/**
 * Parses a search text. `all` are the filters there are. The beginning of a filter is still being typed, and narrows nothing
 * yet.
 */
export function parse(text: string, all: readonly Filter[]): Query {
  const tokens = tokensOf(text)
  const known = tokens.map((token) => all.find((filter) => filter.text === token.toLowerCase()))
  return {
    words: tokens
      .filter((token) => !token.startsWith('@'))
      .map(fold)
      .filter(Boolean),
    filters: known.filter((filter) => filter !== undefined),
    unknown: tokens.filter((token) => token.startsWith('@') && completions(token, all).length === 0),
  }
}

/** The filters that begin with what was typed, including one that was typed in full. */
export function completions(token: string, all: readonly Filter[]): readonly Filter[] {
  const typed = token.toLowerCase()
  return typed.startsWith('@') ? all.filter(({ text }) => text.startsWith(typed)) : []
}

/** Whether there is anything to search for. */
export function isSearch({ words, filters: narrowing, unknown }: Query): boolean {
  return words.length + narrowing.length + unknown.length > 0
}

/** The search text without one of its words or filters. */
export function without(text: string, token: string): string {
  return tokensOf(text)
    .filter((other) => other.toLowerCase() !== token.toLowerCase())
    .join(' ')
}

/** The word at the caret, up to the caret, and where it begins. */
export function tokenAt(text: string, caret: number): { start: number; token: string } {
  const token = text.slice(0, caret).split(/\s/).at(-1) ?? ''
  return { start: Math.min(caret, text.length) - token.length, token }
}

/** The search text with a filter in place of the word at the caret, ready for the next word. */
export function complete(text: string, caret: number, filter: string): string {
  const { start } = tokenAt(text, caret)
  const rest = text.slice(caret).replace(/^\S*\s*/, '')
  return `${text.slice(0, start)}${filter} ${rest}`
}

export function tokensOf(text: string): string[] {
  return text.split(/\s+/).filter(Boolean)
}
