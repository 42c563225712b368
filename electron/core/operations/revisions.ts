import type { Commit, Revisions } from '../../../shared/compare'
import { compareTexts } from '../../../shared/texts/compare'
import { AppError } from '../../../shared/errors'
import { otherSide, type Other } from '../engineSettings/compare'
import { settingsFormatOf } from '../engineSettings/rows/source'
import { sideOf } from '../engineSettings/side'
import { sourceOf } from '../engineSettings/sources'
import { refused } from '../files/failure'
import { openHistory, type History } from '../git/objects/history'
import { firstParents, shown } from '../git/objects/walk'
import { gitUserOf } from '../git/user'
import { gameFileOf, type FormatId, type GameFile } from '../places/gameFile'
import type { Project } from '../project/project'

const texts = compareTexts.git

const mostCommits = 50
const mostNames = 200
/** In bytes, as for files on the disk. */
const largestFile = 2 * 1024 * 1024
const unityFolders = ['ProjectSettings', 'UserSettings']
/** How far below Unreal's `Config` its files may be. */
const deepest = 5

export const historyOf = ({ root }: Pick<Project, 'root'>) => openHistory(root, gitUserOf(process.env).home)

/** The branches, tags and latest commits of the project's repository. */
export async function revisionsOf(project: Project): Promise<Revisions> {
  try {
    const history = await historyOf(project)
    const local = await history.refs('refs/heads')
    const remote = await history.refs('refs/remotes')
    const tags = await history.refs('refs/tags')
    const head = await history.head()
    const commits: Commit[] = []
    if (head !== null) for await (const commit of firstParents(history, head, mostCommits)) commits.push(shown(commit))
    return {
      branches: [...local, ...remote].slice(0, mostNames),
      tags: tags.toReversed().slice(0, mostNames),
      commits,
      why: head === null ? texts.noCommits : null,
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { branches: [], tags: [], commits: [], why: error.message }
  }
}

/** The settings as they are in a commit, which a tag may name. */
export async function atRevision({ root, engine, engineSettings }: Project, id: string, signal: AbortSignal): Promise<Other> {
  const source = await sourceOf(engine.kind)
  const history = await historyOf({ root })
  const commit = await history.commit(id)
  if (source === null || commit === null) throw refused(texts.noCommit)
  const now = engineSettings.paths()
  const placeOf = ({ path }: { path: string }) => (now.includes(path) ? now.indexOf(path) : now.length)
  const all = await history.filesIn(commit, holdsSettings)
  const files = new Map<string, GameFile>()
  for (const { path, id: blob } of all.toSorted((one, other) => placeOf(one) - placeOf(other))) {
    signal.throwIfAborted()
    const format = settingsFormatOf(path)
    if (format !== null) files.set(path, versionOf(await history.blob(blob), path, format))
  }
  const label = texts.label(commit.id.slice(0, 7), await nameOf(history, id), commit.subject)
  return otherSide('revision', label, sideOf(source, files, engine.version))
}

function holdsSettings(folder: string): boolean {
  const steps = folder.split('/')
  return unityFolders.includes(folder) || (steps[0] === 'Config' && steps.length <= 1 + deepest)
}

/** A file as it was once. */
export function versionOf(bytes: Buffer, path: string, format: FormatId): GameFile {
  if (bytes.length <= largestFile) return gameFileOf(bytes, path, format)
  return { is: 'refused', why: { code: 'file-refused', message: texts.tooLarge } }
}

/** The branch or tag that names a commit, if any does. */
async function nameOf(history: History, id: string): Promise<string | null> {
  for (const folder of ['refs/heads', 'refs/tags', 'refs/remotes']) {
    const named = (await history.refs(folder)).find((ref) => ref.id === id)
    if (named !== undefined) return named.name
  }
  return null
}
