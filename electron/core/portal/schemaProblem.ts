import type { z } from 'zod'

import { networkTexts as texts } from '../../../shared/texts/network'

/** Says which value of an answer is missing, empty or mistyped: by its path, never by its content. */
export function problemOf(error: z.ZodError, body: unknown): string {
  const path = error.issues[0]?.path ?? []
  const name = path.length === 0 ? texts.wholeAnswer : path.map(String).join('.')
  const value = valueAt(body, path)
  if (value === undefined || value === null) return texts.missing(name)
  return value === '' ? texts.emptyValue(name) : texts.mistyped(name)
}

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, step) => (typeof at === 'object' && at !== null ? Reflect.get(at, step) : undefined), body)
}
