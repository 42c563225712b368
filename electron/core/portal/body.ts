import { AppError } from '../../../shared/errors'
import { networkTexts as texts } from '../../../shared/texts/network'
import { readExactly, writtenNumber } from './exactJson'

/** What a body turned out to be. `unusable` says why in words. */
export type Body =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unusable'; readonly hostile: boolean; readonly why: string }

const json = /^(?:application|text)\/(?:[\w.-]+\+)?json$/
/** Go's standard library labels JSON as plain text when its author sets no type, so plain text gets a try. */
const perhapsJson = /^(?:text\/plain)?$/

/**
 * Reads a body as JSON in UTF-8, whatever charset it claims, without changing a number in it. What could be read in two
 * ways, or reach a prototype, makes it unusable.
 */
export function readBody(data: Uint8Array, contentType: string): Body {
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  const text = decode(data)
  if (text === null) return unusable(texts.broken)
  if (text.trim() === '') return { kind: 'empty' }
  if (type.includes('html') || /^\s*</.test(text)) return unusable(texts.html)
  if (!json.test(type) && !perhapsJson.test(type)) return unusable(texts.notJson)
  return parse(text, json.test(type) ? texts.broken : texts.notJson)
}

function parse(text: string, whyNot: string): Body {
  try {
    return { kind: 'json', value: readExactly(text) }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { code, message } = error.failure
    return code === 'unexpected' ? { kind: 'unusable', hostile: true, why: message } : unusable(whyNot)
  }
}

const unusable = (why: string): Body => ({ kind: 'unusable', hostile: false, why })

function decode(data: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(data)
  } catch {
    return null
  }
}

/** A JSON object: not a list, and not a number that JavaScript can't hold. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && writtenNumber(value) === null
}
