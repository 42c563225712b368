import { isDeepStrictEqual } from 'node:util'

import { z } from 'zod'

import { Preferences } from '../../../shared/preferences'
import { RecentProject } from '../../../shared/projects'
import { defaultPreferences } from '../../../shared/defaultPreferences'
import type { Approved } from '../../core/approvals/approvals'
import type { Store } from '../../core/store'
import { WindowPlace } from './windowPlace'

// Schemas are loose: what another version of Latchkey wrote here is kept as it is, known to this one or not.

const KnownProject = RecentProject.extend({ id: z.uuid() }).loose()
type KnownProject = z.infer<typeof KnownProject>

/** `preferences.json`: what the user chose for this computer, and which projects were opened last. */
export const PreferencesFile = z.looseObject({
  version: z.literal(1),
  preferences: z.looseObject({}),
  projects: z.array(z.union([KnownProject, z.looseObject({})])),
  /** From before `approvals.json`, when the list of projects was also the list of approved folders. */
  approvedOrigins: z.array(z.object({ project: z.uuid(), origin: z.string() })).optional(),
  /** The approvals went to `approvals.json`. The list stays for an older Latchkey to read, but approves nothing any more. */
  areApprovalsMoved: z.literal(true).optional().catch(true),
  /** The place of the window that was closed last. A bad one is left out alone; the rest of the file counts. */
  window: WindowPlace.optional().catch(undefined),
})
type PreferencesFile = z.infer<typeof PreferencesFile>

const initial: PreferencesFile = {
  version: 1,
  preferences: {},
  projects: [],
}

const mostRecent = 30

export type PreferenceStore = ReturnType<typeof createPreferences>

export function createPreferences({ store }: { store: Store<PreferencesFile> }) {
  const file = () => store.read() ?? initial

  function change(part: Partial<PreferencesFile>): void {
    store.write({ ...file(), ...part })
  }

  let sorted: { of: PreferencesFile; projects: readonly KnownProject[] } | null = null

  function projects(): readonly KnownProject[] {
    const of = file()
    if (sorted?.of !== of) sorted = { of, projects: of.projects.filter(isKnown) }
    return sorted.projects
  }

  return {
    read: () => readPreferences(file().preferences),
    write: (preferences: Preferences) => change({ preferences: { ...file().preferences, ...preferences } }),

    windowPlace: (): WindowPlace | undefined => file().window,

    rememberWindow(place: WindowPlace): void {
      if (!isDeepStrictEqual(place, file().window)) change({ window: place })
    },

    recent: (): RecentProject[] => projects().map(({ path, name, engine, openedAt }) => ({ path, name, engine, openedAt })),

    /** Every project on the list, with its id. */
    known: (): readonly KnownProject[] => projects(),

    /** The id a folder was last opened under. Projects without a secret or a setting have theirs only here. */
    idAt: (path: string) => projects().find((known) => known.path === path)?.id ?? null,

    /** The project with this id, where it was opened last; null for one that is not known here. */
    projectOf(id: string): { name: string; folder: string } | null {
      const known = projects().find((project) => project.id === id)
      return known === undefined ? null : { name: known.name, folder: known.path }
    },

    /** Puts a project on top of the list. */
    remember(project: KnownProject): void {
      const others = file().projects.filter((known) => known.path !== project.path)
      change({ projects: [project, ...others].slice(0, mostRecent) })
    },

    forget: (path: string) => change({ projects: file().projects.filter((known) => known.path !== path) }),

    /** What a file from before `approvals.json` approves. Of two folders with one id, nobody knows which was approved. */
    formerlyApproved(): Approved {
      const { approvedOrigins, areApprovalsMoved } = file()
      if (approvedOrigins === undefined || areApprovalsMoved === true) return { folders: [], origins: [] }
      const alone = projects().filter(({ id }) => projects().filter((other) => other.id === id).length === 1)
      return { folders: alone.toReversed().map(({ id, path }) => ({ project: id, path })), origins: approvedOrigins }
    },

    /** From now on only `approvals.json` approves anything, whatever happens to it. Throws `file-failed`. */
    endFormerApprovals(): void {
      const { approvedOrigins, areApprovalsMoved } = file()
      if (approvedOrigins !== undefined && areApprovalsMoved !== true) change({ approvedOrigins: [], areApprovalsMoved: true })
    },
  }
}

function isKnown(project: unknown): project is KnownProject {
  return KnownProject.safeParse(project).success
}

/** A saved value that this version does not accept gives way to the default. */
function readPreferences(saved: Record<string, unknown>): Preferences {
  const taken = Object.entries(Preferences.shape).flatMap(([id, schema]) => {
    const value = schema.safeParse(saved[id])
    return value.success ? [[id, value.data]] : []
  })
  return { ...defaultPreferences, ...Object.fromEntries(taken) }
}
