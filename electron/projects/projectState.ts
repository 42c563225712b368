import { z } from 'zod'

import { Environment, ServiceId, SettingValue } from '../../shared/schemas'
import { serviceOf } from '../../shared/services'
import { stepTexts } from '../../shared/texts'
import { TargetId } from '../../shared/view'
import type { Store } from '../stores'

const Scope = z.enum(['all', 'test', 'live'])

const SavedChange = z.object({
  place: z.object({ service: ServiceId, scope: Scope, field: z.string() }),
  from: SettingValue.nullable(),
  to: SettingValue.nullable(),
})

/** What a target held before and after a write, so that undo can put it back. Runtime values only: never secrets. */
const SavedWrite = z.object({
  id: TargetId,
  path: z.string(),
  service: ServiceId,
  environment: Environment,
  before: z.record(z.string(), z.string()),
  after: z.record(z.string(), z.string()),
  /** The file was made by it. */
  made: z.boolean().optional(),
})
export type SavedWrite = z.infer<typeof SavedWrite>

/**
 * A value of the General page that was written into a file of the engine. What stood there and what was put there is
 * kept as it was written, so that undo gives back the very bytes. Null: the file had no such value.
 */
const SavedEdit = z.object({
  id: z.string(),
  file: z.string(),
  before: z.string().nullable(),
  after: z.string(),
  removed: z.string(),
  inserted: z.string(),
  /** From the beginning of what was inserted to the value in it. */
  lead: z.int(),
})
export type SavedEdit = z.infer<typeof SavedEdit>

const HistoryEntry = z.object({
  label: z.string(),
  at: z.iso.datetime(),
  changes: z.array(SavedChange),
  writes: z.array(SavedWrite),
  /** Absent in files that were written before there was a General page. */
  edits: z.array(SavedEdit).optional(),
})
export type HistoryEntry = z.infer<typeof HistoryEntry>

const Fetched = z.object({
  at: z.iso.datetime(),
  change: z.object({ was: z.string(), is: z.string() }).nullable(),
})

/** A secret that was created at a portal. It lies in the vault, under this field; here is what it is called. */
const CreatedSecret = z.object({
  service: ServiceId,
  field: z.string(),
  label: z.string(),
  storedAt: z.iso.datetime(),
  /** False until somebody has copied or stored it: then it is offered again. */
  isTaken: z.boolean(),
})
export type CreatedSecret = z.infer<typeof CreatedSecret>

/** `state/<projectId>.json`: what this user did with a project. Never committed. */
export const StateFile = z.object({
  version: z.literal(1),
  environment: Environment,
  savedAt: z.iso.datetime().nullable(),
  history: z.array(HistoryEntry),
  /** How many entries count as done; the ones after it can be redone. */
  done: z.int().min(0),
  /** By `service/environment`. */
  fetched: z.record(z.string(), Fetched),
  /** Files whose first write the user has seen and accepted, as `id:path`. */
  acceptedTargets: z.array(z.string()),
  /** Absent in files of the first version. */
  created: z.array(CreatedSecret).default([]),
  /** Missing secrets the user has seen the list of, as `service/environment/field`. */
  dismissed: z.array(z.string()).default([]),
})
type StateFile = z.infer<typeof StateFile>

const initial: StateFile = {
  version: 1,
  environment: 'test',
  savedAt: null,
  history: [],
  done: 0,
  fetched: {},
  acceptedTargets: [],
  created: [],
  dismissed: [],
}

const longestHistory = 500

export type ProjectState = ReturnType<typeof createProjectState>

export function createProjectState({ store, now }: { store: Store<StateFile>; now: () => Date }) {
  const read = () => store.read() ?? initial
  const write = (part: Partial<StateFile>) => store.write({ ...read(), ...part })

  /** Notes what was done. What had been undone before can no longer be redone. */
  function record(entry: Omit<HistoryEntry, 'at'>): void {
    const { history, done } = read()
    const at = now().toISOString()
    const next = [...history.slice(0, done), { ...entry, at }].slice(-longestHistory)
    write({ history: next, done: next.length, savedAt: at })
  }

  return {
    read,
    write,
    record,

    /** Notes files that were written: as part of the fetch they belong to, or else as a step of their own. */
    recordWrites(writes: readonly SavedWrite[]): void {
      const { history, done } = read()
      const [first] = writes
      if (first === undefined) return
      const last = history[done - 1]
      if (last === undefined || !brought(last, first)) {
        return record({ label: stepTexts.write(first.path), changes: [], writes: [...writes] })
      }
      const entry = { ...last, writes: [...last.writes, ...writes] }
      write({ history: history.with(done - 1, entry), savedAt: now().toISOString() })
    },

    noteCreated: (secret: CreatedSecret) => write({ created: [...without(read().created, secret), secret] }),
    forgetCreated: (secret: CreatedPlace) => write({ created: without(read().created, secret) }),

    /** What was done and not undone, the oldest first. */
    doneSteps: (): readonly HistoryEntry[] => read().history.slice(0, read().done),
    undoable: () => read().history[read().done - 1] ?? null,
    redoable: () => read().history[read().done] ?? null,
    step: (by: 1 | -1) => write({ done: read().done + by, savedAt: now().toISOString() }),
  }
}

/** Whether a step brought the runtime key of a place. */
export function brought({ changes }: HistoryEntry, { service, environment }: Pick<SavedWrite, 'service' | 'environment'>): boolean {
  return changes.some(
    ({ place }) =>
      place.service === service && place.scope === environment && place.field === serviceOf(service).fetch?.key,
  )
}

type CreatedPlace = Pick<CreatedSecret, 'service' | 'field'>

function without(created: readonly CreatedSecret[], { service, field }: CreatedPlace): CreatedSecret[] {
  return created.filter((one) => one.service !== service || one.field !== field)
}
