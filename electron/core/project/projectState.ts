import type { Environment } from '../../../shared/values/environments'
import { keyFieldOf, serviceOf } from '../catalog'
import { stepTexts } from '../../../shared/texts/steps'
import type { ServiceAt } from '../../../shared/schemas'
import { joined, placeName, type Edit } from '../places/edit'
import { renamedBy, type Renaming } from './environmentList'
import type { SettingAt } from './settingAt'
import { changesIn, projectFormat } from './settingEdits'
import type { Store } from '../store'
import { createTurns } from '../turns'
import { stepName } from './stepRow'
import { isUnfinishedIn, stepOf, type CreatedSecret, type HistoryEntry, type StateFile, type Unfinished } from './stateFile'

const initial: StateFile = {
  version: 2,
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
  const told = createTold(read)
  const without = (folder: string) => read().unfinished.filter((step) => !isUnfinishedIn(folder, step))

  /**
   * The history including a step that is done. After a new step, steps that were undone can no longer be redone. Written
   * files become part of the step that brought the key. Where someone else wrote something in between, or the write is a
   * choice of its own, they are a step of their own: its undo gives back what was there.
   */
  function historyAfter(kind: Unfinished['kind'], entry: HistoryEntry): Pick<StateFile, 'history' | 'done'> {
    const { history, done } = read()
    if (kind !== 'new') return { history, done: done + (kind === 'undo' ? -1 : 1) }
    const last = undoable()
    const written = writtenBy(entry)
    if (last !== null && written !== null && brought(last, written) && goesOn(last, entry)) {
      return { history: [...history.slice(0, done - 1), { ...last, edits: joined(last.edits, entry.edits) }], done }
    }
    const label = written === null ? entry.label : stepTexts.write(written.path)
    const next = [...history.slice(0, done), { ...entry, label }].slice(-longestHistory)
    return { history: next, done: next.length }
  }

  return {
    read,
    write,
    told,
    /** Steps of one project run one after another, in whichever window. */
    inTurn: createTurns(),
    unfinishedIn: (folder: string) => read().unfinished.find((step) => isUnfinishedIn(folder, step)) ?? null,
    /** The environment shown last. The project may not name it any more. */
    environment: (): Environment => read().environment,
    begin: (step: Unfinished) => write({ unfinished: [...without(step.folder), step] }),

    /** The step is done: from now on it can be undone or redone. `shown.fetched` describes what was fetched. */
    finish({ kind, folder, ...entry }: Unfinished, shown: Shown = {}): void {
      const after =
        entry.edits.length === 0 && kind === 'new' ? {} : { ...historyAfter(kind, entry), savedAt: now().toISOString() }
      const moved = withRenamed(read(), renamedBy(entry.edits, kind === 'undo' ? 'before' : 'after'))
      const fetched = { ...withoutReplaced(moved.fetched, entry), ...shown.fetched }
      const environment = shown.environment ?? moved.environment
      write({ ...after, fetched, unfinished: without(folder), environment, dismissed: moved.dismissed })
    },

    /** Forgets the unfinished step in a folder: nothing of it is left. */
    drop(folder: string): void {
      if (without(folder).length < read().unfinished.length) write({ unfinished: without(folder) })
    },

    noteCreated: (secret: CreatedSecret) => write({ created: [...others(read().created, secret), secret] }),
    forgetCreated: (secret: CreatedPlace) => write({ created: others(read().created, secret) }),

    /** The steps that were done and not undone, oldest first. */
    doneSteps: (): readonly HistoryEntry[] => read().history.slice(0, read().done).map(stepOf),
    undoable,
    redoable,
    /** The names of the steps that undo and redo would move. */
    names: () => ({ undo: nameOf(undoable()), redo: nameOf(redoable()) }),
  }
}

/** What the file tells about secrets, as one text that is made once for each content. */
function createTold(read: () => StateFile): () => string {
  let last: { file: StateFile; text: string } | null = null
  return () => {
    const file = read()
    if (last?.file !== file) last = { file, text: JSON.stringify([file.created, file.dismissed]) }
    return last.text
  }
}

const nameOf = (entry: HistoryEntry | null) => entry && stepName(entry)

/** What the window shows of a step besides its values. */
export type Shown = Partial<Pick<StateFile, 'fetched' | 'environment'>>

type Named = Pick<StateFile, 'fetched' | 'dismissed' | 'environment'>

/** What is known of a renamed environment, under its new name. What was known of another one with that name is not about it. */
function withRenamed({ fetched, dismissed, environment }: Named, renaming: Renaming | null): Named {
  if (renaming === null) return { fetched, dismissed, environment }
  const { from, to } = renaming
  const moved = (key: string): string[] => {
    const parts = key.split('/')
    if (parts[1] === to) return []
    return [parts[1] === from ? parts.with(1, to).join('/') : key]
  }
  return {
    fetched: Object.fromEntries(Object.entries(fetched).flatMap(([key, one]) => moved(key).map((name) => [name, one]))),
    dismissed: dismissed.flatMap(moved),
    environment: environment === from ? to : environment,
  }
}

/** "Fetched at …, was …" no longer describes a key that was replaced. */
function withoutReplaced(fetched: StateFile['fetched'], { edits }: HistoryEntry): StateFile['fetched'] {
  const gone = keysIn(edits).map(({ service, environment }) => `${service}/${environment}`)
  return Object.fromEntries(Object.entries(fetched).filter(([key]) => !gone.includes(key)))
}

/** Whether a step changed the runtime key of a service in an environment. */
export function brought({ edits }: HistoryEntry, at: ServiceAt): boolean {
  return keysIn(edits).some(({ service, environment }) => service === at.service && environment === at.environment)
}

/** Whether a step goes on from where another one left each place. */
function goesOn(last: HistoryEntry, { edits, isApart }: HistoryEntry): boolean {
  const left = new Map(last.edits.map((edit) => [placeName(edit), edit.after]))
  return isApart !== true && edits.every((edit) => (left.get(placeName(edit)) ?? edit.before) === edit.before)
}

/** The places of the runtime keys that were changed. */
function keysIn(edits: readonly Edit[]): SettingAt[] {
  return changesIn(edits).flatMap(({ place }) => (place.field === keyFieldOf(serviceOf(place.service))?.id ? [place] : []))
}

/** The first file that a step wrote for a service, and whose values; null for a step that changed settings as well. */
function writtenBy({ edits }: HistoryEntry): (ServiceAt & { path: string }) | null {
  const [first] = edits.some(({ format }) => format === projectFormat) ? [] : edits
  const { service, environment } = first?.for ?? {}
  return first === undefined || service === undefined || environment === undefined
    ? null
    : { service, environment, path: first.file }
}

type CreatedPlace = Pick<CreatedSecret, 'service' | 'field'>

function others(created: readonly CreatedSecret[], { service, field }: CreatedPlace): CreatedSecret[] {
  return created.filter((one) => one.service !== service || one.field !== field)
}
