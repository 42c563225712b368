import { basename } from 'node:path'
import { isDeepStrictEqual } from 'node:util'

import { AppError } from '../../shared/errors'
import type { SettingValue } from '../../shared/fields'
import type { ServiceId } from '../../shared/services'
import { projectTexts as texts } from '../../shared/texts'
import { readInside, saveInside, type Stamp } from '../files'
import { placeInside } from '../files/contain'
import { alone } from '../files/lock'
import { createTurns } from '../turns'
import { misfitAt, type Misfits } from './misfit'
import { keyOf, type Change, type Place, type Values } from './place'
import { applyChanges, emptyDocument, parseDocument, projectPath, serialize, type Parsed } from './projectDocument'

type Options = { root: string; knownId: string; now: () => Date }

type Loaded = { parsed: Parsed | null; bytes: Uint8Array | null; stamp: Stamp | null }

export type ProjectFile = Awaited<ReturnType<typeof openProjectFile>>

/** Tries before a file that other programs keep writing is given up. */
const attempts = 20

/** The team's `project.json`. Opening reads only; saving changes single fields of what the file holds by then. */
export async function openProjectFile({ root, knownId, now }: Options) {
  /** A damaged file does not say whose it is; it is taken to be what it was. */
  let lastId = knownId
  let loaded = await load()
  let { values, misfits } = contentOf(loaded)
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
    const fresh = contentOf(loaded)
    const isSame = isDeepStrictEqual(fresh, { values, misfits })
    ;({ values, misfits } = fresh)
    return !isSame
  }

  /**
   * Saves the changes, one after another with any other save. Merged per field into what the file holds now; a field
   * that someone else changed meanwhile fails with `file-changed` and nothing is saved. Nor is anything with a value that
   * its field would not take, wherever it comes from: `invalid`.
   */
  async function update(changes: readonly Change[]): Promise<void> {
    assertFit(changes)
    return inTurn(() => alone(root, projectPath, () => save(changes, attempts)))
  }

  async function save(changes: readonly Change[], left: number): Promise<void> {
    const seen = misfits
    await refresh()
    const isUnseen = ({ place }: Change) => misfits.get(keyOf(place))?.written !== seen.get(keyOf(place))?.written
    if (changes.some((change) => isUnseen(change) || ![change.from, change.to].includes(valueAt(change.place)))) {
      throw new AppError('file-changed', texts.changed(projectPath))
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
    if (parsed?.is === 'newer') throw new AppError('file-refused', texts.newer)
    if (parsed?.is === 'damaged' && bytes !== null) await keepAside(root, bytes, now())
    return parsed?.is === 'ok' ? parsed.document : emptyDocument(lastId)
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
    /** The value that stands there and is not used; null when nothing stands there, or it is good. */
    misfitAt: (place: Place) => misfits.get(keyOf(place)) ?? null,
    /** Whether the team has saved any setting of this service. */
    usesService: (service: ServiceId) => [...values.keys()].some((key) => key.startsWith(`${service}/`)),
    refresh,
    update,
  }
}

/**
 * A damaged file is kept under another name before a good one takes its place. What a link leads to may be no file of ours
 * at all, and is left as it is.
 */
async function keepAside(root: string, bytes: Uint8Array, now: Date): Promise<void> {
  const place = await placeInside(root, projectPath)
  if (basename(place.path) !== basename(projectPath)) throw new AppError('file-refused', texts.linked(projectPath))
  const stamp = now.toISOString().replaceAll(':', '-').slice(0, 19)
  await saveInside(root, `${projectPath}.damaged-${stamp}`, bytes, null)
}

function contentOf({ parsed }: Loaded): { values: Values; misfits: Misfits } {
  if (parsed === null || parsed.is === 'damaged') return { values: new Map(), misfits: new Map() }
  return { values: parsed.values, misfits: parsed.misfits }
}

function assertFit(changes: readonly Change[]): void {
  for (const { place, to } of changes) {
    const misfit = to === null ? null : misfitAt(place, to)
    if (misfit !== null) throw new AppError('invalid', misfit)
  }
}
