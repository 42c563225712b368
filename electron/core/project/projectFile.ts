import { basename } from 'node:path'

import { AppError } from '../../../shared/errors'
import { projectTexts as texts } from '../../../shared/texts/project'
import type { Elsewhere } from '../formats/writtenNumbers'
import { openInside, saveInside } from '../files/inside'
import { placeInside } from '../files/contain'
import { alone } from '../files/lock'
import { createTurns } from '../turns'
import { assertFit } from './fieldValues'
import type { Side } from '../places/edit'
import { readProjectFile, whyDamaged, type Loaded, type ProjectContent } from './projectContent'
import type { Change } from './settingAt'
import { isListOn, numbersFor, withList, type ListChange } from './environmentList'
import { isPlaceOn, withPlaces, type PlaceChange } from './ownPlaceEntries'
import { applyChanges, emptyDocument, parsedOf, projectPath, serialize, type Document } from './projectDocument'

type Options = { root: string; knownId: string; now: () => Date }

/** Returns the next document, given the one in the file; null leaves the file as it is. */
type Edit = (document: Document) => Document | null

export type ProjectFile = Awaited<ReturnType<typeof openProjectFile>>

/** How often saving is tried while other programs keep writing the file. */
const attempts = 20

/** The team's `project.json`. Opening only reads it; saving changes single fields of what the file holds by then. */
export async function openProjectFile({ root, knownId, now }: Options) {
  const content = await readProjectFile(root, knownId)
  const { loaded, id, environments, valueAt, misfitAt, ownPlaces, refresh, usesService, isShown, source, judge } = content
  const edit = createEditing({ root, now, content })

  /** Whether the file, as last read, is on this side of a change. */
  function isOn({ place, from, to, misfit }: Change, side: Side): boolean {
    const written = misfitAt(place)?.written
    return side === 'after' ? valueAt(place) === to && written === undefined : valueAt(place) === from && written === misfit
  }

  return {
    id,
    exists: () => loaded().parsed !== null,
    /** Why nothing can be saved, or null. */
    readOnly: () => (loaded().parsed?.is === 'newer' ? texts.newer : null),
    damage: () => whyDamaged(loaded()),
    /** Of the file as it was last read or written; null for none. */
    stamp: () => loaded().stamp,
    environments,
    valueAt,
    misfitAt,
    ownPlaces,
    usesService,
    isShown,
    source,
    refresh,
    judge,
    isOn,
    /** What the file holds, as last read; null for no file, or one that can't be read. */
    document: (): Document | null => soundIn(loaded()),
    /** The same, and the text it was read from. */
    text: () => Buffer.from(loaded().bytes ?? []).toString('utf8'),
    /** Whether the list of environments, as last read, is on this side of a change. */
    isListOn: (change: ListChange, side: Side) => isListOn(soundIn(loaded()) ?? {}, change, side),

    /**
     * Brings the file to a side of the changes, one save after another. They are merged per field into what the file holds
     * now. Throws `file-changed` for a field that someone else changed meanwhile, and `invalid` for a value that its field
     * does not accept, wherever it comes from; then nothing is saved. A replaced value is put back as it was written.
     */
    async update(changes: readonly Change[], side: Side = 'after'): Promise<void> {
      assertFit(changes, side)
      return edit((document) => {
        if (!changes.every((change) => isOn(change, 'before') || isOn(change, 'after'))) throw changed()
        return applyChanges(document, changes, side)
      })
    },

    /** Whether the file, as last read, is on this side of a change of its places. */
    isPlaceOn: (change: PlaceChange, side: Side) => isPlaceOn(soundIn(loaded()) ?? {}, change, side),

    /** The same for places that the team adds. */
    updatePlaces: (changes: readonly PlaceChange[], side: Side): Promise<void> =>
      edit((document) => {
        if (!changes.every((one) => isPlaceOn(document, one, 'before') || isPlaceOn(document, one, 'after'))) throw changed()
        return withPlaces(document, changes, side)
      }),

    /** The same for the list of environments, with the values that go with it. */
    updateList: (change: ListChange, side: Side): Promise<void> =>
      edit(
        (document) => {
          if (!isListOn(document, change, 'before') && !isListOn(document, change, 'after')) throw changed()
          return isListOn(document, change, side) ? null : withList(document, change, side)
        },
        numbersFor(change, side),
      ),

    /** Creates the file, so that the id is found wherever the folder goes. An existing file stays as it is. */
    make: () => edit((document) => (loaded().parsed === null ? document : null)),

    /** Makes this folder another project than the one whose id it had. */
    changeId: (from: string, to: string) =>
      edit((document) => {
        if (document.id !== from) throw changed()
        return { ...document, id: to }
      }),
  }
}

type Editing = Pick<Options, 'root' | 'now'> & { content: ProjectContent }

/** Changes the file, one change after another. */
function createEditing({ root, now, content: { id, loaded, hold, take } }: Editing) {
  const inTurn = createTurns()

  /** What the file holds; null if that is damaged, and kept aside now. */
  async function soundBytes(): Promise<Uint8Array | null> {
    const { bytes } = loaded()
    if (whyDamaged(loaded()) === null) return bytes
    if (bytes !== null) await keepAside(root, bytes, now())
    return null
  }

  async function save(change: Edit, numbers: Elsewhere, left: number): Promise<void> {
    const { current, replace } = await openInside(root, projectPath)
    take(current)
    const next = change(writable(loaded(), id()))
    if (next === null) return
    const written = serialize(next, await soundBytes(), numbers)
    try {
      const stamp = await replace(written)
      hold({ parsed: parsedOf(next), bytes: written, stamp })
    } catch (error) {
      if (!(error instanceof AppError) || error.failure.code !== 'file-changed' || left <= 1) throw error
      return save(change, numbers, left - 1)
    }
  }

  return (change: Edit, numbers: Elsewhere = {}): Promise<void> =>
    inTurn(() => alone(root, projectPath, () => save(change, numbers, attempts)))
}

function writable({ parsed }: Loaded, id: string): Document {
  if (parsed?.is === 'newer') throw new AppError('file-refused', texts.newer)
  return parsed?.is === 'ok' ? parsed.document : emptyDocument(id)
}

function soundIn({ parsed }: Loaded): Document | null {
  return parsed === null || parsed.is === 'damaged' ? null : parsed.document
}

function changed(): AppError {
  return new AppError('file-changed', texts.changed(projectPath))
}

/**
 * Keeps a damaged file under another name before a good one replaces it. Throws for a link: it may lead to a file that is
 * not ours, which is left as it is.
 */
async function keepAside(root: string, bytes: Uint8Array, now: Date): Promise<void> {
  const place = await placeInside(root, projectPath)
  if (basename(place.path) !== basename(projectPath)) throw new AppError('file-refused', texts.linked(projectPath))
  const stamp = now.toISOString().replaceAll(':', '-').slice(0, 19)
  await saveInside(root, `${projectPath}.damaged-${stamp}`, bytes, null)
}
