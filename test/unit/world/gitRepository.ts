import { execFileSync } from 'node:child_process'

import { temporaryFolder } from './folder'

const author = { name: 'Ada Lantern', email: 'ada@example.com' }

/** A throw-away repository, made by git itself. Each commit is a minute later than the one before. */
export function gitRepository(format: 'sha1' | 'sha256' = 'sha1', folder = temporaryFolder()) {
  let minutes = 0

  function git(...words: string[]): string {
    const at = `${1_700_000_000 + minutes * 60} +0200`
    const env = {
      ...process.env,
      HOME: folder.root,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: author.name,
      GIT_AUTHOR_EMAIL: author.email,
      GIT_COMMITTER_NAME: author.name,
      GIT_COMMITTER_EMAIL: author.email,
      GIT_AUTHOR_DATE: at,
      GIT_COMMITTER_DATE: at,
    }
    const out = execFileSync('git', ['-C', folder.root, ...words], { encoding: 'utf8', stdio: 'pipe', env, maxBuffer: 2 ** 28 })
    return out.trim()
  }

  git('init', '--quiet', '--initial-branch=main', `--object-format=${format}`)
  git('config', 'gc.auto', '0')
  return {
    ...folder,
    git,
    /** Commits everything in the folder, and answers the commit's id. */
    commit(message: string, ...options: string[]): string {
      minutes += 1
      git('add', '--all')
      git('commit', '--quiet', '--allow-empty', '-m', message, ...options)
      return git('rev-parse', 'HEAD')
    },
    /** Many commits at once, each of which gives one file a content, or is empty. */
    history(commits: readonly { subject: string; file?: readonly [path: string, content: string] }[]): void {
      const stream = commits.map(({ subject, file }, index) => {
        const who = `${author.name} <${author.email}> ${1_700_000_000 + index} +0000`
        const change = file === undefined ? '' : `M 100644 inline ${file[0]}\ndata ${Buffer.byteLength(file[1])}\n${file[1]}\n`
        return `commit refs/heads/main\ncommitter ${who}\ndata ${Buffer.byteLength(subject)}\n${subject}\n${change}\n`
      })
      execFileSync('git', ['-C', folder.root, 'fast-import', '--quiet'], { input: stream.join('') })
      git('reset', '--quiet', '--hard', 'main')
    },
    /** The ids of all objects, with their types. */
    objects: (): [id: string, type: string][] =>
      git('cat-file', '--batch-all-objects', '--batch-check=%(objectname) %(objecttype)')
        .split('\n')
        .map((line) => line.split(' ') as [string, string]),
  }
}
