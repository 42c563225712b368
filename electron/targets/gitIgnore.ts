import { readInside, saveInside } from '../files'
import { decodeText, encodeText, lineEnd } from './text'
import type { TextFile } from './text'

/** Adds the file to the .gitignore of the project's root; every byte that is there stays. */
export async function ignoreInGit(root: string, path: string): Promise<void> {
  const content = await readInside(root, '.gitignore')
  const file: TextFile =
    content === null ? { text: '', encoding: 'utf8' } : decodeText(content.bytes, '.gitignore')
  const line = `/${path.replace(/[\\*?[]/g, '\\$&')}`
  if (file.text.split(/\r?\n/).includes(line)) return
  const end = lineEnd(file.text)
  const gap = file.text === '' || file.text.endsWith('\n') ? '' : end
  await saveInside(
    root,
    '.gitignore',
    encodeText(file, `${file.text}${gap}${line}${end}`),
    content?.stamp ?? null,
  )
}
