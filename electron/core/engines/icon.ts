import { AppError } from '../../../shared/errors'
import type { GeneralRow } from '../../../shared/general/row'
import { generalTexts } from '../../../shared/texts/general'
import { placeInside, type Beyond } from '../files/contain'
import { findFiles } from './findFiles'
import type { GameFile } from '../places/gameFile'
import { defaultIcon } from '../formats/unitySettings'

/** The picture a project names as its icon. `source` is what the engine's file says, `path` where that picture is. */
export type Icon = { source: string; path: string | null; why: string | null }

/** What Unity or Godot puts beside a picture. */
const besidePicture = /\.(?:png|jpe?g|webp|gif|svg|ico|bmp|tga|psd)\.(?:meta|import)$/i

/** The project, and what of its links is followed. */
type Where = { root: string; beyond: Beyond }

/** Where the icon's picture is. A search is not repeated for the same source, unless the picture it found is gone. */
export async function findIcon(
  where: Where,
  row: GeneralRow | undefined,
  file: GameFile | undefined,
  known: Icon | null,
): Promise<Icon | null> {
  if (row === undefined) return null
  const source = sourceOf(row, file)
  if (source === '') return { source, path: null, why: null }
  if (known?.source === source && isSearchedFor(row, source) && (known.path === null || (await isThere(where, known.path)))) {
    return known
  }
  return lookFor(where, row, source)
}

async function lookFor(where: Where, row: GeneralRow, source: string): Promise<Icon> {
  try {
    const path = await pathOf(where, row, source)
    if (path === null) return { source, path, why: generalTexts.unknownPicture }
    return (await isThere(where, path)) ? { source, path, why: null } : { source, path: null, why: whyLost(row, path) }
  } catch (error) {
    if (error instanceof AppError) return { source, path: null, why: error.failure.message }
    throw error
  }
}

function isSearchedFor({ format }: GeneralRow, source: string): boolean {
  return format !== 'ini' && !source.startsWith('res://')
}

function sourceOf(row: GeneralRow, file: GameFile | undefined): string {
  // Unreal takes the picture from a fixed place.
  if (row.format === 'ini') return row.file
  if (file?.is !== 'open') return ''
  return (row.format === 'unity' ? defaultIcon(file.file.text, row.file) : file.opened.find(row)?.value) ?? ''
}

/** Unity names a picture by an id from the file beside it, and so may Godot. */
async function pathOf({ root, beyond }: Where, { format }: GeneralRow, source: string): Promise<string | null> {
  if (format === 'ini') return source
  if (source.startsWith('res://')) return source.slice('res://'.length)
  const wanted =
    format === 'unity'
      ? { below: 'Assets', name: besidePicture, says: `guid: ${source}` }
      : { below: '', name: besidePicture, says: `uid="${source}"` }
  const [found] = await findFiles(root, { ...wanted, beyond })
  return found?.replace(/\.(?:meta|import)$/, '') ?? null
}

/** Unreal's place for the picture is fixed: no file there means that no picture was chosen. */
function whyLost({ format }: GeneralRow, path: string): string | null {
  return format === 'ini' ? null : generalTexts.lostPicture(path)
}

async function isThere({ root, beyond }: Where, path: string): Promise<boolean> {
  try {
    return (await placeInside(root, path, beyond)).exists
  } catch (error) {
    if (error instanceof AppError) return false // it leads out of the project
    throw error
  }
}
