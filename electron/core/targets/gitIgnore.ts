import { relative } from 'node:path'

import { envFileTexts as texts } from '../../../shared/texts/files'
import { readInside, saveInside } from '../files/inside'
import { placeInside } from '../files/contain'
import { refused } from '../files/failure'
import { decodeText, encodeText, lineEnd } from '../formats/text'
import type { TextFile } from '../formats/text'

/**
 * Adds the file to the .gitignore of the project's root; every byte that is there stays. A .gitignore that is a link is
 * refused: git does not follow it, and it could lead to a script, where a line is a command.
 */
export async function ignoreInGit(root: string, path: string): Promise<void> {
  const place = await placeInside(root, '.gitignore')
  if (relative(root, place.path) !== '.gitignore') throw refused(texts.linkedRules)
  const content = await readInside(root, '.gitignore')
  const file: TextFile = content === null ? { text: '', encoding: 'utf8' } : decodeText(content.bytes, '.gitignore')
  const line = `/${path.replace(/[\\*?[]/g, '\\$&')}`
  if (file.text.split(/\r?\n/).includes(line)) return
  const end = lineEnd(file.text)
  const gap = file.text === '' || file.text.endsWith('\n') ? '' : end
  await saveInside(root, '.gitignore', encodeText(file, `${file.text}${gap}${line}${end}`), content?.stamp ?? null)
}
