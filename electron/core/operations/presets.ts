import { realpath } from 'node:fs/promises'
import { basename, dirname } from 'node:path'

import { compareTexts } from '../../../shared/texts/compare'
import { AppError } from '../../../shared/errors'
import type { Other } from '../engineSettings/compare'
import { isForPreset, mostPresetRows, presetSide, presetText, readPreset } from '../engineSettings/preset'
import { openInside, readInside } from '../files/inside'
import { decodeText } from '../formats/text'
import type { Project } from '../project/project'

const texts = compareTexts.preset

const ending = '.latchkey-preset.json'

/** The name that a preset's file has at first. No system takes all characters in one. */
export const presetName = ({ name }: Pick<Project, 'name'>): string => `${name().replace(/[^\p{L}\p{N} _-]/gu, '_')}${ending}`

/**
 * Saves the values of these settings as a file that the user chose. What can't be in a preset is left out. Returns how many
 * settings it has. Throws `file-refused` where a file is that the user did not see when choosing.
 */
export async function savePreset({ engine, engineSettings }: Project, ids: readonly string[], chosen: string): Promise<number> {
  const settings = [...new Set(ids)].flatMap((id) => engineSettings.settingOf(id) ?? []).filter(isForPreset)
  if (settings.length === 0) throw new AppError('invalid', texts.empty)
  if (settings.length > mostPresetRows) throw new AppError('invalid', texts.tooMany(mostPresetRows))
  const name = `${basename(chosen).replace(/(?:\.latchkey-preset)?\.json$/i, '')}${ending}`
  const file = await openInside(dirname(chosen), name)
  if (file.current !== null && name !== basename(chosen)) throw new AppError('file-refused', texts.exists(name))
  await file.replace(Buffer.from(presetText(engine.kind, settings)))
  return settings.length
}

/** A preset that the user chose, to be held against the project. */
export async function openPreset({ engine, engineSettings }: Project, chosen: string): Promise<Other> {
  const path = await realpath(chosen).catch(() => chosen)
  const name = basename(chosen)
  const content = await readInside(dirname(path), basename(path))
  if (content === null) throw new AppError('file-refused', texts.none(name))
  const preset = readPreset(decodeText(content.bytes, name).text, name, engine.kind)
  return presetSide(name.replace(ending, ''), preset, engineSettings.settingOf)
}
