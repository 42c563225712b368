import type { Environment } from '../../../shared/values/environments'
import { serviceOf } from '../../../shared/catalog/services'
import { stepTexts } from '../../../shared/texts'
import type { Store } from '../store'
import { createTurns } from '../turns'
import { stepName } from './stepRow'
import { isUnfinishedIn, stepOf, type CreatedSecret, type HistoryEntry, type SavedWrite, type StateFile, type Unfinished } from './stateFile'

const initial: StateFile = {
  version: 1,
  environment: '',
  savedAt: null,
  history: [],
  done: 0,
  fetched: {},
  acceptedTargets: [],
  created: [],
  dismissed: [],
  unfinished: [],
}

const longestHistory = 500

export type ProjectState = ReturnType<typeof createProjectState>

export function createProjectState({ store, now }: { store: Store<StateFile>; now: () => Date }) {
  const read = () => store.read() ?? initial
  const write = (part: Partial<StateFile>) => store.write({ ...read(), ...part })
  const stepAt = (index: number) => {
    const entry = read().history[index]
    return entry === undefined ? null : stepOf(entry)
  }
  const undoable = () => stepAt(read().done - 1)
  const redoable = () => stepAt(read().done)
  const without = (folder: string) => read().unfinished.filter((step) => !isUnfinishedIn(folder, step))

  /**
   * The history with a step that is over. What had been undone before a new one can no longer be redone. Files that were
   * written are a part of the step that brought the key, or else a step of their own.
   */
  function historyAfter(kind: Unfinished['kind'], entry: HistoryEntry): Pick<StateFile, 'history' | 'done'> {
    const { history, done } = read()
    if (kind !== 'new') return { history, done: done + (kind === 'undo' ? -1 : 1) }
    const last = undoable()
    const [first] = entry.changes.length === 0 ? entry.writes : []
    if (last !== null && first !== undefined && brought(last, first)) {
      return { history: history.with(done - 1, { ...last, writes: [...last.writes, ...entry.writes] }), done }
    }
    const label = first === undefined ? entry.label : stepTexts.write(first.path)
    const next = [...history.slice(0, done), { ...entry, label }].slice(-longestHistory)
    return { history: next, done: next.length }
  }

  return {
    read,
    write,
    /** Steps of one project run one after another, in whichever window. */
    inTurn: createTurns(),
    unfinishedIn: (folder: string) => read().unfinished.find((step) => isUnfinishedIn(folder, step)) ?? null,
    /** The one shown last. The project may not name it any more. */
    environment: (): Environment => read().environment,
    begin: (step: Unfinished) => write({ unfinished: [...without(step.folder), step] }),

    /** The step is done: from here on it can be undone, or done again. What was fetched is what it says. */
    finish({ kind, folder, ...entry }: Unfinished, shown: Shown = {}): void {
      const after = isEmpty(entry) && kind === 'new' ? {} : { ...historyAfter(kind, entry), savedAt: now().toISOString() }
      const fetched = { ...withoutReplaced(read().fetched, entry), ...shown.fetched }
      write({ ...after, fetched, unfinished: without(folder), environment: shown.environment ?? read().environment })
    },

    /** Nothing of it stands. */
    drop(folder: string): void {
      if (without(folder).length < read().unfinished.length) write({ unfinished: without(folder) })
    },

    noteCreated: (secret: CreatedSecret) => write({ created: [...others(read().created, secret), secret] }),
    forgetCreated: (secret: CreatedPlace) => write({ created: others(read().created, secret) }),

    /** What was done and not undone, the oldest first. */
    doneSteps: (): readonly HistoryEntry[] => read().history.slice(0, read().done).map(stepOf),
    undoable,
    redoable,
    /** What undo and redo would do. */
    names: () => ({ undo: nameOf(undoable()), redo: nameOf(redoable()) }),
  }
}

const nameOf = (entry: HistoryEntry | null) => entry && stepName(entry)

/** What the window shows of a step besides its values. */
export type Shown = Partial<Pick<StateFile, 'fetched' | 'environment'>>

export function isEmpty({ changes, writes, edits = [] }: Parts): boolean {
  return changes.length + writes.length + edits.length === 0
}

/** "Fetched at …, was …" no longer describes a key that was replaced. */
function withoutReplaced(fetched: StateFile['fetched'], { changes }: Parts): StateFile['fetched'] {
  const keys = changes.filter(({ place }) => place.field === serviceOf(place.service).fetch?.key)
  const gone = keys.map(({ place }) => `${place.service}/${place.scope}`)
  return Object.fromEntries(Object.entries(fetched).filter(([key]) => !gone.includes(key)))
}

/** Whether a step brought the runtime key of a place. */
export function brought({ changes }: HistoryEntry, { service, environment }: Pick<SavedWrite, 'service' | 'environment'>): boolean {
  return changes.some(
    ({ place }) =>
      place.service === service && place.scope === environment && place.field === serviceOf(service).fetch?.key,
  )
}

/** What a step changes. */
export type Parts = Pick<HistoryEntry, 'changes' | 'writes' | 'edits'>

type CreatedPlace = Pick<CreatedSecret, 'service' | 'field'>

function others(created: readonly CreatedSecret[], { service, field }: CreatedPlace): CreatedSecret[] {
  return created.filter((one) => one.service !== service || one.field !== field)
}
