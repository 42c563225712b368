import { AppError } from '../../shared/errors'
import type { SettingValue } from '../../shared/fields'
import type { ServiceId } from '../../shared/services'
import { projectTexts as texts } from '../../shared/texts'
import { readInside, saveInside, type Stamp } from '../files'
import { alone } from '../files/lock'
import { createTurns } from '../turns'
import { keyOf, type Change, type Place, type Values } from './place'
import { applyChanges, emptyDocument, parseDocument, projectPath, serialize, type Document, type Parsed } from './projectDocument'

type Options = { root: string; knownId: string; now: () => Date }

/** Makes the next document of the one that stands in the file; null leaves it as it is. */
type Edit = (document: Document) => Document | null

type Loaded = { parsed: Parsed | null; bytes: Uint8Array | null; stamp: Stamp | null }

export type ProjectFile = Awaited<ReturnType<typeof openProjectFile>>

/** Tries before a file that other programs keep writing is given up. */
const attempts = 20

/** The team's `project.json`. Opening reads only; saving changes single fields of what the file holds by then. */
export async function openProjectFile({ root, knownId, now }: Options) {
  /** A damaged file does not say whose it is; it is taken to be what it was. */
  let lastId = knownId
  let loaded = await load()
  let values = valuesIn(loaded)
  const inTurn = createTurns()

  async function load(): Promise<Loaded> {
    const found = await readInside(root, projectPath)
    if (found === null) return { parsed: null, bytes: null, stamp: null }
    const parsed = parseDocument(found.bytes)
    if (parsed.is !== 'damaged') lastId = parsed.document.id
    return { parsed, bytes: found.bytes, stamp: found.stamp }
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
    return edit((document) => {
      if (changes.some(({ place, from, to }) => ![from, to].includes(valueAt(place)))) {
        throw new AppError('file-changed', texts.changed(projectPath))
      }
      return applyChanges(document, changes)
    })
  }

  function edit(change: Edit): Promise<void> {
    return inTurn(() => alone(root, projectPath, () => save(change, attempts)))
  }

  async function save(change: Edit, left: number): Promise<void> {
    await refresh()
    const next = change(currentDocument())
    if (next === null) return
    await keepDamaged()
    try {
      await saveInside(root, projectPath, serialize(next), loaded.stamp)
    } catch (error) {
      if (!(error instanceof AppError) || error.failure.code !== 'file-changed' || left <= 1) throw error
      return save(change, left - 1)
    }
    await refresh()
  }

  function currentDocument(): Document {
    const { parsed } = loaded
    if (parsed?.is === 'newer') throw new AppError('file-refused', texts.newer)
    return parsed?.is === 'ok' ? parsed.document : emptyDocument(lastId)
  }

  async function keepDamaged(): Promise<void> {
    const { parsed, bytes } = loaded
    if (parsed?.is === 'damaged' && bytes !== null) await keepAside(root, bytes, now())
  }

  function valueAt(place: Place): SettingValue | null {
    return values.get(keyOf(place)) ?? null
  }

  return {
    id: () => lastId,
    exists: () => loaded.parsed !== null,
    /** Why nothing can be saved, or null. */
    readOnly: () => (loaded.parsed?.is === 'newer' ? texts.newer : null),
    damage: () => (loaded.parsed?.is === 'damaged' ? loaded.parsed.why : null),
    valueAt,
    /** Whether the team has saved any setting of this service. */
    usesService: (service: ServiceId) => [...values.keys()].some((key) => key.startsWith(`${service}/`)),
    refresh,
    update,
    /** Makes the file, so that the id is found wherever the folder goes. One that is there stays as it is. */
    make: () => edit((document) => (loaded.parsed === null ? document : null)),
    /** The project of this folder is another one from now on than the one whose id it carried. */
    changeId: (from: string, to: string) =>
      edit((document) => {
        if (document.id !== from) throw new AppError('file-changed', texts.changed(projectPath))
        return { ...document, id: to }
      }),
  }
}

/** A damaged file is kept under another name before a good one takes its place. */
async function keepAside(root: string, bytes: Uint8Array, now: Date): Promise<void> {
  const stamp = now.toISOString().replaceAll(':', '-').slice(0, 19)
  await saveInside(root, `${projectPath}.damaged-${stamp}`, bytes, null)
}

function valuesIn({ parsed }: Loaded): Values {
  return parsed === null || parsed.is === 'damaged' ? new Map() : parsed.values
}
