import { z } from 'zod'

import { stepTexts } from '../../../shared/texts'
import { Edit } from '../places/edit'
import { isOfOwner } from './editOwner'
import { settingOf } from './settingEdits'

// Loose on purpose, and open: what another version of Latchkey wrote here is kept as it is, known to this one or not.

/** A step, or what else stands in its place, that this version does not know. */
const Strange = z.looseObject({})
type Strange = z.infer<typeof Strange>

const KnownEdit = Edit.refine((edit) => settingOf(edit) !== null || isOfOwner(edit))

/** More than all that a project can hold. */
const mostEdits = 2000

const HistoryEntry = z.looseObject({ label: z.string(), at: z.iso.datetime(), edits: z.array(KnownEdit).max(mostEdits) })
export type HistoryEntry = z.infer<typeof HistoryEntry>

/**
 * A step that was begun. It is noted before any file changes and goes when the history knows the step, so that what is
 * found here at a start was cut off in the middle.
 */
const Unfinished = HistoryEntry.extend({
  /** Whether it is a step of its own, or the newest one being taken back or done again. */
  kind: z.enum(['new', 'undo', 'redo']),
  /** A project may lie in several folders. */
  folder: z.string(),
})
export type Unfinished = z.infer<typeof Unfinished>

const Fetched = z.looseObject({
  at: z.iso.datetime(),
  change: z.object({ was: z.string(), is: z.string() }).nullable(),
})

/** A secret that was created at a portal. It lies in the vault, under this field; here is what it is called. */
const CreatedSecret = z.looseObject({
  service: z.string(),
  field: z.string(),
  label: z.string(),
  storedAt: z.iso.datetime(),
  /** False until somebody has copied or stored it: then it is offered again. */
  isTaken: z.boolean(),
  /** Whoever only copied it has it elsewhere, so that it may go without a question. */
  isCopied: z.boolean().optional(),
})
export type CreatedSecret = z.infer<typeof CreatedSecret>

/** `state/<projectId>.json`: what this user did with a project. Never committed. */
export const StateFile = z.looseObject({
  version: z.literal(2),
  /** Shown last. */
  environment: z.string(),
  savedAt: z.iso.datetime().nullable(),
  history: z.array(z.union([HistoryEntry, Strange])),
  /** How many entries count as done; the ones after it can be redone. */
  done: z.int().min(0),
  /** By `service/environment`. */
  fetched: z.record(z.string(), Fetched),
  /** Files whose first write the user has seen and accepted, as `id:path`, with a variable as `id:path:variable`, in a file of the engine as `service/id:path`. */
  acceptedTargets: z.array(z.string()),
  /** Absent in files of the first version. */
  created: z.array(CreatedSecret).default([]),
  /** Missing secrets the user has seen the list of, as `service/environment/field`. */
  dismissed: z.array(z.string()).default([]),
  /** At most one for each folder. */
  unfinished: z.array(z.union([Unfinished, Strange])).default([]),
})
export type StateFile = z.infer<typeof StateFile>

const steps = new WeakMap<object, HistoryEntry>()

/** A step of the history. One that this version does not know has a name and nothing that could be undone. */
export function stepOf(entry: HistoryEntry | Strange): HistoryEntry {
  const known = steps.get(entry) ?? readStep(entry)
  steps.set(entry, known)
  return known
}

function readStep(entry: HistoryEntry | Strange): HistoryEntry {
  const known = HistoryEntry.safeParse(entry)
  if (known.success) return known.data
  const { label, at } = z.object({ label: z.string().catch(stepTexts.strange), at: z.string().catch('') }).parse(entry)
  return { label, at, edits: [] }
}

/** The step in that folder that was begun and is not over; null for one that this version does not know. */
export function isUnfinishedIn(folder: string, step: Unfinished | Strange): step is Unfinished {
  return Unfinished.safeParse(step).success && step['folder'] === folder
}
