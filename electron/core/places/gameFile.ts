import { AppError, type Failure } from '../../../shared/errors'
import type { Place } from '../../../shared/catalog/place'
import type { GeneralFormat } from '../../../shared/general/row'
import type { Beyond } from '../files/contain'
import { openInside, removeInside, saveInside, type OpenedInside, type Stamp } from '../files/inside'
import { descriptor } from '../formats/descriptor'
import { dotenv } from '../formats/dotenv'
import type { Format, Opened } from '../formats/format'
import { godotConfig, godotPresets } from '../formats/godotConfig'
import { jsonTree } from '../formats/jsonTree'
import { projectJson } from '../formats/projectJson'
import { godotValues } from '../formats/godotValues'
import { properties } from '../formats/properties'
import { keysFile } from '../formats/keysFile'
import { source } from '../formats/source'
import { unityTree } from '../formats/unityTree'
import { unrealTree } from '../formats/unrealTree'
import { decodeText, encodeText, type TextFile } from '../formats/text'
import { unityAsset, unitySettings } from '../formats/unitySettings'
import { unrealIni } from '../formats/unrealIni'
import { assertEnvFile } from './envFileOnly'
import type { Opening } from './opening'
import { assertNoLinkToProgram } from './program'

export type FormatId = GeneralFormat | Place['format'] | 'godotValues'

export const formats: Readonly<Record<FormatId, Format>> = {
  unity: unitySettings,
  unityAsset,
  ini: unrealIni,
  godot: godotConfig,
  presets: godotPresets,
  json: projectJson,
  descriptor,
  dotenv,
  unityTree,
  unrealTree,
  godotValues,
  jsonTree,
  properties,
  source,
  keysFile,
}

export const isFormat = (id: string): id is FormatId => Object.hasOwn(formats, id)

/** A file that was read. `why` says why nothing can be written to it; its values may still be known. */
export type GameFile =
  | { is: 'absent'; why: null }
  | { is: 'refused'; why: Failure }
  | { is: 'open'; file: TextFile; stamp: Stamp | null; opened: Opened; why: Failure | null; isBeyond: boolean }

export type OpenFile = Extract<GameFile, { is: 'open' }>

/** Whether a missing file is made with its first value. */
const isMade = (format: FormatId) => format === 'dotenv' || format === 'keysFile'

/** What a file holds now. Never throws for what is wrong with the file. A missing one that may be made is open and empty. */
export async function readGameFile(
  root: string,
  path: string,
  format: FormatId,
  beyond: Beyond = [],
  opening: Pick<Opening, 'open'> = fresh,
): Promise<GameFile> {
  try {
    if (format === 'dotenv') await assertEnvFile(root, path)
    const found = await openInside(root, path, beyond)
    const content = found.current
    if (content === null && !isMade(format)) return { is: 'absent', why: null }
    const file: TextFile = content === null ? { text: '', encoding: 'utf8' } : decodeText(content.bytes, path)
    const opened = opening.open(file, path, formats[format])
    const { isBeyond } = found.place
    return { is: 'open', file, stamp: content?.stamp ?? null, opened, why: await whyReadOnly(root, path, found), isBeyond }
  } catch (error) {
    return { is: 'refused', why: failureOf(error) }
  }
}

const fresh: Pick<Opening, 'open'> = { open: (file, path, format) => format(file, path) }

/** A file that is on no disk, such as one of an earlier state. Never throws for what is wrong with it. */
export function gameFileOf(bytes: Buffer, path: string, format: FormatId): GameFile {
  try {
    const file = decodeText(bytes, path)
    return { is: 'open', file, stamp: null, opened: formats[format](file, path), why: null, isBeyond: false }
  } catch (error) {
    return { is: 'refused', why: failureOf(error) }
  }
}

/** Saves a text over the one that was read, or with `isGone` removes an empty file. Throws `file-changed` if it changed. */
export async function saveGameFile(
  root: string,
  path: string,
  { file, stamp }: OpenFile,
  text: string,
  isGone = false,
): Promise<void> {
  if (text === file.text) return
  if (isGone && text === '' && stamp !== null) await removeInside(root, path, stamp)
  else await saveInside(root, path, encodeText(file, text), stamp)
}

async function whyReadOnly(root: string, path: string, { place, assertWritable }: OpenedInside): Promise<Failure | null> {
  try {
    await assertWritable()
    await assertNoLinkToProgram(root, path, place)
    return null
  } catch (error) {
    return failureOf(error)
  }
}

/** Anything but an AppError is a bug and is thrown on. */
function failureOf(error: unknown): Failure {
  if (error instanceof AppError) return error.failure
  throw error
}
