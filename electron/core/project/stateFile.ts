import { z } from 'zod'

import { stepTexts } from '../../../shared/texts/steps'
import { catalogState } from '../catalog'
import { Edit } from '../places/edit'
import { isOfOwner } from './editOwner'
import { listChangeOf } from './environmentList'
import { placeChangeOf } from './ownEdits'
import { settingOf } from './settingEdits'

// Loose on purpose: what another version of Latchkey wrote here is kept as it is, even if this one does not know it.

type Strange = Readonly<Record<string, unknown>>

/**
 * A step, or whatever else is in its place. It stays the very object that it is: each one is judged once, by `stepOf` or
 * `isUnfinishedIn`, and a save does not judge the whole history again.
 */
const Kept = z.custom<Strange>((entry) => typeof entry === 'object' && entry !== null && !Array.isArray(entry))

const KnownEdit = Edit.refine(
  (edit) => settingOf(edit) !== null || listChangeOf(edit) !== null || placeChangeOf(edit) !== null || isOfOwner(edit),
)

/** More edits than a step of any project can have. */
const mostEdits = 2000

const HistoryEntry = z.looseObject({
  label: z.string(),
  at: z.iso.datetime(),
  edits: z.array(KnownEdit).max(mostEdits),
  /** A choice of its own: files that it wrote do not become part of the step that brought the key. */
  isApart: z.boolean().optional(),
})
export type HistoryEntry = z.infer<typeof HistoryEntry>

/**
 * A step that was begun. It is noted before any file changes and removed when the history has the step, so one found at
 * startup was cut off in the middle.
 */
const Unfinished = HistoryEntry.extend({
  /** Whether it is a new step, or one being undone or redone. */
  kind: z.enum(['new', 'undo', 'redo']),
  /** A project may be in several folders. */
  folder: z.string(),
})
export type Unfinished = z.infer<typeof Unfinished>

const Fetched = z.looseObject({
  at: z.iso.datetime(),
  change: z.object({ was: z.string(), is: z.string() }).nullable(),
  /** The key that was fetched. Absent in older files, which don't say whether the saved key is still that one. */
  key: z.string().optional(),
  /** When the secret that fetched it had been stored; null if it was a sign-in. */
  secretStoredAt: z.string().nullable().optional(),
  /** The portal it was fetched from. Absent in older files. */
  origin: z.string().nullable().optional(),
})

/** A secret that was created at a portal. The secret is in the vault, under this field; its name is here. */
const CreatedSecret = z.looseObject({
  service: z.string(),
  field: z.string(),
  label: z.string(),
  storedAt: z.iso.datetime(),
  /** False until the user has copied or stored it: until then it is offered again. */
  isTaken: z.boolean(),
  /** A secret that was only copied is kept elsewhere, so it may be dropped without a question. */
  isCopied: z.boolean().optional(),
})
export type CreatedSecret = z.infer<typeof CreatedSecret>

/** `state/<projectId>.json`: what this user did with a project. Never committed. */
export const StateFile = z.looseObject({
  version: z.literal(2),
  /** The environment shown last. */
  environment: z.string(),
  savedAt: z.iso.datetime().nullable(),
  history: z.array(Kept),
  /** How many entries are done; those after them can be redone. */
  done: z.int().min(0),
  /** By `service/environment`. */
  fetched: z.record(z.string(), Fetched),
  /**
   * Files whose first write the user has accepted: as `id:path`, with a variable as `id:path:variable`, in a file of the
   * engine as `service/id:path`.
   */
  acceptedTargets: z.array(z.string()),
  /** Absent in files of the first version. */
  created: z.array(CreatedSecret).default([]),
  /** The missing secrets that the user has seen listed, as `service/environment/field`. */
  dismissed: z.array(z.string()).default([]),
  /** At most one for each folder. */
  unfinished: z.array(Kept).default([]),
})
export type StateFile = z.infer<typeof StateFile>

/** Judges each entry once, for as long as the same services are known. */
function judgedOnce<T>(judge: (entry: Strange) => T): (entry: Strange) => T {
  const judged = new WeakMap<object, { of: number; result: T }>()
  return (entry) => {
    const known = judged.get(entry)
    if (known?.of === catalogState()) return known.result
    const result = judge(entry)
    judged.set(entry, { of: catalogState(), result })
    return result
  }
}

/**
 * A step of the history. One that this version does not know, or of a service that is not known now, keeps its name, with no
 * edits to undo.
 */
export const stepOf: (entry: Strange) => HistoryEntry = judgedOnce((entry) => {
  const known = HistoryEntry.safeParse(entry)
  if (known.success) return known.data
  const { label, at } = z.object({ label: z.string().catch(stepTexts.strange), at: z.string().catch('') }).parse(entry)
  return { label, at, edits: [] }
})

const isBegun = judgedOnce((step) => Unfinished.safeParse(step).success)

/** Whether this is a step begun in that folder, in a form that this version knows. */
export function isUnfinishedIn(folder: string, step: Strange): step is Unfinished {
  return step['folder'] === folder && isBegun(step)
}
