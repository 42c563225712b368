import { isDeepStrictEqual } from 'node:util'

import type { Project } from '../../core/project/project'
import type { Session } from '../session/session'
import { createReading } from './readAgain'
import { watchedPaths } from './watchedPaths'
import { watchFiles, type FileWatch } from './watchFiles'

export type Following = ReturnType<typeof createFollowing>

/**
 * Keeps a window up to date with the files of its project, whoever changes them. Files are read again one time after
 * another and not in the middle of a command, whose half-done work nobody should see. If nothing has changed, nothing is
 * published, so that a save of our own does not make the window flicker.
 */
export function createFollowing(session: Session) {
  let isStarted = false
  let followed: { project: Project; watch: FileWatch; paths: ReadonlySet<string> } | null = null
  const { readIfChanged } = createReading(session)
  let asked: 'no' | 'noticed' | 'all' = 'no'
  let reading: Promise<void> | null = null

  /** Watches the files that the open project has now; nothing before the first paint. */
  function follow(): void {
    const project = session.project()
    if (!isStarted || project !== followed?.project) {
      followed?.watch.close()
      followed = null
    }
    if (!isStarted || project === null) return
    const isNew = followed === null
    const onChange = () => void look('noticed')
    followed ??= { project, watch: watchFiles({ root: project.root, onChange }), paths: new Set() }
    const paths = new Set(watchedPaths(project))
    const isMore = [...paths].some((path) => followed?.paths.has(path) !== true)
    followed.paths = paths
    const arming = followed.watch.follow([...paths])
    // Changes between reading the files and watching them were not seen.
    if (isMore) void arming.then(() => look(isNew ? 'all' : 'noticed'))
  }

  /** Reads the files again, now or as soon as no command is at work. What was only `noticed` may be a save of our own. */
  function look(why: Exclude<typeof asked, 'no'> = 'all'): Promise<void> {
    if (asked !== 'all') asked = why
    reading ??= lookWhileAsked().finally(() => {
      reading = null
    })
    return reading
  }

  async function lookWhileAsked(): Promise<void> {
    while (asked !== 'no' && !session.isAtWork()) {
      const mayBeOurs = asked === 'noticed'
      asked = 'no'
      const project = session.project()
      if (project === null) return
      const before = shownBy(session)
      const isRead = await readIfChanged(project, { mayBeOurs })
      // A command that began meanwhile publishes the result itself.
      if (session.isAtWork()) void look('noticed')
      else if (session.project() === project && !isDeepStrictEqual(before, shownBy(session))) session.publish()
      follow()
      if (isRead) void lookAtIcon(session, project)
    }
  }

  session.whenAtRest(() => {
    follow()
    if (asked !== 'no') void look(asked)
  })

  return {
    /** Called after the first paint. From then on `follow` takes up a project that is opened later. */
    start(): void {
      isStarted = true
      follow()
    },
    follow,
    look: () => look(),
    close(): void {
      isStarted = false
      follow()
    },
  }
}

/** What the page would notice of a change. */
function shownBy(session: Session) {
  const { project, notices } = session.view()
  return { project, notices }
}

/** In a large project the picture takes a while to find, so nothing waits for it. */
async function lookAtIcon(session: Session, project: Project): Promise<void> {
  if ((await project.general.readIcon()) && session.project() === project) session.publish()
}
