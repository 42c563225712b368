import { execFile } from 'node:child_process'

import { readInside, saveInside } from '../files'
import { decodeText, encodeText, lineEnd } from './text'
import type { TextFile } from './text'

// The folder may come from anywhere, and its git settings can name programs to run.
const safely = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=']

/**
 * Whether git leaves the file out of commits; null without git, outside a repository, or if git takes too
 * long.
 */
export async function isIgnoredByGit(root: string, path: string): Promise<boolean | null> {
  // Given by -C and not as the working directory, where Windows would look for git.exe first.
  const args = [...safely, '-C', root, 'check-ignore', '--quiet', '--', path]
  const options = { timeout: 3000, windowsHide: true, env: quietEnvironment() }
  return new Promise((resolve) => {
    execFile('git', args, options, (error) => {
      if (error === null) resolve(true)
      else resolve(error.code === 1 ? false : null)
    })
  })
}

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

/** Without what would point git at another repository, and without questions that nobody could answer. */
function quietEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.toUpperCase().startsWith('GIT_'))
  return { ...Object.fromEntries(kept), GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0' }
}
