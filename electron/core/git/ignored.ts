import { lstat } from 'node:fs/promises'
import { dirname, join, posix, relative, resolve, sep } from 'node:path'

import { gitTexts as texts } from '../../../shared/texts/files'
import { AppError } from '../../../shared/errors'
import { onceEach } from '../onceEach'
import { errorCode, refused } from '../files/failure'
import { readBounded } from './boundedFile'
import { assertWorksHere, isOn, repositoryOf, type Repository } from './repository'
import { matches, type RuleFile } from './rules'
import { atHome, readSettings, type Settings } from './settings'
import { readIndex } from './trackedFiles'
import { gitUserOf, type GitUser } from './user'

/** In bytes, for all rule files together. Larger ones may take longer to match than a user waits. */
const mostRules = 128 * 1024
const largestIndex = 64 * 1024 * 1024

/**
 * Whether git leaves a file of the project, which need not exist, out of commits; null outside a repository and where
 * only git itself could tell. Reads the files that git reads and starts no program: the folder may come from anywhere,
 * and its settings can name programs for git to run. What is asked of one of these is looked up once.
 */
export function createGitIgnores(root: string, user: GitUser = gitUserOf(process.env)) {
  const repositories = onceEach(repositoryOf)

  return onceEach(async (path: string): Promise<boolean | null> => {
    try {
      const repository = await repositories(await deepestFolder(root, path))
      return repository === null ? null : await isIgnoredIn(repository, join(root, path), user)
    } catch (error) {
      if (error instanceof AppError || errorCode(error) !== '') return null
      throw error
    }
  })
}

/** The same for one file. */
export function isIgnoredByGit(root: string, path: string, user?: GitUser): Promise<boolean | null> {
  return createGitIgnores(root, user)(path)
}

async function isIgnoredIn(repository: Repository, file: string, user: GitUser): Promise<boolean | null> {
  const settings = await settingsOf(repository, user)
  await assertWorksHere(repository, settings)
  const path = relative(repository.top, file).split(sep).join('/')
  const { rules, missing } = await rulesFor(repository, settings, user, path)
  if (!matches(rules, path, isOn(settings.get('core.ignorecase')))) return false
  return !(await isTracked(repository, settings, path, missing))
}

/** The deepest folder on the way to the file that exists. Throws for a link: nothing behind one is looked at. */
async function deepestFolder(root: string, path: string): Promise<string> {
  let folder = root
  for (const name of path.split('/').slice(0, -1)) {
    const next = join(folder, name)
    const stats = await lstat(next).catch(() => null)
    if (stats === null) break
    if (!stats.isDirectory()) throw refused(texts.unknown)
    folder = next
  }
  return folder
}

async function settingsOf({ own, common }: Repository, { configFiles, home }: GitUser): Promise<Settings> {
  const files = [...configFiles, join(common, 'config')]
  const settings = await readSettings(files, home)
  if (!isOn(settings.get('extensions.worktreeconfig'))) return settings
  return readSettings([...files, join(own, 'config.worktree')], home)
}

/** Every rule file, the weakest first, and the .gitignore files that are missing. */
async function rulesFor({ top, common }: Repository, settings: Settings, user: GitUser, path: string) {
  const rules: RuleFile[] = []
  const missing: string[] = []
  let left = mostRules
  const read = async (file: string, folder: string, followsLinks: boolean) => {
    const bytes = await readBounded(file, { most: left, followsLinks })
    left -= bytes?.length ?? 0
    if (bytes !== null) rules.push({ folder, text: bytes.toString() })
    return bytes !== null
  }
  const own = settings.get('core.excludesfile') ?? user.excludesFile
  if (own !== '') await read(resolve(top, atHome(own, user.home)), '', true)
  await read(join(common, 'info/exclude'), '', true)
  for (const folder of foldersOf(path)) {
    const file = posix.join(folder, '.gitignore')
    if (!(await read(join(top, file), folder, false))) missing.push(file)
  }
  return { rules, missing }
}

/** The folders a path leads through, from the top folder, whose path is empty. */
function foldersOf(path: string): string[] {
  const steps = dirname(path) === '.' ? [] : dirname(path).split('/')
  return ['', ...steps.map((_step, index) => steps.slice(0, index + 1).join('/'))]
}

/** A tracked file is committed, whatever the rules say. Throws where a sparse checkout left out a .gitignore on the way. */
async function isTracked({ own }: Repository, settings: Settings, path: string, missing: readonly string[]): Promise<boolean> {
  const index = await readBounded(join(own, 'index'), { most: largestIndex })
  if (index === null) return false
  const hashLength = settings.get('extensions.objectformat') === 'sha256' ? 32 : 20
  const name = bytesOf(path)
  const hidden = new Set(missing.map(bytesOf))
  let found = false
  for (const entry of readIndex(index, hashLength)) {
    if (entry.path === name || entry.path.startsWith(`${name}/`)) found = true
    if (entry.isSkipped && hidden.has(entry.path)) throw refused(texts.unknown)
  }
  return found
}

function bytesOf(path: string): string {
  return Buffer.from(path).toString('latin1')
}
