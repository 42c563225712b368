import { z } from 'zod'

import type { Address } from '../../../shared/general/row'

/** Before a step, or after it. */
export type Side = 'before' | 'after'

export const otherSide = (side: Side): Side => (side === 'before' ? 'after' : 'before')

/** One address in one file of the project where a value lives. */
type Place = { file: string; format: string; address: Address }

const Value = z.union([z.string(), z.boolean()]).nullable()

/**
 * A value that a step puts into a file: what stood there before and after it. Null: nothing. It says where by itself, so that
 * it can be taken back whatever else is known by then. Loose: what another version knows more of it is kept.
 */
export const Edit = z.looseObject({
  file: z.string(),
  format: z.string(),
  address: z.looseObject({ section: z.string().optional(), key: z.string() }),
  before: Value,
  after: Value,
  /** As it was written there, so that undo gives back the very bytes. Absent where only the values are known. */
  written: z.object({ removed: z.string(), inserted: z.string(), lead: z.int() }).optional(),
  /** What stood in `project.json` in place of `before` and its field refuses: as JSON, so that undo gives the team's text back. */
  misfit: z.string().optional(),
  /** The file was made by it. */
  made: z.boolean().optional(),
  /** It goes along with its neighbours: where something else stands by now, that stays, and they move all the same. */
  follows: z.boolean().optional(),
  /** Whom it is for: a row of the General page, or a target of a service in an environment. */
  for: z
    .looseObject({
      row: z.string().optional(),
      target: z.string().optional(),
      service: z.string().optional(),
      environment: z.string().optional(),
    })
    .optional(),
})
export type Edit = z.infer<typeof Edit>

/** What an edit leaves in its place, as far as it is a text. */
export function textOn(edit: Edit, side: Side): string | null {
  const value = edit[side]
  return typeof value === 'string' ? value : null
}

/**
 * Edits with more of them behind: of one place there is one, from what stood there first to what stands there last. How it was
 * written is not known of two.
 */
export function joined(edits: readonly Edit[], more: readonly Edit[]): Edit[] {
  return more.reduce<Edit[]>(
    (all, edit) => {
      const index = all.findIndex((one) => isSamePlace(one, edit))
      const first = all[index]
      return first === undefined ? [...all, edit] : all.with(index, { ...first, after: edit.after, written: undefined })
    },
    [...edits],
  )
}

function isSamePlace(one: Place, other: Place): boolean {
  return (
    one.file === other.file &&
    one.format === other.format &&
    one.address.key === other.address.key &&
    one.address.section === other.address.section
  )
}
