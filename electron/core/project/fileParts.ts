import { AppError } from '../../../shared/errors'
import type { ServiceAt } from '../../../shared/schemas'
import { stepTexts as texts } from '../../../shared/texts'
import { changed, refused } from '../files/failure'
import type { General } from '../engines/general'
import type { SavedEdit } from '../engines/savedEdit'
import { createEnvTarget } from '../targets/envFile'
import type { HeldValues, KnownTarget, Reading, RuntimeValues, Target } from '../targets/target'
import { unityTargetAt } from '../targets/unityAsset'
import type { Side } from '../side'
import { envFilePlaces } from './place'
import { projectPath } from './projectDocument'
import type { ProjectFile } from './projectFile'
import type { Parts } from './projectState'
import type { SavedWrite } from './stateFile'

/** What a step changes in one file. */
export type FilePart = {
  path: string
  parts: Parts
  /**
   * Which side the file is on; null where it is on neither, since somebody else changed it. Throws why that can't be told
   * now: then the file may still hold what the step wrote.
   */
  stands(): Promise<Side | null>
  /** Brings the file to a side from the other one. Throws why that can't be. */
  put(side: Side): Promise<void>
}

/**
 * Where a write is looked for: undo leaves a file alone that the settings no longer name as they did; what was cut off is
 * taken back where the step noted that it wrote.
 */
export type Trail = 'settings' | 'notes'

type World = {
  root: string
  trail: Trail
  file: ProjectFile
  general: General
  targets(place: ServiceAt): readonly KnownTarget[]
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
  const isOn = (side: Side) => changes.every((change) => file.isOn(change, side))
  return {
    path: projectPath,
    parts: { changes, writes: [] },
    async stands() {
      await file.refresh()
      assertUndamaged(file)
      if (isOn('after')) return 'after'
      return isOn('before') ? 'before' : null
    },
    put: (side) => file.update(changes, side),
  }
}

function editPart({ general }: World, edit: SavedEdit): FilePart {
  return {
    path: edit.file,
    parts: { changes: [], writes: [], edits: [edit] },
    stands: () => general.stands(edit),
    put: (side) => general.put(edit, side),
  }
}

function writePart(world: World, write: SavedWrite): FilePart {
  const { path, before, after } = write
  return {
    path,
    parts: { changes: [], writes: [write] },
    async stands() {
      const target = targetOf(world, write)
      const reading = await target?.read()
      if (reading?.why !== undefined) throw new AppError(reading.why.code, reading.why.message)
      if (reading === undefined || target?.path !== path) return null
      const held = heldBy(target, reading)
      if (holds(held, write, after)) return 'after'
      return holds(held, write, before) ? 'before' : null
    },
    async put(side) {
      const found = targetOf(world, write)
      if (found === undefined) throw changed(path)
      const values = side === 'before' ? before : after
      if (values['runtimeKey'] === undefined && found.takeOut) return found.takeOut(write.made === true)
      await (await found.plan(valuesOf(values))).apply()
    },
  }
}

/** A file that always has a place for the key holds none where it is gone; any other one then holds an empty key. */
function heldBy({ takeOut }: Target, { state, values }: Reading): HeldValues {
  return state === 'absent' && takeOut !== undefined ? { runtimeKey: '' } : values
}

/**
 * The target that a write went to. Where its file can't be found, the target that says why; where the project uses another
 * file or variable by now, the one that was noted, or undefined. Throws where nobody knows what the project uses.
 */
function targetOf({ root, trail, file, targets }: World, { id, path, variable, service, environment }: SavedWrite): Target | undefined {
  const at = { service, environment }
  const all = targets(at).flatMap(({ target }) => (target.id === id ? [target] : []))
  if (id === 'env') {
    assertUndamaged(file)
    if (envFilePlaces(at).some((place) => file.misfitAt(place) !== null)) throw refused(texts.notNamed(path))
  } else if (all.length === 0) throw refused(texts.noEngine(path))
  const isSame = (target: Target) => target.path === path && target.variable === (variable ?? target.variable)
  return all.find(isSame) ?? all.find((target) => target.path === null) ?? notedTarget()

  /** Undefined for an environment file of older notes: they don't say which variable it was. */
  function notedTarget(): Target | undefined {
    if (trail === 'settings') return undefined
    if (id === 'unity') return unityTargetAt(root, path)
    return variable === undefined ? undefined : createEnvTarget(root, { path, variable })
  }
}

/** Whether a file has these values. For the key it always has a place; where it has none for another value, that may be any. */
function holds(held: Readonly<Record<string, string | undefined>>, { after }: SavedWrite, values: SavedWrite['after']): boolean {
  return Object.keys(after).every((name) => {
    const now = held[name]
    return now === undefined ? name !== 'runtimeKey' : now === (values[name] ?? '')
  })
}

function valuesOf({ runtimeKey = '', projectId = '', projectName = '', simulatorSlug }: SavedWrite['after']): RuntimeValues {
  const values = { runtimeKey, projectId, projectName }
  return simulatorSlug === undefined ? values : { ...values, simulatorSlug }
}

/** What a damaged file holds is not known, least of all that it holds nothing. */
function assertUndamaged(file: ProjectFile): void {
  const damage = file.damage()
  if (damage !== null) throw refused(texts.damaged(projectPath, damage))
}

export function pathsOf(parts: readonly FilePart[]): string[] {
  return [...new Set(parts.map(({ path }) => path))]
}
