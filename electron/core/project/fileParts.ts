import { AppError } from '../../../shared/errors'
import { serviceOf } from '../catalog'
import type { ServiceAt } from '../../../shared/schemas'
import { stepTexts as texts } from '../../../shared/texts/steps'
import { refused } from '../files/failure'
import type { General } from '../engines/general'
import type { EngineSettings } from '../engineSettings/engineSettings'
import type { Edit, Side } from '../places/edit'
import type { Proofs } from '../places/proofs'
import { readGameFile } from '../places/gameFile'
import { putTo, standsOn } from '../places/places'
import type { KnownTarget, Target } from '../targets/target'
import { isOfScript } from '../targets/unityAsset'
import { listChangeOf } from './environmentList'
import { environmentsPart, type EnvironmentsWorld } from './environmentsPart'
import type { FilePart } from './filePart'
import { ownPlacesPart } from './ownPlacesPart'
import { placeOf, settingsOf } from './settingAt'
import { isOwnTarget } from './ownEdits'
import { projectPath } from './projectDocument'
import type { ProjectFile } from './projectFile'
import { changesIn, projectFormat } from './settingEdits'

/**
 * Where to look for a write. `settings`: undo leaves a file alone if the settings no longer name it as they did. `notes`: a
 * step that was cut off is taken back in the places it noted.
 */
export type Trail = 'settings' | 'notes'

type World = Pick<EnvironmentsWorld, 'secrets' | 'renamed'> & {
  root: string
  trail: Trail
  file: ProjectFile
  general: Pick<General, 'rowOf'>
  engineSettings: Pick<EngineSettings, 'owns' | 'paths'>
  proofs: Pick<Proofs, 'isProven'>
  targets(place: ServiceAt): readonly KnownTarget[]
}

/** The files of a step, in the order in which they are changed. The changes to one file are made or undone together. */
export function filePartsOf(world: World, edits: readonly Edit[]): FilePart[] {
  const byFile = new Map<string, Edit[]>()
  for (const edit of edits) {
    const name = `${edit.format} ${edit.file}`
    const ofFile = byFile.get(name)
    if (ofFile === undefined) byFile.set(name, [edit])
    else ofFile.push(edit)
  }
  return [...byFile.values()].map((ofFile) => partOf(world, ofFile))
}

function partOf(world: World, edits: readonly Edit[]): FilePart {
  const [first] = edits
  const list = first === undefined ? null : listChangeOf(first)
  if (first !== undefined && list !== null) return environmentsPart(world, first, list)
  if (first?.format === projectFormat) return settingsPart(world, edits)
  return ownPlacesPart(world, edits) ?? gamePart(world, edits)
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
  const isSeen = (edit: Edit) => world.proofs.isProven(world.root, edit)
  const placed = () => Promise.all(edits.map(async (edit) => (isOfKeys(edit) ? edit : placedNow(world, edit))))
  return {
    path,
    edits,
    async stands() {
      const now = await placed()
      return now.every((edit) => edit !== null) ? standsOn(world.root, now, isSeen) : null
    },
    async put(side) {
      const now = await placed()
      await putTo(
        world.root,
        now.filter((edit) => edit !== null),
        side,
        isSeen,
      )
    },
  }
}

/** The edit, if the project still uses that place; else null. Throws if it can't be told what the project uses. */
async function placedNow(world: World, edit: Edit): Promise<Edit | null> {
  const { file, for: owner } = edit
  if (owner?.row !== undefined && world.general.rowOf(owner.row) === undefined) throw refused(texts.noEngine(file))
  if (owner?.setting !== undefined && !world.engineSettings.owns(file)) {
    // Its other files are there, so the engine is known.
    throw refused(world.engineSettings.paths().length > 0 ? texts.gone(file) : texts.noEngine(file))
  }
  return owner?.target === undefined ? edit : ofTarget(world, edit, targetsFor(world, edit))
}

async function ofTarget({ root, trail }: World, edit: Edit, all: readonly Target[]): Promise<Edit | null> {
  const { file, address } = edit
  // Older notes of an environment file don't say which variable was written.
  const isUnnamed = address.key === ''
  const same = all.find(({ path, variable = address.key }) => path === file && (isUnnamed || variable === address.key))
  if (same !== undefined) return isUnnamed ? { ...edit, address: { key: same.variable ?? '' } } : edit
  if (trail === 'notes' && !isUnnamed) return (await isMeant(root, edit)) ? edit : null
  const why = (await all.find(({ path }) => path === null)?.read())?.why
  if (why !== undefined) throw new AppError(why.code, why.message)
  return null
}

/** The place itself may have been removed, or added, by the same step. Nobody else writes such a file. */
const isOfKeys = ({ format, for: owner }: Edit): boolean => format === 'keysFile' && isOwnTarget(owner?.target)

/**
 * Whether the file that a note names can be one of its place. A file that can't be read now counts: reading it later says
 * why.
 */
async function isMeant(root: string, { file, for: owner }: Edit): Promise<boolean> {
  const declared = placeWith(owner)
  if (declared === undefined || !('script' in declared.file)) return true
  const found = await readGameFile(root, file, declared.format)
  return found.is !== 'open' || isOfScript(found, declared.file)
}

const placeWith = ({ service = '', target }: NonNullable<Edit['for']> = {}) =>
  serviceOf(service).places.find(({ id }) => id === target)

/** The targets that an edit may have gone to. */
function targetsFor({ file, targets }: World, { file: path, for: owner }: Edit): Target[] {
  const { target: id, service = '', environment = '' } = owner ?? {}
  const all = targets({ service, environment }).flatMap(({ target }) => (target.id === id ? [target] : []))
  const declared = placeWith(owner)
  const named = declared === undefined ? [] : settingsOf(declared).map((field) => placeOf(service, environment, field).place)
  if (named.length > 0) {
    assertUndamaged(file)
    if (named.some((place) => file.misfitAt(place) !== null)) throw refused(texts.notNamed(path))
  } else if (all.length === 0 && !isOwnTarget(id)) throw refused(texts.noEngine(path))
  return all
}

/** It can't be told what a damaged file holds, so it must not be taken for empty. */
function assertUndamaged(file: ProjectFile): void {
  const damage = file.damage()
  if (damage !== null) throw refused(texts.damaged(projectPath, damage))
}

export function pathsOf(parts: readonly FilePart[]): string[] {
  return [...new Set(parts.map(({ path }) => path))]
}
