import type { ComparedRow, CompareWith, Comparison } from '../../../shared/compare'
import { compareTexts as texts } from '../../../shared/texts/compare'
import { rowsAtOnce } from '../../../shared/enginePage'
import { AppError } from '../../../shared/errors'
import { standard, type Other } from '../../core/engineSettings/compare'
import { compared, otherProject, takeRows } from '../../core/operations/compareSettings'
import { comparedText } from '../../core/operations/comparedText'
import type { Session } from '../session/session'
import type { ActsOf } from './attended'
import { followName } from './openProject'
import { cancelled, choosePreset } from './presetCommands'

/** Holding the engine's settings against others. What is compared with is kept until another is chosen or the project changes. */
export function compareCommands(session: Session): ActsOf<'compare'> {
  const { opened, shared } = session
  let held: { root: string; other: Other } | null = null
  let shown: ReadonlyMap<string, ComparedRow> = new Map()
  let reading: AbortController | null = null

  function other(): Other {
    if (held === null || held.root !== opened().root) throw new AppError('invalid', texts.noComparison)
    return held.other
  }

  const rowsOf = (ids: readonly string[]) => ids.flatMap((id) => shown.get(id) ?? [])

  function comparison(from: number): Comparison | null {
    if (held === null || held.root !== opened().root) return null
    const { rows, unread } = compared(opened(), held.other)
    shown = new Map(rows.map((row) => [row.id, row]))
    const { is, label, unknown } = held.other
    const takable = rows.filter(({ why }) => why === undefined).length
    return { is, label, unread, unknown, total: rows.length, takable, rows: rows.slice(from, from + rowsAtOnce) }
  }

  return {
    'compare.start': async (choice) => {
      const project = opened()
      reading?.abort(cancelled())
      const own = (reading = new AbortController())
      try {
        const found = await otherFor(session, choice, own.signal)
        own.signal.throwIfAborted()
        if (session.project() === project) held = { root: project.root, other: found }
      } finally {
        if (reading === own) reading = null
      }
    },
    'compare.revisions': async () => (await late()).revisionsOf(opened()),
    'compare.cancel': () => reading?.abort(cancelled()),
    'compare.rows': ({ from }) => comparison(from),
    'compare.take': async ({ ids }) => {
      try {
        const { taken, refused } = await takeRows(opened(), other(), rowsOf(ids))
        if (refused.length > 0) session.say(texts.refused(refused.length))
        else session.say(taken === 0 ? texts.nothingToTake : texts.taken(taken))
        return { refused: [...refused] }
      } finally {
        followName(session)
        session.publish()
      }
    },
    'compare.copy': async ({ ids }) => {
      const rows = rowsOf(ids)
      await shared.clipboard.copy(comparedText(other().label, opened().name(), rows))
      session.say(texts.copied(rows.length))
      session.publish()
    },
  }
}

/** Most who compare never look into git. */
const late = () => import('../../core/operations/revisions')

async function otherFor(session: Session, choice: CompareWith, signal: AbortSignal): Promise<Other> {
  const { opened, port, shared } = session
  const project = opened()
  switch (choice.is) {
    case 'standard':
      return standard
    case 'project': {
      const isRecent = shared.preferences.recent().some(({ path }) => path === choice.path)
      if (!isRecent) throw new AppError('invalid', texts.notRecent)
      return otherProject(project, choice.path, signal)
    }
    case 'folder': {
      const path = await port.chooseFolder(texts.folderDialog)
      if (path === null) throw cancelled()
      return otherProject(project, path, signal)
    }
    case 'revision':
      return (await late()).atRevision(project, choice.id, signal)
    case 'preset':
      return choosePreset(session)
  }
}
