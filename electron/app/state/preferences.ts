import { isDeepStrictEqual } from 'node:util'

import { z } from 'zod'

import { Preferences } from '../../../shared/preferences'
import { RecentProject } from '../../../shared/projects'
import { usualPreferences } from '../../../shared/usualPreferences'
import type { Approved } from '../../core/project/approvals'
import type { Store } from '../../core/store'
import { WindowPlace } from './windowPlace'

const KnownProject = RecentProject.extend({ id: z.uuid() })
type KnownProject = z.infer<typeof KnownProject>

/** `preferences.json`: what the user chose for this computer, and which projects were opened last. */
export const PreferencesFile = z.object({
  version: z.literal(1),
  preferences: Preferences,
  projects: z.array(KnownProject),
  /** Of the time before `approvals.json`: then the list of projects was also that of approved folders. */
  approvedOrigins: z.array(z.object({ project: z.uuid(), origin: z.string() })).optional(),
  /** That went to `approvals.json`. The list, which goes on, approves nothing any more; an older Latchkey can read it. */
  areApprovalsMoved: z.literal(true).optional().catch(true),
  /** Of the window that was closed last. Nobody should lose the rest of the file by it. */
  window: WindowPlace.optional().catch(undefined),
})
type PreferencesFile = z.infer<typeof PreferencesFile>

const initial: PreferencesFile = {
  version: 1,
  preferences: usualPreferences,
  projects: [],
}

const mostRecent = 30

export type PreferenceStore = ReturnType<typeof createPreferences>

export function createPreferences({ store }: { store: Store<PreferencesFile> }) {
  const file = () => store.read() ?? initial

  function change(part: Partial<PreferencesFile>): void {
    store.write({ ...file(), ...part })
  }

  return {
    read: () => file().preferences,
    write: (preferences: Preferences) => change({ preferences }),

    windowPlace: (): WindowPlace | undefined => file().window,

    rememberWindow(place: WindowPlace): void {
      if (!isDeepStrictEqual(place, file().window)) change({ window: place })
    },

    recent: (): RecentProject[] =>
      file().projects.map(({ path, name, engine, openedAt }) => ({ path, name, engine, openedAt })),

    /** Every project on the list, with its id. */
    known: (): readonly KnownProject[] => file().projects,

    /** The id a folder was last opened under. Projects without a secret or a setting have theirs only here. */
    idAt: (path: string) => file().projects.find((known) => known.path === path)?.id ?? null,

    /** The project with this id, where it was opened last; null for one that is not known here. */
    projectOf(id: string): { name: string; folder: string } | null {
      const known = file().projects.find((project) => project.id === id)
      return known === undefined ? null : { name: known.name, folder: known.path }
    },

    /** Puts a project on top of the list. */
    remember(project: KnownProject): void {
      const others = file().projects.filter((known) => known.path !== project.path)
      change({ projects: [project, ...others].slice(0, mostRecent) })
    },

    forget: (path: string) => change({ projects: file().projects.filter((known) => known.path !== path) }),

    /** What a file of the time before `approvals.json` approves. Of two folders with one id nobody knows which it was. */
    formerlyApproved(): Approved {
      const { projects, approvedOrigins, areApprovalsMoved } = file()
      if (approvedOrigins === undefined || areApprovalsMoved === true) return { folders: [], origins: [] }
      const alone = projects.filter(({ id }) => projects.filter((other) => other.id === id).length === 1)
      return { folders: alone.toReversed().map(({ id, path }) => ({ project: id, path })), origins: approvedOrigins }
    },

    /** From now on only `approvals.json` approves anything, whatever becomes of that. Throws `file-failed`. */
    endFormerApprovals(): void {
      const { approvedOrigins, areApprovalsMoved } = file()
      if (approvedOrigins !== undefined && areApprovalsMoved !== true) change({ approvedOrigins: [], areApprovalsMoved: true })
    },
  }
}
