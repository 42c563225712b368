import { z } from 'zod'

import { SettingValue } from './schemas'

/** A step that changed one field. */
export const HistoryStep = z.object({
  /** Its index in the project's history. Only with the time does it identify the step, since indexes are used again. */
  step: z.int().min(0),
  at: z.iso.datetime(),
  /** What was done, in the words that undo uses. */
  action: z.string(),
  /** The value before and after; null for either is the default. As a whole null for secrets: only their time is known. */
  change: z.object({ from: SettingValue.nullable(), to: SettingValue.nullable() }).nullable(),
})
export type HistoryStep = z.infer<typeof HistoryStep>

/** Right before or right after a step: a moment to which a field can be restored. */
export const Moment = z.object({ ...HistoryStep.pick({ step: true, at: true }).shape, side: z.enum(['before', 'after']) })
export type Moment = z.infer<typeof Moment>
