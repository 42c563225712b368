import { z } from 'zod'

import { Failure } from './errors'
import { engineKinds } from './general/general'

export const EngineView = z.object({
  kind: z.enum(engineKinds),
  /** Such as "Unity 6000.0.37f1". */
  label: z.string(),
  /** The engine's editor has the project open, so files may need a focus or restart to be seen. */
  open: z.boolean(),
})

/** A row of the General page; what it is called and where it lives is declared in general.ts. */
export const GeneralRowView = z.object({
  id: z.string(),
  /** For the icon: the path of its picture. */
  value: z.string(),
  state: z.enum(['ok', 'absent', 'refused']),
  /** Not the engine's default, where that is known. */
  modified: z.boolean(),
  editable: z.boolean(),
  /** Why it can't be edited, when that is this row's own reason and not its whole file's. */
  why: z.string().nullable(),
  /** What went wrong at its last attempt. */
  problem: Failure.nullable(),
})
export type GeneralRowView = z.infer<typeof GeneralRowView>

export const GeneralView = z.object({
  rows: z.array(GeneralRowView),
  /** Files that can't be written to. */
  refused: z.array(z.object({ path: z.string(), why: Failure })),
})
export type GeneralView = z.infer<typeof GeneralView>
