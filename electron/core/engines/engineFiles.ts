import { AppError, type Failure } from '../../../shared/errors'
import type { GeneralFormat } from '../../../shared/general/row'
import { assertWritableInside, readInside, type Stamp } from '../files/inside'
import { decodeText, type TextFile } from '../formats/text'
import type { Format, Opened } from '../formats/format'
import { godotConfig, godotPresets } from '../formats/godotConfig'
import { projectJson } from '../formats/projectJson'
import { unitySettings } from '../formats/unitySettings'
import { unrealIni } from '../formats/unrealIni'

export const formats: Readonly<Record<GeneralFormat, Format>> = {
  unity: unitySettings,
  ini: unrealIni,
  godot: godotConfig,
  presets: godotPresets,
  json: projectJson,
}

/** A file that was read. `why` says why nothing can be written to it; its values may be known all the same. */
export type EngineFile =
  | { is: 'absent'; why: null }
  | { is: 'refused'; why: Failure }
  | { is: 'open'; file: TextFile; stamp: Stamp; opened: Opened; why: Failure | null }

/** What a file holds now. Never throws for what is wrong with the file. */
export async function readEngineFile(root: string, path: string, format: GeneralFormat): Promise<EngineFile> {
  try {
    const content = await readInside(root, path)
    if (content === null) return { is: 'absent', why: null }
    const file = decodeText(content.bytes, path)
    const opened = formats[format](file, path)
    return { is: 'open', file, stamp: content.stamp, opened, why: await whyReadOnly(root, path) }
  } catch (error) {
    return { is: 'refused', why: failureOf(error) }
  }
}

async function whyReadOnly(root: string, path: string): Promise<Failure | null> {
  try {
    await assertWritableInside(root, path)
    return null
  } catch (error) {
    return failureOf(error)
  }
}

/** A bug stays a bug. */
function failureOf(error: unknown): Failure {
  if (error instanceof AppError) return error.failure
  throw error
}
