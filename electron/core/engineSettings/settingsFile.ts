import { engineTexts as texts } from '../../../shared/texts/engineSettings'
import type { Beyond } from '../files/contain'
import { readGameFile, type GameFile } from '../places/gameFile'
import type { SettingsFile } from './rows/source'

/** More than ten times what the largest known files have. Each line can be a row, and rows take time while the window waits. */
const mostLines = 30_000

/** A file of settings. One that has too many to be shown is refused with that reason. */
export async function readSettingsFile(root: string, { path, format }: SettingsFile, beyond: Beyond = []): Promise<GameFile> {
  const found = await readGameFile(root, path, format, beyond)
  if (found.is !== 'open' || linesIn(found.file.text) <= mostLines) return found
  return { is: 'refused', why: { code: 'file-refused', message: texts.tooMany(path, mostLines) } }
}

function linesIn(text: string): number {
  let lines = 1
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1
  return lines
}
