import { z } from 'zod'

import { command, waiting } from './declaring'
import { EngineSettingId, EngineSettingView } from './engineSettings'
import { HistoryStep, Moment } from './historyView'
import { CopyForm, Written } from './inputs'

const EngineValue = z.string().max(65_536)
const At = z.object({ id: EngineSettingId })
const nothing = z.void()

/** The part of the contract that is about the engine's own settings. */
export const engineContract = {
  /** The rows of a page, from the one with that number on: at most `rowsAtOnce`. */
  'engine.rows': waiting(
    z.object({ page: z.string().max(256), from: z.int().min(0) }),
    z.object({ revision: z.int(), rows: z.array(EngineSettingView) }),
  ),
  /** A setting of the engine. `base` as for `setting.write`. */
  'engine.write': command(At.extend({ value: EngineValue, base: EngineValue.nullable().optional() }), Written),
  /** Takes it out of the file again, or gives it its default. */
  'engine.reset': command(At, nothing),
  'engine.leave': command(At, nothing),
  'engine.copy': command(At.extend({ form: CopyForm }), nothing),
  'engine.history': command(At, z.array(HistoryStep)),
  'engine.restore': command(At.extend(Moment.shape), nothing),
} as const
