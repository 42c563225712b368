import { z } from 'zod'

import type { Address } from '../../../shared/general/row'

/** Before a step, or after it. */
export type Side = 'before' | 'after'

export const otherSide = (side: Side): Side => (side === 'before' ? 'after' : 'before')

/** One address in one file of the project where a value lives. */
type Place = { file: string; format: string; address: Address }

/** The same for two edits of one place. */
export const placeName = ({ file, format, address: { section, key, inside } }: Place) =>
  JSON.stringify([file, format, section, key, ...(inside === undefined ? [] : [inside])])

const Value = z.union([z.string(), z.boolean()]).nullable()

/**
 * A value that a step puts into a file: what the place holds before and after the step, null for nothing. It names the
 * place itself, and whom it is for, so that the two can be held against each other. Loose: what another version adds is kept.
 */
export const Edit = z.looseObject({
  file: z.string(),
  format: z.string(),
  address: z.looseObject({
    section: z.string().optional(),
    key: z.string(),
    inside: z.string().optional(),
    as: z.enum(['number', 'text']).optional(),
  }),
  before: Value,
  after: Value,
  /** As it was written there, so that undo gives back the very bytes. Absent where only the values are known. */
  written: z
    .object({
      removed: z.string(),
      inserted: z.string(),
      lead: z.int(),
      at: z.int().nonnegative().optional(),
      /** That what was removed stood there: `proofs.ts`. */
      proof: z.string().optional(),
    })
    .optional(),
  /** The value before, where its field refuses it: as JSON, so that undo gives back the text in `project.json`. */
  misfit: z.string().optional(),
  /** This edit made the file. */
  made: z.boolean().optional(),
  /** The edit goes along with its neighbours: if the place holds something else by then, that stays, and they move anyway. */
  follows: z.boolean().optional(),
  /** What it is for: a row of the General page, a setting of the engine, or a target of a service in an environment. */
  for: z
    .looseObject({
      row: z.string().optional(),
      setting: z.string().optional(),
      target: z.string().optional(),
      service: z.string().optional(),
      environment: z.string().optional(),
    })
    .optional(),
})
export type Edit = z.infer<typeof Edit>

/** The value of an edit on one side, if it is a text. */
export function textOn(edit: Edit, side: Side): string | null {
  const value = edit[side]
  return typeof value === 'string' ? value : null
}

/** Edits with later ones added, one for each place: from its first value to its last. */
export function joined(edits: readonly Edit[], more: readonly Edit[]): Edit[] {
  const all = new Map(edits.map((edit) => [placeName(edit), edit]))
  for (const edit of more) {
    const first = all.get(placeName(edit))
    all.set(placeName(edit), first === undefined ? edit : { ...first, after: edit.after, written: writtenByBoth(first, edit) })
  }
  return [...all.values()]
}

/** How the values of two edits of one place, one after the other, were written. Undefined where that can't be told. */
function writtenByBoth(first: Edit, last: Edit): Edit['written'] {
  // An edit that changed nothing wrote nothing.
  if (last.before === last.after) return first.written
  if (first.before === last.before || first.before === first.after) return last.written
  const [one, other] = [first.written, last.written]
  if ([one, other].some((span) => span?.at !== undefined)) return undefined
  // Each put one value over another, so both together did.
  return one?.lead === 0 && other?.lead === 0 ? { ...other, removed: one.removed, proof: one.proof } : undefined
}
