import type { Commit } from '../../../../shared/compare'
import type { History } from './history'
import type { ParsedCommit } from './parsed'

/** A commit and those before it, each the first parent of the one after, as far as they are in this clone. */
export async function* firstParents(history: History, from: string, most: number): AsyncGenerator<ParsedCommit> {
  let next: string | undefined = from
  for (let count = 0; count < most && next !== undefined; count += 1) {
    const commit: ParsedCommit | null = await history.commit(next)
    if (commit === null) return
    yield commit
    next = history.isCutAt(commit.id) ? undefined : commit.parents[0]
  }
}

/** What the window shows of a commit. */
export const shown = ({ id, at, author, subject }: ParsedCommit): Commit => ({ id, at, author, subject })
