import { AppError } from '../../shared/errors'
import type { SettingValue } from '../../shared/fields'
import { readInside, saveInside, type Stamp } from '../files'
import { createTurns } from '../turns'
import { keyOf, type Change, type Place, type Values } from './place'
import { applyChanges, emptyDocument, parseDocument, projectPath, serialize, type Parsed } from './projectDocument'

type Options = { root: string; knownId: string; now: () => Date }

type Loaded = { parsed: Parsed | null; bytes: Uint8Array | null; stamp: Stamp | null }

export type ProjectFile = Awaited<ReturnType<typeof openProjectFile>>

/** Tries before a file that others keep writing is given up. */
const attempts = 5

/** The team's `project.json`. Opening reads only; saving changes single fields of what the file holds by then. */
export async function openProjectFile({ root, knownId, now }: Options) {
  let loaded = await load()
  let values = valuesIn(loaded)
  const inTurn = createTurns()

  async function load(): Promise<Loaded> {
    const found = await readInside(root, projectPath)
    if (found === null) return { parsed: null, bytes: null, stamp: null }
    return { parsed: parseDocument(found.bytes), bytes: found.bytes, stamp: found.stamp }
  }

  /** Reads the file again. True when it holds other values than before. */
  async function refresh(): Promise<boolean> {
    loaded = await load()
    const fresh = valuesIn(loaded)
    const same = fresh.size === values.size && [...fresh].every(([key, value]) => values.get(key) === value)
    values = fresh
    return !same
  }

  /**
   * Saves the changes, one after another with any other save. Merged per field into what the file holds now; a field
   * that someone else changed meanwhile fails with `file-changed` and nothing is saved.
   */
  function update(changes: readonly Change[]): Promise<void> {
    return inTurn(() => save(changes, attempts))
  }

  async function save(changes: readonly Change[], left: number): Promise<void> {
    await refresh()
    if (changes.some(({ place, from, to }) => ![from, to].includes(valueAt(place)))) {
      throw new AppError('file-changed', `${projectPath} was changed meanwhile: its new value is shown. Try again.`)
    }
    const document = await writableDocument()
    try {
      await saveInside(root, projectPath, serialize(applyChanges(document, changes)), loaded.stamp)
    } catch (error) {
      if (!(error instanceof AppError) || error.failure.code !== 'file-changed' || left <= 1) throw error
      return save(changes, left - 1)
    }
    await refresh()
  }

  async function writableDocument() {
    const { parsed, bytes } = loaded
    if (parsed?.is === 'newer') throw new AppError('file-refused', newerMessage)
    if (parsed?.is === 'damaged' && bytes !== null) await keepAside(bytes)
    return parsed?.is === 'ok' ? parsed.document : emptyDocument(knownId)
  }

  /** A damaged file is kept under another name before a good one takes its place. */
  async function keepAside(bytes: Uint8Array): Promise<void> {
    const stamp = now().toISOString().replaceAll(':', '-').slice(0, 19)
    await saveInside(root, `${projectPath}.damaged-${stamp}`, bytes, null)
  }

  function valueAt(place: Place): SettingValue | null {
    return values.get(keyOf(place)) ?? null
  }

  return {
    id: () => (loaded.parsed === null || loaded.parsed.is === 'damaged' ? knownId : loaded.parsed.document.id),
    exists: () => loaded.parsed !== null,
    /** Why nothing can be saved, or null. */
    readOnly: () => (loaded.parsed?.is === 'newer' ? newerMessage : null),
    damage: () => (loaded.parsed?.is === 'damaged' ? loaded.parsed.why : null),
    valueAt,
    refresh,
    update,
  }
}

const newerMessage =
  'This project was saved by a newer Latchkey, so it is opened read-only. Update Latchkey to change it.'

function valuesIn({ parsed }: Loaded): Values {
  return parsed === null || parsed.is === 'damaged' ? new Map() : parsed.values
}
