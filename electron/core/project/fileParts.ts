import { AppError } from '../../../shared/errors'
import type { ServiceAt } from '../../../shared/schemas'
import { stepTexts as texts } from '../../../shared/texts'
import { refused } from '../files/failure'
import type { General } from '../engines/general'
import type { Edit } from '../places/edit'
import { putTo, standsOn } from '../places/places'
import type { KnownTarget } from '../targets/target'
import type { Side } from '../side'
import { envFilePlaces } from './settingAt'
import { projectPath } from './projectDocument'
import type { ProjectFile } from './projectFile'
import { changesIn, projectFormat } from './settingEdits'

/** What a step changes in one file. */
export type FilePart = {
  path: string
  edits: readonly Edit[]
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
  general: Pick<General, 'rowOf'>
  targets(place: ServiceAt): readonly KnownTarget[]
}

/** The files of a step, in the order in which they are changed. What it changes in one stands and falls together. */
export function filePartsOf(world: World, edits: readonly Edit[]): FilePart[] {
  const nameOf = ({ format, file }: Edit) => `${format} ${file}`
  const names = [...new Set(edits.map(nameOf))]
  return names.map((name) => edits.filter((edit) => nameOf(edit) === name)).map((part) => (part[0]?.format === projectFormat ? settingsPart(world, part) : gamePart(world, part)))
}

function settingsPart({ file }: World, edits: readonly Edit[]): FilePart {
  const changes = changesIn(edits)
  const isOn = (side: Side) => changes.every((change) => file.isOn(change, side))
  return {
    path: projectPath,
    edits,
    async stands() {
      await file.refresh()
      assertUndamaged(file)
      if (isOn('after')) return 'after'
      return isOn('before') ? 'before' : null
    },
    put: (side) => file.update(changes, side),
  }
}

function gamePart(world: World, edits: readonly Edit[]): FilePart {
  const path = edits[0]?.file ?? ''
  return {
    path,
    edits,
    async stands() {
      const found = await Promise.all(edits.map((edit) => whereNow(world, edit)))
      const named = found.filter((edit) => edit !== null)
      return named.length < edits.length ? null : standsOn(world.root, named)
    },
    async put(side) {
      const found = await Promise.all(edits.map((edit) => whereNow(world, edit)))
      await putTo(world.root, found.filter((edit) => edit !== null), side)
    },
  }
}

/**
 * An edit with the place that is meant by it now; null where the project uses another one. Throws where nobody knows what the
 * project uses.
 */
async function whereNow({ trail, file, general, targets }: World, edit: Edit): Promise<Edit | null> {
  const { row, target: id, service = '', environment = '' } = edit.for ?? {}
  if (row !== undefined && general.rowOf(row) === undefined) throw refused(texts.noEngine(edit.file))
  if (id === undefined) return edit
  const at = { service, environment }
  const all = targets(at).flatMap(({ target }) => (target.id === id ? [target] : []))
  if (id === 'env') {
    assertUndamaged(file)
    if (envFilePlaces(at).some((place) => file.misfitAt(place) !== null)) throw refused(texts.notNamed(edit.file))
  } else if (all.length === 0) throw refused(texts.noEngine(edit.file))
  // Older notes of an environment file don't say which variable it was.
  const { key } = edit.address
  const same = all.find(({ path, variable = key }) => path === edit.file && (key === '' || variable === key))
  if (same !== undefined) return key === '' ? { ...edit, address: { key: same.variable ?? '' } } : edit
  if (trail === 'notes' && key !== '') return edit
  const why = (await all.find(({ path }) => path === null)?.read())?.why
  if (why !== undefined) throw new AppError(why.code, why.message)
  return null
}

/** What a damaged file holds is not known, least of all that it holds nothing. */
function assertUndamaged(file: ProjectFile): void {
  const damage = file.damage()
  if (damage !== null) throw refused(texts.damaged(projectPath, damage))
}

export function pathsOf(parts: readonly FilePart[]): string[] {
  return [...new Set(parts.map(({ path }) => path))]
}
