import { z } from 'zod'

import { Blame, Comparison, CompareWith, RevisionId, Revisions } from './compare'
import { command, ofProject, waiting, writing } from './declaring'
import { EngineSettingId } from './engineSettings'

const nothing = z.void()
const Ids = z.array(EngineSettingId).max(5000)
const Refused = z.object({ id: EngineSettingId, why: z.string() })
const reading = [...ofProject, 'cancelled', ...writing] as const

/** The part of the contract that is about holding the engine's settings against others. */
export const compareContract = {
  /** Chooses what to compare with; a new choice ends one that is still being read. Nothing is written. */
  'compare.start': waiting(CompareWith, nothing, reading),
  /** Ends a choice that is still being read. */
  'compare.cancel': waiting(nothing, nothing, []),
  /** The differences now, from the row with that number on: at most `rowsAtOnce`. Null before anything was chosen. */
  'compare.rows': waiting(z.object({ from: z.int().min(0) }), Comparison.nullable()),
  /** Takes over the values of these rows as they were shown, all or none. */
  'compare.take': command(z.object({ ids: Ids }), z.object({ refused: z.array(Refused) }), [...ofProject, ...writing]),
  /** Copies these rows as Markdown for a code review. */
  'compare.copy': command(z.object({ ids: Ids }), nothing),
  /** Saves settings of this project as a file that the user chooses: these, or those that are modified on a page. */
  'preset.save': waiting(z.object({ of: z.union([Ids, z.object({ page: z.string().max(256) })]) }), nothing, reading),
  /** What the project's repository offers to compare with. Reads git's files in this process; nothing did so before. */
  'compare.revisions': waiting(nothing, Revisions),
  /** The commits that changed a setting, some hundred at a time; `from` is the `next` of the answer before. */
  'engine.blame': waiting(z.object({ id: EngineSettingId, from: RevisionId.nullable() }), Blame, reading),
} as const
