import { AppError } from '../../shared/errors'
import { changed } from '../files/failure'
import type { General } from '../general/general'
import type { RuntimeValues } from '../targets/target'
import { projectPath } from './projectDocument'
import type { ProjectFile } from './projectFile'
import type { Parts } from './projectState'
import type { KnownTarget } from './project'
import type { RunPlace } from './runs'
import type { SavedEdit, SavedWrite } from './stateFile'

/** Before a step, or after it. */
export type Side = 'before' | 'after'

export const otherSide = (side: Side): Side => (side === 'before' ? 'after' : 'before')

/** What a step changes in one file. */
export type FilePart = {
  path: string
  parts: Parts
  /** Which side the file is on; null where it is on neither, since somebody else changed it, or it can't be used. */
  stands(): Promise<Side | null>
  /** Brings the file to a side from the other one. Throws why that can't be. */
  put(side: Side): Promise<void>
}

type World = {
  file: ProjectFile
  general: General
  targets(place: RunPlace): readonly KnownTarget[]
}

/** The files of a step, in the order in which they are changed. */
export function filePartsOf(world: World, { changes, writes, edits = [] }: Parts): FilePart[] {
  return [
    ...edits.map((edit) => editPart(world, edit)),
    ...(changes.length > 0 ? [settingsPart(world, changes)] : []),
    ...writes.map((write) => writePart(world, write)),
  ]
}

/** All of them or none: a key with another project's name would be half a truth. */
function settingsPart({ file }: World, changes: Parts['changes']): FilePart {
  const areAt = (side: 'from' | 'to') => changes.every((change) => file.valueAt(change.place) === change[side])
  return {
    path: projectPath,
    parts: { changes, writes: [] },
    async stands() {
      await file.refresh()
      if (areAt('to')) return 'after'
      return areAt('from') ? 'before' : null
    },
    put: (side) => file.update(side === 'after' ? changes : changes.map(({ place, from, to }) => ({ place, from: to, to: from }))),
  }
}

function editPart({ general }: World, edit: SavedEdit): FilePart {
  return {
    path: edit.file,
    parts: { changes: [], writes: [], edits: [edit] },
    stands: () => unlessRefused(() => general.stands(edit)),
    put: (side) => general.put(edit, side),
  }
}

function writePart({ targets }: World, write: SavedWrite): FilePart {
  const { id, path, service, environment, before, after } = write
  const target = () => targets({ service, environment }).find((known) => known.target.id === id && known.target.path === path)?.target
  // Of values that a file has no place for nothing is known.
  const names = Object.keys(after)

  return {
    path,
    parts: { changes: [], writes: [write] },
    async stands() {
      const reading = await target()?.read()
      if (reading === undefined || reading.state === 'refused') return null
      const held: Readonly<Record<string, string | undefined>> = reading.values
      const areAs = (values: SavedWrite['before']) =>
        names.every((name) => (held[name] ?? '') === (name in held || name === 'runtimeKey' ? (values[name] ?? '') : ''))
      if (areAs(after)) return 'after'
      return areAs(before) ? 'before' : null
    },
    async put(side) {
      const found = target()
      if (found === undefined) throw changed(path)
      const values = side === 'before' ? before : after
      if (values['runtimeKey'] === undefined && found.takeOut) return found.takeOut(write.made === true)
      await (await found.plan(valuesOf(values))).apply()
    },
  }
}

function valuesOf({ runtimeKey = '', projectId = '', projectName = '', simulatorSlug }: SavedWrite['after']): RuntimeValues {
  const values = { runtimeKey, projectId, projectName }
  return simulatorSlug === undefined ? values : { ...values, simulatorSlug }
}

/** What can't be read or edited is on no side. */
async function unlessRefused(look: () => Promise<Side | null>): Promise<Side | null> {
  try {
    return await look()
  } catch (error) {
    if (error instanceof AppError && ['file-refused', 'file-changed', 'invalid'].includes(error.failure.code)) return null
    throw error
  }
}

export function pathsOf(parts: readonly FilePart[]): string[] {
  return [...new Set(parts.map(({ path }) => path))]
}
