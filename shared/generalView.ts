import { z } from 'zod'

import { Failure } from './errors'
import { engineKinds } from './general/general'

export const EngineView = z.object({
  kind: z.enum(engineKinds),
  /** Such as "Unity 6000.0.37f1". */
  label: z.string(),
  /** The engine's editor has the project open, and may notice changed files only on focus or restart. */
  open: z.boolean(),
  /** What is worth saying about the folder. */
  note: z.string().optional(),
  /** Projects that may be meant: `name` says where each is. */
  offers: z.array(z.object({ path: z.string(), name: z.string(), label: z.string() })).optional(),
  areAllOffered: z.boolean().optional(),
  /** Its links lead out of the folder, and the user may approve that what is there is read. */
  mayFollow: z.boolean().optional(),
})

/** A row of the General page. Its label and its place are declared in general.ts. */
export const GeneralRowView = z.object({
  id: z.string(),
  /** For the icon: the path of its picture. */
  value: z.string(),
  state: z.enum(['ok', 'absent', 'refused']),
  /** Its key in the file, where that is another one than today's. */
  key: z.string().optional(),
  /** True if it is not the engine's default, as far as that is known. */
  modified: z.boolean(),
  editable: z.boolean(),
  /** Why it can't be edited, if the reason is this row's own. For a whole file, the reason is in `refused`. */
  why: z.string().nullable(),
  /** What the engine, a system or a store may not take about its value. Left out if there is nothing. */
  doubt: z.string().optional(),
  /** What went wrong with the last attempt to change it. */
  problem: Failure.nullable(),
})
export type GeneralRowView = z.infer<typeof GeneralRowView>

export const GeneralView = z.object({
  rows: z.array(GeneralRowView),
  /** With it, the declaration says which rows there are, and in which sections. */
  found: z.object({
    parts: z.array(z.object({ id: z.string(), of: z.string(), name: z.string() })).readonly(),
    descriptor: z.string().nullable(),
  }),
  /** Files that can't be written to. */
  refused: z.array(z.object({ path: z.string(), why: Failure })),
})
export type GeneralView = z.infer<typeof GeneralView>
