import type { Blame, Blamed } from '../../../shared/compare'
import { compareTexts } from '../../../shared/texts/compare'
import { AppError } from '../../../shared/errors'
import { sideOf } from '../engineSettings/side'
import { sourceOf } from '../engineSettings/sources'
import type { History } from '../git/objects/history'
import type { ParsedCommit } from '../git/objects/parsed'
import { firstParents, shown } from '../git/objects/walk'
import type { OpenFile } from '../places/gameFile'
import type { Project } from '../project/project'
import { historyOf, versionOf } from './revisions'

const texts = compareTexts.git

/** How many commits one answer looks at. */
const atOnce = 200

/**
 * The commits that changed a setting, newest first: the next ones from `from` on, or from what is checked out. Follows first
 * parents and reads nothing but the file of this setting. What ends it early is said, and what was found is kept.
 */
export async function blame(project: Project, id: string, from: string | null): Promise<Blame> {
  const found: Blame = { changes: [], looked: 0, next: null, why: null }
  try {
    await walk(project, id, { from, found })
  } catch (error) {
    if (!(error instanceof AppError) || error.failure.code !== 'file-refused') throw error
    found.why = error.message
  }
  return found
}

type Walk = { from: string | null; found: Blame }

async function walk(project: Project, id: string, { from, found }: Walk): Promise<void> {
  const history = await historyOf(project)
  const start = from ?? (await history.head())
  if (start === null) {
    found.why = texts.noCommits
    return
  }
  const values = createValues(project, id, history)
  for await (const commit of firstParents(history, start, atOnce + 1)) {
    if (found.looked === atOnce) {
      found.next = commit.id
      return
    }
    if (from === null && found.looked === 0) found.changes.push(...(await values.uncommitted(commit)))
    found.looked += 1
    const parent = await parentOf(history, commit)
    if (parent === 'missing') found.why = history.isCutAt(commit.id) ? texts.shallow : await history.whyMissing()
    else found.changes.push(...(await values.changed(commit, parent)))
  }
}

/** Null for the first commit of all. */
async function parentOf(history: History, { id, parents: [first] }: ParsedCommit): Promise<ParsedCommit | 'missing' | null> {
  if (first === undefined) return history.isCutAt(id) ? 'missing' : null
  return history.isCutAt(id) ? 'missing' : ((await history.commit(first)) ?? 'missing')
}

const unread = Symbol('unread')
type Value = string | null | typeof unread

/** The values that a setting had, each version of its file read once. */
function createValues({ engine, engineSettings }: Project, id: string, history: History) {
  const setting = engineSettings.settingOf(id)
  if (setting === undefined) throw new AppError('invalid', compareTexts.noSetting)
  if (setting.isSecret === true) throw new AppError('invalid', compareTexts.secretHistory)
  const { file, format, value: now } = setting
  const known = new Map<string, Value>()

  /** What is open now may have been a secret then. */
  async function shownIn(version: OpenFile): Promise<Value> {
    const value = engineSettings.valueIn(id, version)
    if (value === null || value === now) return value
    const source = await sourceOf(engine.kind)
    const then = source && sideOf(source, new Map([[file, version]]), engine.version).settings.get(id)
    return then == null || then.isSecret === true ? unread : value
  }

  async function valueOf(blob: string | null): Promise<Value> {
    if (blob === null) return null
    const before = known.get(blob)
    if (before !== undefined) return before
    const version = versionOf(await history.blob(blob), file, format)
    const value = version.is === 'open' ? await shownIn(version) : unread
    known.set(blob, value)
    return value
  }

  /** A version that can't be read says nothing about what changed. */
  function change(commit: ParsedCommit | null, before: Value, after: Value): Blamed[] {
    if (before === after || before === unread || after === unread) return []
    return [{ commit: commit && shown(commit), before, after }]
  }

  return {
    uncommitted: async (commit: ParsedCommit) => change(null, await valueOf(await history.fileIn(commit, file)), now),
    async changed(commit: ParsedCommit, parent: ParsedCommit | null): Promise<Blamed[]> {
      const after = await history.fileIn(commit, file)
      const before = parent === null ? null : await history.fileIn(parent, file)
      return before === after ? [] : change(commit, await valueOf(before), await valueOf(after))
    },
  }
}
