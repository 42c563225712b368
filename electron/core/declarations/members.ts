import { z } from 'zod'

import { ownIn } from '../../../shared/values/own'
import type { Path } from './fault'

/** The names that an object may have at a place of a form. Of several forms, those that fit what tells them apart in `given`. */
export function membersAt(form: unknown, given: unknown, path: Path): string[] {
  if (form instanceof z.ZodOptional) return membersAt(form.unwrap(), given, path)
  if (form instanceof z.ZodUnion) return formsFor(form, given).flatMap((option) => membersAt(option, given, path))
  const [step, ...rest] = path
  if (step === undefined) return form instanceof z.ZodObject ? Object.keys(form.shape) : []
  const inner = ownIn(Object(given) as Readonly<Record<string, unknown>>, String(step))
  if (form instanceof z.ZodArray) return membersAt(form.element, inner, rest)
  if (form instanceof z.ZodRecord) return membersAt(form.valueType, inner, rest)
  return form instanceof z.ZodObject ? membersAt(ownIn(form.shape, String(step)), inner, rest) : []
}

function formsFor(form: z.ZodUnion, given: unknown): readonly unknown[] {
  const kind: unknown = Object(given).kind
  const ofKind = form.options.filter((option) => option instanceof z.ZodObject && option.shape['kind']?.safeParse(kind).success)
  return ofKind.length > 0 ? ofKind : form.options
}

/** What is at a place of a value that may be anything. */
export function valueAt(given: unknown, path: Path): unknown {
  const [step, ...rest] = path
  if (step === undefined) return given
  return valueAt(ownIn(Object(given) as Readonly<Record<string, unknown>>, String(step)), rest)
}
