import { z } from 'zod'

import { SettingValue } from './schemas'

/** A step that changed one field. */
export const HistoryStep = z.object({
  /** Its place in the project's history. With the time it names the step: a history that went on has others there. */
  step: z.int().min(0),
  at: z.iso.datetime(),
  /** By which action, in the words that undo uses. */
  action: z.string(),
  /** From what to what; `null` inside is the default. Null for secrets, of which only the time is known. */
  change: z.object({ from: SettingValue.nullable(), to: SettingValue.nullable() }).nullable(),
})
export type HistoryStep = z.infer<typeof HistoryStep>

/** Right before or right after a step: a time to which a field can be brought back. */
export const Moment = z.object({ ...HistoryStep.pick({ step: true, at: true }).shape, side: z.enum(['before', 'after']) })
export type Moment = z.infer<typeof Moment>
